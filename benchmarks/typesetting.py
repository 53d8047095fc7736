"""Speed of setting text and of glyph maps. Run: python -m benchmarks.typesetting. Prints JSON.

Every number is the median of many runs in one process, with warm faces and a new text each time;
the contenders take turns on the same text, in a new order each round, so that a busy machine is
busy for all. `best` is the least of the runs: what the machine does when nothing else wants it.
Each lays out about 200 glyphs of one size in one width:

- affiche: as posters are set. Itemised, shaped, broken into balanced lines, aligned by ink, every
  glyph placed. Gives placed glyphs.
- affiche_greedy: first-fit breaks and alignment by advance, as the peers do; texts of its own.
- qt: QTextLayout with the same font file, lines made until the text ends, and their boxes read.
- pango: PangoLayout through `pangocffi`, with the same font file; line boxes read.
  `pip install pangocffi`, and the system's libpangocairo and libfontconfig
  (Debian: libpangocairo-1.0-0, libfontconfig1). Without it the row says so.

All break the same text in the same width, so the line counts agree (Pango's rounding to whole
pixels is off). Neither peer fits a text to a box, sets ruby or Chinese columns or makes a distance
field, so these have no ratio. The canvas that coverage is held against is Qt's painter on the same
glyphs.
"""

from __future__ import annotations

import argparse
import ctypes
import ctypes.util
import dataclasses
import json
import os
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout, QTextOption

from benchmarks.machine import machine
from engine.document.colour import Colour
from engine.drawing.lettering import ink_glyphs
from engine.drawing.scene import Glyphs, Scene, SceneGlyph
from engine.text import fonts
from engine.text.caret import CaretMap
from engine.text.glyph_map import glyph_map
from engine.text.layout import layout
from engine.text.spec import Span, TextLayout, TextSpec
from exporters.raster import render

SIZE, WIDTH, GLYPHS = 24.0, 600.0, 200
TYPED_INTO = 2000
TARGETS = {"layout_us": 400, "fit_us": 150, "coverage_ms": 10, "distance_ms": 50}
LATIN, HAN, ARABIC = "inter-500", "noto-sans-sc-500", "noto-naskh-arabic-500"
STANDARD = Path(__file__).parent.parent / "assets" / "fonts" / "general-standard-characters.txt"


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


ENGLISH = _words(
    """evening harbour jazz saxophone lantern festival river quartz bronze velvet garden market
    violet northern opening Saturday doors free entry children welcome bring friends picnic
    blanket summer concert orchestra rooftop sunset coffee bakery harvest apples autumn winter
    market cinema theatre premiere exhibition gallery modern sculpture workshop lecture library
    marathon charity ticket office booking online members discount limited edition records vinyl
    design poster printing"""
)
ARABIC_WORDS = _words(
    """مهرجان الموسيقى العربية مساء السبت الدخول مجاني للجميع حديقة المدينة القديمة أصدقاء أطفال
    عائلة حفل موسيقي كبير على ضفاف النهر تحت النجوم معرض الفنون الحديثة ورشة عمل مكتبة محاضرة"""
)


def texts_of(kind: str, seed: int) -> str:
    """About 200 glyphs of words in a new order."""
    chance = random.Random(f"{kind} {seed}")
    if kind == "latin":
        words = [chance.choice(ENGLISH) for _ in range(60)]
        return " ".join(words)[:GLYPHS]
    if kind == "arabic":
        words = [chance.choice(ARABIC_WORDS) for _ in range(80)]
        return " ".join(words)[:GLYPHS]
    if kind == "chinese":
        letters = chance.choices(_characters(), k=GLYPHS)
        for at in range(11, GLYPHS, chance.randrange(9, 15)):
            letters[at] = "，"
        return "".join(letters)
    parts: list[str] = []
    while sum(map(len, parts)) < GLYPHS:
        parts += (
            " ".join(chance.choices(ENGLISH, k=2)) + " ",
            " ".join(chance.choices(ARABIC_WORDS, k=3)) + " ",
            "".join(chance.choices(_characters(), k=4)) + " 2026, ",
        )
    return "".join(parts)[:GLYPHS]


