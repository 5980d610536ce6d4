"""Generated "scans" of sample documents: a PDF with text, a photographed JPEG that lies on its
side, a TIFF of several pages.
"""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from clerkdesk import bundled
from clerkdesk.adapters import paper

Rows = Sequence[tuple[str, str]]
SAMPLE = "NÜMUNƏ"


@lru_cache(maxsize=16)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(bundled.path("fonts", f"Inter_{weight}.ttf")), size)


def pdf(title: str, subtitle: str, rows: Rows, stamp: str, pages: int = 1) -> bytes:
    """A register's extract as a PDF with real text; later pages continue it."""
    target = BytesIO()
    page = paper.canvas(target, title, SAMPLE, (paper.REGULAR, paper.BOLD))
    for number in range(1, pages + 1):
        page.setFillColor(paper.INK)
        page.setFont(paper.BOLD, 20)
        page.drawCentredString(297, 762, title)
        page.setFont(paper.REGULAR, 12)
        page.drawCentredString(297, 736, subtitle)
        page.setFillColor(paper.MUTED)
        page.setFont(paper.BOLD, 12)
        page.drawCentredString(297, 706, SAMPLE)
        further: Rows = (
            ("Səhifə", f"{number} / {pages}"),
            ("Qeyd", "Yüklülük və məhdudiyyət yoxdur"),
        )
        y = 650
        for label, value in rows if number == 1 else further:
            page.setFillColor(paper.MUTED)
            page.setFont(paper.REGULAR, 11)
            page.drawString(56, y, label)
            page.setFillColor(paper.INK)
            page.drawString(212, y, value)
            page.setStrokeColor(paper.LINE)
            page.line(56, y - 9, 539, y - 9)
            y -= 36
        if number == 1:
            _stamp(page, stamp)
        page.showPage()
    page.save()
    return target.getvalue()


def _stamp(page: Any, text: str) -> None:
    page.setStrokeColor("#4A5FC1")
    page.setLineWidth(1.5)
    page.circle(455, 210, 66)
    page.circle(455, 210, 55)
    page.setFillColor("#4A5FC1")
    page.setFont(paper.BOLD, 9)
    page.drawCentredString(455, 207, text)


def _card(title: str, rows: Rows, background: str) -> Image.Image:
    image = Image.new("RGB", (720, 456), "#8C8478")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((20, 20, 700, 436), 18, fill=background)
    draw.text((48, 38), title, fill="#16325C", font=_font("700Bold", 24))
    draw.text((560, 42), SAMPLE, fill="#9A2D2D", font=_font("700Bold", 20))
    draw.rectangle((48, 96, 192, 280), fill="#C9CED6")
    draw.ellipse((90, 120, 150, 186), fill="#98A2B0")
    draw.pieslice((66, 192, 174, 344), 180, 360, fill="#98A2B0")
    draw.rectangle((48, 280, 192, 346), fill=background)
    y = 92
    for label, value in rows:
        draw.text((224, y), label, fill="#5B6876", font=_font("400Regular", 14))
        draw.text((224, y + 17), value, fill="#16202C", font=_font("600SemiBold", 20))
        y += 48
    return image


def photographed_card(title: str, rows: Rows, background: str = "#EAF0F6") -> bytes:
    """A JPEG as a telephone takes it: stored on its side, with the EXIF mark that sets it
    upright.
    """
    image = _card(title, rows, background).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # the stored picture must be turned by 90° clockwise
    target = BytesIO()
    image.save(target, "JPEG", quality=70, exif=exif)
    return target.getvalue()


def scanned_tiff(title: str, rows: Rows, pages: int = 3) -> bytes:
    """A black-and-white TIFF of several pages, as an office scanner makes it."""
    images = []
    for number in range(1, pages + 1):
        image = Image.new("1", (1000, 1414), 1)
        draw = ImageDraw.Draw(image)
        draw.text((90, 90), title, fill=0, font=_font("700Bold", 40))
        draw.text(
            (90, 150), f"{SAMPLE} · səhifə {number} / {pages}", fill=0, font=_font("400Regular", 24)
        )
        y = 240
        for label, value in rows:
            draw.text((90, y), f"{label}: {value}", fill=0, font=_font("400Regular", 26))
            y += 52
        draw.rectangle((90, y + 40, 600, y + 420), outline=0, width=3)
        draw.line((90, y + 230, 600, y + 230), fill=0, width=3)
        images.append(image)
    target = BytesIO()
    images[0].save(target, "TIFF", save_all=True, append_images=images[1:], compression="group4")
    return target.getvalue()
