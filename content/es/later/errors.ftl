doc--line = { $path }: { $problem }
doc--document = documento
doc--syntax = línea { $line }, columna { $column }: { $problem }
doc--found = se encontró: { $found }; se esperaba: { $expected }

doc--end = el final
doc--text = la cadena { $text }
doc--list = una lista
doc--object = un objeto
doc--entries = { $n ->
    [one] { $n } entrada
    [many] { $n } entradas
   *[other] { $n } entradas
}
doc--bytes = { $n ->
    [one] { $n } byte
    [many] { $n } bytes
   *[other] { $n } bytes
}
doc--predicates = { $n ->
    [one] { $n } predicado
    [many] { $n } predicados
   *[other] { $n } predicados
}
doc--version = la versión { $n }
doc--scripted-host = un host definido como scripted
doc--no-made = ningún segmento inventado
doc--no-place = ningún lugar
doc--no-such-place = un lugar que no existe

doc--whole-end = el final del documento
doc--value = un valor JSON
doc--levels = un máximo de { $most } niveles
doc--quoted-key = una clave entre comillas
doc--rest-of-text = el resto de una cadena
doc--escape = una secuencia de escape
doc--pair = la segunda mitad de un par
doc--code = el código de un carácter
doc--hexadecimal = cuatro dígitos hexadecimales
doc--no-zero = un número sin cero inicial
doc--digit = un dígito
doc--name = un nombre entre comillas
doc--any-text = una cadena
doc--number = un número
doc--whole = un número entero dentro del rango
doc--whole-range = un número entero de { $least } a { $most }
doc--range = un número de { $least } a { $most }
doc--milliseconds = un número de milisegundos de { $least } a { $most }
doc--probability = una probabilidad de { $least } a { $most }
doc--at-most = un máximo de { $most }
doc--at-most-of = como máximo { $key }, { $most }
doc--ms = { $n } ms
doc--more = más
doc--one-of = una opción entre { $list }
doc--or = { $one } o { $other }
doc--and = { $one } y { $other }
doc--settings = un objeto con ajustes de un host o { $other }
doc--segment-or-number = un segmento inventado o el número de uno que esté en el camino
doc--with-states = uno que tenga estados
doc--made-with = uno con { $keys }
doc--one = uno
doc--one-of-document = uno del documento
doc--rule-name = un nombre que pueda figurar en una traza

doc--unknown-key = clave desconocida { $name }; se esperaba { $expected }
doc--unknown-action = acción desconocida { $name }; se esperaba { $expected }
doc--unknown-value = valor desconocido { $name }; se esperaba { $expected }
doc--unknown-state = estado desconocido { $name }; se esperaba { $expected }
doc--unknown-flag = bit de control desconocido { $name }; se esperaba { $expected }
doc--unknown-outcome = desenlace desconocido { $name }; se esperaba { $expected }
doc--unknown-error = error desconocido { $name }; se esperaba { $expected }
doc--unknown-rule = regla desconocida { $name }; se esperaba { $expected }

doc--missing = falta la clave { $key }
doc--missing-of = falta la clave { $key }; se esperaba { $expected }
doc--twice = la clave { $key } aparece dos veces; se esperaba una sola vez
doc--neither = no hay { $one } ni { $other }; se esperaba una de las dos
doc--both = hay { $one } y { $other }; se esperaba solo una de las dos
doc--not-one = hay { $key } sin exactamente una de las claves { $one } y { $other }; se esperaba una de las dos
doc--beside = está junto a { $one }; se esperaba solo con { $other }
doc--stray = hay { $key }; se esperaba solo junto a aquello a lo que pertenece
doc--other-action = hay { $key }; se esperaba solo con otra acción
doc--no-such-key = hay { $key }; no se esperaba esa clave con { $action }
doc--only-with-segment = hay { $one } o { $other } con { $match }; se esperaban solo con { $segment }
doc--both-ways = hay claves para ambos sentidos junto a { $one } o { $other }; se esperaba lo uno o lo otro
doc--one-way = hay { $key } o un sentido; se esperaban solo propiedades de un único sentido
doc--path-keys = hay claves del camino; se esperaban solo con { $only }, no con { $action }
doc--no-path-key = hay { $action } sin ninguna clave del camino; se esperaba al menos una
doc--no-delay = hay { $action } sin { $key }; se esperaba el número de milisegundos

doc--scripted-call = hay { $action } en un host definido como scripted; se esperaba { $expected }
doc--host-call = hay { $action } en el camino; se esperaba { $expected }
doc--path-call = hay { $action } en un host; se esperaba en el camino
doc--no-one-segment = hay { $action } sin un segmento determinado; se esperaba { $key } { $one } o { $other }, o bien el número de un segmento
