"""The interface's language: the shipped translations, Qt's own, and two that only test the layout.

`xx` is English with accents, in brackets and a third longer, as a long language would be; what
shows without brackets isn't translated at all. `xx-rtl` also runs from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.errors import UserError

FOLDER: Final = Path(__file__).resolve().parents[2] / "assets" / "translations"
LANGUAGES: Final = ("en", "zh", "fr")
"""Those that the preferences offer."""
PSEUDO: Final = ("xx", "xx-rtl")

_LOCALES: Final = {"en": "en_GB", "zh": "zh_CN", "fr": "fr_FR"}
_QT: Final = {"zh": "qtbase_zh_CN", "fr": "qtbase_fr"}
"""Qt's own words, in its dialogs and in the names of keys."""

_KEPT: Final = re.compile(r"%L?\d+|%L?n|\{[^{}]*\}|<[^<>]+>|&\w+;|\s+")
"""Placeholders, tags and white space, which come out as they are."""
_ACCENTS: Final = str.maketrans("aceinouyACEINOUY", "áçéîñöüýÁÇÉÎÑÖÜÝ")
_LONGER: Final = 0.35
RIGHT_TO_LEFT: Final = "\u200f"
"""At the start of a text, this mark makes its paragraph run as Arabic does."""


class PseudoTranslator(QTranslator):
    """Makes every English text of ours longer. `rtl`: the layout is mirrored too."""

    def __init__(self, *, rtl: bool = False) -> None:
        super().__init__()
        self.rtl = rtl

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, comment: str | None = None, n: int = -1
    ) -> str | None:
        # None leaves the text to Qt. Its own contexts begin with Q; ours never do.
        if source == "QT_LAYOUT_DIRECTION":
            return "RTL" if self.rtl else "LTR"
        if context.startswith("Q"):
            return None
        said = longer(source)
        return f"{RIGHT_TO_LEFT}{said}" if self.rtl and said != source else said


def longer(text: str) -> str:
    """A text as the pseudo-locale says it: `Save as…` is `[Sáv~é ás…~]`. Placeholders stay."""
    if not any(letter.isalpha() for letter in _KEPT.sub("", text)):
        return text
    out: list[str] = []
    at, owed = 0, 0.0
    for kept in [*_KEPT.finditer(text), None]:
        for letter in text[at : kept.start() if kept else None]:
            out.append(letter.translate(_ACCENTS))
            owed += _LONGER
            if owed >= 1:
                out.append("~")
                owed -= 1
        if kept is not None:
            out.append(kept.group())
            at = kept.end()
    return f"[{''.join(out)}]"


def install(app: QApplication, language: str) -> None:
    """Speaks a language from now on: texts, Qt's own dialogs, numbers and dates. Widgets that are
    there already keep their words, so this comes before the window. Raises UserError for a
    language that isn't there."""
    if language not in (*LANGUAGES, *PSEUDO):
        raise UserError(
            f"the interface doesn't speak {language!r}", remedy=f"use {', '.join(LANGUAGES)}"
        )
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    for translator in _translators(language):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
    QLocale.setDefault(locale(language))
    mirrored = language == "xx-rtl"
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )


_installed: list[QTranslator] = []
"""Qt doesn't keep a translator alive."""


def _translators(language: str) -> list[QTranslator]:
    """Those later in the list are asked first. Raises UserError where a file can't be read."""
    if language in PSEUDO:
        return [PseudoTranslator(rtl=language == "xx-rtl")]
    made = []
    if language in _QT:
        of_qt = QTranslator()
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # Some builds of Qt come without its translations; its few dialogs then speak English.
        if of_qt.load(_QT[language], place):
            made.append(of_qt)
        ours = QTranslator()
        file = FOLDER / f"affiche_{language}.qm"
        if not ours.load(str(file)):
            raise UserError(
                "the interface's translation can't be read", where=str(file), remedy="reinstall"
            )
        made.append(ours)
    return made


def locale(language: str) -> QLocale:
    """How numbers and dates are written: as the system does where it speaks the same language."""
    system = QLocale.system()
    named = QLocale(_LOCALES.get(language, "en_GB"))
    return system if system.language() == named.language() else named


def listed(parts: Iterable[str]) -> str:
    """`5 texts, 1 artwork`, with the language's comma; empty parts are left out."""
    said = ""
    for part in filter(None, parts):
        pair = QCoreApplication.translate("Sentence", "%1, %2")
        said = pair.replace("%1", said).replace("%2", part) if said else part
    return said


def sentence(clause: str) -> str:
    """A clause with a capital letter and the language's full stop, if it has none yet."""
    text = clause.strip()
    if not text:
        return ""
    text = text[:1].upper() + text[1:]
    if text.endswith((".", "。", "?", "？", "…")):
        return text
    return QCoreApplication.translate("Sentence", "%1.").replace("%1", text)


def percent(value: float, digits: int = 0) -> str:
    """`38 %` of 38, as the language writes it. Between letters that run from right to left the
    sign stays behind its number."""
    number = QLocale().toString(float(value), "f", digits)
    return isolated(QCoreApplication.translate("Sentence", "%1 %").replace("%1", number))


def isolated(text: str) -> str:
    """A name or words from a document, for painting: beside an interface that runs from right to
    left they keep their own direction (`12 – 14 June`)."""
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return f"\u2068{text}\u2069"
    return text


def data_size(count: float) -> str:
    """Memory or a file as people say it, in the interface's language: `84 MB`, `1.3 GB`."""
    exact = any(unit <= count < 10 * unit for unit in (1e6, 1e9, 1e12))
    return QLocale().formattedDataSize(
        round(count), int(exact), QLocale.DataSizeFormat.DataSizeSIFormat
    )
