"""What is said about a document of which not everything could be read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.document.salvage import Salvaged


def sentence(found: Salvaged) -> str:
    """`Opened read-only: 2 of 14 pictures are missing. The original is not changed.`"""

    def tr(text: str) -> str:
        return QCoreApplication.translate("SafeView", text)

    if found.is_newer:
        return tr(
            "Opened read-only: it was made with a newer Affiche, and some of it may not show."
            " The original is not changed."
        )
    lost = len(found.missing)
    if lost:
        text = (
            tr("Opened read-only: 1 of %2 pictures is missing. The original is not changed.")
            if lost == 1
            else tr("Opened read-only: %1 of %2 pictures are missing. The original is not changed.")
        )
        return text.replace("%1", str(lost)).replace("%2", str(found.pictures))
    count = len(found.findings)
    if count == 1:
        return tr("Opened read-only: 1 part could not be read. The original is not changed.")
    return tr("Opened read-only: %1 parts could not be read. The original is not changed.").replace(
        "%1", str(count)
    )
