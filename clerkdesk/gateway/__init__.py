"""The gateway: applications come in over HTTP or a folder, and citizens follow them."""
