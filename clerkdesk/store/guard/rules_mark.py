"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "b2b85b222d80afbe"
