"""The addresses for portals (docs/gateway.en.md), by what they speak of.

Thin: what is allowed is decided by ``usecases.portal``; here are addresses, headers and the shapes
of JSON. Each handler's name is its operation id in /openapi.json, and its ``summary`` what it does;
a docstring would become a part of that document.
"""
