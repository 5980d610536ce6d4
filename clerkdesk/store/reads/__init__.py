"""What people read across cases, each statement under a name.

On PostgreSQL a person runs the function of that name (``guard.functions.reads``), to which one can
give values, and never a condition; on the embedded file, and for the worker, the statement runs as
it is. What belongs to one open case is read from the desk (``guard.desk``).
"""
