"""Incident numbers: whoever meets a bug is shown a number only, and the log has the traceback under
the same one.
"""

import logging
import uuid


def new_number() -> str:
    """Eight random hexadecimal digits: short enough to be read out on the telephone."""
    return uuid.uuid4().hex[:8]


def logged(error: BaseException, logger: str = "clerkdesk") -> str:
    """Write a bug to the log, and give the number under which it stands there."""
    number = new_number()
    logging.getLogger(logger).error("incident %s", number, exc_info=error)
    return number
