"""The command line as scripts and portals know it: exit codes, one JSON document, sentences."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.cli.main import run
from tests import samples

NOW = "2026-11-20T12:00:00+04:00"


class Shell:
    """Runs commands on an office of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: object) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = run([str(word) for word in words])
        out = self._capsys.readouterr()
        return code, out.out, out.err

    def json(self, *words: object) -> tuple[int, Any]:
        code, out, _err = self(*words, "--format", "json")
        return code, json.loads(out)

    def refused(self, *words: object) -> str:
        """The code of the error; the sentence stands on stderr."""
        code, out, err = self(*words, "--format", "json")
        error = json.loads(out)["error"]
        assert code == 1 and error["message"] in err and "Traceback" not in err
        return str(error["code"])

    def knows(self, amount: str = "0.00") -> None:
        """Make the office one that a demo made: its stand-in knows the sample people."""
        data = json.dumps(samples.stand_in(amount))
        with sqlite3.connect(self.folder / "clerkdesk.db") as connection:
            connection.execute("UPDATE setting SET value = 'yes' WHERE key = 'stand_in'")
            connection.execute("UPDATE setting SET value = ? WHERE key = 'stand_in_data'", (data,))


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    for name in [name for name in os.environ if name.startswith("CLERKDESK_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "data"
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(folder))
    monkeypatch.setenv("CLERKDESK_NOW", NOW)
    return Shell(folder, capsys)


@pytest.fixture
def office(shell: Shell, tmp_path: Path) -> Shell:
    """One application of each service, a clerk for each, and a stand-in that knows them."""
    samples.write_zip(tmp_path / "nd.zip", samples.no_debt())
    samples.write_folder(tmp_path / "idp", samples.idp())
    assert shell("intake", tmp_path / "nd.zip", tmp_path / "idp")[0] == 0
    shell(
        "staff",
        "add",
        "gunel",
        "--name",
        "Günel Hüseynova",
        "--role",
        "clerk",
        "--organisation",
        "azersu",
        "--department",
        "su-nesimi",
    )
    shell(
        "staff",
        "add",
        "elnur",
        "--name",
        "Elnur Məmmədli",
        "--role",
        "clerk",
        "--organisation",
        "azerishiq",
    )
    shell.knows()
    return shell


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
    code, found = shell.json("intake", many, tmp_path / "x.zip", tmp_path / "nowhere")
    assert code == 1 and [item["duplicate"] for item in found["accepted"]] == [False, False]
    by_path = {
        Path(item["path"]).name: {(fault["field"], fault["code"]) for fault in item["faults"]}
        for item in found["refused"]
    }
    assert by_path["bad"] == {
        ("applicant.fin", "fin_letter"),
        ("contact.mobile", "phone_foreign"),
        ("extra", "unknown_field"),
    }
    assert by_path["nowhere"] == {(None, "path_not_found")}
    again = shell.json("intake", tmp_path / "x.zip")[1]["accepted"][0]
    assert again["duplicate"] and again["number"] in {item["number"] for item in found["accepted"]}


def test_lists_have_the_fields_of_the_contract(office: Shell) -> None:
    code, found = office.json("applications", "--status", "new,in_progress", "--service", "no_debt")
    assert code == 0 and found["more"] is False
    row = found["applications"][0]
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
    assert office.json("certificate", "verify", out) == (
        0,
        {"verdict": "valid", "number": "NB-2026-0000001", "reason": None},
    )
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
    assert office.json("certificate", "verify", out) == (
        1,
        {"verdict": "revoked", "number": "NB-2026-0000001", "reason": "səhv ünvan"},
    )


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
    with sqlite3.connect(office.folder / "clerkdesk.db") as connection:
        connection.execute("UPDATE setting SET value = 'no' WHERE key = 'stand_in'")
    assert office.refused("debt", number, "--as", "gunel") == "billing_not_set"
    assert (
        office.refused("certificate", "issue", number, "--out", tmp_path / "c.pdf", "--as", "gunel")
        == "certificate_no_answer"
    )
    assert not (tmp_path / "c.pdf").exists()


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


def test_people_are_added_by_an_administrator_once_there_is_one(shell: Shell) -> None:
    assert (
        shell(
            "staff", "add", "admin", "--name", "A", "--role", "admin", "--organisation", "azersu"
        )[0]
        == 0
    )
    assert (
        shell.refused(
            "staff", "add", "x1", "--name", "X", "--role", "clerk", "--organisation", "azersu"
        )
        == "administrator_only"
    )
    assert (
        shell(
            "staff",
            "add",
            "x1",
            "--name",
            "X",
            "--role",
            "clerk",
            "--organisation",
            "azersu",
            "--as",
            "admin",
        )[0]
        == 0
    )
    assert (
        shell.refused(
            "staff",
            "add",
            "x1",
            "--name",
            "X",
            "--role",
            "clerk",
            "--organisation",
            "azersu",
            "--as",
            "admin",
        )
        == "login_taken"
    )
    assert (
        shell.refused(
            "staff",
            "add",
            "Böyük",
            "--name",
            "X",
            "--role",
            "clerk",
            "--organisation",
            "azersu",
            "--as",
            "admin",
        )
        == "login_form"
    )
    assert {row["login"] for row in shell.json("staff", "list")[1]["staff"]} == {"admin", "x1"}


def test_a_password_is_asked_for_and_counted(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("uzun parol\n"))
    assert (
        shell(
            "staff",
            "add",
            "admin",
            "--name",
            "A",
            "--role",
            "admin",
            "--organisation",
            "azersu",
            "--password-stdin",
        )[0]
        == 0
    )
    assert shell.refused(
        "staff",
        "add",
        "x1",
        "--name",
        "X",
        "--role",
        "clerk",
        "--organisation",
        "azersu",
        "--as",
        "admin",
    ) in ("sign_in_wrong",)
    monkeypatch.setattr(sys, "stdin", io.StringIO("uzun parol\n"))
    assert shell("staff", "disable", "admin", "--as", "admin", "--password-stdin")[2].startswith(
        "admin sonuncu"
    )


def test_the_database_checks_itself_and_the_doctor_reports(shell: Shell) -> None:
    assert shell("db", "upgrade")[0] == 0
    assert shell.json("db", "check") == (0, {"ok": True, "problems": []})
    with sqlite3.connect(shell.folder / "clerkdesk.db") as connection:
        connection.execute("DROP TRIGGER cd_refuse_event_update")
    assert shell.json("db", "check") == (
        1,
        {"ok": False, "problems": ["rule: cd_refuse_event_update"]},
    )
    code, found = shell.json("doctor")
    assert code == 1 and {"fonts", "database", "keyring", "mail", "printer"} <= {
        item["name"] for item in found["checks"]
    }


def test_the_doctor_reads_each_file_of_settings_as_whoever_uses_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def states() -> dict[str, str]:
        return {item["name"]: item["state"] for item in shell.json("doctor")[1]["checks"]}

    assert {states()[name] for name in ("views", "hooks", "citizens", "billing")} == {"none"}
    hooks = shell.folder / "hooks.toml"
    hooks.write_text(
        '[[hook]]\nchannel = "e-gov"\nurl = "https://portal.example.az"\nsecret = "'
        + "x" * 32
        + '"\n',
        encoding="utf-8",
    )
    hooks.chmod(0o600)
    monkeypatch.setenv("CLERKDESK_HOOKS", str(hooks))
    monkeypatch.setenv("CLERKDESK_VIEWS", str(shell.folder / "none.toml"))
    monkeypatch.setenv("CLERKDESK_CITIZENS", str(hooks))
    monkeypatch.setenv("CLERKDESK_BILLING_URL", "historic+https://data.example.az")
    assert [states()[name] for name in ("hooks", "views", "citizens", "billing")] == [
        "ok",
        "bad",
        "bad",
        "ok",
    ]
    hooks.chmod(0o644)
    assert states()["hooks"] == "bad"


def test_the_language_of_the_sentences_is_a_setting(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("db", "upgrade")
    assert "belə müraciət yoxdur" in shell("show", "WD-2026-9999999")[2]
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "en")
    assert "no such application" in shell("show", "WD-2026-9999999")[2]
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "xx")
    assert shell("show", "WD-2026-9999999")[2].startswith("CLERKDESK_LANGUAGE: ")


