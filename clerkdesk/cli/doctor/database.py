"""The database: whether it is there and whole, and what the worker leaves in it."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TypeVar

from clerkdesk import __version__, bootstrap, hosts
from clerkdesk.adapters import seal_key
from clerkdesk.bootstrap import Installation
from clerkdesk.cli.doctor import machine, network
from clerkdesk.cli.doctor.checks import Check, Part
from clerkdesk.domain.backups import day_of, newest
from clerkdesk.domain.connections import State
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected, NotAllowed, StoreUnavailable
from clerkdesk.settings import Settings, sqlite_file
from clerkdesk.usecases import backups
from clerkdesk.usecases.catalogue import of_error, sentence
from clerkdesk.usecases.supervision import condition, dashboard, lanes
from clerkdesk.usecases.unit_of_work import UnitOfWork, now

T = TypeVar("T")
MAX_DRIFT_SECONDS = 60
"""Between this machine's clock and the database's."""
MESSAGE_AGE = timedelta(hours=1)
"""A message that waits for longer needs somebody to look."""
SEAL_AGE = timedelta(minutes=10)
BACKUP_AGE = timedelta(days=2)
_SHOWN = 5
"""So many of the database's problems; `db check` names all."""
_NAMES_PEOPLE = ("open", "seal")
"""Alarms that name somebody's account."""


