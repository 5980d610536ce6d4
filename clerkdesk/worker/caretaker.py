"""What the worker keeps in order whoever works: the calendar and its terms, the series of numbers,
transactions that are left open, and the edge up to which the history can be sealed.
"""

import logging
import time

from clerkdesk.usecases import naming
from clerkdesk.usecases.case import payment_watch, terms
from clerkdesk.usecases.history import sealing
from clerkdesk.usecases.queue import counting
from clerkdesk.usecases.supervision import lanes, open_transactions
from clerkdesk.usecases.unit_of_work import UnitOfWork, now
from clerkdesk.worker.neighbours import Neighbours

log = logging.getLogger(__name__)
TERMS_AT_ONCE = 100
"""So many terms follow the calendar in one transaction."""
PAYMENTS_AT_ONCE = 100
"""So many debts are asked for in one transaction."""
SAID_SECONDS = 3600.0
"""So long it is said that a transaction was ended."""
PATIENCE_SECONDS = 60
"""So long a seal waits for a writer without a word."""


class Caretaker:
    """The lane that seals and the keeper may come at the same moment: each has its own part."""

    def __init__(self, unit_of_work: UnitOfWork, neighbours: Neighbours) -> None:
        self._unit = unit_of_work
        self._neighbours = neighbours
        self._terms_follow = True
        self._closing: dict[int, str] = {}
        self._ended_at = -SAID_SECONDS - 1
        self._marked: sealing.Mark | None = None

    def keep(self) -> None:
        """The keeper's part."""
        self._unit.run(naming.open_series)
        self._unit.run(counting.sum_up)
        self._end_open_transactions()
        self.look_after_lanes()
        self._follow_calendar()
        self._watch_payments()

    def _watch_payments(self) -> None:
        """Once a day each that waits for its payment; what is due grows with the hours that offices
        open.
        """
        while self._unit.run(payment_watch.ask, PAYMENTS_AT_ONCE) == PAYMENTS_AT_ONCE:
            pass

    def follow_decisions(self) -> None:
        """What somebody has decided about a day, or about the office hours, moves the open terms at
        the next look: whoever has decided it waits for that, and the beat comes four times a
        minute.
        """
        if self._hours_changed():
            self._follow_calendar()
        while self._unit.read(terms.decision_waits):
            if not self._unit.run(terms.move_open, TERMS_AT_ONCE):
                return

    def look_after_lanes(self) -> None:
        """A lane that no worker of the office moves any more is an alarm: it cannot say so."""
        at = self._unit.read(now)
        dead = [lane.lane for lane in self._unit.read(lanes.lanes) if lane.dead(at)]
        if dead:
            self._neighbours.alarm("lane", "alarm_lane", ", ".join(dead))
        else:
            self._neighbours.all_well("lane")

    def _end_open_transactions(self) -> None:
        """End what holds others up, and say so for an hour."""
        at = time.monotonic()
        for ended in self._unit.run(open_transactions.end):
            # Whose it was the alarm says; a log names nobody.
            log.warning("a transaction open for %s s was ended", ended.seconds)
            self._neighbours.alarm("open", "alarm_open", ended.login)
            self._ended_at = at
        if at - self._ended_at > SAID_SECONDS:
            self._neighbours.all_well("open")

    def _hours_changed(self) -> bool:
        """Whether an organisation closes at another hour than when the terms followed last."""
        closing = self._unit.read(terms.closing_hours)
        before = self._closing
        self._closing = closing
        self._terms_follow |= closing != before
        # The first time whatever is other is found with the calendar.
        return bool(before) and closing != before

    def _follow_calendar(self) -> None:
        """Terms follow the calendar; at the first time whatever an earlier worker left undone."""
        self._terms_follow |= self._unit.run(terms.write_calendar)
        while self._unit.run(terms.move_open, TERMS_AT_ONCE, calendar_changed=self._terms_follow):
            pass
        self._terms_follow = False

    def edge(self, *, keyed: bool) -> int | None:
        """Up to which event the history can be sealed now; None: nothing is new, or somebody who
        has written goes on.
        """
        edge = self._unit.run(sealing.quiet_edge, keyed=keyed)
        if edge is None:
            return self._edge_behind_writers()
        self._all_sealed()
        return edge

    def _edge_behind_writers(self) -> int | None:
        """What was new a while ago, once its writers have ended: a transaction that stays open
        keeps only what is newer than itself from being sealed, and is named.
        """
        if self._marked is None:
            self._marked = self._unit.run(sealing.mark)
        waits_for = self._unit.run(sealing.waits_for, self._marked)
        if not waits_for:
            edge = self._marked.event
            self._all_sealed()
            return edge
        oldest = max(waits_for, key=lambda writer: writer.seconds or 0)
        log.warning("seal: waits for a writer since %s s", oldest.seconds)
        if (oldest.seconds or 0) > PATIENCE_SECONDS:
            self._neighbours.alarm("seal", "alarm_seal", oldest.login)
        return None

    def _all_sealed(self) -> None:
        self._marked = None
        self._neighbours.all_well("seal")
