learn--way--part--done = done
learn--way--part--open = to do
learn--way--part--quiet = An open connection
learn--way--part--onward = From here
learn--way--part--lab = Open this run in the Lab
learn--way--part--other = The page shows another run. Nothing is lost: undo leads back to it.
learn--way--part--again = Show the right run again
