"""What stands at the ends of a line on a PDF's page: arrows, boxes, circles. Runs in the child
process only.
"""

import math

from clerkdesk.adapters.pdf_drawing import Colour, Mark, Strokes

Point = tuple[float, float]
_SIZE = 6.0
"""In widths of the line."""
_OPEN = ("OpenArrow", "ROpenArrow", "Butt", "Slash")
"""All others are closed."""
_ARROW = math.radians(30)


def drawn(points: list[Point], ends: tuple[str, str], width: float, colour: Colour) -> list[Mark]:
    """What the names of the two ends, as OpenArrow, put there."""
    if len(points) < 2:
        return []
    tips = ((ends[0], points[0], points[1]), (ends[1], points[-1], points[-2]))
    size = _SIZE * max(width, 1.0)
    around = [_around(name, tip, before, size) for name, tip, before in tips]
    return [
        Strokes(lines=[line], colour=colour, width=width, closed=name not in _OPEN)
        for name, line in zip(ends, around)
        if line
    ]


def _around(name: str, tip: Point, before: Point, size: float) -> list[Point]:
    """The ending's own line; none: no such ending. ``before``: the point from which the line
    comes; ``size``: how large it may be.
    """
    way = math.atan2(before[1] - tip[1], before[0] - tip[0])
    size = min(size, math.dist(tip, before) / 2)
    match name:
        case "OpenArrow" | "ClosedArrow":
            return [_off(tip, way - _ARROW, size), tip, _off(tip, way + _ARROW, size)]
        case "ROpenArrow" | "RClosedArrow":
            back = way + math.pi
            return [_off(tip, back - _ARROW, size), tip, _off(tip, back + _ARROW, size)]
        case "Butt" | "Slash":
            across = way + math.radians(90 if name == "Butt" else 60)
            return [_off(tip, across, size / 2), _off(tip, across + math.pi, size / 2)]
        case "Square" | "Diamond":
            turned = math.radians(45 if name == "Square" else 0)
            return [_off(tip, way + turned + corner * math.pi / 2, size / 2) for corner in range(4)]
        case "Circle":
            return [_off(tip, step * math.pi / 12, size / 2) for step in range(24)]
    return []


def _off(point: Point, way: float, far: float) -> Point:
    return point[0] + far * math.cos(way), point[1] + far * math.sin(way)
