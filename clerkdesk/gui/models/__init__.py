"""What the lists show, as Qt wants it."""
