"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "055c3b3782283ca5"
