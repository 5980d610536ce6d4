"""Accounts of staff and of programs."""
