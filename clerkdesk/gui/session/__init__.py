"""From signing in to leaving: the first frame, one window after the other, the lock."""
