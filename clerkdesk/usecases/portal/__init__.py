"""What portals and citizens send and see."""
