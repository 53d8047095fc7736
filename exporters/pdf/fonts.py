"""Faces as embedded subsets that can be searched and copied from.

Composite fonts (ISO 32000-1, 9.7) with two-byte codes. A code stands for a glyph, and its
ToUnicode entry for the text that the glyph was set for, because the glyph's own character map
would turn ligatures, Arabic forms and Kangxi radicals into something nobody types.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from engine.drawing.scene import Glyphs, Node, walk
from engine.text import fonts

_KEPT = frozenset(
    ("glyf", "head", "hhea", "hmtx", "loca", "maxp", "CFF ", "cvt ", "fpgm", "prep", "CFF2")
)


@dataclass(slots=True)
class _View:
    """One reading of the subset: what each glyph says here."""

    texts: dict[int, str] = field(default_factory=dict)
    object: Dictionary | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """How to show a glyph: the font object and its key, the code, the advance in 1/1000 em."""

    key: tuple[str, int]
    font: Dictionary
    code: int
    width: float


class Face:
    """A face and the glyphs of it that the file needs."""

    def __init__(self, pdf: Pdf, face_id: str) -> None:
        self.pdf, self.id = pdf, face_id
        self.loaded = fonts.load(face_id)
        self.views: list[_View] = []
        self._codes: dict[int, int] = {}
        self._widths: dict[int, float] = {}

    def use(self, gid: int, text: str) -> None:
        """A glyph that says something else elsewhere (fi as two letters, as U+FB01, or nothing
        since its cluster's first glyph speaks) goes to another view of the same subset."""
        for view in self.views:
            if view.texts.setdefault(gid, text) == text:
                return
        self.views.append(_View({gid: text}))

    def code(self, gid: int, text: str) -> Code:
        for index, view in enumerate(self.views):
            if view.texts.get(gid) == text:
                assert view.object is not None
                key = (self.id, index)
                return Code(key, view.object, self._codes[gid], self._widths[gid])
        raise KeyError((self.id, gid, text))

    # -------------------------------------------------------------- embedding

    def embed(self) -> None:
        """Cuts the subset and makes one font dictionary for each view."""
        gids = sorted({gid for view in self.views for gid in view.texts})
        source = TTFont(self.loaded.path, lazy=True, fontNumber=0)
        data, renumbered = self._subset(gids, source)
        compact = "CFF " in source
        if compact:
            data, cids = _bare_cff(data)
            # In a CID-keyed CFF the code is the CID of the charset, in a name-keyed one the
            # glyph's index; both are never the index in the whole font.
            self._codes = {gid: cids.get(renumbered[gid], renumbered[gid]) for gid in gids}
        else:
            self._codes = {gid: renumbered[gid] for gid in gids}
        advance = self.loaded.font.get_glyph_h_advance
        self._widths = {gid: round(advance(gid) * 1000 / self.loaded.upem, 3) for gid in gids}
        name = self._name(data, source)
        descriptor = self.pdf.make_indirect(self._descriptor(source, name, data, compact))
        descendant = self.pdf.make_indirect(self._descendant(name, descriptor, compact))
        for view in self.views:
            view.object = self.pdf.make_indirect(
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type0,
                    BaseFont=name,
                    Encoding=Name("/Identity-H"),
                    DescendantFonts=Array([descendant]),
                    ToUnicode=self.pdf.make_indirect(Stream(self.pdf, self._to_unicode(view))),
                )
            )
        source.close()

    def _subset(self, gids: list[int], source: TTFont) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update([0, *gids])
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag.encode().ljust(4), "big")
            for tag in source.reader.tables
            if tag not in _KEPT
        )
        wanted.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        plan = hb.SubsetPlan(self.loaded.face, wanted)
        renumbered = dict(plan.old_to_new_glyph_mapping)
        return bytes(plan.execute().blob.data), {gid: renumbered[gid] for gid in gids}

    def _name(self, data: bytes, source: TTFont) -> Name:
        """Six capitals from the contents, so that equal input gives equal bytes."""
        seed = data + repr([sorted(view.texts.items()) for view in self.views]).encode()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(seed).digest()[:6])
        plain = re.sub(r"[^A-Za-z0-9-]", "", str(source["name"].getDebugName(6) or self.id))
        return Name(f"/{tag}+{plain or 'Face'}")

    def _descriptor(self, source: TTFont, name: Name, data: bytes, compact: bool) -> Dictionary:
        head, hhea, os2 = source["head"], source["hhea"], source["OS/2"]
        k = 1000 / head.unitsPerEm
        weight = min(1000, max(1, os2.usWeightClass))
        out = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([round(v * k) for v in (head.xMin, head.yMin, head.xMax, head.yMax)]),
            # Read by itself: fontTools would unpack the names of all glyphs with it.
            ItalicAngle=round(struct.unpack_from(">i", source.reader["post"], 4)[0] / 65536, 2),
            Ascent=round(hhea.ascent * k),
            Descent=round(hhea.descent * k),
            CapHeight=round(getattr(os2, "sCapHeight", 0) * k) or 700,
            StemV=round(50 + (weight / 65) ** 2 / 2),
        )
        if compact:
            out.FontFile3 = self.pdf.make_indirect(
                Stream(self.pdf, data, Subtype=Name.CIDFontType0C)
            )
        else:
            out.FontFile2 = self.pdf.make_indirect(Stream(self.pdf, data, Length1=len(data)))
        return out

    def _descendant(self, name: Name, descriptor: Dictionary, compact: bool) -> Dictionary:
        widths = Array()
        for code, gid in sorted((code, gid) for gid, code in self._codes.items()):
            widths.append(code)
            widths.append(Array([self._widths[gid]]))
        out = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType0 if compact else Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            FontDescriptor=descriptor,
            DW=1000,
            W=widths,
        )
        if not compact:
            out.CIDToGIDMap = Name.Identity
        return out

    def _to_unicode(self, view: _View) -> bytes:
        rows = sorted(
            f"<{self._codes[gid]:04X}> <{_as_seen(text).encode('utf-16-be', 'replace').hex().upper()}>"
            for gid, text in view.texts.items()
            if text
        )
        parts = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        for i in range(0, len(rows), 100):
            some = rows[i : i + 100]
            parts += [f"{len(some)} beginbfchar", *some, "endbfchar"]
        parts += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(parts).encode("ascii")


