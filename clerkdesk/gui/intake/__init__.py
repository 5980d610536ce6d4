"""What is written down at the counter, and packages that are opened from a folder."""
