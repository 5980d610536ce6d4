"""Portals that are told which applications have moved on."""

from collections.abc import Callable

from clerkdesk.adapters.hooks import Hooks
from clerkdesk.adapters.mail import NotSent
from clerkdesk.usecases.portal import pushing
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.neighbours import Neighbours, silence_of

BATCH = 10
"""As many as can be told within the life of a claim."""


class Portals:
    """``hooks``: the portals; None: nobody is told. ``alive`` is called between two of them."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        hooks: Hooks | None,
        neighbours: Neighbours,
        alive: Callable[[], None],
    ) -> None:
        self._unit = unit_of_work
        self._hooks = hooks
        self._neighbours = neighbours
        self._alive = alive
        self._deaf: set[str] = set()
        """Channels whose portals did not answer when they were told last."""

    def tell(self) -> int:
        """Tell portals which applications have moved on; who does not listen hears it later."""
        hooks = self._hooks
        done = 0
        while hooks is not None and (
            pushes := self._unit.run(pushing.claim, hooks.channels, BATCH)
        ):
            for push in pushes:
                fault = None
                again = True
                try:
                    with self._neighbours.asked("portals"):
                        hooks.tell(push.channel, push.document)
                except NotSent as error:
                    fault = error.fault
                    again = error.again
                    self._heed(push.channel, silent=error.silent)
                else:
                    self._heed(push.channel, silent=False)
                self._unit.run(
                    pushing.record, push.application_id, push.version, fault, again=again
                )
                self._alive()
            done += len(pushes)
        return done

    def _heed(self, channel: str, *, silent: bool) -> None:
        """One alarm for all portals that do not answer."""
        if silent:
            self._deaf.add(channel)
        else:
            self._deaf.discard(channel)
        if self._deaf:
            self._neighbours.alarm("portals", silence_of("portals"), ", ".join(sorted(self._deaf)))
        else:
            self._neighbours.all_well("portals")
