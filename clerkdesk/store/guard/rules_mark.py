"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "dad9b9ed6c5fa36e"
