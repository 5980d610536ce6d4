"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "91686f858801b3a6"
