"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "003c5321418c07be"
