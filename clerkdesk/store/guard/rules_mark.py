"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "2ade9a2eb6cb7900"
