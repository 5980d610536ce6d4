"""What official papers have in common: an A4 page, seldom more, whose bytes are the paper; at its
end the code by which it is proved.
"""

from dataclasses import dataclass
from io import BytesIO

import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import archival_page, paper
from clerkdesk.adapters.archival_page import About
from clerkdesk.adapters.signing import place
from clerkdesk.adapters.signing.place import Place
from clerkdesk.domain.certificate import NotPrintable, Paper, group_code, long_date

LEFT = 71.0
RIGHT = 538.0
TOP = paper.HEIGHT
QR_PLACE = (LEFT + 2, 640.0, 74.0)
"""Left, top and side of the code."""
SIGNED_QR_PLACE = (LEFT + 2, 638.0, 92.0)
"""Of one that holds a statement, too: more modules, each still four dots of 300 to the inch."""
_VALUE_LEFT = 201.0
_SMALL_SIZES = (9.3, 8.3, 7.3, 6.5)
"""In points, the larger ones first."""
_TABLE_TOP = 346.0
_TABLE_END = 622.0
"""Between them stand the rows: what does not is on the next page, which has them from higher on."""
_NEXT_TOP = 236.0


@dataclass(frozen=True, slots=True)
class Form:
    """What stands on a paper beside what is filled in."""

    name: str
    """As a list of files names it."""
    heading: str
    subtitle: str
    footer: str
    sizes: tuple[float, ...] = (10.6, 9.5, 8.5)
    """Of the values, in points, the larger ones first."""
    row: float = 26.9
    """From one row of a line to the next, in points."""


