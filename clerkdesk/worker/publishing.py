"""The worker publishes its keys and, every hour and after each revocation, the signed list."""

import logging
import time
from collections.abc import Callable

from clerkdesk.domain.errors import Expected
from clerkdesk.domain.verdicts import Publisher
from clerkdesk.usecases.certificates import publishing
from clerkdesk.usecases.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)
LOOK_SECONDS = 60.0


class Publishing:
    """``publisher``: asked at the first look, for a keyring takes its time; it gives None where
    nobody signs.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        publisher: Callable[[], Publisher | None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._unit = unit_of_work
        self._publisher = publisher
        self._monotonic = monotonic
        self._looks_at = 0.0

    def keep(self) -> int:
        """Not counted: nobody waits for it."""
        at = self._monotonic()
        if at < self._looks_at:
            return 0
        self._looks_at = at + LOOK_SECONDS
        try:
            publisher = self._publisher()
        except Expected as error:
            # The next certificate says it to a clerk; the doctor to whoever asks.
            log.warning("publishing: %s", error.code)
            return 0
        if publisher is not None:
            for key in (*publisher.further_keys, publisher.key):
                self._unit.run(publishing.publish_keys, key)
            self._unit.run(publishing.publish_list, publisher.issuer, publisher.sign)
        return 0
