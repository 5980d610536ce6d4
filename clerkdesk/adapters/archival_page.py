"""What makes a reportlab page a file for archives (PDF/A-2b, ISO 19005-2): metadata that say the
same as the document's information, colours that mean something, and nothing that a page shown in
forty years would need from elsewhere.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from clerkdesk import bundled
from clerkdesk.domain.deadlines import BAKU

PRODUCER = "ClerkDesk"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>\
</dc:description>
<dc:language><rdf:Bag><rdf:li>az</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate>
<xmp:ModifyDate>{at}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What an archive knows of a paper without opening it."""

    title: str
    author: str
    subject: str
    at: datetime
    """When it was made; aware."""


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """Reportlab's, with the entries that archives and signatures need."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "Perms", "DSS"]
    __Refs__ = __NoDefault__


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Only what the metadata say, too, and in the same words."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self.title = about.title
        self.author = about.author
        self.subject = about.subject
        self._at = about.at

    def format(self, document: object) -> bytes:
        at = date_of(self._at)
        values = {
            "Title": pdfdoc.PDFString(self.title),
            "Author": pdfdoc.PDFString(self.author),
            "Subject": pdfdoc.PDFString(self.subject),
            "Producer": pdfdoc.PDFString(PRODUCER),
            "Creator": pdfdoc.PDFString(PRODUCER),
            "CreationDate": pdfdoc.PDFString(at),
            "ModDate": pdfdoc.PDFString(at),
        }
        formatted: bytes = pdfdoc.PDFDictionary(values).format(document)
        return formatted


def date_of(at: datetime) -> str:
    """``D:20261123154200+04'00'``; Baku has had no summer time since 2016."""
    return f"{at.astimezone(BAKU):D:%Y%m%d%H%M%S+04'00'}"


def begin(page: Canvas, about: About) -> None:
    """Before anything is drawn: the page's document is one for archives."""
    document = page._doc
    outlines = document.Catalog.Outlines
    pages = document.Catalog.Pages
    language = document.Catalog.Lang
    catalog = _Catalog()
    catalog.Pages = pages
    catalog.Outlines = outlines
    catalog.Lang = language
    catalog.Metadata = _metadata(about)
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])
    document.Catalog = catalog
    document._catalog = catalog
    document.info = _Information(about)


def finish(page: Canvas) -> None:
    """Behind the last page: nothing of a slide show stays in it."""
    document = page._doc
    for name, each in document.idToObject.items():
        if isinstance(each, pdfdoc.PDFPage):
            document.idToObject[name].Trans = None


def _stream(content: bytes, **entries: object) -> object:
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content)
    stream.__RefOnly__ = 1
    return stream


def _metadata(about: About) -> object:
    at = f"{about.at.astimezone(BAKU):%Y-%m-%dT%H:%M:%S}+04:00"
    xmp = _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        subject=escape(about.subject),
        producer=PRODUCER,
        at=at,
    )
    return _stream(xmp.encode(), Type=pdfdoc.PDFName("Metadata"), Subtype=pdfdoc.PDFName("XML"))


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return bundled.path("colours", "sRGB.icc").read_bytes()


def _output_intent(document: Any) -> object:
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(_stream(_profile(), N=3)),
        }
    )
