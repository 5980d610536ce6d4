"""Base64 as signatures on the web write it (RFC 7515): no padding, nothing to be escaped."""

import base64
import binascii


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Raises ValueError: not of this form, or not the only way to write it."""
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise ValueError(text) from None
    if base64url(content) != text:
        raise ValueError(text)
    return content