def test_without_a_display_the_desk_says_so(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for words in (("demo",), ("desk",), ()):
        code, _out, err = shell(*words)
        assert code == 1 and "--headless" in err


def test_a_demo_never_touches_a_real_office(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    shell("db", "upgrade")
    before = hashlib.sha256((shell.folder / "clerkdesk.db").read_bytes()).hexdigest()
    assert shell.refused("demo", "--data", shell.folder) == "not_a_demo"
    assert hashlib.sha256((shell.folder / "clerkdesk.db").read_bytes()).hexdigest() == before


def test_a_password_in_an_address_is_never_shown(shell: Shell) -> None:
    _code, out, err = shell(
        "doctor", "--database", "postgresql://me:geheim@127.0.0.1:1/x?connect_timeout=1"
    )
    assert "geheim" not in out + err


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


@pytest.mark.parametrize(
    "url",
    [
        "sqlite",
        "sqlite:",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:x.db",
        "postgresql",
        "postgresql+psycopg2://x/y",
        "mysql://x",
        "postgresql://localhost:abc/x",
    ],
)
def test_an_address_that_is_none_is_a_sentence(shell: Shell, url: str) -> None:
    assert shell.refused("applications", "--database", url) == "database_url"


def test_a_folder_with_strange_letters_is_just_a_folder(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "p?q=1 %20 ə"
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(folder))
    assert shell("db", "upgrade")[0] == 0 and (folder / "clerkdesk.db").exists()


def test_somebody_elses_database_is_left_alone(shell: Shell) -> None:
    shell.folder.mkdir()
    with sqlite3.connect(shell.folder / "clerkdesk.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    assert shell.refused("applications") == "schema_foreign"
    with sqlite3.connect(shell.folder / "clerkdesk.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_what_citizens_wrote_does_not_move_the_terminals_cursor(
    shell: Shell, tmp_path: Path
) -> None:
    samples.write_folder(tmp_path / "p", samples.no_debt(**{"\x1b[31mX\n": 1}))
    _code, out, err = shell("intake", tmp_path / "p")
    assert "\x1b" not in out + err


@pytest.mark.long
@pytest.mark.timeout(120)
def test_killed_at_any_moment_an_intake_is_whole_or_not_there(tmp_path: Path) -> None:
    """kill -9 in the middle of taking in forty packages: what was acknowledged is there, nothing is
    half there, the rest goes in later.
    """
    inbox = tmp_path / "in"
    data = tmp_path / "data"
    for n in range(40):
        samples.write_folder(inbox / f"{n:02}", samples.no_debt(f"eg-{n}"))
    environment = {**os.environ, "CLERKDESK_DATA_DIR": str(data), "CLERKDESK_NOW": NOW}
    command = [sys.executable, "-m", "clerkdesk", "intake", str(inbox), "--format", "json"]
    subprocess.run(
        [sys.executable, "-m", "clerkdesk", "db", "upgrade"],
        env=environment,
        check=True,
        capture_output=True,
    )
    database = data / "clerkdesk.db"

    def count(table: str) -> int:
        with sqlite3.connect(database, timeout=10) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    for goal in (3, 11, 24):
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while count("application") < goal and process.poll() is None:
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        applications = count("application")
        assert (count("document"), count("application_detail"), count("outbox_message")) == (
            2 * applications,
            applications,
            applications,
        )
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert len(json.loads(done.stdout)["accepted"]) == 40 == count("application")
    checked = subprocess.run(
        [sys.executable, "-m", "clerkdesk", "db", "check"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.timeout(120)
def test_a_worker_killed_while_it_forms_certificates_leaves_no_number_without_a_file(
    office: Shell, tmp_path: Path
) -> None:
    """kill -9 again and again: every certificate has its file, its print and the next number; what
    was asked is formed or asked again.
    """
    inbox = tmp_path / "more"
    numbers = []
    for n in range(12):
        samples.write_folder(inbox / f"{n:02}", samples.no_debt(f"w-{n}"))
    for item in office.json("intake", inbox)[1]["accepted"]:
        numbers.append(item["number"])
        office("take", item["number"], "--as", "gunel")
        office("approve", item["number"], "--as", "gunel", "--accept-documents")
    database = office.folder / "clerkdesk.db"
    environment = {**os.environ}

    from clerkdesk import bootstrap, settings
    from clerkdesk.usecases.certificates import issuing

    opened = bootstrap.open_office(settings.load())
    for number in numbers:
        opened.unit_of_work.acting_as("gunel").run(issuing.request, number)
    opened.close()

    def one(statement: str) -> int:
        with sqlite3.connect(database, timeout=10) as connection:
            return int(connection.execute(statement).fetchone()[0])

    for goal in (1, 3, 6):
        process = subprocess.Popen(
            [sys.executable, "-m", "clerkdesk", "worker"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while one("SELECT count(*) FROM certificate") < goal and process.poll() is None:
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        formed = one("SELECT count(*) FROM certificate")
        assert (
            one("SELECT count(*) FROM certificate_file")
            == one("SELECT count(*) FROM certificate_print")
            == one("SELECT max(serial) FROM certificate")
            == formed
        )
        # The next worker starts when the dead one's claims have run out.
        with sqlite3.connect(database, timeout=10) as connection:
            connection.execute("UPDATE inquiry SET claimed_at = NULL WHERE outcome IS NULL")
    assert (
        subprocess.run(
            [sys.executable, "-m", "clerkdesk", "worker", "--once"],
            env=environment,
            check=False,
            capture_output=True,
        ).returncode
        == 0
    )
    assert (
        one("SELECT count(*) FROM certificate")
        == len(numbers)
        == one("SELECT count(DISTINCT application_id) FROM certificate WHERE state = 'live'")
    )
