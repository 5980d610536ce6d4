"""Figures for a monitoring program, in Prometheus' form."""

import time
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from clerkdesk import __version__
from clerkdesk.usecases.portal.monitoring import Figures

_UNKNOWN = "unknown"
"""In place of a path or a method that is none of ours: whoever calls may write anything there."""
_METHODS = ("GET", "POST", "HEAD", "OPTIONS")


class Metrics:
    """What this process has counted, and what the database says when it is asked."""

    def __init__(self) -> None:
        self._counted = CollectorRegistry()
        self._requests = Histogram(
            "clerkdesk_request_seconds",
            "How long requests took",
            ["method", "route", "status"],
            registry=self._counted,
        )
        self._intake = Counter(
            "clerkdesk_intake",
            "Packages that came in: accepted, duplicate or refused",
            ["channel", "outcome"],
            registry=self._counted,
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).observe(seconds)

    def came_in(self, channel: str, outcome: str) -> None:
        self._intake.labels(channel, outcome).inc()

    def text(self, figures: Figures | None) -> bytes:
        """``figures``: None: the database does not answer."""
        now = CollectorRegistry()
        now.register(_OfDatabase(figures))
        return generate_latest(self._counted) + generate_latest(now)


class _OfDatabase(Collector):
    def __init__(self, figures: Figures | None) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("clerkdesk_up", "The database answers", labels=["version"])
        up.add_metric([__version__], float(self._figures is not None))
        yield up
        if self._figures is not None:
            yield from _gauges(self._figures)


def _gauges(figures: Figures) -> Iterator[Metric]:
    def gauge(name: str, words: str, value: float) -> Metric:
        return GaugeMetricFamily(f"clerkdesk_{name}", words, value=value)

    def age(at: datetime | None) -> float:
        return 0.0 if at is None else max(0.0, (figures.at - at).total_seconds())

    yield gauge("questions_waiting", "Questions that wait", figures.questions)
    yield gauge("oldest_question_seconds", "Age of the oldest", age(figures.oldest_question))
    yield gauge("messages_unsent", "Messages that wait", figures.messages)
    yield gauge("oldest_message_seconds", "Age of the oldest", age(figures.oldest_message))
    yield gauge("messages_undelivered", "Messages that did not arrive", figures.undelivered)
    if figures.beat is not None:
        yield gauge("worker_silent_seconds", "Since its sign of life", age(figures.beat))
    if figures.sealed_at is not None:
        yield gauge("seal_age_seconds", "Since the newest seal", age(figures.sealed_at))
    alarms = GaugeMetricFamily("clerkdesk_alarm", "An alarm that goes on", labels=["source"])
    for source in figures.alarms:
        alarms.add_metric([source], 1)
    yield alarms
    silent = GaugeMetricFamily(
        "clerkdesk_lane_silent_seconds", "Since a lane's sign of life", labels=["lane"]
    )
    dead = GaugeMetricFamily("clerkdesk_lane_dead", "A lane shows no life", labels=["lane"])
    waits = GaugeMetricFamily(
        "clerkdesk_lane_waits_seconds", "So long a lane waits", labels=["lane", "for"]
    )
    for lane in figures.lanes:
        silent.add_metric([lane.lane], age(lane.at))
        dead.add_metric([lane.lane], float(lane.dead(figures.at)))
        if lane.waits_for is not None:
            waits.add_metric([lane.lane, lane.waits_for], age(lane.since))
    yield from (silent, dead, waits)


class Measured:
    """Around the application: how long each request took, by the route and never by its path."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            route = getattr(scope.get("route"), "path", _UNKNOWN)
            took = time.perf_counter() - began
            method = scope["method"] if scope["method"] in _METHODS else _UNKNOWN
            self._metrics.answered(method, route, status, took)
