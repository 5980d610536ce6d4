"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "65bb47f64fd43f06"
