"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "c9bdf0272136be03"
