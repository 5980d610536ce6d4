"""The servers that a desk may sign in to: a list of the person's own, else the computer's."""

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import SERVER, Settings

FILE = "servers.toml"
EXAMPLE = "db1.example.az"
"""How a person writes a server."""
AUTHORITY = "authority.crt"
"""Whom a person's own list trusts, beside it."""
SITE_FOLDER = Path(sys.executable).parent if sys.platform == "win32" else Path("/etc/clerkdesk")
"""Where an installer leaves the computer's list: beside the program on Windows."""
_DATABASE = "clerkdesk"
_HOST = r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?"
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----[\w\s+/=]+-----END CERTIFICATE-----")
_ADDRESS = re.compile(rf"\s*({_HOST}(?:,{_HOST})*)(?:/([\w.-]+))?\s*")


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL that one may sign in to; its address carries no password."""

    name: str
    url: str

    @property
    def login(self) -> str:
        """The login that the address names; "" where whoever signs in says it."""
        parts = urlsplit(self.url)
        return unquote(parts.username or "") or parse_qs(parts.query).get("user", [""])[0]


def offered(settings: Settings) -> list[Server]:
    """What the sign-in offers: the named server where its address names nobody, else what stands in
    the list; empty: nothing to choose.

    Raises Invalid: servers_file (it cannot be read), server_profile, server_password_written (a
    password in the list), authority_file.
    """
    if settings.database_named:
        if not _readable(settings.database_url):
            raise Invalid("database_url", field="CLERKDESK_DATABASE_URL")
        named = Server(
            urlsplit(settings.database_url).hostname or "PostgreSQL", settings.database_url
        )
        return [] if settings.embedded or named.login else [named]
    path = list_file(settings)
    return [] if path is None else _listed(path)


def list_file(settings: Settings) -> Path | None:
    """The list that counts: the one that is named, else the person's, else the computer's."""
    if settings.servers_file is not None:
        return settings.servers_file
    own = (settings.data_dir / FILE, SITE_FOLDER / FILE)
    return next((path for path in own if path.exists()), None)


def of_address(address: str, name: str = "", authority: Path | None = None) -> Server:
    """A server by what a person says of it: a name as ``db1.example.az``, several with commas
    between them, or an address that begins with postgresql://.

    ``authority``: the file of who signs its certificate; None: the system's authorities.
    Raises Invalid (server_address).
    """
    simple = _ADDRESS.fullmatch(address)
    url = address.strip()
    if simple is not None:
        hosts = simple[1].split(",")
        database = simple[2] or _DATABASE
        # An address of several servers has no place for their ports.
        url = f"postgresql://{hosts[0]}/{database}"
        if len(hosts) > 1:
            url = f"postgresql:///{database}?" + "&".join(f"host={host}" for host in hosts)
    elif not _readable(url, SERVER):
        raise Invalid("server_address", address=address)
    if authority is not None:
        url += ("&" if "?" in url else "?") + "sslrootcert=" + quote(str(authority), safe="")
    return Server(name.strip() or (simple[1] if simple else _host(url)), url)


def authority(content: bytes, path: Path) -> str:
    """The certificates of an authority's file as PEM, without what else is in it; DER is what
    Windows writes.

    Raises Invalid (authority_file): there are none.
    """
    import ssl  # for whoever has such a file

    blocks = _PEM.findall(content)
    try:
        text = "\n".join(block.decode() for block in blocks) or ssl.DER_cert_to_PEM_cert(content)
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=text)
    except (ssl.SSLError, ValueError):
        raise Invalid("authority_file", path=path) from None
    return text


def keep_authority(folder: Path, file: Path) -> Path:
    """Write down an authority of the person's own, beside the list; the file may be a stick's.

    Raises Invalid: authority_file, folder_not_writable.
    """
    try:
        content = file.read_bytes()
    except OSError:
        raise Invalid("authority_file", path=file) from None
    certificates = authority(content, file)
    return _write(folder / AUTHORITY, certificates)


def keep(folder: Path, server: Server, address: str) -> None:
    """Write down a server as the only one of the person's own list; ``address``: as the person says
    it. Raises Invalid (folder_not_writable).
    """
    entry = {"name": server.name, "url": address}
    if "sslrootcert=" in server.url:
        entry["authority"] = AUTHORITY
    # What JSON escapes in a string, TOML understands.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    _write(folder / FILE, "\n".join(["[[server]]", *lines, ""]))


def _write(path: Path, content: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError:
        raise Invalid("folder_not_writable", path=path.parent) from None
    return path


def _listed(path: Path) -> list[Server]:
    try:
        # Windows' editors begin a file with a mark.
        entries = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("server", [])
    except (OSError, ValueError) as error:
        raise Invalid("servers_file", path=path, why=error) from None
    listed: list[Server] = []
    for entry in entries if isinstance(entries, list) else [entries]:
        server = _server(path, entry if isinstance(entry, dict) else {})
        if server.name in [other.name for other in listed]:
            raise Invalid("server_profile", path=path, name=server.name)
        listed.append(server)
    return listed


def _server(path: Path, profile: dict[str, object]) -> Server:
    """One entry: ``url``, and where the office wants them ``name`` and ``authority``."""
    name, url, signer = (profile.get(key, "") for key in ("name", "url", "authority"))
    if not (isinstance(name, str) and isinstance(url, str) and isinstance(signer, str)):
        raise Invalid("server_profile", path=path, name=name)
    # The file of an authority lies beside the list, wherever that was laid.
    beside = path.absolute().parent / signer if signer else None
    try:
        server = of_address(url, name, beside)
        parts = urlsplit(server.url)
        written = parts.password is not None or "password" in parse_qs(parts.query)
    except (Invalid, ValueError):
        raise Invalid("server_profile", path=path, name=name) from None
    if written:
        raise Invalid("server_password_written", path=path, name=server.name)
    if beside is not None:
        try:
            authority(beside.read_bytes(), beside)
        except OSError:
            raise Invalid("authority_file", path=beside) from None
    return server


def _host(url: str) -> str:
    parts = urlsplit(url)
    return (parts.hostname or parse_qs(parts.query).get("host", ["PostgreSQL"])[0]).split(",")[0]


def _readable(url: str, pattern: str = "") -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return re.match(pattern, url) is not None
