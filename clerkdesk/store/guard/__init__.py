"""The database's own rules: what it refuses, what it writes by itself."""
