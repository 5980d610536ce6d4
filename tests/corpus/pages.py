"""PDFs of unusual pages: letters, boxes, pictures, layers, ways of drawing and of writing."""

import struct
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from clerkdesk import bundled
from tests.corpus.pdf_writing import HELVETICA, Lock, Pdf, annotation, packed_objects, text

AZERBAIJANI = ("Schwa", "schwa", "Gbreve", "gbreve", "dotlessi", "Idotaccent", "Scedilla")
CYRILLIC = ("afii10017", "afii10031", "afii10065", "afii10080", "afii10096", "afii10097")


def not_embedded(
    subtype: str, base: str, names: tuple[str, ...], *, widths: bool = True, mode: int = 0
) -> bytes:
    """Letters by their names, of a font that the file does not carry; ``mode``: 3 is unseen."""
    pdf = Pdf()
    last = 128 + len(names) - 1
    more = f"/FirstChar 128/LastChar {last}/Widths[{'600 ' * len(names)}]" if widths else ""
    descriptor = pdf.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags 32/FontBBox[-100 -200 1000 900]"
        "/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>"
    )
    font = pdf.add(
        f"<</Type/Font/Subtype/{subtype}/BaseFont/{base}{more}/FontDescriptor {descriptor}"
        "/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding"
        f"/Differences[128 {' '.join('/' + name for name in names)}]>>>>"
    )
    codes = "".join(f"{128 + number:02x}" for number in range(len(names)))
    pdf.page(
        text("Mulkiyyetci", 30, 270) + f"BT {mode} Tr /F9 30 Tf 30 150 Td <{codes}> Tj ET",
        resources=f"/Font<</Helv 3 0 R/F9 {font}>>",
    )
    return pdf.content()


def of_many_codes(base: str, letters: str, *, at: int | None = None, told: bool = True) -> bytes:
    """A font of two-octet codes that the file does not carry, and what its codes mean.

    ``at``: the place of the first letter in the font, those of the others follow; None: each stands
    where Unicode has it. ``told``: the file says what the codes mean.
    """
    pdf = Pdf()
    places = [ord(letter) for letter in letters]
    if at is not None:
        places = [at + number for number in range(len(letters))]
    pairs = "\n".join(
        f"<{place:04x}> <{ord(letter):04x}>" for place, letter in zip(places, letters)
    )
    meaning = pdf.stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    descriptor = pdf.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags 32/FontBBox[-100 -200 1000 900]"
        "/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>"
    )
    below = pdf.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}/DW 600/FontDescriptor {descriptor}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    font = pdf.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
        f"/DescendantFonts[{below}]{f'/ToUnicode {meaning}' if told else ''}>>"
    )
    codes = "".join(f"{place:04x}" for place in places)
    pdf.page(f"BT /F9 30 Tf 30 150 Td <{codes}> Tj ET", resources=f"/Font<</Helv 3 0 R/F9 {font}>>")
    return pdf.content()


def embedded(words: str, size: float = 16) -> bytes:
    """Words in a font that the file carries."""
    pdfmetrics.registerFont(TTFont("Inter", str(bundled.path("fonts", "Inter_400Regular.ttf"))))
    target = BytesIO()
    page = Canvas(target, pagesize=(420, 300), invariant=1)
    page.setFont("Inter", size)
    for row in range(5):
        page.drawString(30, 250 - 45 * row, f"{words} {row}")
    page.save()
    return target.getvalue()


def boxed(entries: str, width: float = 420, height: float = 300) -> bytes:
    """A page with further entries: its turn, its crop box, its unit."""
    pdf = Pdf(width, height)
    pdf.page(
        text("Yuxari", 60, height - 80) + text("Asagi", 60, 60) + "4 w 50 50 200 100 re S",
        entries=entries,
    )
    return pdf.content()


def _picture(mode: str) -> Image.Image:
    image = Image.new("L", (160, 120), 255)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((15, 15, 80, 60), fill=0)
    drawing.ellipse((80, 60, 150, 115), fill=60)
    return image.convert(mode)


