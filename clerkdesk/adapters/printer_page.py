"""A page by which a printer is tried: whether the edges come out, whether sizes are kept, whether
every letter is there, and whether a scanner reads the code.
"""

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import official_page, paper

LETTERS = "A B C Ç D E Ə F G Ğ H X I İ J K Q L M N O Ö P R S Ş T U Ü V Y Z"
SMALL = "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z · 0123456789 ₼ № “ ”"
CODE = "https://yoxlama.example.az/c/NB-2026-0000000?code=SINAQ"
"""What the test page's code says: of no certificate."""
EDGE_MM = 10
RULER_MM = 150
_CODE_SIDE = 92.0
_ASKS = (
    f"1. Çərçivə vərəqin kənarlarından {EDGE_MM} mm içəridədir və dörd tərəfi də görünür.",
    f"2. Xətkeşin uzunluğu düz {RULER_MM} mm-dir: vərəq kiçildilmədən çap olunub.",
    "3. Hərflərin hamısı oxunur, ən kiçik sətir də.",
    "4. Kod telefonla oxunur.",
    "5. Vərəqin arxası boşdur: çap birtərəflidir.",
)


def render() -> bytes:
    """One A4 page; the same bytes each time."""
    target = BytesIO()
    page = paper.canvas(target, "Printerin sınaq səhifəsi", "ClerkDesk")
    edge = EDGE_MM * mm
    page.setStrokeColor(paper.INK)
    page.setLineWidth(0.5)
    page.rect(edge, edge, paper.WIDTH - 2 * edge, paper.HEIGHT - 2 * edge)
    page.setFillColor(paper.INK)
    page.setFont(paper.BOLD, 20)
    page.drawString(56, 760, "Printerin sınaq səhifəsi")
    y = 728.0
    for line in _ASKS:
        page.setFont(paper.REGULAR, 10.2)
        page.drawString(56, y, line)
        y -= 17
    _ruler(page, 56, y - 24)
    y -= 76
    for size in (12.0, 9.3, 7.3, 6.5):
        for text in (LETTERS, SMALL):
            page.setFont(paper.REGULAR, size)
            page.drawString(56, y, text)
            y -= size * 1.6
        y -= 6
    for shade, colour in enumerate((paper.INK, paper.MUTED, paper.LINE, paper.PALE, paper.ACCENT)):
        page.setFillColor(colour)
        page.rect(56 + shade * 62, y - 34, 56, 30, stroke=0, fill=1)
    official_page.draw_code(page, CODE, (56, paper.HEIGHT - y + 60, _CODE_SIDE))
    page.showPage()
    page.save()
    return target.getvalue()


def _ruler(page: Canvas, x: float, y: float) -> None:
    page.setLineWidth(0.5)
    page.line(x, y, x + RULER_MM * mm, y)
    for tick in range(RULER_MM + 1):
        length = 9 if tick % 10 == 0 else 4
        page.line(x + tick * mm, y, x + tick * mm, y + length)
        if tick % 10 == 0:
            page.setFont(paper.REGULAR, 6.5)
            page.drawCentredString(x + tick * mm, y + 11, str(tick))
