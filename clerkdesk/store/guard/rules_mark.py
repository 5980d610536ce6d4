"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "9edbd26ac3ce7724"
