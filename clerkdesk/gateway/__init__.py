"""The portals' door over HTTP: applications come in, and citizens follow them."""
