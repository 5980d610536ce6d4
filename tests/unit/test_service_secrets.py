"""Where the passwords of services lie: a file, a credential of systemd, a workstation's keyring;
and nothing that is set is skipped.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from clerkdesk import file_rights
from clerkdesk.adapters import keyring_store, service_secrets
from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings, environment, load
from tests.processes import share_with_others

SERVER = Settings(database_url="postgresql://db1.example.az/clerkdesk", data_dir=Path("/nowhere"))
WORKSTATION = replace(SERVER, database_url="sqlite:////nowhere/clerkdesk.db")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that nobody else reads."""
    path = tmp_path / "smtp"
    path.write_text("gizli söz\n", encoding="utf-8")
    file_rights.keep_to_oneself(path)
    return path


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring that knows one password of everybody."""
    monkeypatch.setattr(keyring_store, "recall", lambda account: f"keyring {account}")
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


def test_a_file_goes_before_everything(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    credential = secret.parent / "clerkdesk-smtp"
    credential.write_text("credential", encoding="utf-8")
    if os.name == "posix":
        credential.chmod(0o440)  # to its service systemd gives it so
    else:
        file_rights.keep_to_oneself(credential)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(secret.parent))
    named = replace(WORKSTATION, smtp_password_file=secret)
    assert service_secrets.password(named, "smtp") == "gizli söz"
    assert service_secrets.password(SERVER, "smtp") == "credential"
    assert service_secrets.password(SERVER, "sms") is None


def test_only_a_workstation_asks_a_keyring() -> None:
    assert service_secrets.password(WORKSTATION, "sms") == "keyring sms"
    assert service_secrets.password(SERVER, "sms") is None


@pytest.mark.parametrize("fault", ["missing", "empty", "others", "binary"])
def test_what_is_set_and_cannot_be_used_is_said(secret: Path, fault: str) -> None:
    match fault:
        case "missing":
            secret.unlink()
        case "empty":
            secret.write_text("\n", encoding="utf-8")
        case "others":
            share_with_others(secret)
        case "binary":
            secret.write_bytes(b"\xff\xfe")
    for settings in (SERVER, WORKSTATION):
        with pytest.raises(Invalid, match="secret_file"):
            service_secrets.password(replace(settings, smtp_password_file=secret), "smtp")


def test_a_child_learns_where_the_secrets_lie(secret: Path) -> None:
    named = replace(WORKSTATION, smtp_password_file=secret, sms_password_file=secret)
    again = load(environment(named))
    assert (again.smtp_password_file, again.sms_password_file) == (secret, secret)
