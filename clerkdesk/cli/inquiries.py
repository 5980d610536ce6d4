"""The worker's part of a command: done here on an embedded file, waited for on PostgreSQL."""

import time

from clerkdesk import bootstrap
from clerkdesk.bootstrap import Installation
from clerkdesk.domain.errors import Expected
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


def outcome_of(
    installation: Installation, number: str, inquiry: int
) -> tuple[str | None, str | None, str | None]:
    """Outcome, fault and certificate's number of a question about an application, as
    ``inquiries.outcome`` has them. Raises Expected (worker_silent).
    """
    settle(installation, number)
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        outcome = installation.unit_of_work.read(outcomes.outcome, inquiry)
        if outcome[0] is not None:
            return outcome
        if installation.settings.embedded or time.monotonic() > deadline:
            raise Expected("worker_silent")
        time.sleep(POLL_SECONDS)
