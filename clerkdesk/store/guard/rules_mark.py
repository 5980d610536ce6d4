"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "e72fc23245b550b2"
