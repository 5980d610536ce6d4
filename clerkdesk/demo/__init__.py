"""A sample office: plainly sample people whose applications enter through the real intake."""
