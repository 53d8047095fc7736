"""Makes the specimen sheets of docs/typography.md: real documents, composed, drawn and read back.

Run: python docs/typography.py [scripts|directions|display|features|han|effects]
"""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from engine.checking import proof  # noqa: E402
from engine.document.colour import Colour, from_hex  # noqa: E402
from engine.document.model import (  # noqa: E402
    ArcPath,
    Box,
    Document,
    Glow,
    GradientStop,
    Highlight,
    Layer,
    LinearPaint,
    Page,
    PaintSpec,
    PicturePaint,
    RadialPaint,
    SceneSource,
    Shadow,
    Shape,
    SolidPaint,
    Stroke,
    TextBlock,
    TextPath,
    TextRun,
    TextStyle,
)
from engine.document.palettes import PALETTES  # noqa: E402
from engine.drawing.compose import compose  # noqa: E402
from engine.drawing.motifs import paint as painted_scene  # noqa: E402
from engine.drawing.scene import Layered, Scene  # noqa: E402
from exporters.raster import render  # noqa: E402

WIDTH = 720.0
MARGIN = 44.0
INNER = WIDTH - 2 * MARGIN
GUTTER = 16.0
PIXELS = 2.0
"""Pixels a point."""

PAPER, INK, RED, GREY = map(from_hex, ("#f7f4ec", "#17181c", "#c8351f", "#79756a"))
PALE, BLUE = from_hex("#d9d3c4"), from_hex("#1d3f72")

SERIF, ITALIC, SANS = "source-serif-variable", "source-serif-variable-italic", "inter-variable"
LABEL = {"wght": 500.0}


def columns(count: int, gutter: float = GUTTER) -> list[tuple[float, float]]:
    """x and width of so many equal columns between the margins."""
    width = (INNER - gutter * (count - 1)) / count
    return [(MARGIN + i * (width + gutter), width) for i in range(count)]


class Sheet:
    """A page under construction: y runs down from the last thing that was placed."""

    def __init__(self, title: str, note: str) -> None:
        self.title = title
        self.layers: list[Layer] = []
        self.assets: dict[str, bytes] = {}
        self.y = 40.0
        self.say(title, Box(MARGIN, self.y, 420, 40), SERIF, 32, axes={"wght": 600, "opsz": 40},
                 tracking=-0.015)  # fmt: skip
        self.say(note, Box(WIDTH - MARGIN - 250, self.y + 3, 250, 40), SANS, 8.6, fill=GREY,
                 axes=LABEL, leading=1.42, align="right", balance=False)  # fmt: skip
        self.y += 56

    # ------------------------------------------------------------ what stands on it

    def say(
        self, words: str | Sequence[TextRun], box: Box, face: str | tuple[str, ...], size: float,
        *, fill: Colour | PaintSpec = INK, language: str = "en", rotation: float = 0.0,
        arc: ArcPath | None = None, path: TextPath | None = None, **style: Any,
    ) -> TextBlock:  # fmt: skip
        runs = (TextRun(words),) if isinstance(words, str) else tuple(words)
        paint = SolidPaint(fill) if isinstance(fill, Colour) else fill
        faces = (face,) if isinstance(face, str) else face
        style.setdefault("leading", 1.25)
        block = TextBlock(
            id=f"t{len(self.layers)}", box=box, runs=runs, language=language, rotation=rotation,
            arc=arc, path=path, style=TextStyle(faces=faces, size=size, fill=paint, **style),
        )  # fmt: skip
        self.layers.append(block)
        return block

    def label(
        self, words: str, x: float, y: float, width: float, *, right: bool = False,
        fill: Colour = GREY,
    ) -> None:  # fmt: skip
        self.say(words, Box(x, y, width, 12), SANS, 8.2, fill=fill, axes=LABEL, fit="none",
                 align="right" if right else "left", balance=False)  # fmt: skip

    def rule(
        self, x: float, y: float, width: float, *, weight: float = 0.6, fill: Colour = INK
    ) -> None:
        self.layers.append(
            Shape(id=f"r{len(self.layers)}", box=Box(x, y - weight / 2, width, weight),
                  fill=SolidPaint(fill), purpose="rule")
        )  # fmt: skip

    def mark(self, x: float, y: float, height: float) -> None:
        """A thin upright line that shows an edge."""
        self.layers.append(
            Shape(id=f"r{len(self.layers)}", box=Box(x - 0.2, y, 0.4, height), fill=SolidPaint(RED),
                  purpose="rule")
        )  # fmt: skip

    def field(self, box: Box, fill: Colour) -> None:
        self.layers.append(
            Shape(id=f"f{len(self.layers)}", box=box, fill=SolidPaint(fill), purpose="ground")
        )

    def cell(self, x: float, y: float, width: float, left: str, right: str = "") -> None:
        """A hairline with captions under it, as a type foundry heads a specimen."""
        self.rule(x, y, width)
        self.label(left, x, y + 5, width * (0.62 if right else 1.0), fill=INK)
        if right:
            self.label(right, x + width * 0.4, y + 5, width * 0.6, right=True)

    # ------------------------------------------------------------ finished

    def document(self) -> Document:
        height = self.y + 34
        ground = Shape(
            id="ground", box=Box(0, 0, WIDTH, height), fill=SolidPaint(PAPER), purpose="ground"
        )
        page = Page(width=WIDTH, height=height, safe=20, layers=(ground, *self.layers))
        return Document(title=self.title, pages=(page,))


