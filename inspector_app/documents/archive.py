"""The archive form of a paper: PDF/A-2b, the same bytes for the same paper."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf

from inspector_app.support.clock import local
from inspector_app.support.paths import resource

PRODUCER = "inspector-app"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_CREATOR = "\n<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says about itself."""

    title: str
    author: str
    made_at: datetime


@cache
def _colour_profile() -> bytes:
    return resource("fonts", "sRGB.icc").read_bytes()


def archive(raw: bytes, imprint: Imprint) -> bytes:
    """The plain PDF as PDF/A-2b, with the given moment as its date and bytes that depend on nothing else."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        return archived(pdf, imprint)


def archived(pdf: pikepdf.Pdf, imprint: Imprint) -> bytes:
    """As :func:`archive`, of an open PDF: a large one is not written and read once more before."""
    for page in pdf.pages:
        if "/Trans" in page.obj:  # reportlab writes an empty one, which PDF/A does not allow
            del page.obj["/Trans"]
    _describe(pdf, imprint)
    _colour(pdf)
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        recompress_flate=True,  # with qpdf's own zlib, whichever zlib this Python was built with
        preserve_pdfa=True,
        fix_metadata_version=False,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return written.getvalue()


def _describe(pdf: pikepdf.Pdf, imprint: Imprint) -> None:
    """Write title, author and dates twice, as PDF/A wants them: as XMP and, word for word the same, as DocInfo."""
    when = local(imprint.made_at).replace(microsecond=0)
    creator = _CREATOR.format(author=escape(imprint.author)) if imprint.author else ""
    xmp = _XMP.format(title=escape(imprint.title), creator=creator, when=when.isoformat(), producer=PRODUCER)
    stream = pdf.make_stream(xmp.encode())
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = stream
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    stamp = when.strftime("D:%Y%m%d%H%M%S") + "+08'00'"
    entries = {"/Title": imprint.title, "/Author": imprint.author, "/Producer": PRODUCER}
    for key, value in {**entries, "/CreationDate": stamp, "/ModDate": stamp}.items():
        if value:
            pdf.docinfo[key] = pikepdf.String(value)


def _colour(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(_colour_profile())
    profile.N = 3
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        Info="sRGB",
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
