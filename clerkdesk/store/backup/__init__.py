"""Backups: one format for both databases."""
