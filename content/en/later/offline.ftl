# A line at the foot of the page, with a button.
offline--new = A new version is here.
offline--load = Load it
# Why the engine does not run; below stands a finished run. The first is about the server's settings.
still--policy = The Content-Security-Policy of this page does not allow WebAssembly: its script-src lacks 'wasm-unsafe-eval'. So nothing can be tried here; below is a finished run to read.
still--absent = This browser has no WebAssembly, or it is switched off, as strict security modes do. So nothing can be tried here; below is a finished run to read.
still--failed = The engine did not arrive whole or did not start. Below is a finished run to read meanwhile.
# A heading over the list of events.
still--told = What happened, in order
