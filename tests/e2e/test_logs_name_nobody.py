"""A sample person goes through every command, route and lane, with faults wherever they may come;
nothing of the person is in any log, crash report or support bundle.
"""

import json
import logging
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import httpx2
import pytest

from clerkdesk import __version__
from clerkdesk.cli import logs
from clerkdesk.domain.lanes import Lane
from clerkdesk.gateway.service import Gateway
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.loop import Worker
from clerkdesk.worker.thread import guarded
from tests import gateways, samples
from tests.conftest import Desk
from tests.e2e.shells import Shell

PERSON = {
    "surname": "Kanareyeva",
    "name": "Sarıbülbül",
    "fin": "7QZ8W2K",
    "mobile": "0509876543",
    "email": "kanareyka@example.az",
    "address": "Qəfəs küçəsi 77",
    "code": "12098765430",
    "file": "kanareyka-cixaris.pdf",
    "document": "AZE98765432",
}
TRACES = (
    *(PERSON[name] for name in PERSON if name != "mobile"),
    "9876543",
    "kanareyka",
)


def package(request: str = "eg-canary") -> dict[str, Any]:
    submission = samples.no_debt(
        request,
        applicant__fin=PERSON["fin"],
        applicant__surname=PERSON["surname"],
        applicant__name=PERSON["name"],
        applicant__id_document=PERSON["document"],
        subscriber_code=PERSON["code"],
        contact__mobile=PERSON["mobile"],
        contact__email=PERSON["email"],
    )
    submission["object"] = {"district": "Nəsimi", "address": PERSON["address"]}
    submission["documents"][0]["file"] = f"documents/{PERSON['file']}"
    submission["documents"][0]["name"] = PERSON["file"]
    return submission


def boom(*_arguments: Any, **_named: Any) -> NoReturn:
    """Everything that a fault of the program or of a library may have in its words."""
    raise RuntimeError(f"row: {PERSON}")


