"""The one truth: tables, their own rules, and the statements the lists run."""
