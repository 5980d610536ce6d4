"""What somebody who helps needs to know of an installation, in one file, and nobody's data."""

import json
import platform
import re
import zipfile
from argparse import Namespace
from dataclasses import fields, replace
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

from clerkdesk import __version__, version
from clerkdesk.cli import logs
from clerkdesk.cli.doctor import command
from clerkdesk.cli.doctor.checks import Check
from clerkdesk.cli.output import Output, plain
from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings

_LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "psycopg", "pypdfium2", "cryptography")


def write(arguments: Namespace, settings: Settings, output: Output) -> int:
    """Versions, settings without secrets, the doctor's findings and the logs. Raises Invalid."""
    path: Path = arguments.file
    checks = [_impersonal(check) for check in command.examined(settings, "en")]
    parts = {
        "versions.json": versions(),
        "settings.json": shown(settings),
        "doctor.json": command.document(checks),
    }
    try:
        with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as bundle:
            for name, document in parts.items():
                text = json.dumps(plain(document), ensure_ascii=False, indent=1)
                bundle.writestr(name, _homeless(text))
            for file in logs.files(settings.data_dir):
                text = file.read_text(encoding="utf-8", errors="replace")
                bundle.writestr(f"logs/{file.name}", _homeless(text))
            names = bundle.namelist()
    except FileExistsError:
        raise Invalid("bundle_exists", field="file", path=path) from None
    except OSError:
        raise Invalid("folder_not_writable", field="file", path=path.parent) from None
    output.document({"file": path, "holds": names}, [str(path), *(f"  {name}" for name in names)])
    return 0


def versions() -> dict[str, str | None]:
    """Of the program and of what it stands on."""
    return {
        "clerkdesk": __version__,
        "commit": version.commit(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        **{name: _installed(name) for name in _LIBRARIES},
    }


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def shown(settings: Settings) -> dict[str, str | None]:
    """What is set: of an address server and path, neither account nor password nor what stands
    behind the question mark; of a command that it is there.
    """
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    shown = {name: None if value is None else str(value) for name, value in values.items()}
    for name, value in shown.items():
        if value and "://" in value:
            shown[name] = _without_account(value)
        elif value and name.endswith("command"):
            shown[name] = "…"
    return shown


def _without_account(address: str) -> str:
    if address.startswith("sqlite"):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return "…"
    servers = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{servers}{parts.path}"


def _impersonal(check: Check) -> Check:
    """An address may name an account, an alarm a person."""
    if check.personal:
        return replace(check, detail="…")
    return replace(check, detail=re.sub(r"(://)[^/@\s]*@", r"\1", check.detail))


def _homeless(text: str) -> str:
    """The folder of a person's own bears the name."""
    home = str(Path.home())
    for spelled in (json.dumps(home)[1:-1], home):
        if len(spelled) > 1:
            text = text.replace(spelled, "~")
    return text
