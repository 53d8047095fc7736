"""Pack the faces that ship: downloaded packages -> `assets/fonts/*.woff2` and `catalogue.json`, `coverage.bin`.

A developer's tool; nothing of it runs when posters are made. Fetch the packages first, each into
its own folder named like the package with `/` written as `__` and without the `@`:

    npm pack @expo-google-fonts/anton && mkdir expo-google-fonts__anton \\
        && tar xzf expo-google-fonts-anton-*.tgz -C expo-google-fonts__anton --strip-components=1

then run ``python -m assets.make_fonts FOLDER [--only ID ...] [--force]``. The packages are
`@expo-google-fonts/<name>` for every name in `FACES`, and those of `ELSEWHERE`. A package that is
not there is not needed as long as none of its faces has to be packed again.

What packing does to a face:

* hinting and DSIG go (we fill outlines, nobody reads them), unless the licence reserves the
  face's own name: such a face is wrapped unchanged;
* the large Chinese faces keep all 8,105 characters of the Table of General Standard Chinese
  Characters, GB 2312, level 1 of Big5 and everything that is not Han; rarer Han characters are
  served by the one whole sans (`noto-sans-sc-500`);
* a face that the makers themselves publish as one WOFF2 file (the variable ones, the colour emoji)
  is taken over byte for byte;
* tables are stored without the WOFF2 glyf transform: 17 % larger, but a 10 MB face then unpacks
  in 0.3 s instead of 35 s in Python.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import brotli
import msgspec
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2FlavorData

from engine.text import instances, woff2

FONTS = Path(__file__).parent / "fonts"
WRAPPER = "expo-google-fonts"

Cut = Literal["", "standard", "big5", "korean", "korean-common", "signs"]


@dataclass(frozen=True)
class Source:
    """One face to pack: package, weight, slope, class, and how its Han characters are cut."""

    package: str
    weight: int
    kind: str
    italic: bool = False
    cut: Cut = ""

    @property
    def id(self) -> str:
        if self.package.endswith("-variable"):
            return f"{self.package}{'-italic' if self.italic else ''}"
        return f"{self.package}-{self.weight}{'i' if self.italic else ''}"


def _family(package: str, kind: str, weights: str, cut: Cut = "") -> Iterator[Source]:
    for mark in weights.split():
        yield Source(package, int(mark.rstrip("i")), kind, mark.endswith("i"), cut)


FACES: tuple[Source, ...] = tuple(
    face
    for faces in (
        _family("anton", "condensed", "400"),
        _family("inter-tight", "grotesque", "500 600 800"),
        _family("noto-sans-sc", "grotesque", "500"),
        _family("noto-sans-sc", "grotesque", "900 300", "standard"),
        _family("noto-serif-sc", "serif", "900 500", "standard"),
        _family("noto-sans-jp", "grotesque", "900"),
        _family("noto-sans-kr", "grotesque", "700", "korean"),
        _family("cairo", "geometric", "700 500"),
        _family("heebo", "grotesque", "800 500"),
        _family("noto-sans", "grotesque", "500 800"),
        _family("barlow-condensed", "condensed", "500 600 700"),
        _family("playfair-display", "didone", "700 700i"),
        _family("jost", "geometric", "300 500 600"),
        _family("fraunces", "serif", "600i 900"),
        _family("league-spartan", "geometric", "500 700"),
        _family("archivo", "grotesque", "500 600 700 900 900i"),
        _family("lxgw-wenkai", "kai", "400 700", "standard"),
        _family("zcool-xiaowei", "serif", "400"),
        _family("ma-shan-zheng", "brush", "400"),
        _family("zhi-mang-xing", "brush", "400"),
        _family("zcool-qingke-huangyou", "display", "400"),
        _family("zcool-kuaile", "rounded", "400"),
        _family("josefin-sans", "geometric", "600 700"),
        _family("unbounded", "display", "900"),
        _family("space-grotesk", "grotesque", "500 700"),
        _family("young-serif", "serif", "400"),
        _family("bricolage-grotesque", "grotesque", "500 700 800"),
        _family("cormorant", "serif", "500i 600"),
        _family("spectral", "serif", "500 600"),
        _family("big-shoulders-display", "condensed", "900"),
        _family("abril-fatface", "didone", "400"),
        _family("work-sans", "grotesque", "400 600"),
        _family("bodoni-moda", "didone", "500i 600"),
        _family("montserrat", "geometric", "500 600 700"),
        _family("dm-serif-display", "serif", "400 400i"),
        _family("dm-sans", "geometric", "400 500 700"),
        _family("cinzel", "serif", "600"),
        _family("cormorant-garamond", "serif", "500 600 700"),
        _family("instrument-serif", "serif", "400 400i"),
        _family("instrument-sans", "grotesque", "500 600"),
        _family("syne", "display", "800"),
        _family("inter", "grotesque", "400 500 600"),
        _family("lilita-one", "rounded", "400"),
        _family("nunito", "rounded", "600 800"),
        _family("fredoka", "rounded", "500 700"),
        _family("righteous", "deco", "400"),
        _family("poppins", "geometric", "500 600"),
        _family("monoton", "deco", "400"),
        _family("pacifico", "script", "400"),
        _family("great-vibes", "script", "400"),
        _family("oswald", "condensed", "700"),
        _family("libre-caslon-text", "serif", "400 400i 700"),
        _family("dm-mono", "mono", "400 500"),
        _family("bebas-neue", "condensed", "400"),
        _family("karla", "grotesque", "500 700"),
        _family("rubik-mono-one", "mono", "400"),
        _family("rubik", "rounded", "500 700"),
        _family("italiana", "didone", "400"),
        _family("tenor-sans", "geometric", "400"),
        _family("noto-serif", "serif", "500 700"),
        _family("noto-naskh-arabic", "serif", "500 700"),
        _family("frank-ruhl-libre", "serif", "500 700"),
        _family("noto-sans-thai", "grotesque", "500 800"),
        _family("noto-sans-devanagari", "grotesque", "500 800"),
        _family("noto-sans-jp", "grotesque", "500"),
        _family("noto-serif-tc", "serif", "700", "big5"),
        _family("noto-sans-tc", "grotesque", "500", "big5"),
        _family("noto-emoji", "display", "500"),
        _family("twemoji", "display", "400"),
        _family("noto-sans-symbols", "grotesque", "500 800", "signs"),
        _family("noto-sans-symbols-2", "grotesque", "400", "signs"),
        _family("noto-sans-math", "grotesque", "400", "signs"),
        _family("noto-sans-hebrew", "grotesque", "500 800"),
        _family("noto-sans-arabic", "grotesque", "500 800"),
        _family("noto-sans-tc", "grotesque", "700", "big5"),
        _family("noto-sans-kr", "grotesque", "400", "korean-common"),
        _family("inter-variable", "grotesque", "400"),
        _family("ibm-plex-sans-variable", "grotesque", "400"),
        _family("source-serif-variable", "serif", "400 400i"),
    )
    for face in faces
)

ELSEWHERE: dict[str, tuple[str, str, dict[str, str]]] = {
    "lxgw-wenkai": (
        "@fontsource/lxgw-wenkai",
        "LICENSE",
        # The package calls the Regular `500`; the face's own tables say 400.
        {
            "400": "files/lxgw-wenkai-latin-500-normal.woff2",
            "700": "files/lxgw-wenkai-latin-700-normal.woff2",
        },
    ),
    "twemoji": ("twemoji-colr-font", "LICENSE", {"400": "twemoji.woff2"}),
    "inter-variable": (
        "inter-ui",
        "LICENSE.txt",
        {"400": "variable/InterVariable.woff2"},
    ),
    "ibm-plex-sans-variable": (
        "@ibm/plex-sans-variable",
        "LICENSE.txt",
        {"400": "fonts/complete/woff2/IBM Plex Sans Var-Roman.woff2"},
    ),
    "source-serif-variable": (
        "source-serif",
        "LICENSE.md",
        {
            "400": "WOFF2/VAR/SourceSerif4Variable-Roman.ttf.woff2",
            "400i": "WOFF2/VAR/SourceSerif4Variable-Italic.ttf.woff2",
        },
    ),
}
"""Faces from other packages: the package, its licence file, and the font files in it."""

AS_PUBLISHED = {"twemoji", "inter-variable", "ibm-plex-sans-variable", "source-serif-variable"}
"""Taken over byte for byte."""

RESERVED_NAMES = {
    "abril-fatface",
    "italiana",
    "josefin-sans",
    "lilita-one",
    "monoton",
    "playfair-display",
    "righteous",
    "tenor-sans",
}
"""Licences that reserve the face's own name: the OFL then forbids altered copies under it."""

