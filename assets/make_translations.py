"""Keeps the interface's translations: `python assets/make_translations.py [--check]`.

Reads the editor's code, brings `translations/affiche_LANGUAGE.ts` up to date and compiles each to a
`.qm` beside it. What is translated stays; what the code no longer says is kept as vanished, so that
it comes back with its text. A text that is already translated in another context is taken over from
there. Translators work in Qt Linguist: `pyside6-linguist assets/translations/affiche_fr.ts`.

With `--check` nothing is written: it fails where a text has no translation, where a translation
breaks a rule of `translation_rules.py`, and where a file is older than the code.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import PySide6

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))

from assets import translation_rules  # noqa: E402
from assets.translation_sources import Entry, Key, Sources, collect  # noqa: E402

FOLDER: Final = HERE / "translations"
LANGUAGES: Final = {"zh": "zh_CN", "fr": "fr_FR"}
"""Files and what Qt calls their language."""
PLURALS: Final = {"zh": 1, "fr": 2}
"""Forms of a counted noun: Chinese has one; French has one for 0 and 1, one for the rest."""


@dataclass(frozen=True)
class Said:
    """A translation: one form, or the plural's forms. Empty forms are still to be written."""

    forms: tuple[str, ...]

    @property
    def done(self) -> bool:
        return bool(self.forms) and all(self.forms)


Catalogue = dict[Key, Said]


def tables() -> Iterator[tuple[str, str, str]]:
    """Texts that code holds in tables: names of formats and of the planner's choices, what the
    engine says. Without a translation in force these say themselves in English."""
    from app.editor import engine_words
    from app.editor.dialogs import formats
    from app.editor.panels import plan_choices

    for group in formats.GROUPS:
        for name in (group.name, *(format.name for format in group.formats)):
            yield "Formats", name, "app/editor/dialogs/formats.py"
    for choices in (plan_choices.palettes, plan_choices.layouts, plan_choices.scenes):
        for name, _ in choices():
            yield "Choices", name, "app/editor/panels/plan_choices.py"
    for clause in engine_words.TEMPLATES:
        yield "Engine", clause, "app/editor/engine_words.py"


def sources() -> Sources:
    return collect(tables=tables())


# ------------------------------------------------------------ files


def ts_path(language: str, folder: Path = FOLDER) -> Path:
    return folder / f"affiche_{language}.ts"


def read(path: Path) -> Catalogue:
    """Everything that a file translates, vanished texts too."""
    held: Catalogue = {}
    if not path.exists():
        return held
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")]
            key = Key(name, message.findtext("source", ""), message.findtext("comment", ""))
            held[key] = Said(tuple(forms or [translation.text or ""]))
    return held


def merged(found: Sources, held: Catalogue, language: str) -> Catalogue:
    """What is held, with a place for everything that the code says."""
    out = dict(held)
    elsewhere: dict[tuple[str, int], set[Said]] = {}
    for key, said in held.items():
        if said.done:
            elsewhere.setdefault((key.source, len(said.forms)), set()).add(said)
    for key, entry in found.entries.items():
        count = PLURALS[language] if entry.plural else 1
        if key in out and len(out[key].forms) == count and out[key].done:
            continue
        known = elsewhere.get((key.source, count), set())
        out[key] = next(iter(known)) if len(known) == 1 else Said(("",) * count)
    return {key: said for key, said in out.items() if said.done or key in found.entries}


