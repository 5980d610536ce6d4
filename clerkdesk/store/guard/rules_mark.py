"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "eeb559693d48e63e"
