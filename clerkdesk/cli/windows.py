"""desk and demo: what opens a window."""
