"""Number, page, check, seal, check of the seal, row and file: whoever is killed between two of them
leaves nothing behind, and the next one does it all; failures of some leave no gap for others.
"""

import random
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.adapters import papers
from clerkdesk.adapters.signing import lint, reading
from clerkdesk.adapters.signing.keys import SigningFailed
from clerkdesk.adapters.signing.press import Press
from clerkdesk.adapters.signing.signature import PaperSigner
from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.usecases import naming
from clerkdesk.usecases.case import answers, casework, outcomes, review
from clerkdesk.usecases.case.answers import CLAIM_SECONDS
from clerkdesk.usecases.certificates import issuing, register
from clerkdesk.worker.loop import Worker
from tests import samples
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import completed, print_one
from tests.seals import DAY, SealAuthority

AUTHORITY = SealAuthority()
KEY = AUTHORITY.seal(begins=-30 * DAY)
"""Since before the day on which the tests' office works."""


def now() -> datetime:
    return datetime.now(UTC)


def press() -> Press:
    return Press(lambda: KEY)


class Killed(BaseException):
    """Nothing of the process lives on."""


def killing(whole: Callable[..., object], *, behind: bool = False) -> Callable[..., object]:
    def killed(*args: object, **kwargs: object) -> object:
        if behind:
            whole(*args, **kwargs)
        raise Killed

    return killed


_STEPS = {
    "before the number": (naming, "next_serial", False),
    "behind the number": (naming, "next_serial", True),
    "behind the page": (papers, "render", True),
    "before the seal": (PaperSigner, "sign", False),
    "behind the seal": (PaperSigner, "sign", True),
    "while it is checked": (lint, "require_sound", False),
    "behind the check": (lint, "require_sound", True),
    "before it is stored": (Session, "flush", False),
}


def test_whoever_is_killed_at_any_step_leaves_nothing_and_the_next_one_issues_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = completed(desk)
    for step, (owner, name, behind) in _STEPS.items():
        desk.run("gunel", issuing.request, number)
        with monkeypatch.context() as patched, pytest.raises(Killed):
            desk.worker(render=_killed_at(patched, owner, name, behind=behind)).once()
        left = [
            desk.scalar(f"SELECT count(*) FROM {table}")
            for table in ("certificate", "certificate_file", "certificate_print")
        ]
        taken = desk.scalar("SELECT count(*) FROM number_counter WHERE prefix = 'NB' AND last > 0")
        assert (*left, taken) == (0, 0, 0, 0), step
        desk.later(seconds=CLAIM_SECONDS + 1)
        # Time has passed for the question, too: its end is noted, and the clerk asks again.
        desk.worker().unit_of_work.run(answers.claim, 1, None, ())
    desk.run("gunel", issuing.request, number)
    desk.worker(render=press()).once()
    with desk.engine.connect() as connection:
        issued = connection.execute(text("SELECT serial, state FROM certificate")).all()
    assert [tuple(row) for row in issued] == [(1, "live")]


def _killed_at(
    patched: pytest.MonkeyPatch, owner: object, name: str, *, behind: bool
) -> Callable[[Paper], bytes]:
    pressed = press()
    if owner is not Session:
        patched.setattr(owner, name, killing(getattr(owner, name), behind=behind))
        return pressed

    def then_killed(content: Paper) -> bytes:
        # What is stored is written from here on: the page is ready.
        page = pressed(content)
        patched.setattr(owner, name, killing(getattr(owner, name), behind=behind))
        return page

    return then_killed


def test_whoever_is_killed_behind_the_row_has_issued_it(desk: Desk) -> None:
    number = completed(desk)
    certificate = print_one(desk, number)
    desk.later(seconds=CLAIM_SECONDS + 1)
    desk.worker(render=press()).once()
    assert desk.scalar("SELECT count(*) FROM certificate") == 1
    assert desk.scalar("SELECT count(*) FROM certificate_print") == 1
    assert desk.as_("gunel").read(register.stored_file, certificate).copy == 1


