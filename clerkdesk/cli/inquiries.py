"""The worker's part of a command: done here on an embedded file, waited for on PostgreSQL."""

import time

from clerkdesk import bootstrap
from clerkdesk.bootstrap import Installation
from clerkdesk.domain.outcomes import Outcome, Result, require
from clerkdesk.usecases.case import detail, outcomes

WAIT_SECONDS = 10.0
"""How long a command waits for a worker on PostgreSQL."""
POLL_SECONDS = 0.1


def settle(installation: Installation, number: str) -> None:
    """Do what waits for the worker at an application; on PostgreSQL one is running, and does it."""
    if installation.settings.embedded:
        # The machine's own sight: an application that was forwarded away still gets its answers.
        header = installation.unit_of_work.acting_as(None).read(detail.header, number)
        bootstrap.make_worker(installation, "command line").once(header.id)


def answered(installation: Installation, number: str, inquiry: int) -> Outcome:
    """What came of a question about an application. Raises NotGiven: neither an answer nor a
    paper.
    """
    settle(installation, number)
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        given_up = installation.settings.embedded or time.monotonic() > deadline
        outcome = installation.unit_of_work.read(outcomes.outcome, inquiry)
        if require(outcome, given_up=given_up).result is not Result.ASKED:
            return outcome
        time.sleep(POLL_SECONDS)
