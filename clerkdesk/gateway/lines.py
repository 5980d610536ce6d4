"""How long a line may take, from its first byte: headers that never end, bodies that trickle, and
lines that only stand there keep nobody else out.
"""

import asyncio
import socket
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

_LATE = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """Of all lines of one gateway."""

    header_seconds: float = 10.0
    """So long the headers of a request may take: from when the line is open, or from the first byte
    of a later request.
    """
    body_seconds: float = 30.0
    """So long a body may come as slowly as it likes."""
    body_rate: int = 4096
    """Bytes a second that it has at least from then on, on the average."""
    waiting: int = 200
    """So many lines may stand without a request; of more one is closed, of whoever has the most."""


class Lines:
    """The lines of one gateway that wait for a request to be whole, the oldest first."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._waiting: dict[Line, None] = {}

    def add(self, line: "Line") -> None:
        """From now on the line waits; where there are too many, one goes."""
        self._waiting[line] = None
        if len(self._waiting) > self.limits.waiting:
            of_address = Counter(each.address for each in self._waiting)
            greediest, _count = of_address.most_common(1)[0]
            # Never the newest: whoever comes with a request that is whole is served.
            oldest = next(each for each in self._waiting if each.address == greediest)
            oldest.end()

    def discard(self, line: "Line") -> None:
        """It has a request, or is gone."""
        self._waiting.pop(line, None)


class Line(H11Protocol):
    """A connection that waits for headers, then for a body, and then for us. Made by uvicorn."""

    lines: Lines
    """Set by ``with_limits``."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._timer: asyncio.TimerHandle | None = None
        self._body_since: float | None = None
        self._body_bytes = 0
        self._is_waiting = False

    @property
    def address(self) -> str:
        """Of whoever is at the other end; "" where the system does not tell."""
        return self.client[0] if self.client else ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # asyncio does it for sockets of its own making alone: of one that was given, the body of
        # an answer would wait until the caller acknowledges its headers, 40 ms and more.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wait()
        self._limit_headers()

    def data_received(self, data: bytes) -> None:
        # The first byte of a later request on this line: its time begins.
        if self._is_waiting and self._timer is None:
            self._limit_headers()
        self._body_bytes += len(data)
        super().data_received(data)
        self._look_at_request()

    def on_response_complete(self) -> None:
        """It may bring another request; so long it stands with those that wait."""
        self._body_since = None
        self._stop_timer()
        self._wait()
        super().on_response_complete()
        # The next one may have come already, behind this one.
        self._look_at_request()

    def _look_at_request(self) -> None:
        """Headers that are whole end the waiting, and a body that is whole its time."""
        if self.transport.is_closing():
            return
        if self._is_waiting and self.cycle is not None and not self.cycle.response_complete:
            self._begin_body()
        if self._body_since is not None and not self.cycle.more_body:
            self._body_since = None
            self._stop_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        self.lines.discard(self)
        super().connection_lost(exc)

    def end(self) -> None:
        """Close the line, whatever it was about to say."""
        self._stop_timer()
        self.lines.discard(self)
        self.transport.abort()

    def _wait(self) -> None:
        self._is_waiting = True
        self.lines.add(self)

    def _limit_headers(self) -> None:
        self._stop_timer()
        self._timer = self.loop.call_later(self.lines.limits.header_seconds, self._too_late)

    def _begin_body(self) -> None:
        self._is_waiting = False
        self.lines.discard(self)
        self._stop_timer()
        self._body_since = time.monotonic()
        self._body_bytes = 0
        self._timer = self.loop.call_later(self.lines.limits.body_seconds, self._look_at_body)

    def _look_at_body(self) -> None:
        """Let it go on for as long as it has brought bytes for."""
        self._timer = None
        if self._body_since is None:
            return
        limits = self.lines.limits
        earned = limits.body_seconds + self._body_bytes / limits.body_rate
        left = self._body_since + earned - time.monotonic()
        if left <= 0:
            self._too_late()
        else:
            # A little later: a timer may fire a moment before its time.
            self._timer = self.loop.call_later(left + 0.01, self._look_at_body)

    def _too_late(self) -> None:
        self._timer = None
        if not self.transport.is_closing() and self._body_since is None:
            self.transport.write(_LATE)
        self.lines.discard(self)
        self.transport.close()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def with_limits(limits: Limits) -> type[Line]:
    """The protocol of one gateway's lines, which know each other."""
    return type("Line", (Line,), {"lines": Lines(limits)})
