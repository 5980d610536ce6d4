"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "b56b13e80e95d984"
