"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "531b295400e52758"
