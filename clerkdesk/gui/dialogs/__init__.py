"""What asks the clerk something."""
