"""The window. Only this package imports Qt; it sees use cases and frozen rows, never tables."""
