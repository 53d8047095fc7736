"""What every translation of the interface keeps: its placeholders, and its language's typography."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

MENUS: Final = ("File", "Edit", "Object", "Arrange", "Text", "Generate", "View", "Help")
"""Titles of the menu bar; actions of many modules name them."""

THIN: Final = "\u202f"
"""The narrow space that doesn't break: French sets it before high punctuation and inside « »."""

_PLACES = re.compile(r"%L?\d+|%L?n|\{[^{}]*\}|<[^<>]+>|&(?=\w)|\n")
_HAN = r"[\u3400-\u9fff]"


def places(text: str) -> Counter[str]:
    """Placeholders, tags, mnemonics and line breaks, however often each."""
    return Counter(_PLACES.findall(text))


def faults(source: str, said: str, language: str) -> list[str]:
    """What is wrong with a translation, one sentence each."""
    out = []
    missing = places(source) - places(said)
    added = places(said) - places(source)
    if "%n" in missing and language != "zh":
        del missing["%n"]  # the singular may be written in words
    if missing:
        out.append(f"{_listed(missing)} is lost")
    if added:
        out.append(f"{_listed(added)} isn't in the source")
    if source.endswith("…") != said.endswith("…"):
        out.append("the three dots at the end disagree")
    if source[:1].isspace() != said[:1].isspace() or source[-1:].isspace() != said[-1:].isspace():
        out.append("white space at an end disagrees")
    out += _french(said) if language == "fr" else _chinese(said)
    return out


def _listed(found: Counter[str]) -> str:
    return ", ".join(repr(place) for place in found)


def _french(said: str) -> list[str]:
    out = []
    # Not in times and ratios (14:32), addresses, or format marks.
    if re.search(rf"(?<![{THIN}\s\d:?!])[;?!](?!\w)|(?<![{THIN}\d]):(?!\S)", said):
        out.append("no narrow space before ; : ! or ?")
    if re.search(r"[ \u00a0][;:?!»%](?!\w)|«[ \u00a0]", said):
        out.append("a wide space stands where the narrow one belongs")
    if re.search(rf"[\d}}]%(?!\d)|«[^{THIN}]|[^{THIN}]»", said):
        out.append("no narrow space before % or inside « »")
    if re.search(r"[“”\"]|\w'\w", said):
        out.append("English quotation marks or a straight apostrophe")
    return out


def _chinese(said: str) -> list[str]:
    out = []
    if re.search(rf"{_HAN}[,;:?!]|{_HAN}\.(?!\w)|[,;?!]{_HAN}", said):
        out.append("half-width punctuation beside Chinese")
    if re.search(rf"{_HAN}[ \u00a0](?!·)|(?<!·)[ \u00a0]{_HAN}", said):
        out.append("a space beside Chinese")
    if re.search(r"[\"]|\w'\w", said):
        out.append("straight quotation marks")
    return out