def written(folder: Path) -> str:
    """All that the programs have written to their logs there."""
    files = [*(folder / logs.FOLDER).glob("*.log*")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def named(text: str) -> list[str]:
    return [trace for trace in TRACES if trace.lower() in text.lower()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This process writes its log below it, as a program of ours does."""
    root = logging.getLogger()
    before = root.handlers[:]
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    root.handlers.clear()
    data = tmp_path / "data"
    logs.set_up(data)
    try:
        yield data
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers[:] = before
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        logging.captureWarnings(False)
        logging.raiseExceptions = True


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("intake", "{good}"),
    ("intake", "{torn}", "{foreign}", "/nowhere/kanareyka"),
    ("applications", "--query", PERSON["fin"]),
    ("applications", "--query", PERSON["surname"]),
    ("show", "{number}", "--as", "gunel"),
    ("show", PERSON["fin"], "--as", "gunel"),
    ("take", "{number}", "--as", "gunel"),
    ("take", "{number}", "--as", PERSON["surname"]),
    ("amend", "{number}", "--as", "gunel", "--set", f"applicant.surname={PERSON['surname']}"),
    ("note", "{number}", "--as", "gunel", "--text", f"{PERSON['surname']} {PERSON['mobile']}"),
    ("call", "{number}", "--as", "gunel", "--text", PERSON["mobile"]),
    ("wait", "{number}", "--as", "gunel", "--text", PERSON["address"]),
    ("resume", "{number}", "--as", "gunel"),
    ("debt", "{number}", "--as", "gunel"),
    ("approve", "{number}", "--as", "gunel", "--accept-documents"),
    ("refuse", "{number}", "--as", "gunel", "--reason", "other", "--text", PERSON["surname"]),
    ("release", "{number}", "--as", "gunel"),
    ("certificate", "issue", "{number}", "--as", "gunel", "--out", "{out}"),
    ("certificate", "verify", "{torn}"),
    ("extract", "{number}", "--as", "gunel", "--out", "{out}"),
    ("second-look", "{number}", "--disagree", "--text", PERSON["surname"], "--as", "gunel"),
    ("phrases", "set", "no_debt", "id_card", PERSON["surname"]),
    ("person", "find", PERSON["fin"]),
    ("person", "export", PERSON["fin"], "--to", "{out}"),
    ("person", "erase", PERSON["fin"], "--reason", PERSON["surname"]),
    ("absence", "add", PERSON["surname"], "2026-11-23", "2026-11-24", "--note", PERSON["address"]),
    ("report", PERSON["surname"], "--out", "{out}"),
    ("export", "applications", "--out", "{out}"),
    ("worker", "--once"),
    (
        "staff",
        "add",
        "kanareyka",
        "--name",
        PERSON["surname"],
        "--role",
        "clerk",
        "--organisation",
        "azersu",
    ),
    ("staff", "list"),
    ("setting", "set", "reminder_days", PERSON["fin"]),
    ("calendar", "set", "2026-11-23", "free", "--act", PERSON["surname"]),
    ("audit", "verify"),
    ("audit", "office", "--about", PERSON["surname"]),
    ("db", "check"),
    ("gateway", "folder", "{inbox}", "--channel", "e-gov", "--once"),
    ("gateway", "key", "add", PERSON["surname"], "--channel", "e-gov"),
    ("doctor",),
)


@pytest.mark.long
def test_every_command_with_and_without_faults_names_nobody(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = samples.write_folder(tmp_path / "kanareyka", package(), samples.files_of(package()))
    torn = tmp_path / "kanareyka.zip"
    torn.write_bytes(f"PK {PERSON}".encode())
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "application.json").write_text(json.dumps(package() | {PERSON["fin"]: 1}))
    inbox = tmp_path / "kanareyka-inbox"
    samples.write_folder(inbox / "in" / "kanareyka", package("eg-2"), samples.files_of(package()))
    places = {
        "good": good,
        "torn": torn,
        "foreign": foreign,
        "inbox": inbox,
        "out": tmp_path / "x.pdf",
    }
    shell(*shell.add("gunel", "--department", "su-nesimi", name="Günel Hüseynova"))
    number = shell.json("intake", good)[1]["accepted"][0]["number"]
    filled = []
    for command in COMMANDS:
        filled.append([word.format(number=number, **places) for word in command])
    for words in filled:
        shell(*words)
    for target in ("read", "run"):
        with monkeypatch.context() as failing:
            failing.setattr(UnitOfWork, target, boom)
            for words in filled:
                shell(*words)
    text = written(folder)
    assert text.count("incident ") > len(COMMANDS) and "RuntimeError" in text
    assert named(text) == []


def test_every_lane_with_neighbours_that_fail_names_nobody(embedded: Desk, folder: Path) -> None:
    for request in ("eg-1", "eg-2"):
        submission = package(request)
        number = embedded.take_in(submission, samples.files_of(submission))
    embedded.run("gunel", casework.take, number)
    usual = embedded.worker()

    class Failing:
        def __getattr__(self, _name: str) -> Callable[..., Any]:
            return boom

    worker = Worker(
        usual.unit_of_work,
        replace(
            usual.services,
            billing=Failing,
            register=Failing,
            email=Failing(),
            sms=Failing(),
            render=boom,
            look=boom,
        ),
    )
    for lane, work in worker.lanes().items():
        guarded(lane, work)
    text = written(folder)
    assert "incident " in text and "cannot be made" in text
    assert {str(lane) for lane in Lane} and named(text) == []


def test_every_route_with_and_without_faults_names_nobody(
    embedded: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gateways.egov(embedded) as egov:
        submission = package()
        assert egov.send(submission).status_code == 201
        _ask_everything(egov.client)
        for target in ("at_database", "looked_at"):
            with monkeypatch.context() as failing:
                failing.setattr(Gateway, target, boom)
                egov.send(package("eg-2"))
                _ask_everything(egov.client)
    text = written(folder)
    assert text.count("incident ") > 5 and named(text) == []


def _ask_everything(client: httpx2.Client) -> None:
    """Every route of the interface, with the person wherever there is room for one."""
    paths = client.get("/openapi.json").json()["paths"]
    query = {"fin": PERSON["fin"], "code": PERSON["code"], "lang": PERSON["surname"]}
    headers = {"Idempotency-Key": PERSON["fin"], "X-Name": PERSON["fin"]}
    for path, methods in {**paths, "/c": {"get": 1}, "/c/{number}": {"get": 1}}.items():
        for method in methods:
            for number in (PERSON["fin"], "WD-2026-0000001"):
                url = path.format(number=number)
                body = json.dumps(PERSON).encode()
                client.request(method, url, params=query, headers=headers, content=body)
    client.get(f"/{PERSON['surname']}", params=query)


_DIES = """
import ctypes, logging, sys, threading
from pathlib import Path
from clerkdesk import program
from clerkdesk.cli import logs
program.begin("desk")
logs.set_up(Path(sys.argv[1]))
logs.keep_crashes(Path(sys.argv[1]))
person = sys.argv[2]
def fails():
    raise RuntimeError(person)
class Last:
    def __del__(self):
        raise RuntimeError(person)
thread = threading.Thread(target=fails, name=person)
thread.start()
thread.join()
Last()
logging.getLogger("somebody.elses").warning("row %s", person)
logging.getLogger("clerkdesk.x").warning("%s and %s", person)
try:
    fails()
except RuntimeError:
    sys.excepthook(*sys.exc_info())
def dies(person):
    ctypes.string_at(0)
dies(person)
"""


def test_threads_ends_libraries_and_crashes_name_nobody(tmp_path: Path) -> None:
    person = " ".join(PERSON.values())
    died = subprocess.run(
        [sys.executable, "-c", _DIES, str(tmp_path), person],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert died.returncode != 0
    text = written(tmp_path)
    assert text.count("incident ") == 3 and "test_logs" not in text
    assert "somebody.elses" in text and "in dies" in text
    assert named(text + died.stderr) == []


def test_what_is_sent_to_who_helps_names_nobody_and_no_secret(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = package()
    good = samples.write_folder(tmp_path / "kanareyka", submission, samples.files_of(submission))
    assert shell("intake", good)[0] == 0
    with monkeypatch.context() as failing:
        failing.setattr(UnitOfWork, "read", boom)
        assert shell("applications", "--query", PERSON["fin"])[0] == 1
    with sqlite3.connect(shell.folder / "clerkdesk.db") as connection:
        connection.execute(
            "INSERT INTO alarm VALUES"
            " ('open', 'alarm_open', 'kanareyka', '2026-11-20 08:00:00.000000', NULL)"
        )
    for name, value in {
        "BILLING_URL": "https://kanareyka:geheim@billing.invalid/api?key=geheim",
        "SMTP_URL": "smtp://kanareyka:geheim@127.0.0.1:1",
        "SMS_URL": "lsim+http://kanareyka:geheim@127.0.0.1:1/v1?sender=X",
        "BACKUP_COMMAND": "scp -i geheim",
    }.items():
        monkeypatch.setenv(f"CLERKDESK_{name}", value)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    bundle = tmp_path / "bundle.zip"
    assert shell("support-bundle", bundle)[0] == 0
    with zipfile.ZipFile(bundle) as opened:
        parts = {name: opened.read(name).decode() for name in opened.namelist()}
    assert {"versions.json", "settings.json", "doctor.json", "logs/commands.log"} <= parts.keys()
    everything = "\n".join(parts.values())
    assert "incident " in parts["logs/commands.log"] and "billing.invalid" in everything
    assert json.loads(parts["versions.json"])["clerkdesk"] == __version__
    assert "alarm open" in everything and named(everything) == []
    assert "geheim" not in everything and str(tmp_path) not in everything
    assert shell.refused("support-bundle", bundle) == "bundle_exists"
