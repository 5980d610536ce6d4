"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "7bfe4bac0e4cc3a1"