def scanned(kind: str) -> bytes:
    """A picture as large as the page, packed in one of the ways scanners pack them."""
    pdf = Pdf()
    size = "/Type/XObject/Subtype/Image/Width 160/Height 120"
    grey = _picture("L")
    match kind:
        case "bilevel":
            octets = _picture("1").tobytes()
            entries = "/BitsPerComponent 1/ColorSpace/DeviceGray"
        case "mask":
            octets = _picture("1").tobytes()
            entries = "/BitsPerComponent 1/ImageMask true"
        case "grey":
            octets = grey.tobytes()
            entries = "/BitsPerComponent 8/ColorSpace/DeviceGray"
        case "sixteen":
            octets = b"".join(struct.pack(">H", level * 257) for level in grey.tobytes())
            entries = "/BitsPerComponent 16/ColorSpace/DeviceGray"
        case "colour":
            octets = grey.convert("RGB").tobytes()
            entries = "/BitsPerComponent 8/ColorSpace/DeviceRGB"
        case "cmyk":
            octets = grey.convert("RGB").convert("CMYK").tobytes()
            entries = "/BitsPerComponent 8/ColorSpace/DeviceCMYK"
        case "indexed":
            octets = bytes(int(level < 128) for level in grey.tobytes())
            entries = "/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 1<ffffff000000>]"
        case "turned":
            octets = grey.tobytes()
            entries = "/BitsPerComponent 8/ColorSpace/DeviceGray/Decode[1 0]"
        case _:
            target = BytesIO()
            grey.convert("RGB").save(target, kind)
            octets = target.getvalue()
            entries = "/BitsPerComponent 8/ColorSpace/DeviceRGB"
            entries += {"JPEG": "/Filter/DCTDecode", "JPEG2000": "/Filter/JPXDecode"}[kind]
    picture = pdf.stream(octets, size + entries, packed="Filter" not in entries)
    pdf.page("q 360 0 0 240 30 30 cm /I Do Q", resources=f"/XObject<</I {picture}>>")
    return pdf.content()


def damaged_picture() -> bytes:
    """A page that is one picture, of which nothing can be unpacked."""
    pdf = Pdf()
    picture = pdf.stream(
        b"\xff\xd8\xff\xe0 what once was a photograph",
        "/Type/XObject/Subtype/Image/Width 160/Height 120/BitsPerComponent 8"
        "/ColorSpace/DeviceRGB/Filter/DCTDecode",
    )
    pdf.page("q 360 0 0 240 30 30 cm /I Do Q", resources=f"/XObject<</I {picture}>>")
    return pdf.content()


def on_a_layer(state: str, kind: str, entries: str, *, look: bool, rule: str = "") -> bytes:
    """An annotation in the middle of a page, on a layer; ``rule``: it is bound to an expression
    over the layer.
    """
    pdf = Pdf()
    layer = pdf.add("<</Type/OCG/Name(kohne)/Usage<</View<</ViewState/OFF>>>>>>")
    bound = (
        pdf.add(f"<</Type/OCMD/OCGs[{layer}]{rule}>>".replace("LAYER", layer)) if rule else layer
    )
    usual = state.replace("LAYER", layer)
    pdf.catalogue += f"/OCProperties<</OCGs[{layer}]/D<<{usual}>>>>"
    more = f"{entries}/OC {bound}"
    if look:
        drawn = pdf.drawing("0 g 0 0 280 140 re f", 280, 140)
        more += f"/AP<</N {drawn}>>"
    pdf.page(text("Erize", 30, 270), (annotation(kind, (60, 80, 340, 220), more),))
    return pdf.content()


def layered(state: str, content: str = "") -> bytes:
    """Words on two layers; ``state``: the entries of the usual configuration."""
    pdf = Pdf()
    first = pdf.add("<</Type/OCG/Name(birinci)>>")
    second = pdf.add("<</Type/OCG/Name(ikinci)>>")
    both = pdf.add(f"<</Type/OCMD/OCGs[{first} {second}]/P/AllOn>>")
    pdf.catalogue += f"/OCProperties<</OCGs[{first} {second}]/D<<{state}>>>>".replace(
        "FIRST", first
    ).replace("SECOND", second)
    words = "/OC /A BDC " + text("BIRINCI", 30, 200, 24) + "EMC /OC /B BDC "
    words += text("IKINCI", 30, 140, 24) + "EMC /OC /C BDC " + text("HER IKISI", 30, 80, 24) + "EMC"
    pdf.page(
        text("Qatlar", 30, 270) + (content or words),
        resources=f"/Properties<</A {first}/B {second}/C {both}>>",
    )
    return pdf.content()


def drawings_on_a_layer(state: str, *, within: bool = False) -> bytes:
    """Two drawings, of which the second one and a picture are on a layer themselves; ``within``: in
    a third drawing.
    """
    pdf = Pdf()
    layer = pdf.add("<</Type/OCG/Name(qat)>>")
    pdf.catalogue += f"/OCProperties<</OCGs[{layer}]/D<<{state}>>>>".replace("LAYER", layer)
    form = f"/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<<{HELVETICA}>>"
    shown = pdf.stream(text("BIRINCI", 30, 200, 24), form)
    hidden = pdf.stream(text("IKINCI", 30, 140, 24), f"{form}/OC {layer}")
    picture = pdf.stream(
        "A",
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
        f"/OC {layer}",
    )
    drawings = f"/XObject<</A {shown}/B {hidden}/C {picture}>>"
    content = "/A Do /B Do q 60 0 0 60 300 60 cm /C Do Q"
    if within:
        outer = pdf.stream(
            content, f"/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<<{drawings}>>"
        )
        content = "/X Do"
        drawings = f"/XObject<</X {outer}>>"
    pdf.page(text("Qatlar", 30, 270) + content, resources=drawings)
    return pdf.content()


