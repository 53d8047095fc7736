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
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from engine.drawing.scene import Glyphs, Node, SceneGlyph, walk
from engine.errors import UserError
from engine.text import colour_glyphs, fonts

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
        if not compact and colour_glyphs.has_colour(self.id):
            coloured = [renumbered[g] for g in gids if colour_glyphs.layers(self.id, g)]
            data = _boxed(data, coloured)
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
        # A PDF holds no axes: the file gets the outlines at this instance's own coordinates.
        chosen = fonts.coordinates(self.id)
        for axis in fonts.axes(self.id):
            place = chosen.get(axis.tag, axis.default)
            if not wanted.pin_axis_location(self.loaded.face, axis.tag, place):
                raise UserError(
                    f"the face {self.id[:80]!r} can't be set to {axis.tag} {place:g}",
                    "fonts",
                    "Use another face, or export the text as curves.",
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


def _boxed(data: bytes, gids: Iterable[int]) -> bytes:
    """A TrueType font whose empty glyphs with an advance are boxes as wide as that.

    A colour glyph often has no outline of its own. Its text is invisible, yet PDFium passes over
    text without extent, and readers mark what is selected by these boxes.
    """
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    outlines, upem = font["glyf"], font["head"].unitsPerEm
    for gid in gids:
        name = font.getGlyphName(gid)
        advance = font["hmtx"][name][0]
        if outlines[name].numberOfContours == 0 and advance > 0:
            pen = TTGlyphPen(None)
            top, foot = round(0.8 * upem), round(-0.1 * upem)
            pen.moveTo((0, foot))
            for corner in ((0, top), (advance, top), (advance, foot)):
                pen.lineTo(corner)
            pen.closePath()
            outlines[name] = pen.glyph()
            font["hmtx"][name] = (advance, 0)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


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


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a file by id, embedded and ready to show."""

    by_id: dict[str, Face]
    turning: frozenset[str]
    """Blocks that hold right-to-left letters."""

    def text(self, run: Glyphs, text: str) -> str:
        """What the glyph that was set for `text` says in the file.

        Readers turn right-to-left stretches round, and what stands in them without a direction:
        PDFium the two halves of a surrogate pair, both it and Poppler the parts of an emoji
        sequence. Between left-to-right marks it stays as it is.
        """
        if run.block not in self.turning or len(text.encode("utf-16-le", "replace")) <= 2:
            return text
        directed = any(unicodedata.bidirectional(c) in ("L", "R", "AL", "EN", "AN") for c in text)
        return text if directed else f"\u200e{text}\u200e"


def spoken(run: Glyphs) -> tuple[SceneGlyph, ...]:
    """The run's glyphs with every cluster's text on its first glyph that has an advance.

    The first one of an Arabic letter may be its dots, set off the baseline: readers would take
    them for a line of their own.
    """
    advance = fonts.load(run.face).font.get_glyph_h_advance
    out = list(run.glyphs)
    for i, glyph in enumerate(out):
        if not glyph.text or glyph.angle or advance(glyph.gid):
            continue
        for j in range(i + 1, len(out)):
            base = out[j]
            if base.text:
                break
            if advance(base.gid):
                out[i] = SceneGlyph(glyph.gid, glyph.x, glyph.y, glyph.angle, "")
                out[j] = SceneGlyph(base.gid, base.x, base.y, base.angle, glyph.text)
                break
    return tuple(out)


def collect(pdf: Pdf, pages: Iterable[tuple[Node, ...]]) -> Faces:
    """Every face whose glyphs are live text on the pages."""
    runs = [
        node
        for nodes in pages
        for node in walk(nodes)
        if isinstance(node, Glyphs) and not node.decorative
    ]
    turning = {run.block for run in runs if right_to_left("".join(g.text for g in run.glyphs))}
    out = Faces({}, frozenset(turning))
    for run in runs:
        face = out.by_id.get(run.face)
        if face is None:
            face = out.by_id[run.face] = Face(pdf, run.face)
        for glyph in spoken(run):
            face.use(glyph.gid, out.text(run, glyph.text))
    for face in out.by_id.values():
        face.embed()
    return out
