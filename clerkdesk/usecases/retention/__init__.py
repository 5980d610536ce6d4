"""How long personal data are kept, one person's data, and their erasing."""