def painted(content: str, resources: str = "") -> bytes:
    """A page of these operators."""
    pdf = Pdf()
    pdf.page(text("Cizgi", 30, 270) + content, resources=resources)
    return pdf.content()


def shaded() -> bytes:
    pdf = Pdf()
    shading = pdf.add(
        "<</ShadingType 2/ColorSpace/DeviceGray/Coords[30 0 390 0]"
        "/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>>>"
    )
    pdf.page("30 60 360 160 re W n /S sh", resources=f"/Shading<</S {shading}>>")
    return pdf.content()


def tiled() -> bytes:
    pdf = Pdf()
    pattern = pdf.stream(
        "0 g 0 0 10 10 re f",
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 20 20]/XStep 20/YStep 20"
        "/Resources<<>>",
    )
    pdf.page("/Pattern cs /P scn 30 60 360 160 re f", resources=f"/Pattern<</P {pattern}>>")
    return pdf.content()


def ordinary(pages: int = 1) -> bytes:
    pdf = Pdf()
    for number in range(pages):
        pdf.page(text(f"Sehife {number + 1}", 30, 200, 24) + "3 w 30 60 m 390 120 l S")
    return pdf.content()


def written(how: str) -> bytes:
    """An ordinary page, as one of the many programs writes its file."""
    plain = ordinary()
    match how:
        case "packed":
            return packed_objects(plain)
        case "letter before":
            return b"From: somebody\r\n" * 30 + plain
        case "no table":
            return plain[: plain.index(b"xref\n")] + b"trailer<</Root 1 0 R>>\n%%EOF\n"
        case "wrong table":
            return plain.replace(b"startxref\n", b"startxref\n9")
        case "old and new":
            return plain + plain[plain.index(b"xref\n") :]
        case _:
            target = BytesIO()
            page = Canvas(target, pagesize=(420, 300), invariant=1, encrypt=_locked(how))
            page.setFont("Helvetica", 24)
            page.drawString(30, 200, "Sehife 1")
            page.save()
            return target.getvalue()


def _locked(password: str) -> object:
    from reportlab.lib.pdfencrypt import StandardEncryption

    user = "" if password == "owner only" else password
    return StandardEncryption(user, ownerPassword="sahib", strength=128)


def for_a_certificate() -> bytes:
    """Locked for the holder of a certificate."""
    pdf = Pdf()
    pdf.page(text("Arayis", 30, 270))
    pdf.trailer = (
        "/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 2/Length 128/Recipients[<00>]>>"
    )
    return pdf.content()


def with_attachment(
    name: str, content: bytes, *, on_page: bool = False, there: bool = True
) -> bytes:
    """``there``: the file brings it, and does not only name it."""
    pdf = Pdf()
    file = pdf.stream(content, "/Type/EmbeddedFile") if there else "99 0 R"
    stated = pdf.add(f"<</Type/Filespec/F({name})/UF({name})/EF<</F {file}>>>>")
    pin: tuple[str, ...] = ()
    if on_page:
        pin = (
            "<</Type/Annot/Subtype/FileAttachment/Rect[200 100 220 120]/F 4"
            f"/Contents(x)/FS {stated}>>",
        )
    else:
        pdf.catalogue += f"/Names<</EmbeddedFiles<</Names[({name}) {stated}]>>>>"
    pdf.page(text("Sehife 1, esas sened icindedir", 30, 270), pin)
    return pdf.content()


def with_script(*, packed: bool, locked: bool = False) -> bytes:
    pdf = Pdf()
    script = pdf.add("<</S/JavaScript/JS(app.alert\\(1\\))>>")
    pdf.catalogue += f"/OpenAction {script}"
    pdf.page(text("Proqram", 30, 270))
    if not packed:
        return pdf.content()
    return packed_objects(pdf.content(), Lock() if locked else None)


def unpackable_noise() -> bytes:
    """A page beside a stream of octets in which every short name occurs by chance."""
    pdf = Pdf()
    pdf.stream(b"".join(b"/JS (x) %d /Launch " % number for number in range(20)))
    pdf.page(text("Adi", 30, 270))
    return pdf.content()
