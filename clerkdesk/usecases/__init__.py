"""What the office does: one function per use case, session first; and what the screens read."""
