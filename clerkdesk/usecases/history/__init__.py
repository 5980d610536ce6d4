"""Who did and saw what, and the proof that nobody altered it."""
