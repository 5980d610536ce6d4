"""Which servers a desk offers, and how they are written down."""

import ssl
from dataclasses import replace
from pathlib import Path

import pytest

from clerkdesk import servers, settings
from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings
from tests.certificates import Authority


def loaded(folder: Path, database: str | None = None, **environment: str) -> Settings:
    return settings.load({"CLERKDESK_DATA_DIR": str(folder), **environment}, database=database)


def test_the_list_of_servers_is_asked_only_where_no_database_is_named(tmp_path: Path) -> None:
    assert servers.offered(loaded(tmp_path)) == []
    (tmp_path / "servers.toml").write_text(
        '[[server]]\nname = "Azərsu"\n'
        'url = "postgresql://db1.example.az,db2.example.az/clerkdesk"\n',
        encoding="utf-8",
    )
    assert [server.name for server in servers.offered(loaded(tmp_path))] == ["Azərsu"]
    assert servers.offered(loaded(tmp_path, "sqlite:///x.db")) == []
    assert (
        servers.offered(
            loaded(tmp_path, CLERKDESK_DATABASE_URL="postgresql://gunel@db.example.az/x")
        )
        == []
    )
    assert servers.offered(loaded(tmp_path, "postgresql:///x?user=gunel")) == []
    assert [
        server.name for server in servers.offered(loaded(tmp_path, "postgresql://db.example.az/x"))
    ] == ["db.example.az"]
    other = tmp_path / "other.toml"
    other.write_text("", encoding="utf-8")
    assert servers.offered(loaded(tmp_path, CLERKDESK_SERVERS=str(other))) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('[[server]]\nname = "A"\nurl = "postgresql://u:secret@db/x"', "server_password_written"),
        (
            '[[server]]\nname = "A"\nurl = "postgresql://db/x?password=secret"',
            "server_password_written",
        ),
        ('[[server]]\nname = "A"\nurl = "mysql://db/x"', "server_profile"),
        ('[[server]]\nname = "A"', "server_profile"),
        ('[[server]]\nname = 7\nurl = "db"', "server_profile"),
        ('[[server]]\nurl = "db and more"', "server_profile"),
        ('[[server]]\nurl = "db"\nauthority = "none.crt"', "authority_file"),
        ('[[server]]\nurl = "db"\nauthority = "servers.toml"', "authority_file"),
        (
            '[[server]]\nname = "A"\nurl = "postgresql://a/x"\n'
            '[[server]]\nname = "A"\nurl = "postgresql://b/x"',
            "server_profile",
        ),
        ('server = "postgresql://db/x"', "server_profile"),
        ('[[server]]\nname = "A"\nurl = "postgresql://[/x"', "server_profile"),
        ("[[server", "servers_file"),
    ],
)
def test_a_list_that_is_wrong_is_refused_with_a_sentence(
    tmp_path: Path, content: str, code: str
) -> None:
    (tmp_path / "servers.toml").write_text(content, encoding="utf-8")
    with pytest.raises(Invalid) as refusal:
        servers.offered(loaded(tmp_path))
    assert refusal.value.code == code and "secret" not in str(refusal.value.params)


def test_a_list_that_was_named_and_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refusal:
        servers.offered(replace(loaded(tmp_path), servers_file=tmp_path / "none.toml"))
    assert refusal.value.code == "servers_file"


# -- the computer's list, and how one is written --------------------------------------------------


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("db1.example.az", "postgresql://db1.example.az/clerkdesk"),
        (" db1.example.az:5433/desk ", "postgresql://db1.example.az:5433/desk"),
        ("[fd00::7]:5433", "postgresql://[fd00::7]:5433/clerkdesk"),
        ("db1:5432,db2:5433", "postgresql:///clerkdesk?host=db1:5432&host=db2:5433"),
        ("postgresql://db1/x", "postgresql://db1/x"),
    ],
)
def test_a_server_is_named_by_its_name_alone(written: str, url: str) -> None:
    assert servers.of_address(written).url == url


@pytest.mark.parametrize("written", ["", "  ", "mysql://db/x", "db 1", "db/x/y", "C:\\data", "db,"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(Invalid, match="server_address"):
        servers.of_address(written)


def test_an_installers_list_counts_until_the_person_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    own = tmp_path / "own"
    site.mkdir()
    monkeypatch.setattr(servers, "SITE_FOLDER", site)
    # As an installer writes it: one section of an INI file, in Windows' lines, with its mark.
    (site / "servers.toml").write_bytes(b"\xef\xbb\xbf[server]\r\nurl='db1.example.az'\r\n")
    assert servers.offered(loaded(own)) == [
        servers.Server("db1.example.az", "postgresql://db1.example.az/clerkdesk")
    ]
    servers.keep(own, servers.of_address("db2.example.az", "Azərsu “Nəsimi”"), "db2.example.az")
    assert [server.name for server in servers.offered(loaded(own))] == ["Azərsu “Nəsimi”"]


@pytest.mark.parametrize("form", ["pem", "der"])
def test_an_authority_is_kept_beside_the_list_without_what_else_is_in_its_file(
    tmp_path: Path, form: str
) -> None:
    given = Authority().certificate_pem
    content = b"CN=Az\xc9\x99rsu\n" + given + Authority().key_pem
    if form == "der":
        content = ssl.PEM_cert_to_DER_cert(given.decode())
    (tmp_path / "office.cer").write_bytes(content)
    own = tmp_path / "own"
    beside = servers.keep_authority(own, tmp_path / "office.cer")
    assert "PRIVATE" not in beside.read_text()
    assert ssl.PEM_cert_to_DER_cert(beside.read_text()) == ssl.PEM_cert_to_DER_cert(given.decode())
    server = servers.of_address("db1.example.az", authority=beside)
    servers.keep(own, server, "db1.example.az")
    assert servers.offered(loaded(own)) == [server]
