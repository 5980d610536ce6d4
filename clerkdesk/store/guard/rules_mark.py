"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "b106748072a5ea0a"
