"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "5ac38e2f384bfb6b"
