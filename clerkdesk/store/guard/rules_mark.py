"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "810faa98d596f6fd"
