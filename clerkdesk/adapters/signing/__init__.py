"""Electronic seals of papers: the key that is held, the signature, and how a file is judged."""
