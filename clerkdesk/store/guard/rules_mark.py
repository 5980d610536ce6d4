"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "5a98b241ab1d62f5"
