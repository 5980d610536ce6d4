"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "a09d78a267581e13"
