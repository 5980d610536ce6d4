"""What a gateway offers to its addresses: the database beside the event loop, the certificate for
which a citizen waits, and the state of the citizens' pages.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Request

from clerkdesk.adapters.file_checkers import FileCheckers, Patience
from clerkdesk.domain.answers import RegisteredPerson
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.numbers import typed_number
from clerkdesk.domain.packages import CheckedFile, FieldRemark, Package, looked_at, remarks_of
from clerkdesk.domain.remarks import QUEUE_SECONDS, Seen
from clerkdesk.gateway.addresses import Callers, Network
from clerkdesk.gateway.citizens import Citizens
from clerkdesk.gateway.rate import Rate
from clerkdesk.gateway.sign_in import Provider
from clerkdesk.usecases.certificates.published import published
from clerkdesk.usecases.intake import examining
from clerkdesk.usecases.portal import status, submitting
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.status import Checked, CitizenApplication, Paper
from clerkdesk.usecases.portal.submitting import Submitted
from clerkdesk.usecases.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from clerkdesk.gateway.metrics import Metrics

P = ParamSpec("P")
T = TypeVar("T")
WAIT_SECONDS = 10.0
"""So long a citizen waits for the worker's answer about the debt."""
POLL_SECONDS = 0.1
"""Between two looks for it."""
DATABASE_LANES = 12
"""Requests that are at the database at once; the others wait their turn without holding a
connection.
"""
HEAVY_BYTES = 4 << 20
HEAVY_LANES = 3
"""A package of this size is stored beside few others: the driver holds its pieces several times."""
EXTERNAL_LANES = 8
"""Requests that wait for the register or an SMS provider at once."""
DISK_LANES = 4
LOOKING_LANES = 2
"""As many as there are children that look at files: whoever waits for one holds no thread."""


@dataclass(frozen=True, slots=True)
class GatewayDependencies:
    """What a gateway is made of."""

    unit_of_work: UnitOfWork
    settle: Callable[[int], object] | None = None
    """On an embedded file: do the worker's part for an application now. None: a worker is running
    elsewhere.
    """
    citizens: Provider | None = None
    """Where citizens sign in for pages of their own. None: there are none but the public one."""
    person: Callable[[str], RegisteredPerson | None] | None = None
    """The civil register by FIN, for what a citizen's form is filled in with.

    Raises DidNotAnswer.
    """
    send_sms: Callable[[str, str], bool] | None = None
    """Send a text to a number (E.164); whether it left. None: this gateway sends none."""
    checkers: FileCheckers | None = None
    """Who looks at files that arrive; the gateway starts and ends them. None: nobody does."""
    proxies: tuple[Network, ...] = ()
    """Whose word about a caller's address is taken."""
    metrics_key: str | None = None
    """Who shows it reads the figures. None: there are none."""


@dataclass(frozen=True, slots=True)
class _Lanes:
    """How much of each kind of work runs at once: none of them keeps another one waiting."""

    database: CapacityLimiter
    heavy: CapacityLimiter
    external: CapacityLimiter
    disk: CapacityLimiter
    looking: CapacityLimiter


class Added(NamedTuple):
    """What came of adding documents."""

    application: CitizenApplication
    remarks: tuple[FieldRemark, ...]


