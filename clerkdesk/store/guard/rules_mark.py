"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "09ae7e1766de5cad"
