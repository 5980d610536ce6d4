"""A server far away: a PostgreSQL that speaks TLS, and each thing that can be wrong with it."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from clerkdesk import authorities
from clerkdesk.domain.errors import Expected
from clerkdesk.store import tls
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.catalogue import of_error
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.certificates import DAY, Authority
from tests.servers import TlsServer, tls_server

NAME = "db.example.az"
PASSWORD = "doğru"
_SSL_REQUEST = b"\x00\x00\x00\x08\x04\xd2\x16/"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority("Azərsu Root")


@pytest.fixture(scope="module")
def certified(office: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate that is right."""
    return office.issue(tmp_path_factory.mktemp("right"), NAME)


@pytest.fixture(scope="module")
def running() -> Iterator[TlsServer]:
    with tls_server(NAME) as server:
        with psycopg.connect(
            f"host={server.socket} port={server.port} user=postgres", autocommit=True
        ) as connection:
            for login in ("gunel", "by_clear", "by_trust", "in_clear"):
                connection.execute(f"CREATE ROLE {login} LOGIN PASSWORD '{PASSWORD}'")
            connection.execute("SET password_encryption = 'md5'")
            connection.execute(f"CREATE ROLE by_md5 LOGIN PASSWORD '{PASSWORD}'")
        yield server


@pytest.fixture
def server(running: TlsServer, certified: Path) -> TlsServer:
    """With the right certificate, whatever the test before had it show."""
    running.certify(certified)
    return running


@pytest.fixture(autouse=True)
def root(office: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The office's authority, which the system trusts: it stands in its bundle."""
    bundle = office.file(tmp_path)
    monkeypatch.setattr(authorities, "BUNDLES", (tmp_path / "not here", bundle))
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    return bundle


def seen(url: str, statement: str) -> object:
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return connection.exec_driver_sql(statement).scalar()
    finally:
        engine.dispose()


def refused(url: str) -> Expected:
    engine = make_engine(url)
    try:
        with pytest.raises(Expected) as error:
            UnitOfWork(engine).read(lambda session: session.connection())
        return error.value
    finally:
        engine.dispose()


@pytest.mark.parametrize("profile", ["system", "own", "libpq's word"])
def test_the_systems_authorities_and_the_offices_own_are_trusted(
    server: TlsServer,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    profile: str,
) -> None:
    more = {"libpq's word": {"sslrootcert": "system"}, "own": {"sslrootcert": str(root)}}
    if profile == "own":
        monkeypatch.setattr(authorities, "BUNDLES", ())
    url = server.far("gunel", PASSWORD, **more.get(profile, {}))
    protected = "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl"
    assert str(seen(url, protected)).startswith("TLSv1.3")


def test_a_wrong_password_is_no_fault_of_the_line(server: TlsServer) -> None:
    assert refused(server.far("gunel", "wrong")).code == "server_wrong_password"


@pytest.mark.parametrize(
    ("name", "begins", "ends", "code"),
    [
        ("other.example.az", -DAY, DAY, "server_other_name"),
        (NAME, -3 * DAY, -DAY, "server_certificate_expired"),
        (NAME, DAY, 3 * DAY, "server_certificate_expired"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said_to_who_can_mend_it(
    server: TlsServer,
    office: Authority,
    tmp_path: Path,
    name: str,
    begins: timedelta,
    ends: timedelta,
    code: str,
) -> None:
    server.certify(office.issue(tmp_path, name, begins, ends))
    refusal = refused(server.far("gunel", PASSWORD))
    assert refusal.code == code
    if code == "server_other_name":
        assert of_error(refusal, "en").startswith(
            "The server's certificate was given for “other.example.az”, not for “db.example.az”."
        )
    else:
        certificate = tls.certificate(tls.Place(NAME, "127.0.0.1", server.port))
        assert f"{certificate.begins:%d.%m.%Y} to {certificate.ends:%d.%m.%Y}" in of_error(
            refusal, "en"
        )


def test_an_authority_that_the_computer_does_not_know_is_named(
    server: TlsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = Authority("Somebody").file(tmp_path)
    refusal = refused(server.far("gunel", PASSWORD, sslrootcert=str(stranger)))
    assert (refusal.code, refusal.params["issuer"]) == ("server_unknown_authority", "Azərsu Root")
    monkeypatch.setenv("SSL_CERT_FILE", str(stranger))
    assert refused(server.far("gunel", PASSWORD)).code == "server_unknown_authority"


def test_a_file_without_authorities_is_named(server: TlsServer, tmp_path: Path) -> None:
    for empty in (tmp_path / "none.crt", tmp_path / "empty.crt"):
        assert refused(server.far("gunel", PASSWORD, sslrootcert=str(empty))).code == (
            "authority_file"
        )
        (tmp_path / "empty.crt").write_text("")


def test_without_tls_no_password_is_sent(server: TlsServer) -> None:
    server.certify(None)
    assert refused(server.far("in_clear", PASSWORD)).code == "server_no_tls"


@pytest.mark.parametrize("login", ["by_md5", "by_clear", "by_trust"])
def test_a_server_that_asks_for_less_than_scram_gets_no_password(
    server: TlsServer, login: str
) -> None:
    assert refused(server.far(login, PASSWORD)).code == "server_unprotected"


@pytest.mark.parametrize("onward", ["in the clear", "by TLS"])
def test_whoever_stands_in_between_is_found_though_certificate_and_password_are_right(
    server: TlsServer, office: Authority, tmp_path: Path, onward: str
) -> None:
    """Channel binding: who signs in to the server behind is not who holds the first line."""
    another = office.issue(tmp_path, NAME)
    with closing(between(another, server.port, by_tls=onward == "by TLS")) as line:
        url = server.far("gunel" if onward == "by TLS" else "in_clear", PASSWORD)
        url = url.replace(str(server.port), str(line.getsockname()[1]))
        assert refused(url).code == "server_no_channel_binding"


def between(certified: Path, port: int, *, by_tls: bool) -> socket.socket:
    """Listens, speaks TLS with the client, and passes everything on."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified, certified.with_name("server.key"))
    careless = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    careless.check_hostname = False
    careless.verify_mode = ssl.CERT_NONE
    listening = socket.create_server(("127.0.0.1", 0))

    def pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.close()

    def accept() -> None:
        while True:
            try:
                client, _address = listening.accept()
                assert client.recv(8) == _SSL_REQUEST
                client.sendall(b"S")
                secured = context.wrap_socket(client, server_side=True)
            except ssl.SSLError:
                continue  # the client did not like the certificate
            except OSError:
                return
            behind = socket.create_connection(("127.0.0.1", port))
            if by_tls:
                behind.sendall(_SSL_REQUEST)
                assert behind.recv(1) == b"S"
                behind = careless.wrap_socket(behind)
            for pair in ((secured, behind), (behind, secured)):
                threading.Thread(target=pass_on, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listening
