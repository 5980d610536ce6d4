#!/usr/bin/python3
"""What systemd would do with the services of a root that has none: ``enable --now``, ``restart``,
``stop`` and ``daemon-reload``. A unit's command is run by its user with its environment; what else
a unit says needs systemd.
"""

import os
import pwd
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/usr/lib/systemd/system")
RUNNING = Path("/run/units")


def lines(unit: str) -> list[tuple[str, str]]:
    files = [UNITS / f"{unit}.service", *Path(f"/etc/systemd/system/{unit}.service.d").glob("*")]
    pairs = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            name, is_pair, value = line.partition("=")
            if is_pair and not line.startswith("#"):
                pairs.append((name, value))
    return pairs


def start(unit: str) -> None:
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    words: list[str] = []
    user = ""
    for name, value in lines(unit):
        if name == "ExecStart":
            words = shlex.split(value)
        elif name == "User":
            user = value
        elif name == "Environment":
            key, _, text = value.partition("=")
            environment[key] = text
        elif name == "EnvironmentFile":
            settings = Path(value).read_text(encoding="utf-8").splitlines()
            pairs = (line.partition("=") for line in settings if line and line[0] != "#")
            environment |= {key: text for key, _, text in pairs}
    person = pwd.getpwnam(user)
    with Path(f"/var/log/{unit}.log").open("ab") as log:
        process = subprocess.Popen(
            words,
            env=environment,
            user=person.pw_uid,
            group=person.pw_gid,
            extra_groups=[],
            umask=0o077,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    RUNNING.mkdir(parents=True, exist_ok=True)
    (RUNNING / unit).write_text(str(process.pid), encoding="ascii")


def stop(unit: str) -> None:
    file = RUNNING / unit
    if file.exists():
        process = int(file.read_text(encoding="ascii"))
        os.kill(process, signal.SIGTERM)
        until = time.monotonic() + 10
        while Path(f"/proc/{process}").exists() and time.monotonic() < until:
            time.sleep(0.1)
        file.unlink()


def main(words: list[str]) -> None:
    command, *units = (word for word in words if not word.startswith("-"))
    for unit in units:
        if command in ("stop", "restart"):
            stop(unit)
        if command in ("enable", "restart"):
            start(unit)


main(sys.argv[1:])
