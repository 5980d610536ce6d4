"""PDFs whose words stand in fields, stamps and notes beside the page's content."""

from tests.corpus.pdf_writing import HELVETICA, Pdf, annotation, text

FIELDS = (("Ad", "ALIYEV RASHAD"), ("FIN", "5XK2M7P"), ("Unvan", "Nizami 14, m. 27"))
_TICK = "0 0 20 20 re S 2 w 3 3 m 17 17 l S 3 17 m 17 3 l S"
_BOX = "0 0 20 20 re S"


def _place(row: int) -> tuple[float, float, float, float]:
    return (150, 225 - 40 * row, 390, 247 - 40 * row)


def _sheet(title: str) -> str:
    names = [text(name, 30, 232 - 40 * row) for row, (name, _value) in enumerate(FIELDS)]
    return text(title, 30, 270) + "".join(names)


def _look(pdf: Pdf, words: str) -> str:
    drawn = pdf.drawing(f"/Tx BMC q BT /Helv 12 Tf 0 g 2 6 Td ({words}) Tj ET Q EMC", 240, 22)
    return f"/AP<</N {drawn}>>"


def filled_form(
    *,
    look: bool = True,
    form: bool = True,
    form_entries: str = "",
    entries: str = "",
    turned: int = 0,
) -> bytes:
    """Three text fields that are filled in. ``look``: with their looks; ``form``: known to a form
    of the document.
    """
    pdf = Pdf()
    fields = []
    for row, (name, value) in enumerate(FIELDS):
        more = f"/FT/Tx/T({name})/V({value})/DA(/Helv 12 Tf 0 g)"
        more += entries + (_look(pdf, value) if look else "")
        fields.append(pdf.add(annotation("Widget", _place(row), more)))
    pdf.page(_sheet("Arayis"), tuple(fields), entries=f"/Rotate {turned}" if turned else "")
    if form:
        pdf.form(tuple(fields), form_entries)
    return pdf.content()


def boxes(*, look: bool = True) -> bytes:
    """A ticked box, one that is not, and two round ones of which the second is chosen."""
    pdf = Pdf()
    ticked = pdf.drawing(_TICK, 20, 20)
    empty = pdf.drawing(_BOX, 20, 20)
    looks = f"/AP<</N<</Yes {ticked}/Off {empty}>>>>" if look else ""
    fields = []
    for row, state in enumerate(("Yes", "Off", "Off", "Yes")):
        more = f"/FT/Btn/T(b{row})/V/{state}/AS/{state}{looks}"
        place = (30, 220 - 40 * row, 50, 240 - 40 * row)
        fields.append(pdf.add(annotation("Widget", place, more)))
    pdf.page(text("Raziyam", 60, 225) + text("Arayis", 30, 270), tuple(fields))
    pdf.form(tuple(fields))
    return pdf.content()


def choice(*, look: bool = True, listed: bool = False) -> bytes:
    """How many people a family has, chosen from a list."""
    pdf = Pdf()
    kind = "" if listed else "/Ff 131072"
    chosen = "/I[1]" if listed else ""
    more = f"/FT/Ch{kind}/T(say)/V(4 nefer)/Opt[(3 nefer)(4 nefer)]{chosen}/DA(/Helv 12 Tf 0 g)"
    field = pdf.add(annotation("Widget", _place(0), more + (_look(pdf, "4 nefer") if look else "")))
    pdf.page(_sheet("Aile"), (field,))
    pdf.form((field,))
    return pdf.content()


def inherited() -> bytes:
    """A field whose value stands in its parent, without a look."""
    pdf = Pdf()
    parent_number = 5
    child = pdf.add(annotation("Widget", _place(0), f"/Parent {parent_number} 0 R"))
    parent = pdf.add(f"<</FT/Tx/T(ad)/V(ALIYEV RASHAD)/DA(/Helv 12 Tf 0 g)/Kids[{child}]>>")
    assert parent == f"{parent_number} 0 R"
    pdf.page(_sheet("Arayis"), (child,))
    pdf.form((parent,))
    return pdf.content()


def one_field(
    value: str, entries: str, rect: tuple[float, float, float, float], kind: str = "Tx"
) -> bytes:
    """A field without a look; ``value``: as PDF writes it."""
    pdf = Pdf()
    field = pdf.add(annotation("Widget", rect, f"/FT/{kind}/T(f)/V {value}{entries}"))
    pdf.page(text("Arayis", 30, 270), (field,))
    pdf.form((field,))
    return pdf.content()


def stale_look() -> bytes:
    """A form that was filled by a program which left the looks as they were: empty."""
    pdf = Pdf()
    empty = pdf.drawing("/Tx BMC EMC", 240, 22)
    more = f"/FT/Tx/T(ad)/V(ALIYEV RASHAD)/DA(/Helv 12 Tf 0 g)/AP<</N {empty}>>"
    field = pdf.add(annotation("Widget", _place(0), more))
    pdf.page(_sheet("Arayis"), (field,))
    pdf.form((field,), "/NeedAppearances true")
    return pdf.content()


def signature(words: str, *, turned: int = 0, empty_page: bool = False) -> bytes:
    """A signature field with a visible stamp."""
    pdf = Pdf()
    drawn = pdf.drawing(
        "0 0 1 RG 2 w 1 1 198 58 re S "
        f"BT /Helv 13 Tf 10 38 Td ({words}) Tj 0 -22 Td (2026.11.28) Tj ET",
        200,
        60,
    )
    more = f"/FT/Sig/T(imza)/AP<</N {drawn}>>"
    field = pdf.add(annotation("Widget", (190, 30, 390, 90), more))
    content = "" if empty_page else text("Qerar", 30, 270)
    pdf.page(content, (field,), entries=f"/Rotate {turned}" if turned else "")
    pdf.form((field,), "/SigFlags 3")
    return pdf.content()


def stamp(
    look: bool, *, matrix: str = "", name: str = "Approved", flags: int = 4, turned: int = 0
) -> bytes:
    """A stamp laid on the page; ``turned``: how the page lies."""
    pdf = Pdf()
    more = f"/Name/{name}/Contents(Tesdiq)"
    if look:
        drawn = pdf.stream(
            "1 0 0 RG 3 w 2 2 146 46 re S BT /Helv 20 Tf 18 17 Td (TESDIQ) Tj ET",
            f"/Type/XObject/Subtype/Form/BBox[0 0 150 50]{matrix}/Resources<<{HELVETICA}>>",
        )
        more += f"/AP<</N {drawn}>>"
    stamps = (annotation("Stamp", (200, 60, 380, 120), more, flags),)
    pdf.page(text("Erize", 30, 270), stamps, entries=f"/Rotate {turned}" if turned else "")
    return pdf.content()


def drawn(kind: str, entries: str) -> bytes:
    """An annotation without a look, in the middle of the page."""
    pdf = Pdf()
    pdf.page(text("Erize", 30, 270), (annotation(kind, (60, 80, 340, 220), entries),))
    return pdf.content()