def render(
    content: Paper,
    form: Form,
    statement: tuple[str, str, str],
    rows: list[tuple[str, str, str]],
    signature: Place | None,
) -> bytes:
    """The paper, fit for archives; the same content gives the same bytes. What is long takes
    smaller type, more lines, and at last a further page.

    ``statement``: in three parts: plain, bold, plain. ``rows``: name, value, and of which part it
    is that a value does not fit. ``signature``: the place to be kept for one. Raises NotPrintable:
    something would be missing, or cut.
    """
    target = BytesIO()
    page = paper.canvas(
        target,
        f"{form.name} {content.number}",
        content.organisation,
        (paper.REGULAR, paper.MEDIUM, paper.BOLD),
    )
    about = About(
        title=f"{form.name} {content.number}",
        author=content.organisation,
        subject=f"{content.number} {content.code}",
        at=content.issued_at,
    )
    archival_page.begin(page, about)
    if signature is not None:
        place.reserve(page, signature)
    sheets = _sheets([_row(form, label, value, part) for label, value, part in rows])
    for number, on_it in enumerate(sheets, start=1):
        if content.sample:
            _sample(page)
        _head(page, content, form)
        if number == 1:
            _statement(page, statement)
        _table(page, on_it, _TABLE_TOP if number == 1 else _NEXT_TOP)
        if number == len(sheets):
            _verification(page, content)
        _foot(page, form.footer, f"{number} / {len(sheets)}")
        page.showPage()
    archival_page.finish(page)
    page.save()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table: its name, and its value as it is broken."""

    label: str
    size: float
    lines: list[str]
    step: float
    """What a row of one line takes, in points."""

    @property
    def height(self) -> float:
        """In points, with the space behind it."""
        return (len(self.lines) - 1) * self.leading + self.step

    @property
    def leading(self) -> float:
        """From line to line, in points."""
        return self.size + 2.4


def _row(form: Form, label: str, value: str, part: str) -> _Row:
    size, lines = _whole(
        part=part,
        text=value,
        font=paper.MEDIUM,
        sizes=form.sizes,
        width=RIGHT - _VALUE_LEFT,
        lines=3,
    )
    return _Row(label, size, lines, form.row)


def _whole(
    part: str, text: str, font: str, sizes: tuple[float, ...], width: float, lines: int
) -> tuple[float, list[str]]:
    """As ``paper.block``, at the smallest size in as many lines as it takes.

    Raises NotPrintable: a letter without a shape, or a word that is wider than a line.
    """
    if not paper.has_letters(font, text):
        raise NotPrintable(part, "letters")
    broken = paper.block(
        text=text,
        font=font,
        sizes=sizes,
        width=width,
        lines=lines,
    ) or paper.block(
        text=text,
        font=font,
        sizes=sizes[-1:],
        width=width,
        lines=len(text),
    )
    if broken is None:
        raise NotPrintable(part, "long")
    return broken


def _few(
    part: str, text: str, font: str, sizes: tuple[float, ...], width: float, lines: int
) -> tuple[float, list[str]]:
    """As ``_whole``, and in no more lines than there is room for."""
    size, broken = _whole(
        part=part,
        text=text,
        font=font,
        sizes=sizes,
        width=width,
        lines=lines,
    )
    if len(broken) > lines:
        raise NotPrintable(part, "long")
    return size, broken


def _sheets(rows: list[_Row]) -> list[list[_Row]]:
    """The rows of each page."""
    sheets: list[list[_Row]] = [[]]
    y = _TABLE_TOP
    for row in rows:
        if sheets[-1] and y + row.height - row.step > _TABLE_END:
            sheets.append([])
            y = _NEXT_TOP
        sheets[-1].append(row)
        y += row.height
    return sheets


def _text(
    page: Canvas,
    x: float,
    y: float,
    text: str,
    font: str,
    size: float,
    colour: object = paper.INK,
    align: str = "left",
) -> None:
    """Write at ``y`` points below the top."""
    page.setFont(font, size)
    page.setFillColor(colour)
    draw = {
        "left": page.drawString,
        "right": page.drawRightString,
        "centre": page.drawCentredString,
    }
    draw[align](x, TOP - y, text)


def _lines(
    page: Canvas,
    x: float,
    y: float,
    lines: list[str],
    font: str,
    size: float,
    colour: object = paper.INK,
    align: str = "left",
) -> None:
    """Lines below each other, the first one at ``y``."""
    for position, line in enumerate(lines):
        _text(
            page=page,
            x=x,
            y=y + position * (size + 1.5),
            text=line,
            font=font,
            size=size,
            colour=colour,
            align=align,
        )


def _rule(page: Canvas, y: float) -> None:
    page.setStrokeColor(paper.LINE)
    page.setLineWidth(0.7)
    page.line(LEFT, TOP - y, RIGHT, TOP - y)


def _sample(page: Canvas) -> None:
    page.saveState()
    page.translate(297, 470)
    page.rotate(38)
    page.setFont(paper.BOLD, 96)
    page.setFillColor(paper.PALE)
    page.drawCentredString(0, 0, "NÜMUNƏ")
    page.restoreState()


def _head(page: Canvas, content: Paper, form: Form) -> None:
    page.setFillColor(paper.ACCENT)
    page.rect(0, TOP - 14.2, paper.WIDTH, 14.2, stroke=0, fill=1)
    size, lines = _few(
        part="office",
        text=content.organisation,
        font=paper.BOLD,
        sizes=(13.5, 12.0, 10.5, 9.0),
        width=330,
        lines=4,
    )
    _lines(
        page=page,
        x=LEFT,
        y=67.5 - (len(lines) - 1) * (size + 1.5),
        lines=lines,
        font=paper.BOLD,
        size=size,
    )
    size, lines = _few(
        part="office",
        text=content.department,
        font=paper.REGULAR,
        sizes=_SMALL_SIZES,
        width=330,
        lines=1,
    )
    _lines(
        page=page,
        x=LEFT,
        y=83.5,
        lines=lines,
        font=paper.REGULAR,
        size=size,
        colour=paper.MUTED,
    )
    size, lines = _few(
        part="office",
        text=content.city,
        font=paper.REGULAR,
        sizes=_SMALL_SIZES,
        width=130,
        lines=3,
    )
    _lines(
        page=page,
        x=RIGHT,
        y=67.5 - (len(lines) - 1) * (size + 1.5),
        lines=lines,
        font=paper.REGULAR,
        size=size,
        colour=paper.MUTED,
        align="right",
    )
    _text(
        page=page,
        x=RIGHT,
        y=83.5,
        text=long_date(content.issued_on),
        font=paper.REGULAR,
        size=9.3,
        colour=paper.MUTED,
        align="right",
    )
    _rule(page, 96)
    _text(
        page=page,
        x=297.64,
        y=159,
        text=form.heading,
        font=paper.BOLD,
        size=23,
        align="centre",
    )
    _text(
        page=page,
        x=297.64,
        y=178,
        text=f"№ {content.number}",
        font=paper.REGULAR,
        size=10.2,
        colour=paper.MUTED,
        align="centre",
    )
    _text(
        page=page,
        x=297.64,
        y=198,
        text=form.subtitle,
        font=paper.REGULAR,
        size=10.2,
        colour=paper.MUTED,
        align="centre",
    )


def _statement(page: Canvas, statement: tuple[str, str, str]) -> None:
    plain, strong, end = statement
    y = 249.0
    for line in paper.wrapped(
        [(plain, paper.REGULAR), (strong, paper.BOLD), (end, paper.REGULAR)], 11.2, RIGHT - LEFT
    ):
        x = LEFT
        for word, font in line:
            _text(
                page=page,
                x=x,
                y=y,
                text=word,
                font=font,
                size=11.2,
            )
            x += pdfmetrics.stringWidth(word, font, 11.2)
        y += 17.2


def _table(page: Canvas, rows: list[_Row], top: float) -> None:
    y = top
    for row in rows:
        _text(
            page=page,
            x=LEFT,
            y=y,
            text=row.label,
            font=paper.REGULAR,
            size=9.3,
            colour=paper.MUTED,
        )
        for position, line in enumerate(row.lines):
            _text(
                page=page,
                x=_VALUE_LEFT,
                y=y + position * row.leading,
                text=line,
                font=paper.MEDIUM,
                size=row.size,
            )
        y += row.height
        _rule(page, y - row.step + (row.step - 9.3) / 2)


def _verification(page: Canvas, content: Paper) -> None:
    draw_code(page, content.verification_url, qr_place(content))
    lines = [
        (f"Yoxlama kodu: {group_code(content.code)}", paper.BOLD, paper.INK),
        (f"Yoxlama ünvanı: {content.verification_address}", paper.REGULAR, paper.MUTED),
        (f"İcraçı: {content.clerk}", paper.REGULAR, paper.MUTED),
    ]
    if content.seal is not None:
        seal = f"Möhür sahibi: {content.seal.holder}  ·  Möhür № {content.seal.number}"
        lines = [
            ("Elektron möhürlə təsdiqlənib", paper.BOLD, paper.INK),
            (seal, paper.REGULAR, paper.MUTED),
            (f"İcraçı: {content.clerk}", paper.REGULAR, paper.MUTED),
            (f"Yoxlama kodu: {group_code(content.code)}", paper.REGULAR, paper.MUTED),
            (f"Yoxlama ünvanı: {content.verification_address}", paper.REGULAR, paper.MUTED),
        ]
    y = 650.0
    for text, font, colour in lines:
        size, broken = _few(
            part="office",
            text=text,
            font=font,
            sizes=(9.2, 8.2, 7.2),
            width=RIGHT - 172.6,
            lines=2,
        )
        _lines(
            page=page,
            x=172.6,
            y=y,
            lines=broken,
            font=font,
            size=size,
            colour=colour,
        )
        y += 15.0 + (len(broken) - 1) * (size + 1.5)


def _foot(page: Canvas, footer: str, number: str) -> None:
    _rule(page, 745)
    _text(
        page=page,
        x=LEFT,
        y=759,
        text=footer,
        font=paper.REGULAR,
        size=7.9,
        colour=paper.MUTED,
    )
    _text(
        page=page,
        x=RIGHT,
        y=759,
        text=number,
        font=paper.REGULAR,
        size=7.9,
        colour=paper.MUTED,
        align="right",
    )


def qr_modules(text: str) -> list[list[bool]]:
    """The code's rows, from the top; a fixed mask saves trying all eight."""
    code = segno.make(text, error="m", mask=3, micro=False, boost_error=False)
    return [list(map(bool, row)) for row in code.matrix]


def qr_place(content: Paper) -> tuple[float, float, float]:
    """Left, top and side of the code, in points from the page's upper left corner."""
    return SIGNED_QR_PLACE if content.signed_statement else QR_PLACE


def draw_code(page: Canvas, text: str, at: tuple[float, float, float]) -> None:
    """The code's dark modules as rectangles, a run of neighbours as one."""
    x, y, size = at
    matrix = qr_modules(text)
    step = size / len(matrix)
    page.saveState()
    page.setFillColor(paper.INK)
    # In modules from the upper left: whole numbers, which are written as they are.
    page.transform(step, 0, 0, -step, x, TOP - y)
    runs = []
    for row, modules in enumerate(matrix):
        start = None
        for column, dark in enumerate([*modules, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append(f"{start} {row} {column - start} 1 re")
                start = None
    # As it stands in the page: reportlab takes ten times as long for the same.
    page._code.append(" ".join((*runs, "f")))
    page.restoreState()
