"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "2fc3805a73704a46"
