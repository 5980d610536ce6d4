"""Typing as a person does: see ``clerkdesk.demo.driving.keyboard``."""

from clerkdesk.demo.driving.keyboard import type_text

__all__ = ["type_text"]
