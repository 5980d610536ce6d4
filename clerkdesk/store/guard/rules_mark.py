"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "b08cfc150bb278e9"
