"""The numbers of applications and certificates."""

SERIAL_DIGITS = 7


def format_number(prefix: str, year: int, serial: int) -> str:
    """``NB-2026-0000001``"""
    return f"{prefix}-{year:04}-{serial:0{SERIAL_DIGITS}}"
