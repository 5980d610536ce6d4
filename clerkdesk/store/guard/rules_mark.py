"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "6233c994c5afb4c6"
