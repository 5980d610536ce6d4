"""Incident numbers: whoever meets a bug is shown a number only, and the log has the traceback under
the same one.
"""

import uuid


def new_number() -> str:
    """Eight random hexadecimal digits: short enough to be read out on the telephone."""
    return uuid.uuid4().hex[:8]
