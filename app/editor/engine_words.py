"""What the engine says of files, pictures, fonts and devices, in the interface's language.

The engine knows no Qt and speaks English. Its clauses that a person meets in the window stand here
as templates: `%1`, `%2` stand for what it filled in. A clause that isn't among them, such as one of
the command line's alone, is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.editor.translations import sentence
from engine.errors import UserError

TEMPLATES: Final = (
    # files and documents
    "there is no such file",
    "this is a folder",
    "this is not an Affiche document",
    "choose a file name",
    "choose another file",
    "choose another place or free space",
    "import the pictures again or remove their layers",
    "take a backup copy",
    "the file cannot be read (%1)",
    "the file can't be read (%1)",
    "the file could not be saved (%1)",
    "the file could not be written: %1",
    "the file is damaged or incomplete",
    "the file is larger than 2 GiB",
    "the member is missing: the file is incomplete",
    "the contents differ from their digest: the file was changed or damaged",
    "the document uses %1 picture(s) that are not there (%2)",
    "the document has more than %1 layers",
    "the document has more than %1 pages",
    "the document has format version %1, this Affiche reads up to %2",
    "open it with a newer Affiche",
    "no page of the document can be read",
    "its document can't be read",
    "the texts are too long",
    "the journal can't be read",
    "there is no such journal",
    "open the last saved file",
    # pages and layers
    "a document needs at least one page",
    "a swatch needs a name",
    "only layers of one page and one group can be grouped",
    "a group can't be put into itself",
    "%1 can't be flipped",
    "%1 is not a colour",
    "write it like #e23b3b",
    "%1 is not a page size",
    "each side must be %1",
    "page size %1 is out of range",
    "page size %1 is too narrow",
    "proportions go up to 12:1",
    # pictures and drawings
    "a picture can't be read",
    "a picture is damaged",
    "a picture of %1 x %2 px is too large",
    "a picture of this document is missing",
    "a picture of more than %1 megapixels is too large",
    "bring it below %1 megapixels",
    "place it anew",
    "replace it by a PNG or JPEG",
    "replace it by a sound copy",
    "the picture on the clipboard can't be read",
    "the picture is not in the document",
    "this file has %1 MB",
    "this picture has %1 MB",
    "bring it below %1 MB",
    "this picture unpacks to %1 pixels",
    "Affiche reads up to %1 million",
    "the drawing holds no shapes",
    "the drawing holds more than %1 shapes",
    "the drawing is nested too deeply",
    "the drawing repeats its parts too often",
    "simplify it",
    # brand kits
    "the brand kit can't be read (%1)",
    "the brand kit could not be saved (%1)",
    "the brand kit has too many colours or faces",
    "the brand kit is larger than 32 MB",
    "this isn't a brand kit (%1)",
    # faces
    "Add it or install Affiche again.",
    "Choose another face.",
    "Choose another face for it.",
    "Install Affiche again.",
    "install Affiche again",
    "the face %1 can't be read",
    "the face %1 can't be read (%2)",
    "there is no face %1",
    "Set this text on a straight line, a gentler curve or smaller.",
    "joined letters can't be set on a curve as tight as this",
    "Use another face, or export the text as curves.",
    "the press profile is missing",
    # briefs and plans
    "%1 characters are too many for one poster",
    "%1 texts are too many for one poster",
    "%1 regions are too many",
    "give at most %1, quoted ones included",
    "draw at most %1",
    "shorten it to %1 or divide it",
    "say what the poster is about",
    "the text is empty",
    "write the words or leave the text out",
    "there is nothing to design",
    "%1 cannot hold these texts: %2",
    "no plan fits these texts on this page",
    "%1 has no room for a title of this length",
    "give it shorter facts",
    "%1 locked regions are too many",
    "lock at most %1",
    "a locked region lies outside the page",
    "move it onto the page",
    # drawing and export
    "there is not enough memory for the picture",
    "a picture of %1 x %2 px is out of range",
    "choose a lower resolution",
    "lower the resolution",
    "%1 dpi is out of range",
    "choose %1 to %2",
    "the document has no page",
    "there is no page to write",
    # models and devices
    "no decoder bundle is installed",
    "use vector artwork and live letters",
    "fetch the bundle again",
    "is installed already",
    "update Affiche",
    "was altered or damaged: its digest is another",
    "there is no model bundle in %1",
    "the text reader's model is missing",
    "the text detector's model is missing",
    "the graph can't be opened: %1",
    "the graph can't run: %1",
    "no ONNX runtime is installed",
    "Running on: %1 (%2)",
    "Running on: %1",
    "%1 works",
    "%1 not supported by this runtime",
    "%1 not found: %2",
    "%1 not used: %2",
    "%1 computes wrongly: %2",
    "%1 could not be tried: %2",
    "no /dev/davinci device, %1",
    "no /dev/davinci device",
    "%1 missing",
    "CANN exists on Linux only",
    # proof
    "the layout drew no line of it",
    "the lines of the layout don't spell the text",
    "%1 mm of it lie off the page",
    "it doesn't fit its box",
    "no face has %1",
    "“%1” reads “%2” after “%3”",
    "“%1” reads “%2” at the start",
    "“%1” is missing after “%2”",
    "“%1” is missing at the start",
    "“%1” is surplus after “%2”",
    "“%1” is surplus at the start",
    "a space is missing after “%1”",
    "a space is surplus after “%1”",
    "%1 more",
)


_QUOTED: Final = re.compile(r"“%\d”")
_WORD: Final = re.compile(r"%\d")


def said(clause: str) -> str:
    """Clauses of the engine in the interface's language: one, or some with semicolons between."""
    first, mark, rest = clause.partition("; ")
    if mark and (found := _translated(first)):
        joined = QCoreApplication.translate("Engine", "%1; %2")
        return joined.replace("%1", found).replace("%2", said(rest))
    return _translated(clause) or clause


def of(error: UserError) -> str:
    """What happened, where, and what to do, as one line."""
    line = said(error.what)
    if error.where:
        joined = QCoreApplication.translate("Engine", "%1: %2")
        line = joined.replace("%1", error.where).replace("%2", line)
    if error.remedy:
        joined = QCoreApplication.translate("Engine", "%1. %2")
        line = joined.replace("%1", line).replace("%2", sentence(said(error.remedy)))
    return re.sub(r"[ \t\n]+", " ", line).strip()


def _translated(clause: str) -> str:
    """'' where no template is like it."""
    for template, pattern in _patterns():
        found = pattern.fullmatch(clause)
        if found is None:
            continue
        out = QCoreApplication.translate("Engine", template)
        for number, part in enumerate(found.groups(), 1):
            # What follows a colon is the engine's own reason; anything else is somebody's name.
            reason = template.endswith((f": %{number}", f", %{number}", f" (%{number})"))
            out = out.replace(f"%{number}", said(part) if reason else part)
        return out
    return ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Longer templates first: `%1 missing` would match much."""
    ordered = sorted(TEMPLATES, key=lambda t: -len(re.sub(r"%\d", "", t)))
    return tuple(
        (template, re.compile(_WORD.sub("(.+?)", _QUOTED.sub("“([^“”]+)”", re.escape(template)))))
        for template in ordered
    )