class Gateway:
    """The state of one gateway process."""

    def __init__(self, dependencies: GatewayDependencies) -> None:
        self.dependencies = dependencies
        self.rate = Rate()
        """Of the portals, by the id of their keys."""
        self.callers = Callers(dependencies.proxies)
        self.metrics = _metrics(dependencies)
        provider = dependencies.citizens
        self.citizens = Citizens(provider) if provider is not None else None
        """None: citizens have no pages of their own here."""

    @property
    def unit_of_work(self) -> UnitOfWork:
        return self.dependencies.unit_of_work

    @cached_property
    def _lanes(self) -> _Lanes:
        # Made at the first request: they belong to the loop that runs then.
        return _Lanes(
            database=CapacityLimiter(DATABASE_LANES),
            heavy=CapacityLimiter(HEAVY_LANES),
            external=CapacityLimiter(EXTERNAL_LANES),
            disk=CapacityLimiter(DISK_LANES),
            looking=CapacityLimiter(LOOKING_LANES),
        )

    async def at_database(self, work: Callable[[], T], stored_bytes: int = 0) -> T:
        """Run what talks to the database beside the event loop; ``stored_bytes``: how much it
        writes.
        """
        if stored_bytes < HEAVY_BYTES:
            return await to_thread.run_sync(work, limiter=self._lanes.database)
        async with self._lanes.heavy:
            return await to_thread.run_sync(work, limiter=self._lanes.database)

    async def at_external_service(self, work: Callable[[], T]) -> T:
        """Run what asks somebody outside; who does not answer keeps nobody from the database."""
        return await to_thread.run_sync(work, limiter=self._lanes.external)

    async def at_disk(self, work: Callable[[], T]) -> T:
        """Run what reads or writes files."""
        return await to_thread.run_sync(work, limiter=self._lanes.disk)

    async def looked_at(self, files: Sequence[CheckedFile]) -> list[CheckedFile]:
        """The files, each with what the desk can show of it, after LOOK_SECONDS and QUEUE_SECONDS
        at the latest.
        """
        checkers = self.dependencies.checkers
        if checkers is None or not files:
            return list(files)
        # The wait for a thread is a part of the wait for a turn.
        patience = Patience(in_queue=QUEUE_SECONDS)
        asked_at = time.monotonic()

        def look(unseen: Sequence[CheckedFile]) -> list[Seen]:
            patience.in_queue -= time.monotonic() - asked_at
            return checkers.look(unseen, patience)

        return await to_thread.run_sync(looked_at, files, look, limiter=self._lanes.looking)

    async def take_in(
        self, caller: Portal, key: str, package: Package, stored_bytes: int
    ) -> Submitted:
        """As ``submitting.take_in``, beside the event loop: nobody who waits for a look at files
        keeps others from the database. ``stored_bytes``: of the package's files.
        """
        unit = self.unit_of_work
        examination = await self.at_database(partial(examining.begin, unit, package), stored_bytes)
        files = await self.looked_at(examination.files)
        examined = examination.concluded(files)
        submitted = await self.at_database(
            partial(submitting.store, unit, caller, key, examined), stored_bytes
        )
        self.count_intake(caller, "duplicate" if submitted.accepted.duplicate else "accepted")
        return submitted

    def count_intake(self, caller: Portal, outcome: str) -> None:
        """A package was accepted, known as a duplicate, or refused."""
        if self.metrics is not None:
            self.metrics.came_in(caller.channel, outcome)

    async def add_documents(
        self,
        caller: Portal,
        number: str,
        fin: str | None,
        package: Package,
        stored_bytes: int,
    ) -> Added:
        """Take in documents that the office waits for; ``stored_bytes``: of the package's files.

        Raises as ``submitting.add_documents``.
        """
        unit = self.unit_of_work
        stated = await self.at_database(
            partial(submitting.begin_adding, unit, caller, number, fin, package), stored_bytes
        )
        files = await self.looked_at(stated)
        application = await self.at_database(
            partial(submitting.add_documents, unit, caller, number, fin, files), stored_bytes
        )
        return Added(application, remarks_of(files))

    async def read(
        self, query: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``UnitOfWork.read``, beside the event loop."""
        return await self.at_database(partial(self.unit_of_work.read, query, *args, **kwargs))

    async def run(
        self, use_case: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``UnitOfWork.run``, beside the event loop."""
        return await self.at_database(partial(self.unit_of_work.run, use_case, *args, **kwargs))

    async def published(self, name: str) -> str:
        """What anybody may read. Raises NotFound: nothing of the kind was published."""
        kept = await self.read(published, name)
        if kept is None:
            raise NotFound("not_published")
        return kept.content

    async def check_certificate(self, request: Request, number: str, code: str) -> Checked:
        """Judge a certificate; wrong codes are counted. Raises NotAllowed (too_many_requests)."""
        named = typed_number(number)
        self.callers.require_codes_left(request, named)
        # As it was typed: one without its zeros is of any series.
        checked = await self.read(status.check_certificate, number, code)
        if checked.verdict in ("unknown", "lost"):
            self.callers.count_wrong_code(request, named)
        return checked

    async def print_certificate(self, caller: Portal, number: str, fin: str | None) -> Paper:
        """ "Çap et": the debt is looked at now.

        Raises as ``submitting.ask_certificate`` and ``status.paper``.
        """
        application = await self.read(status.application, caller, number, fin)
        inquiry = await self.run(submitting.ask_certificate, caller, number, fin)
        settle = self.dependencies.settle
        if settle is not None:
            await self.at_database(partial(settle, application.id))
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            given_up = time.monotonic() > deadline
            paper = await self.read(status.paper, inquiry, given_up=given_up)
            if paper is not None:
                return paper
            await asyncio.sleep(POLL_SECONDS)

    async def open(self) -> None:
        """Have the children that look at files ready before the first one comes."""
        if self.dependencies.checkers is not None:
            await to_thread.run_sync(self.dependencies.checkers.start)

    def close(self) -> None:
        """Throw away what citizens have filled in and not sent, and end the children."""
        if self.dependencies.checkers is not None:
            self.dependencies.checkers.close()
        if self.citizens is not None:
            self.citizens.sessions.close()


def _metrics(dependencies: GatewayDependencies) -> "Metrics | None":
    """What counts; its library is loaded where somebody asks for figures."""
    if dependencies.metrics_key is None:
        return None
    from clerkdesk.gateway.metrics import Metrics

    return Metrics()


def gateway_of(request: Request) -> Gateway:
    """The gateway that this request has come to."""
    gateway: Gateway = request.app.state.gateway
    return gateway
