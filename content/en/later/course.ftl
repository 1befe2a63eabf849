# A line below the page where a course system opens it.
course--none = No course system answers here: nothing is reported.
course--trouble = The course system did not take the result. Leave this page open: it is tried again.
course--begun = The course system follows along.
# $done and $total are numbers of things to do.
course--so-far = Done and reported: { $done } of { $total }
course--done = Done, and reported.
course--done--score = Done, and reported: { $score } of 100
course--back = Back to the course
