"""The window around the features: navigation, commands, sidebar, pages, help."""
