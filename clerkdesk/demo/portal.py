"""Everything around the desk of a sample office: the stand-ins, and the gateway with the citizens'
pages. As processes, or in this one's threads.
"""

import json
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn

from clerkdesk import bootstrap, bundled, file_rights
from clerkdesk.bootstrap import Installation
from clerkdesk.demo import sample_citizens, stand_ins
from clerkdesk.domain.errors import Expected
from clerkdesk.gateway.sign_in import CALLBACK
from clerkdesk.settings import Settings, sqlite_url
from clerkdesk.usecases import reference_data

FILE = "citizens.toml"
END_SECONDS = 10.0


def write_citizens(folder: Path, pages: str, around: dict[str, str]) -> Path:
    """The gateway's file of settings for the sample provider, readable by its owner alone."""
    path = folder / FILE
    path.unlink(missing_ok=True)
    with open(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file_rights.keep_to_oneself(path)
        lines = [
            f'address = "{pages}"',
            f'issuer = "{around["issuer"]}"',
            f'client_id = "{stand_ins.CLIENT}"',
            f'client_secret = "{stand_ins.SECRET}"',
            "[pay]",
            *(f'{organisation} = "{around["pay"]}"' for organisation in ("azersu", "azerishiq")),
        ]
        file.write("\n".join(lines) + "\n")
    return path


def asking(settings: Settings, around: dict[str, str], citizens: Path) -> Settings:
    """The settings of whoever asks the stand-ins."""
    return replace(
        settings,
        billing_url=around["billing"],
        register_url=around["register"],
        smtp_url=around["smtp"],
        citizens_file=citizens,
    )


def stand_ins_of(
    opened: Installation, listener: socket.socket, redirect_uri: str
) -> stand_ins.StandIns:
    """The stand-ins of a sample office. Raises Expected (not_a_demo)."""
    if (
        not opened.settings.embedded
        or opened.unit_of_work.read(reference_data.setting, "sample") != "yes"
    ):
        raise Expected("not_a_demo", path=opened.settings.shown_url)
    knows = stand_ins.knowledge(opened.unit_of_work.read(reference_data.setting, "stand_in_data"))
    return stand_ins.StandIns(
        knows=knows,
        clock=opened.clock,
        listener=listener,
        redirect_uri=redirect_uri,
        citizens=opened.unit_of_work.read(sample_citizens.citizens, knows),
    )


# -- as processes of their own: demo --with-portal -------------------------------------------------


@contextmanager
def processes(
    folder: Path, database: Path, settings: Settings
) -> Iterator[tuple[Settings, dict[str, str]]]:
    """The settings of the desk, and every address. Raises Expected (portal_not_started)."""
    port = _free_port()
    pages = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "CLERKDESK_DATA_DIR": str(folder),
        "CLERKDESK_LANGUAGE": settings.language,
    }
    with ExitStack() as stack:
        where = ["--with-stdin", "--database", sqlite_url(database), "--format", "json"]
        around = stack.enter_context(
            _process(["stand-ins", "--return-to", pages + CALLBACK, *where], environment)
        )
        citizens = write_citizens(folder, pages, around)
        environment |= {
            "CLERKDESK_BILLING_URL": around["billing"],
            "CLERKDESK_REGISTER_URL": around["register"],
            "CLERKDESK_SMTP_URL": around["smtp"],
            "CLERKDESK_CITIZENS": str(citizens),
        }
        stack.enter_context(_process(["gateway", "--port", str(port), *where], environment))
        yield asking(settings, around, citizens), {"pages": pages, **around}


@contextmanager
def _process(words: list[str], environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """A command of this program in a process of its own; what it says first. Raises Expected
    (portal_not_started).
    """
    with subprocess.Popen(
        [*bundled.program(), *words],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        creationflags=bundled.NO_WINDOW,
    ) as child:
        try:
            assert child.stdout is not None
            document = ""
            for line in child.stdout:
                document += line
                if line.rstrip() == "}":
                    break
            else:
                raise Expected("portal_not_started", part=words[0])
            yield json.loads(document)
        finally:
            child.terminate()
            try:
                child.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


# -- in threads of this process: demo --headless, whose clock runs ahead ---------------------------


@contextmanager
def threads(
    opened: Installation, folder: Path
) -> Iterator[tuple[Installation, dict[str, str], stand_ins.StandIns]]:
    """The installation with its stand-ins, every address, and the stand-ins themselves."""
    from clerkdesk.gateway import server

    with ExitStack() as stack:
        for_stand_ins = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        for_pages = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        pages = f"http://127.0.0.1:{for_pages.getsockname()[1]}"
        around = stand_ins_of(opened, for_stand_ins, pages + CALLBACK)
        addresses = around.addresses
        stack.enter_context(_running(around.server(), for_stand_ins))
        citizens = write_citizens(folder, pages, addresses)
        with_them = replace(opened, settings=asking(opened.settings, addresses, citizens))
        gateway = server.server(bootstrap.gateway_dependencies(with_them), "127.0.0.1", 0)
        stack.enter_context(_running(gateway, for_pages))
        yield with_them, {"pages": pages, **addresses}, around


@contextmanager
def _running(server: uvicorn.Server, listener: socket.socket) -> Iterator[None]:
    thread = threading.Thread(
        target=server.run, args=([listener],), name="demo server", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(END_SECONDS)
