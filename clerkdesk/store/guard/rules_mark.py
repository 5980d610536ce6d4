"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "d4835b274a385bea"