# ------------------------------------------------------------------ every script

ARTICLE = (
    ("English", "Source Serif", "en", SERIF,
     "All human beings are born free and equal in dignity and rights."),
    ("Polski", "Inter", "pl", SANS,
     "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw."),
    ("Íslenska", "Source Serif", "is", SERIF,
     "Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum."),
    ("Türkçe", "Inter", "tr", SANS,
     "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar."),
    ("Tiếng Việt", "Source Serif", "vi", SERIF,
     "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi."),
    ("Русский", "Inter", "ru", SANS,
     "Все люди рождаются свободными и равными в своём достоинстве и правах."),
    ("Ελληνικά", "Source Serif", "el", SERIF,
     "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα."),
    ("简体中文", "Noto Serif SC", "zh-Hans", "noto-serif-sc-500",
     "人人生而自由，在尊严和权利上一律平等。"),
    ("繁體中文", "Noto Sans TC", "zh-Hant", "noto-sans-tc-500",
     "人人生而自由，在尊嚴和權利上一律平等。"),
    ("日本語", "Noto Sans JP", "ja", "noto-sans-jp-500",
     "すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。"),
    ("한국어", "Noto Sans KR", "ko", "noto-sans-kr-400",
     "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."),
    ("العربية", "Noto Naskh", "ar", "noto-naskh-arabic-500",
     "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق."),
    ("עברית", "Frank Ruhl Libre", "he", "frank-ruhl-libre-500",
     "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם."),
    ("हिन्दी", "Noto Sans Devanagari", "hi", "noto-sans-devanagari-500",
     "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।"),
    ("ไทย", "Noto Sans Thai", "th", "noto-sans-thai-500",
     "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"),
)  # fmt: skip
"""The first sentence of the Universal Declaration of Human Rights, article 1."""

LETTERS = (
    ("Å", SERIF, "sv"), ("Ж", SERIF, "ru"), ("Ω", SERIF, "el"), ("Ệ", SERIF, "vi"),
    ("永", "noto-serif-sc-500", "zh-Hans"), ("あ", "noto-sans-jp-500", "ja"),
    ("한", "noto-sans-kr-400", "ko"), ("ع", "noto-naskh-arabic-500", "ar"),
    ("ש", "frank-ruhl-libre-500", "he"), ("क्ष", "noto-sans-devanagari-500", "hi"),
    ("ฐี", "noto-sans-thai-500", "th"),
)  # fmt: skip

RIGHT_TO_LEFT = ("ar", "he")


