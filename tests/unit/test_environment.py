"""Keyrings, read-only files, addresses: what the machine does not give."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from sqlalchemy.exc import OperationalError

from clerkdesk import settings
from clerkdesk.adapters import keyring_store
from clerkdesk.domain.errors import Expected, Invalid
from clerkdesk.store.errors import translate


class Plain(KeyringBackend):  # type: ignore[misc]  # keyring has no types
    """A back end that would write plain text: nobody we know."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username))


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Plain]:
    plain = Plain()
    usual = keyring.get_keyring()
    keyring.set_keyring(plain)
    yield plain
    keyring.set_keyring(usual)


def test_a_keyring_that_nobody_knows_is_not_trusted(backend: Plain) -> None:
    with pytest.raises(Expected) as error:
        keyring_store.remember("gunel", "parol")
    assert error.value.code == "keyring_not_usable"
    assert backend.kept == {} and keyring_store.recall("gunel") is None
    keyring_store.forget("gunel")


def test_a_known_keyring_is_written_read_back_and_emptied(
    backend: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring_store, "ALLOWED", {(Plain.__module__, "Plain")})
    keyring_store.remember("gunel", "parol")
    assert keyring_store.recall("gunel") == "parol"
    keyring_store.forget("gunel")
    assert keyring_store.recall("gunel") is None


def test_a_file_without_the_right_to_write_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (a)")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as error:
        connection.execute("INSERT INTO t VALUES (1)")
    expected = translate(OperationalError("INSERT", {}, error.value))
    assert expected is not None and expected.code == "database_read_only"
    connection.close()


def test_a_missing_table_is_a_bug_and_no_outage(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "x.db")) as connection,
        pytest.raises(sqlite3.OperationalError) as error,
    ):
        connection.execute("SELECT * FROM nope")
    assert translate(OperationalError("SELECT", {}, error.value)) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLERKDESK_NOW", "yesterday"),
        ("CLERKDESK_NOW", "2026-11-20T12:00:00"),
        ("CLERKDESK_LANGUAGE", "de"),
        ("CLERKDESK_DATABASE_URL", "mysql://x"),
    ],
)
def test_a_wrong_setting_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(Invalid) as error:
        settings.load({name: value})
    assert error.value.params["field"] == name


def test_the_passwords_of_an_address_are_not_shown() -> None:
    assert (
        settings.load({"CLERKDESK_DATABASE_URL": "postgresql://me:geheim@db/x"}).shown_url
        == "postgresql://me:***@db/x"
    )


@given(
    url=st.sampled_from(["sqlite:////tmp/ə.db", "postgresql://me:geheim@db/x"]),
    words=st.lists(
        st.none() | st.sampled_from(["http://127.0.0.1:1/x", "smtp://ə@mail"]),
        min_size=4,
        max_size=4,
    ),
    files=st.lists(
        st.none() | st.sampled_from([Path("/etc/a b.toml"), Path("ş.toml")]), min_size=5, max_size=5
    ),
    language=st.sampled_from(settings.LANGUAGES),
    now=st.none() | st.datetimes(timezones=st.just(timezone(timedelta(hours=4)))),
    since=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_a_child_is_told_the_same_settings(
    url: str,
    words: list[str | None],
    files: list[Path | None],
    language: str,
    now: datetime | None,
    since: datetime | None,
) -> None:
    given_settings = settings.Settings(
        database_url=url,
        data_dir=Path("/data"),
        billing_url=words[0],
        register_url=words[1],
        smtp_url=words[2],
        sms_url=words[3],
        language=language,
        now=now,
        now_since=since,
        servers_file=files[0],
        seal_key_file=files[1],
        views_file=files[2],
        hooks_file=files[3],
        citizens_file=files[4],
    )
    assert settings.load(settings.environment(given_settings)) == given_settings