def _as_seen(text: str) -> str:
    """A right-to-left ligature's letters from left to right.

    Readers collect a line as it is seen and then turn right-to-left stretches round, the letters
    of one glyph included (tried with Poppler and PDFium; lam-alef would come out as alef-lam).
    """
    return text[::-1] if right_to_left(text) else text


def right_to_left(text: str) -> bool:
    """Whether any letter of it runs from right to left."""
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def _bare_cff(data: bytes) -> tuple[bytes, dict[int, int]]:
    """The `CFF ` table alone, and index -> CID where the font is CID-keyed."""
    font = TTFont(io.BytesIO(data), lazy=True)
    table = font.reader["CFF "]
    top = font["CFF "].cff.topDictIndex[0]
    cids: dict[int, int] = {}
    if hasattr(top, "ROS"):
        cids = {
            index: int(name.removeprefix("cid"))
            for index, name in enumerate(top.charset)
            if name.startswith("cid")
        }
    return bytes(table), cids


def collect(pdf: Pdf, pages: Iterable[tuple[Node, ...]]) -> dict[str, Face]:
    """Every face whose glyphs are live text on the pages, embedded and ready to show."""
    faces: dict[str, Face] = {}
    for nodes in pages:
        for node in walk(nodes):
            if isinstance(node, Glyphs) and not node.decorative:
                face = faces.get(node.face)
                if face is None:
                    face = faces[node.face] = Face(pdf, node.face)
                for glyph in node.glyphs:
                    face.use(glyph.gid, glyph.text)
    for face in faces.values():
        face.embed()
    return faces