def scripts() -> Sheet:
    sheet = Sheet(
        "Every script",
        "Article 1 of the Universal Declaration of Human Rights. Words are shaped by HarfBuzz and ICU, "
        "read back from the picture and compared, letter by letter.",
    )
    sheet.rule(MARGIN, sheet.y, INNER)
    for (x, width), (letter, face, language) in zip(columns(11, 0), LETTERS, strict=True):
        sheet.say(letter, Box(x, sheet.y + 14, width, 66), face, 40, language=language,
                  align="centre", vertical_align="middle", fill=RED)  # fmt: skip
    sheet.y += 98
    places = columns(3, 22)
    tall = 112.0
    for i, (name, family, language, face, words) in enumerate(ARTICLE):
        x, width = places[i % 3]
        y = sheet.y + (i // 3) * tall
        sheet.rule(x, y, width)
        # The caption in its own language's face, the family in the label's.
        own = face if face not in (SERIF,) else SANS
        sheet.say(name, Box(x, y + 4, width * 0.5, 13), own, 8.6, language=language,
                  align="left", axes=LABEL)  # fmt: skip
        sheet.label(family, x + width * 0.4, y + 5, width * 0.6, right=True)
        han = language[:2] in ("zh", "ja")
        sheet.say(words, Box(x, y + 24, width, tall - 26), face, 15 if not han else 15.5,
                  language=language, align="right" if language in RIGHT_TO_LEFT else "left",
                  leading=1.32 if language not in ("ar", "hi", "th") else 1.42,
                  axes={"wght": 420, "opsz": 16})  # fmt: skip
    sheet.y += 5 * tall + 4
    sheet.cell(MARGIN, sheet.y, INNER, "Emoji, in colour and as vectors", "Twemoji")
    sheet.say("🕊️ 🌍 🎷 🏮 🍜 🎟️ 🚲 🌊 🧑🏽‍🎨 👩🏿‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 1️⃣ ❤️‍🔥",
              Box(MARGIN, sheet.y + 24, INNER, 40), (SANS, "twemoji-400"), 28,
              align="left", language="und", balance=False)  # fmt: skip
    sheet.y += 66
    return sheet


# ------------------------------------------------------------------ every direction


def directions() -> Sheet:
    sheet = Sheet(
        "Every direction",
        "One layout for screen, file and proof. Columns turn what must turn, words on curves keep "
        "their kerning.",
    )
    (left, wide), (right, _) = columns(2, 28)
    top = sheet.y
    sheet.cell(left, top, wide, "Left to right", "Source Serif 560, optical size 32")
    sheet.say("The river goes on past the last house, and the evening goes with it.",
              Box(left, top + 26, wide, 110), SERIF, 25, axes={"wght": 560, "opsz": 32},
              leading=1.14, tracking=-0.012)  # fmt: skip
    sheet.cell(left, top + 146, wide, "Right to left", "Noto Naskh, with Latin inside")
    sheet.say("يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق، كما في UDHR (المادة ١).",
              Box(left, top + 172, wide, 110), "noto-naskh-arabic-700", 23, language="ar",
              align="right", leading=1.55)  # fmt: skip
    sheet.cell(right, top, wide, "Columns, right to left", "静夜思 · 李白")
    sheet.say("床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
              Box(right, top + 30, wide * 0.62, 252), "noto-serif-sc-500", 33,
              language="zh-Hans", writing="vertical", leading=1.42, align="left",
              balance=False)  # fmt: skip
    sheet.say("2026年12月24日（木）、Jazzの夜会を開く。入場は午後7時より。",
              Box(right + wide * 0.76, top + 30, wide * 0.24, 252), "noto-sans-jp-500", 15,
              language="ja", writing="vertical", leading=1.7, align="left", fill=INK,
              balance=False)  # fmt: skip
    sheet.y = top + 306
    sheet.cell(left, sheet.y, wide, "On a circle", "outside and inside")
    cx, cy, radius = left + wide / 2, sheet.y + 146, 98.0
    box = Box(cx - 110, cy - 110, 220, 220)
    sheet.say("Night train to the coast", box, SANS, 21, axes={"wght": 700}, tracking=0.03,
              arc=ArcPath(cx, cy, radius, -90, False, 190), fill=RED, align="centre")  # fmt: skip
    sheet.say("Every Saturday in June", box, SANS, 16, axes={"wght": 500}, tracking=0.04,
              arc=ArcPath(cx, cy, radius + 8, 90, True, 150), align="centre")  # fmt: skip
    sheet.say("23", Box(cx - 60, cy - 40, 120, 80), SERIF, 64, axes={"wght": 700, "opsz": 60},
              align="centre", vertical_align="middle", features={"lnum": 1})  # fmt: skip
    sheet.cell(right, sheet.y, wide, "On a path", "any SVG path")
    wave = "M0 70 C 50 0, 100 0, 150 52 S 250 120, 306 40"
    sheet.say("where the water turns and turns again", Box(right + 6, sheet.y + 34, wide - 6, 120), ITALIC, 20.5,
              axes={"wght": 500}, path=TextPath(wave), align="left", fill=BLUE)  # fmt: skip
    sheet.say("山重水复疑无路，柳暗花明又一村", Box(right, sheet.y + 144, wide, 110),
              "lxgw-wenkai-700", 18, language="zh-Hans", align="left",
              path=TextPath("M0 66 C 60 8, 110 8, 160 44 S 250 84, 306 24"))  # fmt: skip
    sheet.y += 262
    return sheet


# ------------------------------------------------------------------ display type


def display() -> Sheet:
    sheet = Sheet(
        "Display type",
        "Titles as a typographer sets them: sizes that fill their box, lines that balance, edges "
        "that look straight.",
    )
    places = columns(3, 22)
    top = sheet.y
    for (x, w), name, note in zip(
        places,
        ("Each line to the measure", "One size, the widest line", "As large as the box holds"),
        ("fit: lines", "fit: width", "fit: box"), strict=True,
    ):  # fmt: skip
        sheet.cell(x, top, w, name, note)
    (a, w), (b, _), (c, _) = places
    sheet.say("Open air\nall summer\nlong nights", Box(a, top + 28, w, 176), "anton-400", 40, fit="lines",
              caps=True, leading=1.0)  # fmt: skip
    sheet.say("Open air all\nsummer long", Box(b, top + 28, w, 176), "playfair-display-700", 40,
              fit="width", leading=1.02, tracking=-0.01)  # fmt: skip
    sheet.say("Open air cinema all summer long", Box(c, top + 28, w, 176), SANS, 40,
              fit="box", axes={"wght": 800}, leading=0.98, tracking=-0.03)  # fmt: skip
    sheet.y = top + 226
    halves = columns(2, 22)
    wide = halves[0][1]
    words = "An evening of songs for those who stay up late and who dance slowly"
    for (x, _), balance in zip(halves, (False, True), strict=True):
        name = "Balanced" if balance else "Not balanced"
        sheet.cell(x, sheet.y, wide, name, "balance" if balance else "balance off")
        sheet.say(words, Box(x, sheet.y + 24, wide, 90), SERIF, 24, balance=balance,
                  axes={"wght": 600, "opsz": 32}, leading=1.12, tracking=-0.012)  # fmt: skip
    sheet.y += 124
    for (x, _), optical in zip(halves, (False, True), strict=True):
        name = "Ink on the margin" if optical else "Advance on the margin"
        sheet.cell(x, sheet.y, wide, name, "optical margin" if optical else "off")
        sheet.mark(x + 12, sheet.y + 24, 88)
        sheet.say("Over\nJazz\nWater", Box(x + 12, sheet.y + 24, wide - 20, 92), SANS, 30,
                  axes={"wght": 700}, ink_align=optical, leading=0.98, tracking=-0.02,
                  balance=False)  # fmt: skip
    sheet.y += 132
    for (x, w3), (tracking, name) in zip(
        places, ((-0.045, "Tight"), (0.0, "As drawn"), (0.12, "Open")), strict=True
    ):
        sheet.cell(
            x,
            sheet.y,
            w3,
            f"{name} tracking" if tracking else "As drawn",
            f"tracking {tracking:+.3g} em" if tracking else "tracking 0",
        )
        sheet.say("Harbour" if tracking < 0.1 else "HARBOUR", Box(x, sheet.y + 22, w3, 42), SANS,
                  34 if tracking < 0.1 else 24, axes={"wght": 700 if tracking < 0.1 else 500},
                  tracking=tracking, vertical_align="middle")  # fmt: skip
    sheet.y += 78
    for (x, _), kern in zip(halves, (0, 1), strict=True):
        sheet.cell(x, sheet.y, wide, "Kerned" if kern else "Not kerned", f"kern {kern}")
        sheet.say("To AVATAR, Yves", Box(x, sheet.y + 22, wide, 44), SERIF, 35,
                  axes={"wght": 500, "opsz": 50}, features={"kern": kern})  # fmt: skip
    sheet.y += 72
    return sheet


# ------------------------------------------------------------------ features and axes


def features() -> Sheet:
    sheet = Sheet(
        "Features and axes",
        "What the font's designer drew is used: figures, fractions, small capitals, alternates, and "
        "every point of a variable face.",
    )
    weights = (100, 200, 300, 400, 500, 600, 700, 800, 900)
    sheet.cell(MARGIN, sheet.y, INNER, "Weight", "Inter, wght 100–900")
    for (x, width), weight in zip(columns(9, 0), weights, strict=True):
        sheet.say("Ra", Box(x, sheet.y + 26, width, 52), SANS, 42, axes={"wght": weight, "opsz": 32},
                  align="left", tracking=-0.02)  # fmt: skip
        sheet.label(f"{weight}", x, sheet.y + 72, width)
    sheet.y += 100
    places = columns(3, 22)
    (a, w), (b, _), (c, _) = places
    sheet.cell(a, sheet.y, w, "Width", "Plex Sans, wdth 85–100")
    for i, width in enumerate((85, 92, 100)):
        sheet.say("Waterfront", Box(a, sheet.y + 27 + 25 * i, w, 28), "ibm-plex-sans-variable", 22,
                  axes={"wdth": width, "wght": 600})  # fmt: skip
    sheet.cell(b, sheet.y, w, "Optical size", "Source Serif, opsz 8, 24, 60")
    for i, size in enumerate((8, 24, 60)):
        sheet.say("Waterfront", Box(b, sheet.y + 27 + 25 * i, w, 28), SERIF, 24,
                  axes={"opsz": size, "wght": 500})  # fmt: skip
    sheet.cell(c, sheet.y, w, "Between two masters", "wght 440, 455, 470")
    for i, weight in enumerate((440, 455, 470)):
        sheet.say("Waterfront", Box(c, sheet.y + 27 + 25 * i, w, 28), SERIF, 24,
                  axes={"opsz": 40, "wght": weight})  # fmt: skip
    sheet.y += 118
    shown: tuple[tuple[str, str, str, str, dict[str, int]], ...] = (
        ("Lining figures", "lnum", SERIF, "17 May 2026", {"lnum": 1}),
        ("Old-style figures", "onum", SERIF, "17 May 2026", {"onum": 1}),
        ("Tabular figures", "tnum", SERIF, "111.10\n408.29", {"tnum": 1, "lnum": 1}),
        ("Fractions", "frac", SERIF, "½", {}),
        ("Ordinals", "ordn", "libre-caslon-text-400", "1a 2o 3a", {"ordn": 1}),
        ("Superiors", "sups", SERIF, "E = mc2", {"sups": 0}),
        ("Slashed zero", "zero", SANS, "AF 1009-0", {"zero": 1}),
        ("Open digits, round dots", "ss01 ss07", SANS, "164 fjiÜ!", {"ss01": 1, "ss07": 1}),
        ("Case-sensitive marks", "case", SANS, "(A–Z) @HOME", {"case": 1}),
        ("Historic ligatures", "dlig hlig", "cormorant-garamond-600", "act first Stone",
         {"dlig": 1, "hlig": 1}),
        ("Swash alternates", "salt", "great-vibes-400", "Bonne fête", {"salt": 1}),
        ("One-storey a", "cv11", SANS, "Granada", {"cv11": 1}),
    )  # fmt: skip
    for i, (name, tags, face, words, wanted) in enumerate(shown):
        x, width = places[i % 3]
        y = sheet.y + (i // 3) * 74
        sheet.cell(x, y, width, name, f"with {tags}")
        runs: str | tuple[TextRun, ...] = words
        if tags == "frac":
            one = {"frac": 1}
            runs = (TextRun("1/2", features=one), TextRun(" litre, "), TextRun("3/8", features=one),
                    TextRun(" oz"))  # fmt: skip
        if tags == "sups":
            runs = (TextRun("E = mc"), TextRun("2", features={"sups": 1}))
        size = 27.0 if "\n" not in words else 20.0
        sheet.say(runs, Box(x, y + 22, width, 46), face, size, features=wanted, vertical_align="middle",
                  axes={"wght": 480, "opsz": 28} if "variable" in face else {},
                  leading=1.1)  # fmt: skip
    sheet.y += 4 * 74 + 4
    halves = columns(2, 22)
    for (x, wide), (face, note, axes) in zip(
        halves,
        ((SERIF, "drawn: Source Serif smcp", {"wght": 500.0, "opsz": 28.0}),
         (SANS, "made: Inter has none", {"wght": 500.0})), strict=True,
    ):  # fmt: skip
        sheet.cell(x, sheet.y, wide, "Small capitals", note)
        sheet.say("The Quiet Hours, Vol. III", Box(x, sheet.y + 24, wide, 40), face, 22,
                  small_caps=True, axes=axes, tracking=0.02, vertical_align="middle")  # fmt: skip
    sheet.y += 70
    return sheet


# ------------------------------------------------------------------ Han, kana, Hangul


def _ruby(pairs: Sequence[tuple[str, str]]) -> tuple[TextRun, ...]:
    return tuple(TextRun(base, ruby=reading) for base, reading in pairs)


def han() -> Sheet:
    sheet = Sheet(
        "Chinese and Japanese",
        "Readings, line breaks, punctuation and spacing by the rules of each language.",
    )
    song, gothic = "noto-serif-sc-500", "noto-sans-jp-500"
    halves = columns(2, 28)
    (left, wide), (right, _) = halves
    sheet.cell(left, sheet.y, wide, "Pinyin above Han", "ruby, sign by sign")
    sheet.say(_ruby((("春眠", "chūn mián"), ("不", "bù"), ("觉晓", "jué xiǎo"), ("，", ""),
                     ("处处", "chù chù"), ("闻", "wén"), ("啼鸟", "tí niǎo"), ("。", ""))),
              Box(left, sheet.y + 28, wide, 118), song, 27, language="zh-Hans", leading=1.85,
              align="left")  # fmt: skip
    sheet.cell(right, sheet.y, wide, "Furigana above kanji", "ruby by word")
    sheet.say(_ruby((("吾輩", "わがはい"), ("は", ""), ("猫", "ねこ"), ("である。", ""),
                     ("名前", "なまえ"), ("はまだ", ""), ("無", "な"), ("い。", ""))),
              Box(right, sheet.y + 28, wide, 118), gothic, 25, language="ja", leading=1.9,
              align="left")  # fmt: skip
    sheet.y += 156
    bracket = "「日曜日の午後、川辺の市（いち）で会おう」と彼女は言った。"
    for (x, _), strict in zip(halves, ("loose", "strict"), strict=True):
        sheet.cell(x, sheet.y, wide, "Line breaks: kinsoku", strict)
        sheet.say("コーヒーとチョコレート、ワッフルも。きょうはチャーリーの店へ。",
                  Box(x, sheet.y + 28, 152, 140), gothic, 19, language="ja", strictness=strict,
                  balance=False, leading=1.45, align="left")  # fmt: skip
        sheet.mark(x, sheet.y + 28, 132)
        sheet.mark(x + 152, sheet.y + 28, 132)
    sheet.y += 178
    poem = "人间四月芳菲尽，山寺桃花始盛开。长恨春归无觅处，不知转入此中来。"
    for (x, _), hanging in zip(halves, (False, True), strict=True):
        sheet.cell(x, sheet.y, wide, "Hanging punctuation" if hanging else "Within the measure",
                   "hanging" if hanging else "off")  # fmt: skip
        sheet.mark(x, sheet.y + 28, 132)
        sheet.mark(x + 140, sheet.y + 28, 132)
        sheet.say(poem, Box(x, sheet.y + 28, 140, 144), song, 20, language="zh-Hans", hanging=hanging,
                  balance=False, leading=1.4, align="justify")  # fmt: skip
    sheet.y += 178
    for (x, _), squeeze in zip(halves, (False, True), strict=True):
        sheet.cell(x, sheet.y, wide, "Punctuation squeezed" if squeeze else "Punctuation full width",
                   "punctuation squeeze" if squeeze else "off")  # fmt: skip
        sheet.say(bracket.replace("、", "」、「", 1), Box(x, sheet.y + 28, wide, 92), gothic, 19,
                  language="ja", squeeze=squeeze, ink_align=squeeze, balance=False, leading=1.45,
                  align="left")  # fmt: skip
    sheet.y += 122
    for (x, _), gap in zip(halves, (0.0, 0.22), strict=True):
        sheet.cell(x, sheet.y, wide, "Space between Han and Latin" if gap else "As written",
                   f"script gap {gap:g} em" if gap else "script gap 0")  # fmt: skip
        sheet.say("在iPhone上用5G看4K电影，只要30分钟。", Box(x, sheet.y + 26, wide, 36),
                  ("inter-variable", "noto-sans-sc-500"), 13.5, language="zh-Hans", script_gap=gap,
                  axes={"wght": 480}, align="left", balance=False)  # fmt: skip
    sheet.y += 62
    for (x, _), (name, language, face, words) in zip(
        halves,
        (("Justified, Chinese", "zh-Hans", "noto-serif-sc-500",
          "北冥有鱼，其名为鲲。鲲之大，不知其几千里也。化而为鸟，其名为鹏。鹏之背，不知其几千里也；"
          "怒而飞，其翼若垂天之云。"),
         ("Justified, Latin", "en", SERIF,
          "It was the best of times, it was the worst of times, it was the age of wisdom, it was the "
          "age of foolishness, it was the epoch of belief, it was the epoch of incredulity.")),
        strict=True,
    ):  # fmt: skip
        sheet.cell(x, sheet.y, wide, name, "align: justify")
        sheet.say(words, Box(x, sheet.y + 28, wide, 100), face, 14, language=language,
                  align="justify", leading=1.5, balance=False,
                  axes={"wght": 400, "opsz": 14} if face == SERIF else {})  # fmt: skip
    sheet.y += 122
    return sheet


# ------------------------------------------------------------------ every effect


def _picture(width: int, height: int) -> bytes:
    """A painted scene as a PNG, to show inside letters."""
    source = SceneSource(
        family="undersea", seed=4, palette=PALETTES["dusk"], dark=True, density=1.6
    )
    nodes = painted_scene(source, width, height, 0)
    pixels = render(Scene(width, height, 0, 0, (Layered(nodes),)), scale=1.0, assets={})
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


def effects() -> Sheet:
    sheet = Sheet(
        "Every effect",
        "Vectors all of them, sharp at any size, editable, and still text that can be searched.",
    )
    data = _picture(900, 420)
    asset = hashlib.sha256(data).hexdigest()
    sheet.assets[asset] = data
    night = from_hex("#14182b")
    dusk = LinearPaint(
        (GradientStop(0, from_hex("#f2a33a")), GradientStop(0.55, from_hex("#d9412b")),
         GradientStop(1, from_hex("#5b1f57"))), 90,
    )  # fmt: skip
    lit = RadialPaint(
        (GradientStop(0, from_hex("#ffd27a")), GradientStop(1, from_hex("#b3261e"))),
        (0.5, 0.5),
        0.55,
    )
    poppins = "league-spartan-700"
    tiles: tuple[tuple[str, str, str, str | tuple[str, ...], Colour, dict[str, Any]], ...] = (
        ("Solid", "a swatch, or its own", "Harvest", SERIF, PAPER,
         {"fill": RED, "axes": {"wght": 800, "opsz": 60}, "tracking": -0.02}),
        ("Gradient", "linear, over the ink", "Sunset", poppins, PAPER, {"fill": dusk}),
        ("Gradient", "radial", "Ember", "abril-fatface-400", PAPER, {"fill": lit}),
        ("Picture inside letters", "a vector clip", "Lagoon", SANS, PAPER,
         {"fill": PicturePaint(asset, colour=from_hex("#5a2a50")), "axes": {"wght": 900},
          "tracking": -0.04}),
        ("Outline", "behind the fill", "Carnival", poppins, from_hex("#f3c03f"),
         {"fill": PAPER, "outline": Stroke(SolidPaint(INK), 5.0)}),
        ("Shadow", "soft", "Matinée", "playfair-display-700", from_hex("#e8dfce"),
         {"fill": INK, "shadow": Shadow(3, 4, 7, INK.with_alpha(0.45))}),
        ("Shadow", "hard", "Market", "anton-400", from_hex("#12695c"),
         {"fill": PAPER, "shadow": Shadow(4, 4, 0, from_hex("#06302b")), "caps": True}),
        ("Glow", "around the letters", "Moonlight", "pacifico-400", night,
         {"fill": from_hex("#fff3d6"), "glow": Glow(6.5, from_hex("#ff7a3d").with_alpha(0.9)), "size": 35}),
        ("Extrude", "along the shadow", "Arcade", "righteous-400", from_hex("#f1d9c0"),
         {"fill": from_hex("#f7f4ec"), "shadow": Shadow(9, 9, 0, RED, extrude=True),
          "outline": Stroke(SolidPaint(RED), 1.2)}),
        ("Highlight", "behind every line", "read this\nfirst", SANS, PAPER,
         {"fill": INK, "axes": {"wght": 650}, "leading": 1.36, "size": 33,
          "highlight": Highlight(SolidPaint(from_hex("#ffd84d")), (0.22, 0.1), 3)}),
        ("漢字にも", "picture, outline", "海", "noto-serif-sc-900", night,
         {"fill": PicturePaint(asset, colour=from_hex("#f0a090")), "language": "ja",
          "outline": Stroke(SolidPaint(from_hex("#f7f4ec")), 3.0), "size": 100}),
        ("وبالعربية", "gradient", "ليالي الصيف", "cairo-700", PAPER,
         {"fill": dusk, "language": "ar", "size": 34}),
    )  # fmt: skip
    places = columns(3, 16)
    tall = 152.0
    for i, (name, note, words, face, ground, style) in enumerate(tiles):
        x, width = places[i % 3]
        y = sheet.y + (i // 3) * (tall + 12)
        sheet.rule(x, y, width)
        if style.get("language", "en") == "en":
            sheet.label(name, x, y + 5, width * 0.6, fill=INK)
        else:
            own = "noto-sans-jp-500" if style["language"] == "ja" else face
            sheet.say(name, Box(x, y + 4, width * 0.6, 13), own, 8.6, align="left",
                      language=style["language"])  # fmt: skip
        sheet.label(note, x + width * 0.4, y + 5, width * 0.6, right=True)
        if ground != PAPER:
            sheet.field(Box(x, y + 22, width, tall - 26), ground)
        size = style.pop("size", 46)
        sheet.say(words, Box(x + 10, y + 26, width - 20, tall - 34), face, size, align="centre",
                  vertical_align="middle", fit="none", **style)  # fmt: skip
    sheet.y += 4 * (tall + 12) - 6
    return sheet


# ------------------------------------------------------------------ made

SHEETS: dict[str, Callable[[], Sheet]] = {
    "scripts": scripts,
    "directions": directions,
    "display": display,
    "features": features,
    "han": han,
    "effects": effects,
}


def make(name: str) -> bool:
    """Draws the sheet into docs/pictures, reads it back, and says what doesn't read."""
    sheet = SHEETS[name]()
    document = sheet.document()
    scene = compose(document)
    pixels = render(scene, scale=PIXELS, assets=sheet.assets)
    path = HERE / "pictures" / f"typography-{name}.png"
    picture = Image.fromarray(pixels)
    if name != "effects":  # gradients would show steps
        picture = picture.quantize(96, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)
    report = proof.prove([pixels], [scene], PIXELS)
    print(f"{path.name}: {path.stat().st_size // 1024} kB, {report.sentence}")
    for block in report.faults:
        print(f"  {block.sentence}")
    for placed in scene.blocks:
        if placed.overflow or placed.missing:
            print(f"  {placed.text!r}: overflow {placed.overflow}, missing {placed.missing}")
    return report.passed


if __name__ == "__main__":
    chosen = sys.argv[1:] or list(SHEETS)
    unknown = [n for n in chosen if n not in SHEETS]
    if unknown:
        sys.exit(f"no sheet is called {unknown[0]!r}; choose from {', '.join(SHEETS)}")
    results = [make(name) for name in chosen]
    sys.exit(0 if all(results) else 1)
