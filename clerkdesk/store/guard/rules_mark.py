"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "342d7d47332ab6c2"
