"""The open application: its pane, its forms, and what a clerk does with it."""
