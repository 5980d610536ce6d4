"""Certificates of no debt: asked for, formed, printed, verified, revoked."""
