"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "acf74bfa77e5b85d"
