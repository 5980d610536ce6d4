"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "a6ebb7be1bf5581b"
