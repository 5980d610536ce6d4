"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "c70cd2386c6c7847"