def test_a_sealed_certificate_is_stored_as_it_was_sealed(desk: Desk) -> None:
    number = completed(desk)
    inquiry = desk.run("gunel", issuing.request, number)
    desk.worker(render=press()).once()
    outcome = desk.as_("gunel").read(outcomes.outcome, inquiry)
    file = desk.as_("gunel").read(register.stored_file, str(outcome.certificate_number))
    check = reading.check(file.content, reading.Trust([AUTHORITY.certificate]), now())
    assert check.fault is None and check.signer == "“Azərsu” ASC"


@pytest.mark.parametrize(
    ("part", "fault"),
    [("key", "certificate_not_sealed_key"), ("timestamp", "certificate_not_sealed_timestamp")],
)
def test_without_the_seal_that_is_set_nothing_is_issued_and_the_clerk_hears_why(
    desk: Desk, part: str, fault: str
) -> None:
    def without(content: Paper) -> bytes:
        raise SigningFailed(part)

    number = completed(desk)
    inquiry = desk.run("gunel", issuing.request, number)
    desk.worker(render=without).once()
    outcome = desk.as_("gunel").read(outcomes.outcome, inquiry)
    assert (outcome.ending, outcome.fault) == ("cannot_be_formed", fault)
    assert desk.scalar("SELECT count(*) FROM certificate") == 0
    assert print_one(desk, number).endswith("-0000001")


def test_a_page_that_is_not_as_meant_is_not_stored(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = papers.render

    def another(content: Paper, *rest: object) -> bytes:
        return whole(replace(content, clerk="Başqa Adam"), *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(papers, "render", another)
    number = completed(desk)
    inquiry = desk.run("gunel", issuing.request, number)
    desk.worker(render=press()).once()
    outcome = desk.as_("gunel").read(outcomes.outcome, inquiry)
    assert (outcome.ending, outcome.fault) == ("cannot_be_formed", "paper_not_as_meant")
    assert desk.scalar("SELECT count(*) FROM certificate") == 0


@pytest.mark.parametrize("count", [12, pytest.param(120, marks=pytest.mark.long)])
def test_eight_who_issue_at_once_and_fail_every_fifth_time_leave_no_gap(
    desk: Desk, count: int
) -> None:
    codes = tuple(f"12045{n:05}" for n in range(count))
    desk.knows = samples.stand_in("0.00", codes)
    numbers = [desk.take_in(samples.no_debt(code, subscriber_code=code)) for code in codes]
    for number in numbers:
        desk.run("gunel", casework.take, number)
    desk.worker().once()
    for number in numbers:
        desk.run("gunel", review.accept_and_approve, number)
    desk.worker().once()
    chance = random.Random(2026)

    def failing(content: Paper) -> bytes:
        if chance.random() < 0.2:
            raise SigningFailed("key")
        return papers.render(content)

    for number in numbers:
        desk.run("gunel", issuing.request, number)
    for _round in range(20):
        workers = [desk.worker(render=failing) for _ in range(8)]
        threads = [threading.Thread(target=_works, args=(worker,)) for worker in workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        missing = [number for number in numbers if not _has_certificate(desk, number)]
        if not missing:
            break
        desk.later(seconds=CLAIM_SECONDS + 1)
        for number in missing:
            desk.run("gunel", issuing.request, number)
    with desk.engine.connect() as connection:
        rows = connection.execute(
            text("SELECT serial, application_id FROM certificate ORDER BY serial")
        ).all()
    assert [row.serial for row in rows] == list(range(1, count + 1)), "no gaps, no doubles"
    assert len({row.application_id for row in rows}) == count
    assert desk.scalar("SELECT count(*) FROM certificate_file") == count


def _works(worker: Worker) -> None:
    # Who gets no turn at the file in time fails as the others do, and tries again.
    with suppress(StoreUnavailable):
        worker.once()


def _has_certificate(desk: Desk, number: str) -> bool:
    return bool(
        desk.scalar(
            "SELECT count(*) FROM certificate c JOIN application a ON a.id = c.application_id"
            " WHERE a.number = :number",
            number=number,
        )
    )
