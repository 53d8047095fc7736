"""The look's values: colours of the two themes, sizes of type, the faces, and the theme in force.

Every grey is exactly neutral, because a tinted surround falsifies the colours of a poster. The
style sheet, the palette and all painters take their colours from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from engine.text import fonts

Theme = Literal["dark", "light"]

DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "desk": "#161616", "app": "#1C1C1C", "panel": "#222222", "raised": "#2B2B2B",
        "field": "#181818", "hover": "#313131", "press": "#3A3A3A",
        "line": "#343434", "line2": "#484848", "edge": "#7A7A7A",
        "text": "#EDEDED", "text2": "#B4B4B4", "text3": "#969696", "off": "#666666",
        "accent": "#7AA2FF", "accentfill": "#3A66E0", "accenthover": "#4A76F0",
        "accentsoft": "#202B47", "onaccent": "#FFFFFF",
        "ok": "#4CC38A", "oksoft": "#1B3226", "warn": "#F2B84B", "warnsoft": "#382D17",
        "err": "#FF7B72", "errsoft": "#3D2020",
        "rtext": "#7AA2FF", "rsubject": "#F07BB4", "rquiet": "#45C4B0", "rfree": "#C9A227",
        "star": "#F2B84B", "snap": "#FF5CA8", "ruler": "#202020", "shadow": "#000000",
    }
)  # fmt: skip

LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "desk": "#D6D6D6", "app": "#ECECEC", "panel": "#FAFAFA", "raised": "#FFFFFF",
        "field": "#FFFFFF", "hover": "#EDEDED", "press": "#E0E0E0",
        "line": "#DEDEDE", "line2": "#C4C4C4", "edge": "#858585",
        "text": "#1B1B1B", "text2": "#525252", "text3": "#6B6B6B", "off": "#A6A6A6",
        "accent": "#2453D6", "accentfill": "#2F5FE3", "accenthover": "#2453D6",
        "accentsoft": "#EAF0FE", "onaccent": "#FFFFFF",
        "ok": "#17753F", "oksoft": "#DFF3E7", "warn": "#8A5A00", "warnsoft": "#FBEFD3",
        "err": "#C1291D", "errsoft": "#FCE5E2",
        "rtext": "#2453D6", "rsubject": "#B4246F", "rquiet": "#0E7568", "rfree": "#7A5F00",
        "star": "#B87900", "snap": "#FF5CA8", "ruler": "#F2F2F2", "shadow": "#000000",
    }
)  # fmt: skip

THEMES: Final[Mapping[Theme, Mapping[str, str]]] = MappingProxyType({"dark": DARK, "light": LIGHT})

FACES: Final = ("inter-400", "inter-500", "inter-600", "noto-sans-sc-500")
"""What the interface is set in; ids of the catalogue of faces."""
FACES_OF_LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {"ar": "noto-sans-arabic-500", "he": "noto-sans-hebrew-500"}
)
FAMILIES: Final = ("Inter", "Noto Sans SC", "Noto Sans Arabic", "Noto Sans Hebrew")

Weight = QFont.Weight


class Signals(QObject):
    changed = Signal()
    """The theme, the language or the contrast is another: painters repaint, icons reload."""


signals: Final = Signals()


class _State:
    """What is in force."""

    theme: Theme = "dark"
    language: str = "en"
    contrast: bool = False
    still: bool = False
    values: Mapping[str, str] = DARK


# ------------------------------------------------------------ reading


def theme() -> Theme:
    return _State.theme


def language() -> str:
    return _State.language


def is_chinese() -> bool:
    return _State.language.startswith("zh")


def less_motion() -> bool:
    """Nothing moves by itself: asked for by a person."""
    return _State.still


def ring_width() -> int:
    """Of the ring around what has the keyboard's focus, px."""
    return 3 if _State.contrast else 2


def values() -> Mapping[str, str]:
    """The current theme's colours as #RRGGBB."""
    return _State.values


def colour(key: str, alpha: int = 255) -> QColor:
    """Of the current theme. `alpha`: 0 to 255. Raises KeyError."""
    found = QColor(_State.values[key])
    found.setAlpha(alpha)
    return found


def dark(key: str) -> QColor:
    """Of the dark theme, for marks that lie on artwork. Raises KeyError."""
    return QColor(DARK[key])


def font_size(px: int) -> int:
    """Chinese takes one more pixel below 14."""
    return px + 1 if is_chinese() and px < 14 else px


def weight(value: Weight) -> Weight:
    """The shipped Chinese face has one weight that suits small text; others would look blotted."""
    return Weight.Medium if is_chinese() else value


def font(px: int = 12, value: Weight = Weight.Normal) -> QFont:
    """The interface's face for painters; `px` as in an English interface."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(font_size(px))
    made.setWeight(weight(value))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


# ------------------------------------------------------------ contrast


def luminance(value: str) -> float:
    """Relative, of #RRGGBB, as WCAG 2 defines it: 0 to 1."""
    linear = []
    for at in (1, 3, 5):
        part = int(value[at : at + 2], 16) / 255
        linear.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Of two colours: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# ------------------------------------------------------------ applying


@cache
def _add_face(id: str) -> None:
    QFontDatabase.addApplicationFont(str(fonts.load(id).path))


def system_theme() -> Theme:
    """What the desktop asks for."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "light" if scheme is Qt.ColorScheme.Light else "dark"


def _resolved(theme: Theme, higher: bool) -> Mapping[str, str]:
    base = THEMES[theme]
    if not higher:
        return base
    return MappingProxyType(
        {**base, "line": base["line2"], "line2": base["edge"], "text2": base["text"]}
    )


def palette() -> QPalette:
    """For what Fusion paints itself."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, key in (
        (roles.Window, "panel"), (roles.Base, "field"), (roles.AlternateBase, "app"),
        (roles.Button, "raised"), (roles.WindowText, "text"), (roles.Text, "text"),
        (roles.ButtonText, "text"), (roles.BrightText, "text"),
        (roles.Highlight, "accentfill"), (roles.HighlightedText, "onaccent"),
        (roles.ToolTipBase, "raised"), (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "text3"), (roles.Link, "accent"), (roles.LinkVisited, "accent"),
        (roles.Light, "hover"), (roles.Midlight, "raised"), (roles.Mid, "line"),
        (roles.Dark, "line"), (roles.Shadow, "shadow"), (roles.Accent, "accentfill"),
    ):  # fmt: skip
        made.setColor(role, colour(key))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("off"))
    return made


def apply(
    app: QApplication,
    theme: Theme,
    *,
    language: str = "en",
    contrast: bool = False,
    less_motion: bool = False,
) -> None:
    """Dresses the application. `language`: an ISO code, for sizes and faces. `contrast`: stronger
    lines and secondary text. Nothing happens where it wears that dress already. Raises UserError
    when a shipped face can't be read."""
    from app.editor.look import sheet  # it reads this module

    for id in (*FACES, FACES_OF_LANGUAGES.get(language[:2], FACES[0])):
        _add_face(id)
    before = (_State.theme, _State.language, _State.contrast, _State.still)
    _State.theme, _State.language = theme, language
    _State.contrast, _State.still = contrast, less_motion
    _State.values = _resolved(theme, contrast)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    rules = sheet.style_sheet()
    worn = rules == app.styleSheet()
    if not worn:
        app.setFont(font())
        app.setPalette(palette())
        app.setStyleSheet(rules)
    if not worn or before != (theme, language, contrast, less_motion):
        signals.changed.emit()
