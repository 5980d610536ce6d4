"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "bb313bb6a88b3fd3"
