"""Cost against size, drawn: whether a line is flat is seen at a glance."""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH = 760
HEIGHT = 420
LEFT = 64
RIGHT = 236
"""Room for the names beside the lines' ends."""
TOP = 28
BOTTOM = 48
LINE = 15
"""Between two names that would lie over one another."""
COLOURS = ("#2458B3", "#B3541E", "#2E7D4F", "#7A3E9D", "#A3273B", "#5B6472", "#0F7C8A", "#8A6D0F")

Costs = Mapping[str, Mapping[int, float]]
"""Operation → rows → milliseconds."""


def draw(title: str, costs: Costs) -> str:
    """An SVG; both axes by powers of ten."""
    sizes = sorted({size for of_size in costs.values() for size in of_size})
    values = [value for of_size in costs.values() for value in of_size.values()]
    lowest = 10 ** math.floor(math.log10(min(values)))
    highest = 10 ** math.ceil(math.log10(max(values) * 1.01))
    across = _Axis(sizes[0], sizes[-1], LEFT, WIDTH - RIGHT)
    up = _Axis(lowest, highest, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="Inter, sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>',
        f'<text x="{LEFT}" y="17" font-weight="600" fill="#1D2733">{escape(title)}</text>',
        *_grid(across, up, sizes, lowest, highest),
    ]
    ends = {name: up.at(of_size[max(of_size)]) for name, of_size in costs.items()}
    places = _spread(ends)
    for number, (name, of_size) in enumerate(costs.items()):
        colour = COLOURS[number % len(COLOURS)]
        points = [(across.at(size), up.at(cost)) for size, cost in sorted(of_size.items())]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(
            f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        cost = of_size[max(of_size)]
        parts.append(
            f'<text x="{WIDTH - RIGHT + 12}" y="{places[name] + 4:.1f}" fill="{colour}">'
            f"{escape(name)}: {cost:.3g} ms</text>"
        )
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """By powers of ten, between two places on the paper."""

    def __init__(self, lowest: float, highest: float, start: float, end: float) -> None:
        self._lowest = math.log10(lowest)
        self._span = math.log10(highest) - self._lowest or 1.0
        self._start = start
        self._end = end

    def at(self, value: float) -> float:
        share = (math.log10(value) - self._lowest) / self._span
        return self._start + share * (self._end - self._start)


def _grid(
    across: _Axis, up: _Axis, sizes: Sequence[int], lowest: float, highest: float
) -> list[str]:
    parts = []
    value = lowest
    while value <= highest * 1.001:
        y = up.at(value)
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#DDE3EA"/>'
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#5B6472">'
            f"{value:g} ms</text>"
        )
        value *= 10
    for size in sizes:
        parts.append(
            f'<text x="{across.at(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" '
            f'fill="#5B6472">{size:,}</text>'
        )
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(
        f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle" fill="#5B6472">'
        "applications</text>"
    )
    return parts


def _spread(ends: Mapping[str, float]) -> dict[str, float]:
    """Where the names stand: at their lines' ends, and none over another."""
    places: dict[str, float] = {}
    free = float(TOP)
    for name in sorted(ends, key=lambda each: ends[each]):
        places[name] = max(ends[name], free)
        free = places[name] + LINE
    return places
