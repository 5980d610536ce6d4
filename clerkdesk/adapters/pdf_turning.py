"""What keeps upright on a page that lies on its side: a stamp that is not turned with it. It stands
by its upper left corner. Runs in the child process only.
"""

import ctypes
import math
import re
from dataclasses import replace
from typing import Any, NamedTuple

from clerkdesk.adapters.pdf_drawing import Box, Mark, Words

_PAINTS = re.compile(r"(?:^|\s)(?:[fFBbsS]\*?|Do|T[jJ]|['\"]|sh|BI)(?=\s|$)")
"""An operator that paints."""


class Look(NamedTuple):
    """What an annotation brings along: where it lies, by how many degrees against the clock it is
    turned, and whether there is anything to be seen of it.
    """

    box: Box
    degrees: int
    paints: bool


def look_of(box: Box, degrees: int, operators: str) -> Look:
    return Look(box, degrees, _PAINTS.search(operators) is not None)


def turned(marks: list[Mark], box: Box, degrees: int) -> list[Mark]:
    """Marks of an annotation with this box, turned against the clock by 90, 180 or 270 degrees."""
    if not degrees:
        return marks
    corner = (box[0], box[3])
    result: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Words):
            left, bottom, right, top = mark.box
            x, y = _around(corner, (left, bottom), degrees)
            other_x, other_y = _around(corner, (right, top), degrees)
            place = (min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))
            result.append(replace(mark, box=place, turned=(mark.turned + degrees) % 360))
        else:
            lines = [_line_around(corner, line, degrees) for line in mark.lines]
            result.append(replace(mark, lines=lines))
    return result


def turn(page: Any, looks: list[Look]) -> int:
    """Turn what pdfium has made part of a page; ``looks``: of each annotation there was. Returns of
    how many there is nothing to be seen.
    """
    import pypdfium2.raw as pdfium

    last = pdfium.FPDFPage_CountObjects(page) - 1
    whole = pdfium.FPDFPage_GetObject(page, last) if last >= 0 and looks else None
    if not whole or pdfium.FPDFPageObj_GetType(whole) != pdfium.FPDF_PAGEOBJ_FORM:
        return 0
    parts = [
        pdfium.FPDFFormObj_GetObject(whole, number)
        for number in range(pdfium.FPDFFormObj_CountObjects(whole))
    ]
    lost = 0
    for look, part in _paired(looks, parts):
        if part is None:
            lost += look.paints
        elif look.degrees:
            across = round(math.cos(math.radians(look.degrees)))
            up = round(math.sin(math.radians(look.degrees)))
            x, y = _around((look.box[0], look.box[3]), (0.0, 0.0), look.degrees)
            pdfium.FPDFPageObj_Transform(part, across, up, -up, across, x, y)
    return lost


def _paired(looks: list[Look], parts: list[Any]) -> list[tuple[Look, Any]]:
    """Both have one order; a look of which pdfium could make nothing has no part: None."""
    if len(parts) == len(looks):
        return list(zip(looks, parts))
    pairs = []
    place = 0
    for look in looks:
        within = next((n for n in range(place, len(parts)) if _lies_in(parts[n], look.box)), None)
        pairs.append((look, None if within is None else parts[within]))
        place = place if within is None else within + 1
    return pairs


def _lies_in(part: Any, box: Box) -> bool:
    """Whether its middle does: what it draws may stand out."""
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(part, *sides):
        return False
    left, bottom, right, top = [side.value for side in sides]
    across = (left + right) / 2
    up = (bottom + top) / 2
    return box[0] <= across <= box[2] and box[1] <= up <= box[3]


def _line_around(
    corner: tuple[float, float], line: list[tuple[float, float]], degrees: int
) -> list[tuple[float, float]]:
    return [_around(corner, point, degrees) for point in line]


def _around(
    corner: tuple[float, float], point: tuple[float, float], degrees: int
) -> tuple[float, float]:
    across = point[0] - corner[0]
    up = point[1] - corner[1]
    match degrees:
        case 90:
            return corner[0] - up, corner[1] + across
        case 180:
            return corner[0] - across, corner[1] - up
        case 270:
            return corner[0] + up, corner[1] - across
    return point
