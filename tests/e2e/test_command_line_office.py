"""The command line around the office: its people, its database, its settings, its doctor."""

import hashlib
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from clerkdesk import file_rights
from clerkdesk.cli.doctor.checks import Check
from clerkdesk.cli.doctor.command import changes
from tests import samples
from tests.e2e.shells import Shell
from tests.processes import share_with_others


def test_people_are_added_by_an_administrator_once_there_is_one(shell: Shell) -> None:
    assert shell(*shell.add("admin", name="A", role="admin"))[0] == 0
    assert shell.refused(*shell.add("x1")) == "administrator_only"
    assert shell(*shell.add("x1", "--as", "admin"))[0] == 0
    assert shell.refused(*shell.add("x1", "--as", "admin")) == "login_taken"
    assert shell.refused(*shell.add("Böyük", "--as", "admin")) == "login_form"
    assert {row["login"] for row in shell.json("staff", "list")[1]["staff"]} == {"admin", "x1"}


def test_a_password_is_asked_for_and_counted(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("uzun parol\n"))
    assert shell(*shell.add("admin", "--password-stdin", name="A", role="admin"))[0] == 0
    assert shell.refused(*shell.add("x1", "--as", "admin")) == "sign_in_wrong"
    monkeypatch.setattr(sys, "stdin", io.StringIO("uzun parol\n"))
    assert shell("staff", "disable", "admin", "--as", "admin", "--password-stdin")[2].startswith(
        "admin sonuncu"
    )


def test_a_supervisor_notes_who_is_not_at_work_and_that_they_are_back(shell: Shell) -> None:
    assert shell(*shell.add("admin", name="A", role="admin"))[0] == 0
    for login, role in (("rehber", "supervisor"), ("x1", "clerk")):
        assert shell(*shell.add(login, "--as", "admin", role=role))[0] == 0
    ahead = str(date.today() + timedelta(days=9))
    noted = ("absence", "add", "x1", ahead, ahead, "--kind", "trip")
    assert shell.refused(*noted, "--as", "x1") == "supervisor_only"
    (absence,) = shell.json(*noted, "--as", "rehber")[1]["absences"]
    assert (absence["login"], absence["kind"]) == ("x1", "trip")
    ended = shell.json("absence", "end", str(absence["id"]), "--as", "rehber")[1]
    assert ended["absences"] == []
    assert shell.json("applications", "--warned", "--as", "rehber")[1]["applications"] == []


@pytest.mark.parametrize("typed", [b"par\xf6l 123456\n", b"\xff\xfep\0a\0r\0o\0l\0\n"])
def test_a_password_that_is_not_utf_8_is_refused_and_changes_nothing(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="latin-1"))
    added = shell.add("admin", "--password-stdin", name="A", role="admin")
    assert shell.refused(*added) == "password_undecodable"
    assert shell.json("staff", "list")[1]["staff"] == []


