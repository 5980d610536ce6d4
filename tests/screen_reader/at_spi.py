"""A screen reader as the desk sees it: AT-SPI over a bus of its own, where events come in and
widgets are asked and pressed. No library of AT-SPI's takes part.
"""

import os
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ATSPI = "org.a11y.atspi."
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
CHECKED = 4
FOCUSED = 12
"""States, by their numbers in AT-SPI."""
POLITE = 1
ASSERTIVE = 2
"""How an announcement is meant to be said."""


class Thing(NamedTuple):
    """Something on the screen: the bus's name of its program, and its path there."""

    program: str
    path: str


class Event(NamedTuple):
    """``kind`` as Announcement; ``text``: what it says, or what has changed."""

    kind: str
    text: str
    detail: int
    thing: Thing


class Gone(AssertionError):
    """What is asked is not there any more, or never was."""


class ScreenReader:
    """``session``: the address of the session's bus, which a program is given."""

    def __init__(self, session: str, accessibility: str) -> None:
        self.session = session
        self._bus: DBusConnection = open_dbus_connection(accessibility)
        self.events: deque[Event] = deque()
        """What has come and nobody has looked at yet."""
        rule = MatchRule(type="signal", interface=f"{_ATSPI}Event.Object")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        self._ask(
            new_method_call(
                DBusAddress("/org/a11y/atspi/registry", f"{_ATSPI}Registry", f"{_ATSPI}Registry"),
                "RegisterEvent",
                "sass",
                ("object:", [], ""),
            )
        )

    def close(self) -> None:
        self._bus.close()

    # -- hearing -----------------------------------------------------------------------------------

    def hear(self, *parts: str, kind: str = "Announcement", seconds: float = 20.0) -> Event:
        """The next event of a kind whose text has all these parts; those before it are over."""
        passed = []
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self._receive(0.2)
            while self.events:
                event = self.events.popleft()
                if event.kind == kind and all(part in event.text for part in parts):
                    return event
                passed.append(event.text)
        raise AssertionError(f"not heard: {parts}; last: {passed[-40:]}")

    def be_deaf(self) -> None:
        """What has come so far is over."""
        self._receive(0.3)
        self.events.clear()

    def _receive(self, seconds: float) -> None:
        """Wait so long for events, and put those that come to the others."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            try:
                message = self._bus.receive(timeout=left)
            except TimeoutError:
                return
            self._keep(message)

    def _keep(self, message: Any) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal or len(message.body) < 4:
            return
        value = message.body[3][1]  # a variant: its type, and what it is
        text = value if isinstance(value, str) else str(message.body[0])
        thing = Thing(fields[HeaderFields.sender], fields[HeaderFields.path])
        self.events.append(Event(fields[HeaderFields.member], text, int(message.body[1]), thing))

    # -- looking -----------------------------------------------------------------------------------

    def find(self, role: str, name: Callable[[str], bool], seconds: float = 20.0) -> Thing:
        """The first thing of this role whose name is so; it must be seen."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            for thing in self._of_role(role):
                with suppress(Gone):
                    if name(self.name(thing)):
                        return thing
        raise AssertionError(f"no {role} of that name")

    def focused(self, role: str) -> Thing:
        """What of a role has the keyboard."""
        focused = []
        for thing in self._of_role(role):
            with suppress(Gone):
                focused += [thing] if FOCUSED in self.states(thing) else []
        (one,) = focused
        return one

    def all_of(self, role: str) -> list[str]:
        """The names of everything of a role."""
        names = []
        for thing in self._of_role(role):
            with suppress(Gone):
                names.append(self.name(thing))
        return names

    def _of_role(self, role: str) -> Iterator[Thing]:
        """All that there is of a role; what is gone before it is asked is none."""
        for thing in self._walk(self.desk()):
            try:
                is_one = self.role(thing) == role
            except Gone:
                continue
            if is_one:
                yield thing

    def outline(self) -> str:
        """Role, name and actions of everything, for who looks why a test fails."""
        lines = []
        for thing in self._walk(self.desk()):
            actions = self._actions(thing)
            lines.append(f"{self.role(thing)} {self.name(thing)!r} {actions}")
        return "\n".join(lines)

    def desk(self) -> Thing:
        """The program that is looked at: the only one on this bus."""
        root = Thing(f"{_ATSPI}Registry", "/org/a11y/atspi/accessible/root")
        (program,) = self._children(root)
        return program

    def role(self, thing: Thing) -> str:
        return str(self._call(thing, "Accessible", "GetRoleName")[0])

    def name(self, thing: Thing) -> str:
        return str(self._property(thing, "Name"))

    def description(self, thing: Thing) -> str:
        return str(self._property(thing, "Description"))

    def states(self, thing: Thing) -> set[int]:
        low, high = self._call(thing, "Accessible", "GetState")[0]
        return {number for number in range(64) if (low | high << 32) >> number & 1}

    def act(self, thing: Thing, action: str) -> None:
        """Do what a voice or a switch does: one of the actions that the thing offers."""
        names = self._actions(thing)
        self._call(thing, "Action", "DoAction", "i", names.index(action))

    def _actions(self, thing: Thing) -> list[str]:
        interfaces = self._call(thing, "Accessible", "GetInterfaces")[0]
        if f"{_ATSPI}Action" not in interfaces:
            return []
        return [each[0] for each in self._call(thing, "Action", "GetActions")[0]]

    def _walk(self, thing: Thing) -> Iterator[Thing]:
        yield thing
        try:
            children = self._children(thing)
        except Gone:
            return
        for child in children:
            yield from self._walk(child)

    def _children(self, thing: Thing) -> list[Thing]:
        return [Thing(*each) for each in self._call(thing, "Accessible", "GetChildren")[0]]

    def _property(self, thing: Thing, name: str) -> Any:
        address = DBusAddress(thing.path, thing.program, f"{_ATSPI}Accessible")
        return self._ask(Properties(address).get(name))[0][1]

    def _call(
        self, thing: Thing, interface: str, method: str, signature: str = "", *values: object
    ) -> Any:
        address = DBusAddress(thing.path, thing.program, f"{_ATSPI}{interface}")
        return self._ask(new_method_call(address, method, signature or None, values))

    def _ask(self, message: Any) -> Any:
        """The answer's values; events that come meanwhile are kept."""
        serial = next(self._bus.outgoing_serial)
        self._bus.send_message(message, serial=serial)
        while True:
            answer = self._bus.receive(timeout=20)
            if answer.header.fields.get(HeaderFields.reply_serial) != serial:
                self._keep(answer)
            elif answer.header.message_type is MessageType.error:
                raise Gone(f"the bus: {answer.body}")
            else:
                return answer.body


@contextmanager
def screen_reader(folder: Path) -> Iterator[ScreenReader]:
    """A session's bus with a screen reader on it; its sockets lie in the folder."""
    if shutil.which("dbus-daemon") is None or not _LAUNCHER.exists():
        pytest.skip("not there: dbus-daemon, at-spi2-core")
    folder.chmod(0o700)
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "XDG_RUNTIME_DIR": str(folder)},
    )
    assert daemon.stdout is not None
    try:
        session = daemon.stdout.readline().strip()
        bus = open_dbus_connection(session)
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = bus.send_and_get_reply(new_method_call(launcher, "GetAddress")).body[0]
        status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
        for switch in ("IsEnabled", "ScreenReaderEnabled"):
            bus.send_and_get_reply(status.set(switch, "b", True))
        reader = ScreenReader(session, address)
        try:
            yield reader
        finally:
            reader.close()
            bus.close()
    finally:
        daemon.terminate()
        daemon.wait(20)
        daemon.stdout.close()
