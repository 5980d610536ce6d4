"""The list of applications: model, filters, saved views, several at once."""
