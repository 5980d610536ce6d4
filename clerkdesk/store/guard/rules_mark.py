"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "618ea54a17834b3f"
