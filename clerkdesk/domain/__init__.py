"""The rules of the office, pure: no I/O, no clock, no database."""
