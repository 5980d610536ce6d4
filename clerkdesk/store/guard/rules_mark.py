"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "8a46ef59519453a1"
