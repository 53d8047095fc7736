"""What breaks the rules of a document's brand kit, as findings that Proof can show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.editor.brand import brand_rules
from app.editor.brand.brand_rules import Breach
from app.editor.panels import naming
from app.editor.panels.face_families import family_of
from app.editor.proofing.findings import Finding, Fix
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import Document


def tr(text: str) -> str:
    return QCoreApplication.translate("Brand", text)


def of_page(document: Document, page: int) -> Iterator[Finding]:
    """Warnings, each with the kit's own colour or face as its fix. `page`: its index."""
    for breach in brand_rules.breaches(document):
        if breach.page == page:
            yield _finding(document, breach)


def said(breach: Breach) -> tuple[str, str]:
    """What is there, and what the kit has: a colour's name or value, a face's family."""
    if isinstance(breach.found, Colour):
        return brand_rules.said(breach.found), breach.wanted_name or brand_rules.said(breach.wanted)
    return _family(breach.found), _family(str(breach.wanted))


def _family(face: str) -> str:
    family = family_of(face)
    return family.name if family is not None else face


def _finding(document: Document, breach: Breach) -> Finding:
    layer = edits.find(document, breach.layer)
    found, wanted = said(breach)
    if breach.kind == "colour":
        title = tr("%1 isn't a colour of the brand kit").replace("%1", found)
        why = tr("“%2” uses it. The nearest of the kit is %1.")
    else:
        title = tr("%1 isn't a face of the brand kit").replace("%1", found)
        why = tr("“%2” is set in it. The kit has %1 for it.")
    fix = Fix(
        tr("Use %1").replace("%1", wanted),
        tr("Follow the brand kit"),
        partial(brand_rules.mended, breach=breach),
    )
    return Finding(
        key=f"brand {breach.kind} {breach.layer} {found}",
        severity="warning",
        title=title,
        why=why.replace("%1", wanted).replace("%2", naming.title(layer)),
        layer=breach.layer,
        page=breach.page,
        box=edits.turned_bounds(layer),
        fixes=() if edits.is_locked(document, breach.layer) else (fix,),
        rule="brand",
    )
