"""Who looks at files that arrive: real children, each of which can be killed."""

import dataclasses
import hashlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer

import psutil
import pytest

from clerkdesk.adapters import render_child
from clerkdesk.adapters.file_checkers import MEMORY_MIB, FileCheckers, Patience
from clerkdesk.domain.eservices import DocumentKind
from clerkdesk.domain.packages import CheckedFile
from clerkdesk.domain.remarks import NOT_LOOKED_AT, RemarkCode, Seen
from clerkdesk.domain.submission import StatedDocument
from tests import arriving, samples
from tests.processes import until

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def checkers() -> Iterator[FileCheckers]:
    with arriving.checkers() as checkers:
        yield checkers


def file(content: bytes) -> CheckedFile:
    return CheckedFile(
        stated=StatedDocument(DocumentKind.OTHER, "x", "x", None, None),
        media_type="",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        chunks=lambda part: (content[at : at + part] for at in range(0, len(content), part)),
    )


def codes(seen: Seen) -> list[str]:
    return [remark.code for remark in seen.remarks]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_pictures_and_papers_that_can_be_shown_need_no_word(
    checkers: FileCheckers, form: str
) -> None:
    assert checkers.look([file(samples.pdf()), file(arriving.picture(form))]) == [Seen(), Seen()]


@pytest.mark.parametrize(("fault", "make"), arriving.KIND_OF_FAULT)
def test_a_file_that_cannot_be_shown_is_told_why_and_the_next_one_is_looked_at(
    checkers: FileCheckers, fault: str, make: str
) -> None:
    content = getattr(arriving, make)()
    first, second = checkers.look([file(content), file(samples.pdf())])
    assert (first.fault, second) == (fault, Seen())


@pytest.mark.parametrize(
    ("make", "code", "params"),
    [
        (arriving.second_page_torn, RemarkCode.PARTLY_SHOWN, {"pages": "2"}),
        (arriving.attached, RemarkCode.ATTACHMENT, {"names": "hidden.pdf"}),
        (arriving.cut_photograph, RemarkCode.PARTLY_SHOWN, {"pages": "1"}),
        (arriving.foreign_letters, RemarkCode.FONTS_MISSING, {}),
        (arriving.many_pages, RemarkCode.PARTLY_SHOWN, {"pages": "201–230"}),
    ],
)
def test_what_shows_only_in_part_is_said(
    checkers: FileCheckers, make: Callable[[], bytes], code: str, params: dict[str, str]
) -> None:
    (seen,) = checkers.look([file(make())])
    assert [(remark.code, dict(remark.params)) for remark in seen.remarks] == [(code, params)]


def test_a_file_is_known_by_its_bytes_whatever_it_was_taken_for(checkers: FileCheckers) -> None:
    web_page = b"<html>%PDF-1.4 is only a word here</html>" * 9
    assert [each.fault for each in checkers.look([file(web_page), file(b"")])] == [
        "document_broken",
        "document_broken",
    ]


def test_a_file_that_hangs_is_left_for_later_within_its_seconds_and_the_next_one_is_looked_at() -> (
    None
):
    with arriving.checkers(children=1, file_seconds=1.0) as checkers:
        checkers.start()
        (before,) = checkers.pids()
        begun = time.monotonic()
        assert checkers.look([file(arriving.endless()), file(samples.pdf())]) == [
            NOT_LOOKED_AT,
            Seen(),
        ]
        assert time.monotonic() - begun < 10
        assert before not in checkers.pids() and not psutil.pid_exists(before)


def pages_not_looked_at(seen: Seen) -> object:
    (remark,) = [each for each in seen.remarks if each.code == RemarkCode.PAGES_NOT_LOOKED_AT]
    return remark.params["pages"]


def test_pages_for_which_there_was_no_time_are_named_and_a_longer_look_finds_them() -> None:
    content = arriving.second_page_torn()
    with arriving.checkers(children=1, further_seconds=0.0) as hasty:
        (seen,) = hasty.look([file(content)])
        assert (codes(seen), pages_not_looked_at(seen)) == (["pages_not_looked_at"], "2–3")
        (many,) = hasty.look([file(arriving.many_pages())])
        assert pages_not_looked_at(many) == "2–200"
    with arriving.checkers(children=1) as patient:
        (seen,) = patient.look([file(content)])
    assert codes(seen) == ["document_partly_shown"]


def test_a_page_that_hangs_costs_the_pages_before_it_nothing() -> None:
    with arriving.checkers(children=1, file_seconds=0.5) as checkers:
        (seen,) = checkers.look([file(arriving.second_page_endless())])
    assert (seen.fault, codes(seen)) == (None, ["pages_not_looked_at"])
    assert pages_not_looked_at(seen) == "2–3"


def test_the_seconds_of_a_file_are_those_of_the_processor_not_of_the_clock() -> None:
    """A computer that has other things to do makes no honest file unseen."""
    with arriving.checkers(children=1, file_seconds=0.5) as checkers:
        checkers.start()
        (pid,) = checkers.pids()
        os.kill(pid, signal.SIGSTOP)
        late = Timer(1.0, os.kill, (pid, signal.SIGCONT))
        late.start()
        try:
            assert checkers.look([file(samples.pdf())]) == [Seen()]
        finally:
            late.join()


