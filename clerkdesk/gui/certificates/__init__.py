"""Certificates: the page that is printed, and the register."""