FALLBACKS: dict[str, list[str]] = {
    "Latn": ["noto-sans-500", "noto-sans-800", "noto-serif-500", "noto-serif-700"],
    "Cyrl": ["noto-sans-500", "noto-sans-800", "noto-serif-500", "noto-serif-700"],
    "Grek": ["noto-sans-500", "noto-sans-800", "noto-serif-500", "noto-serif-700"],
    "Hans": ["noto-sans-sc-500", "noto-sans-sc-900", "noto-serif-sc-500", "noto-serif-sc-900"],
    "Hant": ["noto-sans-tc-500", "noto-sans-tc-700", "noto-serif-tc-700", "noto-sans-sc-500"],
    "Hani": ["noto-sans-sc-500", "noto-sans-tc-500", "noto-sans-jp-500"],
    "Bopo": ["noto-sans-tc-500", "noto-sans-sc-500"],
    "Jpan": ["noto-sans-jp-500", "noto-sans-jp-900", "noto-sans-sc-500"],
    "Hira": ["noto-sans-jp-500", "noto-sans-jp-900"],
    "Kana": ["noto-sans-jp-500", "noto-sans-jp-900"],
    "Kore": ["noto-sans-kr-400", "noto-sans-kr-700", "noto-sans-sc-500"],
    "Hang": ["noto-sans-kr-400", "noto-sans-kr-700"],
    "Arab": [
        "cairo-700",
        "cairo-500",
        "noto-naskh-arabic-500",
        "noto-naskh-arabic-700",
        "noto-sans-arabic-500",
        "noto-sans-arabic-800",
    ],
    "Hebr": [
        "heebo-500",
        "heebo-800",
        "frank-ruhl-libre-500",
        "frank-ruhl-libre-700",
        "noto-sans-hebrew-500",
        "noto-sans-hebrew-800",
    ],
    "Thai": ["noto-sans-thai-500", "noto-sans-thai-800"],
    "Deva": ["noto-sans-devanagari-500", "noto-sans-devanagari-800"],
    "Zyyy": ["noto-sans-500", "noto-sans-800"],
    "Zsym": ["noto-sans-symbols-500", "noto-sans-symbols-800", "noto-sans-symbols-2-400"],
    "Zmth": ["noto-sans-math-400"],
    "Zsye": ["twemoji-400", "noto-emoji-500"],
}
"""By ISO 15924 code, first choice first. Zyyy: signs of no script; Zsym, Zmth: the rarer ones;
Zsye: emoji, in their own colours first."""