class Examined:
    """The database under examination, opened once by whichever check comes first; nothing is made.

    The checks of what is in it are made side by side, like all others.
    """

    def __init__(self, settings: Settings, language: str) -> None:
        self._settings = settings
        self._language = language
        self._opening = Lock()
        self._opened: Installation | Expected | None = None

    def parts(self) -> list[Part]:
        """Everything that the database tells."""
        inside: dict[str, Callable[[], Check | Iterator[Check]]] = {
            "clock": self._clock,
            "worker": self._worker,
            "lanes": self._lanes,
            "alarms": self._alarms,
            "messages": self._messages,
            "seal": self._seal,
            "audit": self._audit,
            "programs": self._programs,
            "database disk": self._room,
            "backup": self._backup,
        }
        within = [Part(name, partial(self._inside, name, look)) for name, look in inside.items()]
        return [Part("database", self._database), *within]

    def close(self) -> None:
        if isinstance(self._opened, Installation):
            self._opened.close()

    # -- the database itself -----------------------------------------------------------------------

    def _installation(self) -> Installation:
        """Raises Expected."""
        with self._opening:
            if self._opened is None:
                try:
                    self._opened = bootstrap.open_as_it_is(self._settings)
                except Expected as error:
                    self._opened = error
        if isinstance(self._opened, Expected):
            raise self._opened
        return self._opened

    def _unit(self) -> UnitOfWork:
        return self._installation().unit_of_work

    def _database(self) -> Check:
        address = self._settings.shown_url
        if self._settings.embedded and not sqlite_file(self._settings.database_url).exists():
            return self._check("database", "none", "doctor_no_database", path=address)
        try:
            self._installation()
            problems = bootstrap.check(self._settings)
        except NotAllowed as error:
            # A clerk's own login reaches the database; proving the guard is its administrator's
            # part.
            detail = f"{address}: {of_error(error, self._language)}"
            return Check("database", "unseen", detail)
        if problems:
            more = f" (+{len(problems) - _SHOWN})" if len(problems) > _SHOWN else ""
            return Check("database", "bad", "; ".join(problems[:_SHOWN]) + more)
        return Check("database", "ok", f"{address}: clerkdesk db check")

    def _inside(self, name: str, look: Callable[[], Check | Iterator[Check]]) -> list[Check]:
        """What is in the database; where one does not come to it, nothing was seen."""
        try:
            seen = look()
            return [seen] if isinstance(seen, Check) else list(seen)
        except NotAllowed as error:
            return [Check(name, "unseen", of_error(error, self._language))]
        except StoreUnavailable:
            return [self._check(name, "unseen", "doctor_no_way_in")]

    def _check(self, name: str, state: State, code: str, figure: str = "", **told: object) -> Check:
        return Check(name, state, sentence(code, told, self._language), figure)

    # -- what is in it -----------------------------------------------------------------------------

    def _clock(self) -> Check:
        seconds = network.drift(self._unit().read(now))
        # A sample office has a clock of its own.
        well = bool(self._settings.now) or seconds < MAX_DRIFT_SECONDS
        if well:
            return Check("clock", "ok", "", f"{seconds:.0f} s")
        return self._check("clock", "bad", "doctor_clock", f"{seconds:.0f} s")

    def _worker(self) -> Check:
        if self._unit().read(dashboard.worker_alive):
            return self._check("worker", "ok", "doctor_worker_lives")
        # Beside an embedded file it runs while a desk does.
        state: State = "none" if self._settings.embedded else "bad"
        return self._check("worker", state, "doctor_worker_silent")

    def _lanes(self) -> Iterator[Check]:
        unit = self._unit()
        alive = unit.read(dashboard.worker_alive)
        at = unit.read(now)
        for lane in unit.read(lanes.lanes):
            name = f"lane {lane.lane}"
            if not alive or lane.dead(at):
                # Without its worker a lane is not examined: the worker's own check says that.
                state: State = "bad" if alive else "unseen"
                yield self._check(name, state, "doctor_lane_silent", since=_shown(lane.at))
            elif lane.waits_for is not None and lane.since is not None:
                detail = {"whom": lane.waits_for, "since": _shown(lane.since)}
                yield self._check(name, "ok", "doctor_lane_waits", **detail)
            else:
                yield Check(name, "ok", "", f"{(at - lane.at).total_seconds():.0f} s")

    def _alarms(self) -> Iterator[Check]:
        alarms = self._unit().read(dashboard.alarms)
        if not alarms:
            yield self._check("alarms", "ok", "doctor_no_alarms")
        for alarm in alarms:
            words = sentence(alarm.code, alarm.params, self._language)
            personal = alarm.source in _NAMES_PEOPLE
            detail = f"{_shown(alarm.since)}: {words}"
            yield Check(f"alarm {alarm.source}", "bad", detail, personal=personal)

    def _messages(self) -> Check:
        unsent = self._unit().read(condition.unsent)
        figure = f"{unsent.number}"
        if unsent.oldest is not None and unsent.at - unsent.oldest > MESSAGE_AGE:
            since = _shown(unsent.oldest)
            return self._check("messages", "bad", "doctor_messages_wait", figure, since=since)
        return self._check("messages", "ok", "doctor_messages", figure)

    def _seal(self) -> Check:
        seals = self._unit().read(condition.seals)
        if seals.newest is None and seals.unsealed_since is None:
            return self._check("seal", "none", "doctor_nothing_sealed")
        figure = _shown(seals.newest) if seals.newest is not None else "–"
        late = seals.unsealed_since is not None and seals.at - seals.unsealed_since > SEAL_AGE
        if not late:
            return self._check("seal", "ok", "doctor_sealed", figure)
        # Beside an embedded file nobody seals while no desk is open.
        alive = not self._settings.embedded or self._unit().read(dashboard.worker_alive)
        state: State = "bad" if alive else "none"
        return self._check("seal", state, "doctor_seal_late", since=figure)

    def _audit(self) -> Check:
        key = seal_key.of(self._settings)()
        wrong = self._unit().read(condition.newest_seals_wrong, key)
        if wrong:
            return self._check("audit", "bad", "doctor_audit_wrong", count=str(wrong))
        return self._check("audit", "ok", "doctor_audit")

    def _programs(self) -> Check:
        """Who works on the server now; another version than this one is no fault by itself."""
        connected = self._unit().read(condition.programs)
        if not connected:
            return Check("programs", "none", f"clerkdesk {__version__}")
        others = sorted({each.version for each in connected} - {__version__})
        figure = ", ".join(f"{each.name} {each.version}: {each.connections}" for each in connected)
        if others:
            detail = {"versions": ", ".join(others), "own": __version__}
            return self._check("programs", "ok", "doctor_other_versions", figure, **detail)
        return Check("programs", "ok", __version__, figure)

    def _room(self) -> Check:
        """Where the data lie, if that is on this computer."""
        name = "database disk"
        if self._settings.embedded:
            folder = sqlite_file(self._settings.database_url).parent
            return machine.room(name, folder, self._language)
        if not any(host.far for host in hosts.database_hosts(self._settings)):
            folder = Path(self._unit().read(condition.data_folder))
            # The server's folder is its own account's: its file system is seen from beside it.
            if os.path.exists(folder.parent):
                return machine.room(name, folder, self._language)
        return self._check(name, "unseen", "doctor_on_the_server")

    def _backup(self) -> Check:
        unit = self._unit()
        planned = unit.read(backups.schedule)
        if planned is None:
            return self._check("backup", "none", "doctor_no_backup")
        folder = Path(planned.folder)
        if not folder.exists():
            return self._check("backup", "unseen", "doctor_backup_elsewhere", path=str(folder))
        name = newest(path.name for path in folder.iterdir())
        day = None if name is None else day_of(name)
        detail = {"path": str(folder), "day": "–" if day is None else f"{day:%d.%m.%Y}"}
        if day is None or unit.read(now).astimezone(BAKU).date() - day >= BACKUP_AGE:
            return self._check("backup", "bad", "doctor_backup_old", **detail)
        if self._settings.backup_command and backups.not_elsewhere(planned) is not None:
            return self._check("backup", "bad", "doctor_backup_here_only", **detail)
        return self._check("backup", "ok", "doctor_backup", **detail)


def _shown(at: datetime) -> str:
    return at.astimezone(BAKU).strftime("%d.%m.%Y %H:%M")
