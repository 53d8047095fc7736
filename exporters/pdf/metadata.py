"""What the file says of itself: document information, XMP, output intent."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

MOMENT = ("D:20000101000000Z", "2000-01-01T00:00:00Z")
"""Every file bears the same date: equal input gives equal bytes."""

PRODUCER = "Affiche"


@dataclass(frozen=True, slots=True)
class Press:
    """A printing condition: the CMYK profile, and its name in the registry (such as FOGRA39)."""

    profile: bytes
    condition: str = "FOGRA39"
    info: str = ""


def describe(pdf: Pdf, title: str, language: str, fingerprint: bytes, press: Press | None) -> None:
    """Writes catalogue entries, information and XMP; with a press those of PDF/X-4 too."""
    root = pdf.Root
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if language and language != "und":
        root.Lang = String(language)
    information = {
        "/Title": title,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": MOMENT[0],
        "/ModDate": MOMENT[0],
    }
    for key, value in information.items():
        pdf.docinfo[key] = String(value)
    pdf.docinfo["/Trapped"] = Name("/False")
    if press is not None:
        stream = Stream(pdf, press.profile, N=4, Alternate=Name.DeviceCMYK)
        root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name("/GTS_PDFX"),
                    OutputConditionIdentifier=String(press.condition),
                    RegistryName=String("http://www.color.org"),
                    Info=String(press.info or press.condition),
                    DestOutputProfile=pdf.make_indirect(stream),
                )
            ]
        )
    packet = _xmp(title, language, fingerprint, press is not None)
    root.Metadata = pdf.make_indirect(Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML))


def _xmp(title: str, language: str, fingerprint: bytes, print_exchange: bool) -> bytes:
    identity = uuid.UUID(bytes=hashlib.sha256(fingerprint).digest()[:16], version=4)
    name = escape(_printable(title))
    moment = MOMENT[1]
    spoken = (
        f"<dc:language><rdf:Bag><rdf:li>{escape(_printable(language))}</rdf:li></rdf:Bag>"
        "</dc:language>"
        if language and language != "und"
        else ""
    )
    exchange = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" if print_exchange else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">'
        "<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{name}</rdf:li></rdf:Alt></dc:title>'
        f"{spoken}"
        f"<xmp:CreateDate>{moment}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{moment}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{moment}</xmp:MetadataDate>"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>"
        f"<xmpMM:InstanceID>uuid:{identity}</xmpMM:InstanceID>"
        "<xmpMM:VersionID>1</xmpMM:VersionID>"
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
        "<pdf:Trapped>False</pdf:Trapped>"
        f"{exchange}"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def _printable(text: str) -> str:
    """Without the characters that XML can't hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