# ------------------------------------------------------------------ character sets


def _encoded(codec: str, leads: range) -> set[int]:
    """Characters of a double-byte codec whose first byte lies in `leads`."""
    out: set[int] = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(codec, "ignore")
            if len(text) == 1:
                out.add(ord(text))
    return out


def _is_han(cp: int) -> bool:
    return 0x3400 <= cp <= 0x9FFF or 0xF900 <= cp <= 0xFAFF or 0x20000 <= cp <= 0x3FFFF


def general_standard() -> set[int]:
    """The 8,105 characters of the Table of General Standard Chinese Characters (2013)."""
    text = (FONTS / "general-standard-characters.txt").read_text(encoding="utf-8")
    return {ord(c) for c in text if not c.isspace()}


def _han_kept(cut: Cut) -> set[int]:
    big5_level_1 = {c for c in _encoded("big5", range(0xA4, 0xC7)) if _is_han(c)}
    gb2312 = {c for c in _encoded("gb2312", range(0xB0, 0xF8)) if _is_han(c)}
    if cut == "standard":
        return general_standard() | gb2312 | big5_level_1
    if cut == "big5":
        return big5_level_1
    if cut == "korean-common":
        return set()
    return {c for c in _encoded("euc_kr", range(0xCA, 0xFE)) if _is_han(c)}


_SIGNS = (
    range(0x0020, 0x0300),
    range(0x2000, 0x2800),
    range(0x2900, 0x2C00),
    range(0x2E00, 0x2E80),
    range(0x3000, 0x3400),
    range(0x1D400, 0x1D800),
    range(0x1F000, 0x1FA00),
)


def _kept(coverage: set[int], cut: Cut) -> set[int]:
    """The characters that a cut face keeps. `signs` are those of a poster, without historic
    scripts and the graphics of old computers. `korean-common` is the second weight of a face whose
    first is whole: the 2,350 syllables of KS X 1001, and no Han."""
    if cut == "signs":
        return {c for c in coverage if any(c in block for block in _SIGNS)}
    kept = _han_kept(cut)
    if cut != "korean-common":
        return {c for c in coverage if not _is_han(c) or c in kept}
    common = _encoded("euc_kr", range(0xB0, 0xC9))
    return {
        c for c in coverage if not _is_han(c) and not (0xAC00 <= c <= 0xD7A3 and c not in common)
    }