def text_of(found: Sources, catalogue: Catalogue, language: str) -> str:
    """A Qt Linguist file. Places name files without lines, which would change with every edit."""
    root = ElementTree.Element(
        "TS", version="2.1", language=LANGUAGES[language], sourcelanguage="en"
    )
    contexts: dict[str, ElementTree.Element] = {}
    for key in sorted(catalogue):
        said, entry = catalogue[key], found.entries.get(key)
        if key.context not in contexts:
            contexts[key.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[key.context], "name").text = key.context
        message = ElementTree.SubElement(contexts[key.context], "message")
        if len(said.forms) > 1 or (entry is not None and entry.plural) or "%n" in key.source:
            message.set("numerus", "yes")
        for file in sorted(entry.files if entry is not None else ()):
            ElementTree.SubElement(message, "location", filename=f"../../{file}")
        ElementTree.SubElement(message, "source").text = key.source
        if key.comment:
            ElementTree.SubElement(message, "comment").text = key.comment
        translation = ElementTree.SubElement(message, "translation")
        if entry is None:
            translation.set("type", "vanished")
        elif not said.done:
            translation.set("type", "unfinished")
        if message.get("numerus"):
            for form in said.forms:
                ElementTree.SubElement(translation, "numerusform").text = form
        else:
            translation.text = said.forms[0]
    ElementTree.indent(root, "  ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def compiled(ts: Path) -> bytes:
    """The file that Qt loads."""
    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    with tempfile.TemporaryDirectory() as folder:
        qm = Path(folder) / "out.qm"
        command = [str(tool), "-silent", "-nounfinished", str(ts), "-qm", str(qm)]
        subprocess.run(command, check=True, capture_output=True, text=True)
        return qm.read_bytes()


# ------------------------------------------------------------ keeping and checking


def update(folder: Path = FOLDER, found: Sources | None = None) -> dict[str, int]:
    """Writes both files of every language; how many texts are still to be translated."""
    found = found or sources()
    folder.mkdir(exist_ok=True)
    missing = {}
    for language in LANGUAGES:
        path = ts_path(language, folder)
        catalogue = merged(found, read(path), language)
        path.write_text(text_of(found, catalogue, language), "utf-8")
        path.with_suffix(".qm").write_bytes(compiled(path))
        missing[language] = sum(not catalogue[key].done for key in found.entries)
    return missing


def faults(folder: Path = FOLDER, found: Sources | None = None) -> list[str]:
    """Everything that keeps the translations from being shipped, one line each."""
    found = found or sources()
    out = list(found.problems)
    for language in LANGUAGES:
        path = ts_path(language, folder)
        held = read(path)
        for key, entry in sorted(found.entries.items()):
            where = f"{path.name}, {key.context}, {key.source!r}"
            said = held.get(key)
            if said is None or not said.done:
                out.append(f"{where}: not translated")
                continue
            out += [f"{where}: {fault}" for fault in _broken(key, entry, said, language)]
        out += _torn_menus(found, held, path.name)
        if not out and path.read_text("utf-8") != text_of(found, held, language):
            out.append(f"{path.name}: older than the code")
        qm = path.with_suffix(".qm")
        if not path.exists() or not qm.exists() or qm.read_bytes() != compiled(path):
            out.append(f"{qm.name}: older than {path.name}")
    return out


def _broken(key: Key, entry: Entry, said: Said, language: str) -> list[str]:
    wanted = PLURALS[language] if entry.plural else 1
    if len(said.forms) != wanted:
        return [f"{len(said.forms)} forms where {wanted} are needed"]
    return [
        fault
        for form in said.forms
        for fault in translation_rules.faults(key.source, form, language)
    ]


def _torn_menus(found: Sources, held: Catalogue, file: str) -> list[str]:
    """Menus are put together from all actions that name one, so a title has one translation."""
    out = []
    for title in translation_rules.MENUS:
        said = {held[key].forms for key in found.entries if key.source == title and key in held}
        if len(said) > 1:
            out.append(f"{file}: the menu {title!r} has {len(said)} different titles")
    return out


def main(arguments: Sequence[str] = ()) -> int:
    if "--check" in arguments:
        broken = faults()
        print("\n".join(broken) if broken else "Every text is translated.")
        return 1 if broken else 0
    found = sources()
    for problem in found.problems:
        print(problem)
    for language, missing in update(found=found).items():
        print(f"{ts_path(language).name}: {len(found.entries)} texts, {missing} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