def test_a_mark_of_byte_order_is_no_part_of_a_password(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.BytesIO(b"\xef\xbb\xbfuzun parol 1\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))
    assert shell(*shell.add("admin", "--password-stdin", name="A", role="admin"))[0] == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("uzun parol 1\n"))
    assert shell("setting", "list", "--as", "admin", "--password-stdin")[0] == 0


def test_what_is_set_is_listed_and_who_set_it_is_told(shell: Shell) -> None:
    assert shell(*shell.add("admin", name="A", role="admin"))[0] == 0
    acting = ("--as", "admin")
    assert shell("setting", "set", "reminder_days", "2, 4", *acting)[1] == "reminder_days = 2, 4\n"
    assert "reminder_days = 2, 4  *" in shell("setting", "list", *acting)[1].splitlines()
    assert shell("setting", "set", "sample", "no", *acting)[0] == 1
    assert shell("setting", "set", "idle_lock_minutes", "30")[0] == 0, "whoever has the file"
    rows = shell.json("setting", "list", *acting)[1]["settings"]
    assert {"key": "idle_lock_minutes", "value": "30", "own": False} in rows
    with closing(sqlite3.connect(shell.folder / "clerkdesk.db")) as connection, connection:
        connection.execute("UPDATE setting SET value = '0' WHERE key = 'idle_lock_minutes'")
    acts = shell.json("audit", "office", "--about", "idle_lock_minutes")[1]["acts"]
    assert [(act["actor"], act["old"], act["new"]) for act in acts] == [
        ("sql", "30", "0"),
        ("local", "15", "30"),
    ]
    proof = shell("audit", "office", *acting)[1]
    assert "admin  organisation_setting  add  reminder_days  value: – → 2, 4" in proof


def test_the_database_checks_itself_and_the_doctor_reports(shell: Shell) -> None:
    assert shell("db", "upgrade")[0] == 0
    assert shell.json("db", "check") == (0, {"ok": True, "problems": [], "restores": []})
    with closing(sqlite3.connect(shell.folder / "clerkdesk.db")) as connection, connection:
        connection.execute("DROP TRIGGER cd_refuse_event_update")
    assert shell.json("db", "check") == (
        1,
        {"ok": False, "problems": ["rule: cd_refuse_event_update"], "restores": []},
    )
    code, report = shell.json("doctor")
    names = {item["name"] for item in report["checks"]}
    assert code == 1 and {"fonts", "database", "keyring", "mail", "printer"} <= names


def test_the_doctor_reads_each_file_of_settings_as_whoever_uses_it(
    first_shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def states() -> dict[str, str]:
        return {item["name"]: item["state"] for item in first_shell.json("doctor")[1]["checks"]}

    assert {states()[name] for name in ("views", "hooks", "citizens", "billing")} == {"none"}
    assert not first_shell.folder.exists(), "it makes nothing"
    first_shell.folder.mkdir()
    hooks = first_shell.folder / "hooks.toml"
    hooks.write_text(
        '[[hook]]\nchannel = "e-gov"\nurl = "https://portal.example.az"\nsecret = "'
        + "x" * 32
        + '"\n',
        encoding="utf-8",
    )
    file_rights.keep_to_oneself(hooks)
    monkeypatch.setenv("CLERKDESK_HOOKS", str(hooks))
    monkeypatch.setenv("CLERKDESK_VIEWS", str(first_shell.folder / "none.toml"))
    monkeypatch.setenv("CLERKDESK_CITIZENS", str(hooks))
    monkeypatch.setenv("CLERKDESK_BILLING_URL", "historic+https://data.example.az")
    ends = states()
    assert [ends[name] for name in ("hooks", "views", "citizens")] == ["ok", "bad", "bad"]
    assert ends["billing"] == "bad", "nobody is heard there"
    share_with_others(hooks)
    assert states()["hooks"] == "bad"


@pytest.fixture
def heard_by_children() -> Iterator[None]:
    """Ctrl+C, which who starts the tests in the background has them ignore, and their children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_by_children")
def test_the_doctor_watches_and_says_what_has_changed(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "clerkdesk", "doctor", "--watch", "0.1", "--format", "json"]
    environment = os.environ | {"CLERKDESK_DATA_DIR": str(tmp_path)}
    with (
        subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as watching,
        ended(watching),
    ):
        assert watching.stdout is not None
        first = ""
        while not first.endswith("\n}\n"):
            first += watching.stdout.readline()
        states = {check["name"]: check["state"] for check in json.loads(first)["checks"]}
        assert states["database"] == "none"
        (tmp_path / "clerkdesk.db").write_bytes(b"")
        change = json.loads(watching.stdout.readline())
        assert (change["name"], change["state"]) == ("database", "bad")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(20) == 130


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[None]:
    """Whatever the test finds, it does not go on."""
    try:
        yield
    finally:
        process.kill()


def test_figures_alone_are_no_change_and_what_is_over_is_said() -> None:
    before = [Check("disk", "ok", "x", "5 GB"), Check("alarm mail", "bad", "silent")]
    assert [*changes(before, [Check("disk", "ok", "x", "4 GB"), before[1]])] == []
    (over,) = changes(before, [before[0]])
    assert (over.name, over.state) == ("alarm mail", "none")
    (worse,) = changes(before, [Check("disk", "bad", "x", "0 GB"), before[1]])
    assert (worse.name, worse.state) == ("disk", "bad")


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


def test_a_demo_never_touches_a_real_office(shell: Shell) -> None:
    shell("db", "upgrade")
    before = hashlib.sha256((shell.folder / "clerkdesk.db").read_bytes()).hexdigest()
    assert shell.refused("demo", "--data", shell.folder) == "not_a_demo"
    assert hashlib.sha256((shell.folder / "clerkdesk.db").read_bytes()).hexdigest() == before


def test_a_password_in_an_address_is_never_shown(shell: Shell) -> None:
    _code, out, err = shell(
        "doctor", "--database", "postgresql://me:geheim@127.0.0.1:1/x?connect_timeout=1"
    )
    assert "geheim" not in out + err


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


def test_somebody_elses_database_is_left_alone(first_shell: Shell) -> None:
    first_shell.folder.mkdir()
    with closing(sqlite3.connect(first_shell.folder / "clerkdesk.db")) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    assert first_shell.refused("applications") == "schema_foreign"
    with closing(sqlite3.connect(first_shell.folder / "clerkdesk.db")) as connection, connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_day_is_made_free_with_a_preview_and_listed(shell: Shell) -> None:
    assert shell(*shell.add("admin", name="A", role="admin"))[0] == 0
    day = ("calendar", "set", "2026-11-23", "free", "--act", "412 nömrəli qərar", "--as", "admin")
    code, preview = shell.json(*day, "--preview")
    assert code == 0 and preview["preview"] and preview["moved"] == []
    assert shell.json("calendar", "list", "2026")[1]["days"][0]["source"] == "package"
    assert shell.json(*day)[1]["working"] is False
    listed = shell.json("calendar", "list", "2026")[1]["days"]
    decided = [each for each in listed if each["source"] == "act"]
    assert [(each["day"], each["working"], each["reason"]) for each in decided] == [
        ("2026-11-23", False, "412 nömrəli qərar")
    ]
    own = ("calendar", "set", "2026-11-25", "free", "--own", "Köçürmə", "--as", "admin")
    assert shell.json(*own)[1]["own"] == "Köçürmə"
    listed = shell.json("calendar", "list", "2026", "--as", "admin")[1]["days"]
    assert [d["day"] for d in listed if d["source"] == "organisation"] == ["2026-11-25"]
    assert shell(*shell.add("x1", "--as", "admin"))[0] == 0
    assert shell.refused(*day[:-1], "x1") == "administrator_only"


def test_a_day_that_takes_days_from_citizens_is_said_twice(shell: Shell, tmp_path: Path) -> None:
    assert shell(*shell.add("admin", name="A", role="admin"))[0] == 0
    for serial in range(2):
        folder = samples.write_folder(tmp_path / str(serial), samples.no_debt(f"eg-{serial}"))
        assert shell("intake", folder)[0] == 0
    day = ("calendar", "set", "2026-11-23", "--own", "Köçürmə", "--as", "admin")
    assert shell.json(*day, "free")[0] == 0
    listing = ("calendar", "list", "2026", "--as", "admin")
    before = shell.json(*listing)[1]
    code, preview = shell.json(*day, "working", "--preview")
    assert code == 0 and len(preview["moved"]) == 2
    assert shell.refused(*day, "working") == "terms_move_earlier_command"
    assert shell.json(*listing)[1] == before
    code, decided = shell.json(*day, "working", "--earlier")
    assert code == 0 and decided["moved"] == preview["moved"]


def test_the_command_makes_a_new_office_its_administrator_last(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "İstifadəçi,Ad,Rol,Təşkilat\nchief,Rəis Nümunə,admin,azersu\n"
        "aysel,Aysel Nümunə,clerk,azersu\n",
        encoding="utf-8",
    )
    assert shell.json("staff", "import", file, "--check")[1]["made"] == []
    code, document = shell.json("staff", "import", file)
    assert code == 0 and {account["login"] for account in document["made"]} == {"chief", "aysel"}
    assert {row["login"] for row in shell.json("staff", "list")[1]["staff"]} == {"chief", "aysel"}
    file.write_text("login,name,role,organisation\nbad login,X,clerk,azersu\n", encoding="utf-8")
    password = {account["login"]: account["password"] for account in document["made"]}["chief"]
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
    code, document = shell.json("staff", "import", file, "--as", "chief")
    assert code == 1 and document["refused"][0]["code"] == "login_form"
    assert shell.refused("staff", "import", tmp_path / "none.csv") == "file_unreadable"
