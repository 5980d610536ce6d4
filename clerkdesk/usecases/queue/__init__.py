"""The lists of applications: filters, search, saved views."""
