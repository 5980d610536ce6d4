"""Portals that hand over files: in-box, out-box, quarantine; cut off anywhere, nothing is lost and
nothing comes twice.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.gateway import folder
from clerkdesk.gateway.folder import Folder
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.portal import portals, submitting
from tests import conftest, samples
from tests.conftest import Desk


def box(desk: Desk, tmp_path: Path, age: float = 10.0) -> Folder:
    unit = desk.local if desk.embedded else desk.as_(conftest.GATEWAY)
    return Folder(unit, portals.of_channel("e-gov"), tmp_path / "portal", age=lambda _path: age)


def answer_of(watched: Folder, name: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        (watched.outbox / f"{name}.json").read_text(encoding="utf-8")
    )
    return answer


def names(path: Path) -> set[str]:
    return {child.name for child in path.iterdir()}


def test_a_folder_and_a_zip_are_taken_in_and_answered_with_their_numbers(
    desk: Desk, tmp_path: Path
) -> None:
    watched = box(desk, tmp_path)
    samples.write_folder(watched.inbox / "eg-1", samples.no_debt("eg-1"))
    samples.write_zip(watched.inbox / "eg-2.zip", samples.idp("eg-2"))
    assert watched.once() == (2, 0)
    assert (
        answer_of(watched, "eg-1")["status_label"],
        answer_of(watched, "eg-2.zip")["number"][:3],
    ) == (
        "Yeni",
        "ID-",
    )
    assert names(watched.inbox) == set() and names(watched.done) == {"eg-1", "eg-2.zip"}
    assert desk.scalar("SELECT count(*) FROM application") == 2


def test_a_bad_package_is_in_quarantine_beside_its_reasons_and_the_next_one_goes_in(
    desk: Desk, tmp_path: Path
) -> None:
    watched = box(desk, tmp_path)
    samples.write_folder(watched.inbox / "a-bad", samples.no_debt("eg-1", applicant__fin="x"))
    (watched.inbox / "b-none.zip").write_bytes(b"no zip at all")
    samples.write_folder(
        watched.inbox / "c-other-channel", samples.no_debt("az-1", channel="azersu.az")
    )
    samples.write_folder(watched.inbox / "d-good", samples.no_debt("eg-2"))
    assert watched.once() == (1, 3)
    faults = json.loads((watched.quarantine / "a-bad.faults.json").read_text(encoding="utf-8"))[
        "faults"
    ]
    assert "applicant.fin" in {fault["field"] for fault in faults} and all(
        fault["message"] for fault in faults
    )
    assert names(watched.quarantine) == {
        "a-bad",
        "a-bad.faults.json",
        "b-none.zip",
        "b-none.zip.faults.json",
        "c-other-channel",
        "c-other-channel.faults.json",
    }
    assert (
        answer_of(watched, "b-none.zip")["number"] is None
        and answer_of(watched, "d-good")["number"]
    )


def test_what_is_still_being_written_waits(desk: Desk, tmp_path: Path) -> None:
    watched = box(desk, tmp_path, age=folder.QUIET_SECONDS / 2)
    samples.write_folder(watched.inbox / "eg-1", samples.no_debt("eg-1"))
    assert watched.once() == (0, 0)
    watched = box(desk, tmp_path)
    (watched.inbox / "eg-1").rename(watched.inbox / "eg-1.part")
    samples.write_folder(watched.inbox / ".eg-2", samples.no_debt("eg-2"))
    assert watched.once() == (0, 0)
    (watched.inbox / "eg-1.part").rename(watched.inbox / "eg-1")
    assert watched.once() == (1, 0)


@pytest.mark.parametrize("renamings", [0, 1], ids=["before the answer", "before the move"])
def test_a_round_cut_off_after_the_commit_gives_the_same_number_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renamings: int
) -> None:
    watched = box(desk, tmp_path)
    samples.write_folder(watched.inbox / "eg-1", samples.no_debt("eg-1"))

    done: list[Path] = []
    rename = Path.replace

    def cut(path: Path, target: Path) -> Path:
        """What is written and moved gets its name last: the answer first, then the package."""
        if len(done) == renamings:
            raise KeyboardInterrupt
        done.append(path)
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            watched.once()
    assert desk.scalar("SELECT count(*) FROM application") == 1 and names(watched.inbox) == {"eg-1"}
    assert box(desk, tmp_path).once() == (1, 0)
    assert desk.scalar("SELECT count(*) FROM application") == 1
    assert answer_of(watched, "eg-1")["duplicate"] is True and names(watched.inbox) == set()


def test_a_database_that_is_away_leaves_the_package_where_it_is(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = box(desk, tmp_path)
    samples.write_folder(watched.inbox / "eg-1", samples.no_debt("eg-1"))

    def away(*_arguments: object, **_named: object) -> None:
        raise StoreUnavailable()

    with monkeypatch.context() as broken:
        broken.setattr(submitting, "take_in", away)
        with pytest.raises(StoreUnavailable):
            watched.once()
    assert (
        names(watched.inbox) == {"eg-1"}
        and names(watched.outbox) == names(watched.quarantine) == set()
    )
    assert watched.once() == (1, 0)


def test_the_answer_follows_the_application_also_when_it_is_reopened(
    desk: Desk, tmp_path: Path
) -> None:
    watched = box(desk, tmp_path)
    samples.write_folder(watched.inbox / "eg-1", samples.no_debt("eg-1"))
    watched.once()
    number = answer_of(watched, "eg-1")["number"]
    desk.worker().once()
    desk.run("gunel", casework.take, number)
    watched.once()
    assert (
        answer_of(watched, "eg-1")["status_label"],
        answer_of(watched, "eg-1")["portal_request_id"],
    ) == (
        "İcrada olan",
        "eg-1",
    )
    desk.run("gunel", review.refuse, number, "documents_inconsistent", "Çıxarış başqa mənzilindir")
    desk.later(seconds=16)
    watched.once()
    assert (answer_of(watched, "eg-1")["status"], answer_of(watched, "eg-1")["refusal"]) == (
        "refused",
        "Çıxarış başqa mənzilindir",
    )
    desk.run("sabina", review.reopen, number, "yenidən baxılır")
    watched.once()
    assert (answer_of(watched, "eg-1")["status"], answer_of(watched, "eg-1")["refusal"]) == (
        "in_progress",
        None,
    )
    (watched.outbox / "eg-1.json").unlink()  # the portal has read it
    assert watched.once() == (0, 0) and names(watched.outbox) == set()
