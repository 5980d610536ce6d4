"""Which of a PDF's pictures were not drawn. Runs in the child process only.

pdfium says nothing of a picture it cannot decode: its place stays as it was. So a place of one
colour only is looked at more closely.
"""

import ctypes
from typing import TYPE_CHECKING, Any

from clerkdesk.adapters.citizen_files import is_blank

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_OBJECTS = 5_000
_MOST_PIXELS = 200_000_000
"""Larger ones are not decoded a second time: pdfium has left them out."""
_LEAST_SIDE = 4
"""Smaller pictures, in pixels of the page's, are lines and dots."""


def not_drawn(page: Any, drawn: "Image", rotation: int) -> int:
    """How many of a page's pictures left nothing on ``drawn``, the page turned by ``rotation``."""
    import pypdfium2.raw as pdfium

    count = 0
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        part = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(part) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        box = _on_picture(page, part, drawn, rotation)
        if box is not None and is_blank(drawn.crop(box)) and not _decodes(part):
            count += 1
    return count


def _on_picture(
    page: Any, part: Any, drawn: "Image", rotation: int
) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what the picture covers; None: hardly anything."""
    import pypdfium2.raw as pdfium

    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(part, *bounds):
        return None
    left, bottom, right, top = (bound.value for bound in bounds)
    corners = []
    for x, y in ((left, bottom), (right, top)):
        across = ctypes.c_int()
        down = ctypes.c_int()
        pdfium.FPDF_PageToDevice(
            page, 0, 0, drawn.width, drawn.height, rotation // 90, x, y, across, down
        )
        corners.append((across.value, down.value))
    (x0, y0), (x1, y1) = corners
    box = (
        max(0, min(x0, x1) + 1),
        max(0, min(y0, y1) + 1),
        min(drawn.width, max(x0, x1) - 1),
        min(drawn.height, max(y0, y1) - 1),
    )
    if box[2] - box[0] < _LEAST_SIDE or box[3] - box[1] < _LEAST_SIDE:
        return None
    return box


def _decodes(part: Any) -> bool:
    import pypdfium2.raw as pdfium

    width = ctypes.c_uint()
    height = ctypes.c_uint()
    if pdfium.FPDFImageObj_GetImagePixelSize(part, width, height):
        if width.value * height.value > _MOST_PIXELS:
            return False
    bitmap = pdfium.FPDFImageObj_GetBitmap(part)
    if not bitmap:
        return False
    pdfium.FPDFBitmap_Destroy(bitmap)
    return True
