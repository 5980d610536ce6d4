"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "e6bc90f84466df17"
