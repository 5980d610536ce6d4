"""Files are looked at when they arrive: refused at once where the desk could not show them, taken
in with a remark where it shows them only in part.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.adapters import packages
from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.cli.main import run
from clerkdesk.domain.packages import CheckedFile, PackageRefused
from clerkdesk.domain.remarks import NOT_LOOKED_AT, Remark, Seen
from clerkdesk.gateway.folder import Folder
from clerkdesk.store import cross_scope
from clerkdesk.usecases.case import detail, remarks
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.portal import portals
from tests import arriving, conftest, samples
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(180)
FIRST = "documents/vesiqe.pdf"
SECOND = "documents/cixaris.pdf"


@pytest.fixture
def checkers() -> Iterator[FileCheckers]:
    with arriving.checkers() as checkers:
        yield checkers


def with_files(request_id: str = "eg-1", **contents: bytes) -> tuple[dict[str, Any], Any]:
    """A package whose first and second document have these contents."""
    package = samples.no_debt(request_id)
    files = samples.files_of(package)
    for position, name in enumerate((FIRST, SECOND)):
        content = contents.get(("first", "second")[position])
        if content is not None:
            files[name] = content
            package["documents"][position]["sha256"] = None
    return package, files


def written(desk: Desk, name: str = "package", **contents: bytes) -> Path:
    package, files = with_files(name, **contents)
    return samples.write_folder(desk.folder / name, package, files)


@pytest.mark.parametrize(("fault", "make"), arriving.KIND_OF_FAULT)
def test_a_file_the_desk_could_not_show_is_refused_at_its_field_and_nothing_is_stored(
    desk: Desk, checkers: FileCheckers, fault: str, make: str
) -> None:
    folder = written(desk, second=getattr(arriving, make)())
    with pytest.raises(PackageRefused) as refused:
        registration.take_in(desk.local, packages.open_package(folder), checkers.look)
    assert [(each.field, each.code) for each in refused.value.faults] == [
        ("documents.1.file", fault)
    ]
    assert desk.scalar("SELECT count(*) FROM application") == 0


def test_every_fault_is_told_at_once_those_of_the_data_and_those_that_were_seen(
    desk: Desk, checkers: FileCheckers
) -> None:
    package, files = with_files(first=arriving.encrypted())
    package["applicant"]["fin"] = "x"
    folder = samples.write_folder(desk.folder / "p", package, files)
    with pytest.raises(PackageRefused) as refused:
        registration.take_in(desk.local, packages.open_package(folder), checkers.look)
    assert {(each.field, each.code) for each in refused.value.faults} == {
        ("applicant.fin", "fin_length"),
        ("documents.0.file", "document_encrypted"),
    }


def partly_readable(desk: Desk, number: str) -> list[tuple[str, str]]:
    """(file, remark) of the findings that speak of documents."""
    return [
        (finding.facts["file"], finding.facts["remark"])
        for finding in desk.run("gunel", detail.open_case, number).findings
        if (finding.kind, finding.severity) == ("partly_readable", "warning")
    ]


def test_what_shows_only_in_part_is_taken_in_with_a_remark_that_the_clerk_sees(
    desk: Desk, checkers: FileCheckers
) -> None:
    folder = written(desk, first=arriving.second_page_torn(), second=arriving.attached())
    accepted = registration.take_in(desk.local, packages.open_package(folder), checkers.look)
    assert [(field, remark.code) for field, remark in accepted.remarks] == [
        ("documents.0.file", "document_partly_shown"),
        ("documents.1.file", "document_attachment"),
    ]
    case = desk.run("gunel", detail.open_case, accepted.number)
    assert [document.remarks for document in case.documents] == [
        (Remark("document_partly_shown", {"pages": "2"}),),
        (Remark("document_attachment", {"names": "hidden.pdf"}),),
    ]
    desk.worker().once()
    assert partly_readable(desk, accepted.number) == [("vəsiqə.tif", "document_partly_shown")]
    again = registration.take_in(desk.local, packages.open_package(folder), checkers.look)
    assert again.duplicate and again.remarks == accepted.remarks


def test_a_file_is_stored_under_the_ending_of_what_it_is(
    desk: Desk, checkers: FileCheckers
) -> None:
    folder = written(desk, first=arriving.picture("PNG"), second=samples.pdf("x"))
    number = registration.take_in(desk.local, packages.open_package(folder), checkers.look).number
    case = desk.run("gunel", detail.open_case, number)
    assert [(document.name, document.media_type) for document in case.documents] == [
        ("vəsiqə.png", "image/png"),
        ("çıxarış.pdf", "application/pdf"),
    ]


# -- what nobody has looked at ---------------------------------------------------------------------


def unseen(files: Sequence[CheckedFile]) -> list[Seen]:
    return [NOT_LOOKED_AT for _file in files]


def remarks_of(desk: Desk, number: str) -> list[list[str]]:
    case = desk.run("gunel", detail.open_case, number)
    return [arriving.codes(document.remarks) for document in case.documents]


def test_the_worker_looks_at_what_was_taken_in_unseen_and_says_what_it_found(
    desk: Desk, checkers: FileCheckers
) -> None:
    folder = written(desk, first=arriving.attached(), second=arriving.encrypted())
    number = registration.take_in(desk.local, packages.open_package(folder), unseen).number
    assert remarks_of(desk, number) == [["not_looked_at"], ["not_looked_at"]]
    desk.worker(look=checkers.look).once()
    assert remarks_of(desk, number) == [["document_attachment"], ["document_encrypted"]]
    desk.worker().once()
    assert partly_readable(desk, number) == [("çıxarış.pdf", "document_encrypted")]


def test_of_a_file_that_turns_out_whole_nothing_is_said_any_more(
    desk: Desk, checkers: FileCheckers
) -> None:
    number = registration.take_in(desk.local, packages.open_package(written(desk)), unseen).number
    desk.worker(look=checkers.look).once()
    assert remarks_of(desk, number) == [[], []]


def test_a_file_that_hangs_again_and_again_is_said_to_hang(desk: Desk) -> None:
    folder = written(desk, first=arriving.endless())
    number = registration.take_in(desk.local, packages.open_package(folder), unseen).number
    with arriving.checkers(children=1, file_seconds=1.0) as impatient:
        worker = desk.worker(look=impatient.look)
        worker.once()
        assert remarks_of(desk, number) == [["not_looked_at"], []]
        worker.once()  # the claim holds: it is not tried again at once
        for _ in range(2):
            desk.later(minutes=3)
            worker.once()
    assert remarks_of(desk, number) == [["document_hung"], []]


def named(desk: Desk, number: str) -> list[tuple[str, object]]:
    """(code, pages) of what is said of the first document."""
    first = desk.run("gunel", detail.open_case, number).documents[0]
    return [(remark.code, remark.params.get("pages")) for remark in first.remarks]


def test_pages_that_were_not_looked_at_are_said_to_both_sides_until_the_worker_has(
    desk: Desk,
) -> None:
    folder = written(desk, first=arriving.second_page_torn())
    with arriving.checkers(children=1, further_seconds=0.0) as hasty:
        accepted = registration.take_in(desk.local, packages.open_package(folder), hasty.look)
    unlooked = [("pages_not_looked_at", "2–3")]
    assert [(each.code, each.params["pages"]) for _field, each in accepted.remarks] == unlooked
    assert named(desk, accepted.number) == unlooked
    assert partly_readable(desk, accepted.number) == []
    with arriving.checkers(children=1) as patient:
        desk.worker(look=patient.look).once()
    assert named(desk, accepted.number) == [("document_partly_shown", "2")]
    remarks = desk.local.read(cross_scope.portal_remarks, desk.scalar("SELECT id FROM application"))
    assert [code for _position, _name, code, _params in remarks] == ["document_partly_shown"]
    desk.worker().once()
    assert partly_readable(desk, accepted.number) == [("vəsiqə.tif", "document_partly_shown")]


PARTLY = Remark("document_partly_shown", {"pages": "2, 201–230"})
WAITING = Remark("pages_not_looked_at", {"pages": "9–200"})


@pytest.mark.parametrize(
    ("seen", "remarks"),
    [
        (Seen(remarks=(PARTLY,)), []),
        (
            Seen(remarks=(Remark("document_partly_shown", {"pages": "2, 40–41, 201–230"}),)),
            [("document_more_partly_shown", "40–41")],
        ),
        (Seen("document_too_large"), [("document_pages_not_shown", "9–200")]),
    ],
    ids=["nothing more", "other pages", "it cannot be opened again"],
)
def test_what_a_later_look_adds_is_said_beside_what_was_said(
    desk: Desk, seen: Seen, remarks: list[tuple[str, str]]
) -> None:
    def at_arrival(files: Sequence[CheckedFile]) -> list[Seen]:
        return [Seen(remarks=(PARTLY, WAITING)), *[Seen() for _file in files[1:]]]

    opened = packages.open_package(written(desk))
    number = registration.take_in(desk.local, opened, at_arrival).number
    desk.worker(look=lambda _files: [seen]).once()
    before = ("document_partly_shown", "2, 201–230")
    assert sorted(named(desk, number)) == sorted([before, *remarks])


def test_pages_that_hang_again_and_again_are_said_not_to_show(desk: Desk) -> None:
    opened = packages.open_package(written(desk))
    waiting = Seen(remarks=(WAITING,))

    def at_arrival(files: Sequence[CheckedFile]) -> list[Seen]:
        return [waiting, *[Seen() for _file in files[1:]]]

    number = registration.take_in(desk.local, opened, at_arrival).number
    worker = desk.worker(look=lambda _files: [waiting])
    worker.once()
    assert named(desk, number) == [("pages_not_looked_at", "9–200")]
    for _ in range(2):
        desk.later(minutes=3)
        worker.once()
    assert named(desk, number) == [("document_pages_not_shown", "9–200")]
    desk.worker().once()
    assert partly_readable(desk, number) == [("vəsiqə.pdf", "document_pages_not_shown")]


def test_a_worker_without_eyes_leaves_it_to_another(desk: Desk) -> None:
    number = registration.take_in(desk.local, packages.open_package(written(desk)), unseen).number
    desk.worker().once()
    assert remarks_of(desk, number) == [["not_looked_at"], ["not_looked_at"]]


def test_the_worker_of_the_command_line_has_eyes(
    embedded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(embedded, first=arriving.attached())
    number = registration.take_in(embedded.local, packages.open_package(folder), unseen).number
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(embedded.folder))
    assert run(["worker", "--once", "--database", embedded.url]) == 0
    assert remarks_of(embedded, number) == [["document_attachment"], []]


# -- the folder and the command line ---------------------------------------------------------------


def test_a_portal_s_folder_puts_what_cannot_be_shown_into_quarantine_and_answers_with_remarks(
    desk: Desk, checkers: FileCheckers, tmp_path: Path
) -> None:
    unit = desk.local if desk.embedded else desk.as_(conftest.GATEWAY)
    watched = Folder(
        unit_of_work=unit,
        caller=portals.of_channel("e-gov"),
        root=tmp_path / "portal",
        age=lambda _path: 10.0,
        look=checkers.look,
    )
    package, files = with_files("eg-1", second=arriving.encrypted())
    samples.write_folder(watched.inbox / "eg-1", package, files)
    package, files = with_files("eg-2", first=arriving.attached())
    samples.write_folder(watched.inbox / "eg-2", package, files)
    assert watched.once() == (1, 1)
    answers = {
        name: json.loads((watched.outbox / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("eg-1", "eg-2")
    }
    assert [(each["field"], each["code"]) for each in answers["eg-1"]["faults"]] == [
        ("documents.1.file", "document_encrypted")
    ]
    assert answers["eg-1"]["faults"][0]["message"] == sentence("document_encrypted")
    assert [(each["field"], each["code"]) for each in answers["eg-2"]["remarks"]] == [
        ("documents.0.file", "document_attachment")
    ]


def test_the_command_line_refuses_what_cannot_be_shown_and_prints_remarks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "en")
    package, files = with_files("eg-1", first=arriving.xfa())
    bad = samples.write_folder(tmp_path / "a", package, files)
    package, files = with_files("eg-2", first=arriving.second_page_torn())
    good = samples.write_folder(tmp_path / "b", package, files)
    assert run(["intake", "--format", "json", str(bad), str(good)]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert [(each["field"], each["code"]) for each in printed["refused"][0]["faults"]] == [
        ("documents.0.file", "document_xfa")
    ]
    (accepted,) = printed["accepted"]
    assert accepted["remarks"] == [
        {
            "field": "documents.0.file",
            "code": "document_partly_shown",
            "message": "Pages that are not shown whole: 2. The rest is.",
        }
    ]
    assert run(["show", accepted["number"], "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [remark["code"] for remark in shown["documents"][0]["remarks"]] == [
        "document_partly_shown"
    ]
    assert shown["documents"][0]["name"] == "vəsiqə.tif"


def test_what_a_second_worker_sees_of_a_file_that_was_looked_at_changes_nothing(
    desk: Desk,
) -> None:
    number = registration.take_in(desk.local, packages.open_package(written(desk)), unseen).number
    claimed = desk.local.run(remarks.claim, 10)
    for seen in (Seen(), Seen(remarks=(PARTLY,))):
        for each in claimed:
            desk.local.run(remarks.record, each.document_id, seen)
    assert remarks_of(desk, number) == [[], []]
