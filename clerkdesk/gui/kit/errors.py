"""One place turns every failure into a sentence; a bug gets a number, goes to the log, and the
window goes on.
"""

import logging

from clerkdesk import incidents
from clerkdesk.domain.errors import Expected
from clerkdesk.gui.kit.texts import of_error, sentence
from clerkdesk.usecases.catalogue import known

log = logging.getLogger("clerkdesk.gui")


def message(error: BaseException) -> str:
    """The sentence to show."""
    # An error whose code has no sentence is a bug, too.
    if isinstance(error, Expected) and known(error.code):
        return of_error(error)
    incident = incidents.new_number()
    # The traceback names code, not people: SQLAlchemy hides its parameters.
    log.error("incident %s", incident, exc_info=error)
    return sentence("bug", {"incident": incident})