def test_a_child_that_stands_still_is_killed_and_another_one_answers() -> None:
    with arriving.checkers(children=1, file_seconds=0.3) as checkers:
        checkers.start()
        os.kill(checkers.pids()[0], signal.SIGSTOP)
        assert checkers.look([file(samples.pdf("a"))]) == [NOT_LOOKED_AT]
        assert checkers.look([file(samples.pdf("a"))]) == [Seen()]


def test_a_child_that_dies_costs_no_file_its_verdict(checkers: FileCheckers) -> None:
    assert checkers.look([file(samples.pdf("a"))]) == [Seen()]
    for pid in checkers.pids():
        os.kill(pid, signal.SIGKILL)
        psutil.Process(pid).wait(10)
    assert checkers.look([file(samples.pdf("b"))]) == [Seen()]


def test_who_waits_longer_than_allowed_is_taken_in_unseen() -> None:
    with arriving.checkers(children=1) as checkers:
        nobody = Patience(looking=0)
        assert checkers.look([file(samples.pdf())], nobody) == [NOT_LOOKED_AT]


@contextmanager
def occupied(checkers: FileCheckers) -> Iterator[None]:
    """The only child has a file that does not end."""
    checkers.start()
    patience = Patience(in_queue=60)
    slow = Thread(target=checkers.look, args=([file(arriving.endless())], patience))
    slow.start()
    until(lambda: patience.in_queue < 60)  # whoever has a child no longer waits for one
    try:
        yield
    finally:
        slow.join()


def test_waiting_behind_others_takes_nothing_of_the_time_for_ones_own_look() -> None:
    with arriving.checkers(children=1, file_seconds=1.0) as checkers, occupied(checkers):
        patience = Patience(looking=60, in_queue=60)
        began = time.monotonic()
        assert checkers.look([file(samples.pdf())], patience) == [Seen()]
        took = time.monotonic() - began
        waited = 60 - patience.in_queue
        looked = 60 - patience.looking
        assert waited > 0 and looked > 0
        assert waited + looked <= took, "a second counts once"


def test_the_queue_is_left_when_its_time_is_over() -> None:
    with arriving.checkers(children=1, file_seconds=1.0) as checkers, occupied(checkers):
        assert checkers.look([file(samples.pdf())], Patience(in_queue=0)) == [NOT_LOOKED_AT]


def test_no_child_gets_more_memory_than_it_may(checkers: FileCheckers) -> None:
    checkers.start()
    assert len(checkers.pids()) == 2
    for pid in checkers.pids():
        limit = psutil.Process(pid).rlimit(psutil.RLIMIT_DATA)
        assert limit == (MEMORY_MIB << 20, MEMORY_MIB << 20)


def test_a_child_knows_nothing_of_databases(
    checkers: FileCheckers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLERKDESK_DATABASE_URL", "postgresql://somebody:secret@server/db")
    checkers.start()
    for pid in checkers.pids():
        assert not [name for name in psutil.Process(pid).environ() if name.startswith("CLERKDESK")]


def test_a_file_that_changes_while_it_is_read_is_left_for_later(checkers: FileCheckers) -> None:
    content = samples.pdf()
    shorter = CheckedFile(
        stated=StatedDocument(DocumentKind.OTHER, "x", "x", None, None),
        media_type="",
        size=len(content) + 1,
        sha256="x",
        chunks=lambda _part: iter([content]),
    )
    assert checkers.look([shorter, file(content)]) == [NOT_LOOKED_AT, Seen()]


def test_the_children_end_with_their_holder() -> None:
    with arriving.checkers() as checkers:
        checkers.start()
        pids = checkers.pids()
    assert len(pids) == 2 and not any(psutil.pid_exists(pid) for pid in pids)


def test_a_file_that_was_exchanged_since_its_hash_was_taken_teaches_nothing_about_it(
    checkers: FileCheckers,
) -> None:
    honest = samples.pdf("honest")
    torn = bytes(len(honest))
    exchanged = dataclasses.replace(file(honest), chunks=lambda _part: iter([torn]))
    assert checkers.look([exchanged, file(honest)]) == [NOT_LOOKED_AT, Seen()]


@pytest.mark.parametrize(
    "answer",
    [
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x04nope",
        b"\x00\x00\x00\x02[]",
        b'\x00\x00\x00\x0c{"bytes": 99}',
    ],
    ids=["a length of gigabytes", "no JSON", "no object", "a payload"],
)
def test_what_a_child_says_that_is_no_answer_is_not_believed(
    answer: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a hostile file had taken hold of it: ready as it should be, and then anything."""
    ready = render_child.pack_message({"id": 0})
    script = tmp_path / "child.py"
    script.write_text(
        "import sys\n"
        f"sys.stdout.buffer.write({ready!r})\n"
        "sys.stdout.buffer.flush()\n"
        "sys.stdin.buffer.read(4)\n"
        f"sys.stdout.buffer.write({answer!r})\n"
        "sys.stdout.buffer.flush()\n"
        "sys.stdin.buffer.read()\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(render_child, "command", lambda _memory: [sys.executable, str(script)])
    with arriving.checkers(children=1) as checkers:
        assert checkers.look([file(samples.pdf())]) == [Seen("document_broken")]


def test_where_no_child_can_be_started_files_are_taken_in_unseen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(render_child, "command", lambda _memory: [sys.executable, "-c", ""])
    with arriving.checkers(children=1) as checkers:
        assert checkers.look([file(samples.pdf())]) == [NOT_LOOKED_AT]
