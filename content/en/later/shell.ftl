app--title = Fourway: how a TCP connection ends
failure--start--title = The engine could not start
failure--start--text = The page needs WebAssembly, and this browser did not run it. A newer browser, or one in which it is allowed, will.
failure--start--retry = Load the page again
failure--stopped--title = The engine stopped
failure--stopped--text = This is a fault in the page and not yours. What you did up to the last good step is kept.
failure--stopped--restart = Go on from the last good step
failure--stopped--scene = Open the scene anew
failure--detail = Details
loading = Starting the engine

# The name of the language in itself.
language--name = English
# ltr where people write from left to right, rtl where from right to left.
language--direction = ltr
# What stands before a fraction, and between groups of three digits, in numbers with Latin digits.
language--point = .
language--group = ,
