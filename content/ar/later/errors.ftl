doc--line = { $path }: { $problem }
doc--document = المستند
doc--syntax = السطر { $line }، العمود { $column }: { $problem }
doc--found = الموجود: { $found }، والمتوقع: { $expected }

doc--end = النهاية
doc--text = السلسلة { $text }
doc--list = قائمة
doc--object = كائن
doc--entries = { $n ->
    [zero] بلا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بندا
   *[other] { $n } بند
}
doc--bytes = { $n } بايت
doc--predicates = { $n ->
    [zero] بلا شرط
    [one] شرط واحد
    [two] شرطان
    [few] { $n } شروط
    [many] { $n } شرطا
   *[other] { $n } شرط
}
doc--version = الإصدار { $n }
doc--scripted-host = مضيف قيمته scripted
doc--no-made = بلا مقطع مصطنع
doc--no-place = بلا موضع
doc--no-such-place = موضع لا وجود له

doc--whole-end = نهاية المستند
doc--value = قيمة JSON
doc--levels = { $most } مستوى على الأكثر
doc--quoted-key = مفتاح بين علامتي اقتباس
doc--rest-of-text = بقية سلسلة
doc--escape = حرف هروب
doc--pair = النصف الثاني من زوج
doc--code = رمز حرف
doc--hexadecimal = أربعة أرقام ست عشرية
doc--no-zero = عدد لا يبدأ بصفر
doc--digit = رقم
doc--name = اسم بين علامتي اقتباس
doc--any-text = سلسلة
doc--number = عدد
doc--whole = عدد صحيح ضمن المدى
doc--whole-range = عدد صحيح من { $least } إلى { $most }
doc--range = عدد من { $least } إلى { $most }
doc--milliseconds = عدد من الملي ثانية من { $least } إلى { $most }
doc--probability = احتمال من { $least } إلى { $most }
doc--at-most = { $most } على الأكثر
doc--at-most-of = { $key } على الأكثر، أي { $most }
doc--ms = { $n } ملي ث
doc--more = أكثر
doc--one-of = واحد مما يلي: { $list }
doc--or = { $one } أو { $other }
doc--and = { $one } و{ $other }
doc--settings = كائن بإعدادات مضيف أو { $other }
doc--segment-or-number = مقطع مصطنع أو رقم مقطع على المسار
doc--with-states = مضيف له حالات
doc--made-with = مقطع فيه { $keys }
doc--one = موضع
doc--one-of-document = موضع في المستند
doc--rule-name = اسم يمكن أن يرد في سجل

doc--unknown-key = مفتاح مجهول { $name }، والمتوقع: { $expected }
doc--unknown-action = فعل مجهول { $name }، والمتوقع: { $expected }
doc--unknown-value = قيمة مجهولة { $name }، والمتوقع: { $expected }
doc--unknown-state = حالة مجهولة { $name }، والمتوقع: { $expected }
doc--unknown-flag = علم مجهول { $name }، والمتوقع: { $expected }
doc--unknown-outcome = نهاية مجهولة { $name }، والمتوقع: { $expected }
doc--unknown-error = خطأ مجهول { $name }، والمتوقع: { $expected }
doc--unknown-rule = قاعدة مجهولة { $name }، والمتوقع: { $expected }

doc--missing = المفتاح { $key } غير موجود، وهو متوقع
doc--missing-of = المفتاح { $key } غير موجود، والمتوقع: { $expected }
doc--twice = المفتاح { $key } موجود مرتين، والمتوقع مرة واحدة
doc--neither = لا { $one } ولا { $other }، والمتوقع أحدهما
doc--both = { $one } و{ $other } معا، والمتوقع أحدهما
doc--not-one = مع { $key } لا يوجد واحد فقط من { $one } و{ $other }، والمتوقع أحدهما
doc--beside = موجود بجانب { $one }، والمتوقع ألا يرد إلا مع { $other }
doc--stray = يوجد { $key }، والمتوقع ألا يرد إلا بجانب ما يتبعه
doc--other-action = يوجد { $key }، والمتوقع ألا يرد إلا مع فعل آخر
doc--no-such-key = يوجد { $key }، ولا يتوقع هذا المفتاح مع { $action }
doc--only-with-segment = يوجد { $one } أو { $other } مع { $match }، والمتوقع ألا يردا إلا مع { $segment }
doc--both-ways = توجد مفاتيح للاتجاهين بجانب { $one } أو { $other }، والمتوقع هذا أو ذاك
doc--one-way = يوجد { $key } أو اتجاه، والمتوقع خصائص اتجاه واحد فقط
doc--path-keys = توجد مفاتيح للمسار، والمتوقع ألا ترد إلا مع { $only }، لا مع { $action }
doc--no-path-key = يوجد { $action } بلا مفتاح للمسار، والمتوقع مفتاح واحد على الأقل
doc--no-delay = يوجد { $action } بلا { $key }، والمتوقع عدد الملي ثانية

doc--scripted-call = يوجد { $action } على مضيف قيمته scripted، والمتوقع: { $expected }
doc--host-call = يوجد { $action } على المسار، والمتوقع: { $expected }
doc--path-call = يوجد { $action } على مضيف، والمتوقع أن يكون على المسار
doc--no-one-segment = يوجد { $action } بلا مقطع محدد، والمتوقع { $key } بقيمة { $one } أو { $other }، أو رقم مقطع
