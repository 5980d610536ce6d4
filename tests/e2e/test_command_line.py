"""The command line as scripts and portals know it: exit codes, one JSON document, sentences."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.adapters import certificate_pdf
from clerkdesk.domain.certificate import Content
from clerkdesk.domain.errors import Invalid
from tests import samples
from tests.e2e.shells import Shell


def test_a_mixed_intake_names_every_fault_and_takes_the_good(shell: Shell, tmp_path: Path) -> None:
    many = tmp_path / "inbox"
    samples.write_zip(many.parent / "x.zip", samples.no_debt())
    samples.write_folder(many / "good", samples.idp())
    samples.write_folder(
        many / "bad",
        samples.no_debt(
            "b", applicant__fin="5XKOM7P", contact__mobile="+90 532 123 45 67", extra=1
        ),
    )
    code, answer = shell.json("intake", many, tmp_path / "x.zip", tmp_path / "nowhere")
    assert code == 1 and [item["duplicate"] for item in answer["accepted"]] == [False, False]
    by_path: dict[str, set[tuple[str | None, str]]] = defaultdict(set)
    for item in answer["refused"]:
        for fault in item["faults"]:
            by_path[Path(item["path"]).name].add((fault["field"], fault["code"]))
    assert by_path["bad"] == {
        ("applicant.fin", "fin_letter"),
        ("contact.mobile", "phone_foreign"),
        ("extra", "unknown_field"),
    }
    assert by_path["nowhere"] == {(None, "path_not_found")}
    again = shell.json("intake", tmp_path / "x.zip")[1]["accepted"][0]
    assert again["duplicate"] and again["number"] in {item["number"] for item in answer["accepted"]}


def test_lists_have_the_fields_of_the_contract(office: Shell) -> None:
    code, answer = office.json(
        "applications", "--status", "new,in_progress", "--service", "no_debt"
    )
    assert code == 0 and answer["more"] is False
    row = answer["applications"][0]
    assert {
        key: row[key]
        for key in (
            "number",
            "service",
            "status",
            "submitted_at",
            "due_on",
            "subscriber_code",
            "applicant",
            "district",
            "department",
            "assignee",
        )
    } == {
        "number": "WD-2026-0000001",
        "service": "no_debt",
        "status": "new",
        "submitted_at": "2026-11-18T09:15:00+04:00",
        "due_on": "2026-11-23",
        "subscriber_code": "12045567890",
        "applicant": "Əliyev Rəşad Kamil oğlu",
        "district": "Nəsimi",
        "department": "Nəsimi sukanal idarəsi",
        "assignee": None,
    }
    assert [
        row["number"]
        for row in office.json("applications", "--query", "QULIYEV")[1]["applications"]
    ] == ["ID-2026-0000001"]
    assert office.json("applications", "--limit", "1")[1]["more"] is True


def test_a_no_debt_application_from_package_to_verified_certificate(
    office: Shell, tmp_path: Path
) -> None:
    number = "WD-2026-0000001"
    assert office.refused("take", number) == "sign_in_first", "two accounts: one must say who"
    assert office("take", number, "--as", "gunel")[0] == 0
    assert office.refused("approve", number, "--as", "gunel") == "documents_undecided"
    assert (
        office.json("approve", number, "--as", "gunel", "--accept-documents")[1]["status"]
        == "completed"
    )
    shown = office.json("show", number)[1]
    assert {d["via"] for d in shown["documents"]} == {"command line"} and {
        d["by"] for d in shown["documents"]
    } == {"Günel Hüseynova"}
    assert [m["event"] for m in shown["messages"]] == ["completed_clear", "registered"]
    out = tmp_path / "arayış.pdf"
    code, issued = office.json("certificate", "issue", number, "--out", out, "--as", "gunel")
    assert (
        code == 0
        and issued["number"] == "NB-2026-0000001"
        and out.read_bytes().startswith(b"%PDF-")
    )
    code, check = office.json("certificate", "verify", out)
    assert (code, check["verdict"], check["number"]) == (0, "valid", "NB-2026-0000001")
    assert check["reason"] is None and check["sealed"] is False, "no key is set up here"
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(out.read_bytes().replace(b"%%EOF", b"%%EOF\n"))
    assert office.json("certificate", "verify", changed)[1]["verdict"] == "altered"
    changed.write_bytes(samples.pdf())
    assert office.json("certificate", "verify", changed)[1]["verdict"] == "unknown"
    changed.write_bytes(b"")
    assert office.json("certificate", "verify", changed)[1]["verdict"] == "unknown"
    assert (
        office(
            "certificate", "revoke", "NB-2026-0000001", "--reason", "səhv ünvan", "--as", "gunel"
        )[0]
        == 0
    )
    code, check = office.json("certificate", "verify", out)
    assert (code, check["verdict"], check["reason"]) == (1, "revoked", "səhv ünvan")


def test_an_idp_application_from_package_to_its_message(office: Shell) -> None:
    number = "ID-2026-0000001"
    office("take", number, "--as", "elnur")
    assert (
        office.json("approve", number, "--as", "elnur", "--accept-documents")[1]["status"]
        == "completed"
    )
    assert office("undo", number, "--as", "elnur")[0] == 0
    assert (
        office("refuse", number, "--as", "elnur", "--reason", "duplicate", "--text", "Təkrardır.")[
            0
        ]
        == 0
    )
    shown = office.json("show", number)[1]
    assert shown["status"] == "refused" and shown["decision"]["text"] == "Təkrardır."
    assert {(m["event"], m["state"]) for m in shown["messages"]} == {
        ("registered", "queued"),
        ("approved", "cancelled"),
        ("refused", "queued"),
    }


def test_debt_blocks_and_silence_is_no_answer(office: Shell, tmp_path: Path) -> None:
    number = "WD-2026-0000001"
    office("take", number, "--as", "gunel")
    office("approve", number, "--as", "gunel", "--accept-documents")
    office.knows("12.40")
    assert office.json("debt", number, "--as", "gunel")[1]["amount"] == "12.40"
    assert (
        office.refused("certificate", "issue", number, "--out", tmp_path / "c.pdf", "--as", "gunel")
        == "certificate_debt"
    )
    with closing(sqlite3.connect(office.folder / "clerkdesk.db")) as connection, connection:
        connection.execute("UPDATE setting SET value = 'no' WHERE key = 'stand_in'")
    assert office.refused("debt", number, "--as", "gunel") == "billing_not_set"
    assert (
        office.refused("certificate", "issue", number, "--out", tmp_path / "c.pdf", "--as", "gunel")
        == "certificate_no_answer"
    )
    assert not (tmp_path / "c.pdf").exists()


def test_a_certificate_that_cannot_be_formed_is_told_with_the_reason(
    office: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def does_not_fit(_content: Content, _signature: object) -> bytes:
        raise Invalid("too_long", limit=40)

    number = "WD-2026-0000001"
    office("take", number, "--as", "gunel")
    office("approve", number, "--as", "gunel", "--accept-documents")
    monkeypatch.setattr(certificate_pdf, "render", does_not_fit)
    paper = tmp_path / "c.pdf"
    words = ("certificate", "issue", number, "--out", paper, "--as", "gunel")
    assert office.refused(*words) == "certificate_cannot_be_formed"
    assert "Mətn çox uzundur: ən çoxu 40 işarə." in office(*words)[2]
    assert office.json("show", number)[1]["debt_checks"][0]["outcome"] == "cannot_be_formed"
    assert not paper.exists()


def test_amend_forward_release_note_and_the_clerk_who_loses_sight(office: Shell) -> None:
    number = "WD-2026-0000001"
    office("take", number, "--as", "gunel")
    assert (
        office(
            "amend",
            number,
            "--set",
            "email=yeni@example.az",
            "--text",
            "zəng etdi",
            "--as",
            "gunel",
        )[0]
        == 0
    )
    code, out, err = office("amend", number, "--set", "mobile=1", "--text", "x", "--as", "gunel")
    assert code == 1 and err.startswith("mobile: ")
    assert office("note", number, "--text", "Qeyd", "--as", "gunel")[0] == 0
    assert office("release", number, "--as", "gunel")[0] == 0
    assert office("take", number, "--as", "gunel")[0] == 0
    assert (
        office(
            "forward", number, "--department", "su-yasamal", "--text", "ora aiddir", "--as", "gunel"
        )[0]
        == 0
    )
    assert office.refused("take", number, "--as", "gunel") == "application_not_found"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["take"],
        ["applications", "--format", "xml"],
        ["staff", "add", "x"],
        ["certificate"],
        ["intake"],
    ],
)
def test_wrong_usage_is_exit_code_two(shell: Shell, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        shell(*words)
    assert ended.value.code == 2


def test_a_file_that_cannot_be_written_forms_no_certificate(office: Shell, tmp_path: Path) -> None:
    number = "WD-2026-0000001"
    office("take", number, "--as", "gunel")
    office("approve", number, "--as", "gunel", "--accept-documents")
    for out in (tmp_path, tmp_path / "no" / "where.pdf", "/dev/full"):
        assert (
            office.refused("certificate", "issue", number, "--out", out, "--as", "gunel")
            == "cannot_write"
        )
    assert office.json("show", number)[1]["certificates"] == []


def test_a_refused_approval_leaves_no_verdict_behind(office: Shell) -> None:
    office.knows("3.00")
    office("take", "ID-2026-0000001", "--as", "elnur")
    assert (
        office.refused("approve", "ID-2026-0000001", "--as", "elnur", "--accept-documents")
        == "debt_at_old_address"
    )
    assert {d["verdict"] for d in office.json("show", "ID-2026-0000001")[1]["documents"]} == {None}


def test_reads_do_not_wait_for_a_writer_and_a_writer_waits_with_a_sentence(
    office: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clerkdesk.store import engine

    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.3)
    holder = sqlite3.connect(office.folder / "clerkdesk.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert office("applications")[0] == 0
    assert office.refused("take", "WD-2026-0000001", "--as", "gunel") == "database_locked"
    holder.close()


def test_statuses_given_twice_list_each_application_once(office: Shell) -> None:
    numbers = [
        row["number"]
        for row in office.json("applications", "--status", "new,new")[1]["applications"]
    ]
    assert sorted(numbers) == ["ID-2026-0000001", "WD-2026-0000001"]
    assert (
        office.json("applications", "--query", "2026", "--status", "refused")[1]["applications"]
        == []
    )


def test_what_citizens_wrote_does_not_move_the_terminals_cursor(
    shell: Shell, tmp_path: Path
) -> None:
    fields: dict[str, Any] = {"\x1b[31mX\n": 1}
    samples.write_folder(tmp_path / "p", samples.no_debt(**fields))
    _code, out, err = shell("intake", tmp_path / "p")
    assert "\x1b" not in out + err