# Letters that a face must hold, and the share of them, before a script is named beside it.
_SCRIPTS: dict[str, tuple[set[int], float]] = {
    "Latn": ({*range(0x41, 0x5B), *range(0x61, 0x7B)}, 1.0),
    "Cyrl": (set(range(0x410, 0x450)), 1.0),
    "Grek": ({*range(0x3B1, 0x3CA), *range(0x391, 0x3A2)} | set(map(ord, "άέήίόύώ")), 1.0),
    "Hans": (_encoded("gb2312", range(0xB0, 0xD8)), 0.99),
    "Hant": (_encoded("big5", range(0xA4, 0xC7)), 0.98),
    "Jpan": (set(range(0x3041, 0x3094)) | _encoded("shift_jis", range(0x89, 0x98)), 0.995),
    "Kore": ({c for c in _encoded("euc_kr", range(0xB0, 0xC9)) if 0xAC00 <= c <= 0xD7A3}, 1.0),
    "Arab": (set(range(0x621, 0x63B)) | set(range(0x641, 0x64B)), 1.0),
    "Hebr": (set(range(0x5D0, 0x5EB)), 1.0),
    "Thai": (set(range(0xE01, 0xE2F)), 1.0),
    "Deva": (set(range(0x905, 0x93A)), 0.95),
}


def _scripts(coverage: set[int]) -> list[str]:
    return [
        script
        for script, (wanted, share) in _SCRIPTS.items()
        if len(wanted & coverage) >= share * len(wanted)
    ]


# ------------------------------------------------------------------ packing


def _find(downloads: Path, face: Source) -> tuple[Path, Path, str]:
    """(font file, licence file, package version)."""
    if face.package in ELSEWHERE:
        package, terms, files = ELSEWHERE[face.package]
        folder = downloads / package.removeprefix("@").replace("/", "__")
        mark = f"{face.weight}{'i' if face.italic else ''}"
        font, licence = folder / files[mark], folder / terms
    else:
        folder = downloads / f"{WRAPPER}__{face.package}"
        slope = "_Italic" if face.italic else ""
        pattern = re.compile(rf"_{face.weight}[A-Za-z]+{slope}\.ttf$")
        found = [p for p in sorted(folder.rglob("*.ttf")) if pattern.search(p.name)]
        if len(found) != 1:
            raise SystemExit(f"{face.id}: {len(found)} files in {folder}")
        font, licence = found[0], folder / "LICENSE_FONT"
    version = json.loads((folder / "package.json").read_text())["version"]
    return font, licence, str(version)


