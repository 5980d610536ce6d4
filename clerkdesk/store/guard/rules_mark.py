"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "ca9549bb37ca9322"