def _characters() -> list[str]:
    if not _common:
        listed = [c for c in STANDARD.read_text("utf-8") if "\u4e00" <= c <= "\u9fff"]
        _common.extend(listed[:600])
    return _common


_common: list[str] = []

CASES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "latin": ((LATIN,), "en"),
    "chinese": ((HAN,), "zh-Hans"),
    "arabic": ((ARABIC,), "ar"),
    "mixed": ((LATIN, ARABIC, HAN), "en"),
}

# ------------------------------------------------------------------ contenders

Contender = Callable[[str], int]
"""Lays a text out and gives the number of its lines."""


def spec_of(text: str, faces: tuple[str, ...], language: str, **fields: Any) -> TextSpec:
    base = TextSpec((Span(text),), WIDTH, faces=faces, size=SIZE, language=language)
    return dataclasses.replace(base, **fields)


def affiche(faces: tuple[str, ...], language: str, **fields: Any) -> Contender:
    def lay(text: str) -> int:
        return len(layout(spec_of(text, faces, language, **fields)).lines)

    return lay


def qt(faces: tuple[str, ...]) -> Contender:
    names, weight = [], QFont.Weight.Medium
    for face in faces:
        known = QFontDatabase.addApplicationFont(str(fonts.load(face).path))
        names += QFontDatabase.applicationFontFamilies(known)[:1]
    font = QFont()
    font.setFamilies(names)
    font.setWeight(weight)
    font.setPixelSize(round(SIZE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)

    def lay(text: str) -> int:
        made = QTextLayout(text, font)
        made.setTextOption(option)
        made.beginLayout()
        y, boxes = 0.0, []
        while True:
            line = made.createLine()
            if not line.isValid():
                break
            line.setLineWidth(WIDTH)
            line.setPosition(QPointF(0.0, y))
            y += line.height()
            boxes.append(line.naturalTextRect())
        made.endLayout()
        return len(boxes)

    return lay


def pango() -> Callable[[tuple[str, ...], str], Contender] | str:
    """A maker of contenders, or why there is none."""
    try:
        import pangocffi  # type: ignore[import-not-found,unused-ignore]
        from cffi import FFI  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return "not installed: pip install pangocffi"
    except OSError as error:
        return f"libpango can't be loaded ({error})"
    library = ctypes.util.find_library("pangocairo-1.0")
    config = ctypes.util.find_library("fontconfig")
    if not library or not config:
        return "not installed: libpangocairo and libfontconfig of the system"
    fontconfig = ctypes.CDLL(config)
    for faces, _ in CASES.values():
        for face in faces:
            fontconfig.FcConfigAppFontAddFile(None, os.fsencode(fonts.load(face).path))
    ffi = FFI()
    ffi.cdef("void *pango_cairo_font_map_new(void);")
    cairo = ffi.dlopen(library)
    known = pangocffi.ffi.cast("PangoFontMap *", cairo.pango_cairo_font_map_new())
    context = pangocffi.Context.from_pointer(
        pangocffi.pango.pango_font_map_create_context(known), gc=True
    )

    pangocffi.pango.pango_context_set_round_glyph_positions(context.pointer, 0)

    def contender(faces: tuple[str, ...], language: str) -> Contender:
        # The context, the font map and the library stay alive with what uses them.
        held = (cairo, known)
        description = pangocffi.FontDescription()
        description.family = ",".join(fonts.info(face).family for face in faces)
        description.weight = fonts.info(faces[0]).weight
        description.set_absolute_size(pangocffi.units_from_double(SIZE))
        context.language = pangocffi.Language.from_string(language)

        def lay(text: str) -> int:
            made = pangocffi.Layout(context)
            made.font_description = description
            made.width = pangocffi.units_from_double(WIDTH)
            made.wrap = pangocffi.WrapMode.WORD
            made.text = text
            boxes = []
            lines = made.get_iter()
            while True:
                boxes.append(lines.get_line_extents())
                if not lines.next_line():
                    break
            return len(boxes) if held else 0

        return lay

    return contender


def compared(contenders: Mapping[str, Contender], kind: str, runs: int) -> dict[str, Any]:
    times: dict[str, list[float]] = {name: [] for name in contenders}
    lines: dict[str, list[int]] = {name: [] for name in contenders}
    order = list(contenders)
    for number in range(-5, runs):  # The first few warm the faces.
        text, other = texts_of(kind, number), texts_of(kind, number + 1_000_000)
        order = [*order[1:], order[0]]
        for name in order:
            # Affiche remembers what it shaped: its second way would find the work of the first.
            text_for = other if name == "affiche_greedy" else text
            start = time.perf_counter()
            count = contenders[name](text_for)
            taken = time.perf_counter() - start
            if number >= 0:
                times[name].append(taken * 1e6)
                lines[name].append(count)
    result: dict[str, Any] = {f"{n}_us": round(median(t)) for n, t in times.items()}
    result["best"] = {f"{n}_us": round(min(t)) for n, t in times.items()}
    result["lines"] = {name: median(counts) for name, counts in lines.items()}
    for peer in ("qt", "pango"):
        if peer in times:
            result[f"affiche_to_{peer}"] = round(median(times["affiche"]) / median(times[peer]), 2)
    return result


# ------------------------------------------------------------------ ours alone


def timed(work: Callable[[int], object], runs: int) -> float:
    """Median seconds of `work(number)`, after three to warm up."""
    times = []
    for number in range(-3, runs):
        start = time.perf_counter()
        work(number)
        taken = time.perf_counter() - start
        if number >= 0:
            times.append(taken)
    return median(times)


def alone(runs: int) -> dict[str, Any]:
    """Fit to box, ruby and columns, in microseconds."""
    out: dict[str, Any] = {}
    for kind, (faces, language) in CASES.items():
        text = texts_of(kind, 0)

        def fit(number: int, text: str = text, faces: Any = faces, tag: str = language) -> object:
            box = {"width": 500.0 + 3.7 * number, "height": 260.0 + 1.3 * number, "fit": "box"}
            return layout(spec_of(text, faces, tag, **box))

        out[f"fit_{kind}_us"] = round(timed(fit, runs) * 1e6)

    def ruby(number: int) -> object:
        spans = tuple(
            Span(text, ruby="ping" if at % 2 else "")
            for at, text in enumerate(_pieces(texts_of("chinese", number), 4))
        )
        return layout(spec_of("", (HAN,), "zh-Hans", spans=spans))

    def columns(number: int) -> object:
        text = texts_of("chinese", number)
        return layout(spec_of(text, (HAN,), "zh-Hans", writing="vertical", height=WIDTH))

    out["ruby_us"] = round(timed(ruby, runs) * 1e6)
    out["columns_us"] = round(timed(columns, runs) * 1e6)
    return out


def typed(runs: int) -> dict[str, Any]:
    """One character more in the middle of 2,000: the layout and where the caret stands then, in
    milliseconds; `best` is the least of the runs. Drawing isn't in it."""
    out: dict[str, Any] = {"characters": TYPED_INTO}
    for kind in ("latin", "chinese"):
        faces, language = CASES[kind]
        joint = " " if kind == "latin" else ""
        pieces = [texts_of(kind, number) for number in range(TYPED_INTO // GLYPHS + 1)]
        text = joint.join(pieces)[:TYPED_INTO]
        times = []
        for number in range(-3, runs):
            at = TYPED_INTO // 2 + max(0, number)
            text = text[:at] + (ENGLISH[number % 9][0] if joint else text[number]) + text[at:]
            spec = spec_of(text, faces, language, size=14.0)
            start = time.perf_counter()
            ends = CaretMap(spec, layout(spec)).caret(at + 1).ends
            taken = time.perf_counter() - start
            assert ends
            if number >= 0:
                times.append(taken * 1e3)
        out[f"{kind}_ms"] = round(median(times), 2)
        out[f"{kind}_best_ms"] = round(min(times), 2)
    return out


def _pieces(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]


def page_of(made: TextLayout, side: float) -> Scene:
    nodes = []
    for line in made.lines:
        runs: dict[tuple[str, float], list[SceneGlyph]] = {}
        for g in line.glyphs:
            placed = SceneGlyph(g.gid, g.x, g.y, g.angle, g.text)
            runs.setdefault((g.face, g.size), []).append(placed)
        nodes += [Glyphs(f, size, tuple(run), Colour(), "t") for (f, size), run in runs.items()]
    return Scene(side, side, 0.0, 0.0, tuple(nodes))


def maps(runs: int) -> dict[str, Any]:
    """Glyph maps of 200 glyphs of 64 px on 1024 x 1024 pixels, in milliseconds."""
    side, region = 1024, (0.0, 0.0, 1024.0, 1024.0)
    pages = []
    for kind, (faces, language) in CASES.items():
        if kind != "mixed":
            for number in range(max(2, runs // 3)):
                spec = spec_of(texts_of(kind, number), faces, language, width=1000.0, size=64.0)
                pages.append(page_of(layout(spec), side))
    held = [ink_glyphs(page) for page in pages]
    out: dict[str, Any] = {"glyphs": round(median(map(len, held)))}
    times: dict[str, list[float]] = {}
    error: list[float] = []
    for turn in range(2):
        for page, glyphs in zip(pages, held, strict=True):
            jobs: dict[str, Callable[[], Any]] = {
                "flatten": lambda page=page: ink_glyphs(page),
                "coverage": lambda g=glyphs: glyph_map(
                    g, region, (side, side), parts=("coverage",)
                ),
                "canvas": lambda page=page: render(
                    dataclasses.replace(page, nodes=tuple(map(dataclasses.replace, page.nodes))),
                    scale=1.0, assets={},
                ),
                "distance": lambda g=glyphs: glyph_map(
                    g, region, (side, side), parts=("distance",), radius=8.0
                ),
                "index_and_boxes": lambda g=glyphs: glyph_map(
                    g, region, (side, side), parts=("index", "boxes")
                ),
                "everything": lambda g=glyphs: glyph_map(g, region, (side, side), texts=("a",)),
            }  # fmt: skip
            results = {}
            for name, job in jobs.items():
                start = time.perf_counter()
                results[name] = job()
                if turn:
                    times.setdefault(name, []).append((time.perf_counter() - start) * 1e3)
            painted = 255.0 - results["canvas"][..., 0]
            error.append(float(abs(results["coverage"].coverage - painted).mean()))
    out |= {f"{name}_ms": round(median(t), 2) for name, t in times.items()}
    out["best"] = {f"{name}_ms": round(min(t), 2) for name, t in times.items()}
    out["coverage_to_canvas_time"] = round(median(times["coverage"]) / median(times["canvas"]), 2)
    out["coverage_minus_canvas_mean_of_255"] = round(max(error), 3)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    runs = max(3, parser.parse_args().runs)
    application = QGuiApplication.instance() or QGuiApplication([])
    maker = pango()
    rows = {}
    for kind, (faces, language) in CASES.items():
        contenders = {
            "affiche": affiche(faces, language),
            "affiche_greedy": affiche(faces, language, balance=False, ink_align=False),
            "qt": qt(faces),
        }
        if not isinstance(maker, str):
            contenders["pango"] = maker(faces, language)
        rows[kind] = compared(contenders, kind, runs)
    result = {
        "benchmark": "typesetting",
        "machine": machine(),
        "runs": runs,
        "targets": TARGETS,
        "pango": maker if isinstance(maker, str) else "measured",
        "layout": rows,
        "alone": alone(runs),
        "typed_character": typed(max(6, runs // 4)),
        "glyph_maps_1024": maps(max(6, runs // 8)),
    }
    print(json.dumps(result, indent=1))
    del application


if __name__ == "__main__":
    main()
