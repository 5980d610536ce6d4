"""The Committee's lists of departures in the window."""
