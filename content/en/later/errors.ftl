# What is said of a scenario that is refused. The command line says the English; a test holds the two to each other. What is filled in is notation (keys, values, numbers) or another of these messages.

doc--line = { $path }: { $problem }
doc--document = document
doc--syntax = line { $line }, column { $column }: { $problem }
# $found and $expected are without case and gender: put them where a noun alone stands.
doc--found = found { $found }, expected { $expected }

# What was found.
doc--end = the end
doc--text = string { $text }
doc--list = a list
doc--object = an object
# $n (Number): how many.
doc--entries = { $n } entries
# $n (Number): how many.
doc--bytes = { $n } bytes
# $n (Number): how many.
doc--predicates = { $n } predicates
doc--version = version { $n }
doc--scripted-host = a scripted host
doc--no-made = no made-up segment
doc--no-place = no place
doc--no-such-place = no such place

# What was expected.
doc--whole-end = the end of the document
doc--value = a JSON value
doc--levels = at most { $most } levels
doc--quoted-key = a key in quotes
doc--rest-of-text = the rest of a string
doc--escape = an escape
doc--pair = the second half of a pair
doc--code = the code of a character
doc--hexadecimal = four hexadecimal digits
doc--no-zero = a number without a leading zero
doc--digit = a digit
doc--name = a name in quotes
doc--any-text = a string
doc--number = a number
doc--whole = a whole number within range
doc--whole-range = a whole number from { $least } to { $most }
doc--range = a number from { $least } to { $most }
doc--milliseconds = milliseconds from { $least } to { $most }
doc--probability = a probability from { $least } to { $most }
doc--at-most = at most { $most }
doc--at-most-of = at most { $key }, { $most }
doc--ms = { $n } ms
doc--more = more
doc--one-of = one of { $list }
doc--or = { $one } or { $other }
doc--and = { $one } and { $other }
doc--settings = an object of host settings or { $other }
doc--segment-or-number = a made-up segment or the number of one on the path
doc--with-states = one that has states
doc--made-with = one with { $keys }
doc--one = one
doc--one-of-document = one of the document
doc--rule-name = a name that a trace can bear

# Names that nothing has; $name stands in quotes.
doc--unknown-key = unknown key { $name }, expected { $expected }
doc--unknown-action = unknown action { $name }, expected { $expected }
doc--unknown-value = unknown value { $name }, expected { $expected }
doc--unknown-state = unknown state { $name }, expected { $expected }
doc--unknown-flag = unknown flag { $name }, expected { $expected }
doc--unknown-outcome = unknown outcome { $name }, expected { $expected }
doc--unknown-error = unknown error { $name }, expected { $expected }
doc--unknown-rule = unknown rule { $name }, expected { $expected }

# Keys that are not there, or there with others.
doc--missing = found no key { $key }, expected it
doc--missing-of = found no key { $key }, expected { $expected }
doc--twice = found key { $key } twice, expected it once
doc--neither = found neither { $one } nor { $other }, expected one of them
doc--both = found { $one } and { $other }, expected one of them
doc--not-one = found { $key } without exactly one of { $one } and { $other }, expected one of them
doc--beside = found it beside { $one }, expected it only with { $other }
doc--stray = found { $key }, expected it only beside what it belongs to
doc--other-action = found { $key }, expected it only with another action
doc--no-such-key = found { $key }, expected no such key with { $action }
doc--only-with-segment = found { $one } or { $other } with { $match }, expected them only with { $segment }
doc--both-ways = found keys for both directions beside { $one } or { $other }, expected one or the other
doc--one-way = found { $key } or a direction, expected only properties of one way
doc--path-keys = found keys of the path, expected them only with { $only }, not { $action }
doc--no-path-key = found { $action } without a key of the path, expected at least one
doc--no-delay = found { $action } without { $key }, expected how many milliseconds

# Actions where they cannot be done.
doc--scripted-call = found { $action } on a scripted host, expected { $expected }
doc--host-call = found { $action } on the path, expected { $expected }
doc--path-call = found { $action } on a host, expected it on the path
doc--no-one-segment = found { $action } of no one segment, expected either { $key } { $one } or { $other }, or the number of a segment
