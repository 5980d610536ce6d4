"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "53c93714b2d44185"