def _sfnt(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix != ".woff2":
        return data
    font, out = TTFont(io.BytesIO(data), recalcTimestamp=False), io.BytesIO()
    font.flavor = None
    font.save(out, reorderTables=False)
    return out.getvalue()


def _trimmed(data: bytes, face: Source) -> bytes:
    """The face without hinting, DSIG and (for `cut`) rare Han characters."""
    if face.package in RESERVED_NAMES:
        return data
    source, request = hb.Face(data), hb.SubsetInput()
    request.keep_everything()
    flags = request.flags | hb.SubsetFlags.NO_HINTING
    if face.cut:
        request.unicode_set.clear()
        request.unicode_set.update(_kept(set(source.unicodes), face.cut))
        request.glyph_set.clear()
        # Without RETAIN_GIDS the dropped glyphs leave no holes; `vert` forms are closed over.
        flags &= ~(hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE)
    request.flags = flags
    request.drop_table_tag_set.update(
        int.from_bytes(tag, "big") for tag in (b"DSIG", b"LTSH", b"VDMX", b"hdmx")
    )
    return bytes(hb.subset(source, request).blob.data)


CREDITS = {
    "twemoji": """# Credits

The emoji are Twemoji, Copyright 2020 Twitter, Inc and other contributors, licensed under Creative
Commons Attribution 4.0 International (https://creativecommons.org/licenses/by/4.0/). The graphics
are unchanged; the font "Twemoji Mozilla" was built from them with Mozilla's twemoji-colr and is
published as twemoji-colr-font. Whoever publishes work that shows these emoji should credit
"Twemoji, CC BY 4.0".

""",
}
"""What a licence asks to be said beside its text."""


def _licence(font: TTFont, path: Path, package: str) -> str:
    """The licence text of the package; one package has none: then the face's own copyright line
    over the text of the licence that its name table names."""
    if path.exists():
        return CREDITS.get(package, "") + path.read_text(encoding="utf-8", errors="replace")
    if "scripts.sil.org/OFL" not in font["name"].getDebugName(14):
        raise SystemExit(f"no licence: {path}")
    body = (FONTS / "OFL-anton.txt").read_text(encoding="utf-8").partition("\n")[2]
    return f"{font['name'].getDebugName(0)}\n{body}"


def licence_file(face: Source) -> str:
    if face.package == "twemoji":
        return "LICENSE-twemoji.txt"
    return f"OFL-{face.package}.txt"


def pack(downloads: Path, face: Source) -> None:
    font, licence, _ = _find(downloads, face)
    target = FONTS / f"{face.id}.woff2"
    if face.package in AS_PUBLISHED:
        target.write_bytes(font.read_bytes())
        packed = TTFont(target, lazy=True)
    else:
        packed = TTFont(
            io.BytesIO(_trimmed(_sfnt(font), face)), recalcBBoxes=False, recalcTimestamp=False
        )
        packed.flavor, packed.flavorData = "woff2", WOFF2FlavorData(transformedTables=set())
        packed.save(target, reorderTables=False)
    text = _licence(packed, licence, face.package).replace("\r\n", "\n")
    text = "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"
    (FONTS / licence_file(face)).write_text(text, encoding="utf-8")


def _runs(coverage: set[int]) -> list[int]:
    """Code points as gaps and lengths in turn."""
    out: list[int] = []
    end = 0
    for point in sorted(coverage):
        if out and point == end:
            out[-1] += 1
        else:
            out += (point - end, 1)
        end = point + 1
    return out


def _write_coverage(ids: list[str]) -> None:
    """`coverage.bin`: which characters each face has, so that choosing needs no unpacking."""
    table = {
        face: _runs(set(TTFont(FONTS / f"{face}.woff2", lazy=True).getBestCmap())) for face in ids
    }
    data = brotli.compress(msgspec.msgpack.encode(table), quality=11)
    (FONTS / "coverage.bin").write_bytes(data)


def _entry(downloads: Path, face: Source, known: dict[str, Any] | None) -> dict[str, Any]:
    path = FONTS / f"{face.id}.woff2"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if known is not None and known["sha256"] == digest:
        return known
    font = TTFont(path, lazy=True)
    names = font["name"]
    family = names.getDebugName(16) or names.getDebugName(1)
    return {
        "id": face.id,
        "file": path.name,
        "family": family,
        "weight": face.weight,
        "italic": face.italic,
        "kind": face.kind,
        "scripts": _scripts(set(font.getBestCmap())),
        "licence": licence_file(face),
        "sha256": digest,
        "version": _find(downloads, face)[2],
        **_axes(path),
    }


def _axes(path: Path) -> dict[str, Any]:
    """The axes of a variable face, so that a list of the faces unpacks none."""
    found = instances.axes_of(hb.Face(woff2.unpack(path.read_bytes(), path.name)))
    return {"axes": [dataclasses.asdict(axis) for axis in found]} if found else {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("downloads", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--force", action="store_true")
    options = parser.parse_args()
    for face in FACES:
        wanted = not options.only or face.id in options.only
        if wanted and (options.force or not (FONTS / f"{face.id}.woff2").exists()):
            print(face.id, file=sys.stderr)
            pack(options.downloads, face)
    before = json.loads((FONTS / "catalogue.json").read_text(encoding="utf-8"))
    known = {face["id"]: face for face in before["faces"]}
    packed = [face for face in FACES if (FONTS / f"{face.id}.woff2").exists()]
    there = {face.id for face in packed}
    catalogue: dict[str, Any] = {
        "faces": [
            _entry(options.downloads, face, known.get(face.id))
            for face in sorted(packed, key=lambda face: face.id)
        ],
        "fallbacks": {s: [i for i in ids if i in there] for s, ids in FALLBACKS.items()},
    }
    text = json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n"
    (FONTS / "catalogue.json").write_text(text, encoding="utf-8")
    _write_coverage([face["id"] for face in catalogue["faces"]])


if __name__ == "__main__":
    main()
