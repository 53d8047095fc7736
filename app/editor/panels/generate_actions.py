"""What the registry offers of the Generate panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.editor.actions import Action
from app.editor.panels.generate_jobs import tr
from app.editor.panels.variants import Variant
from app.editor.workspace import Workspace
from engine.document.variants import locked_layers

if TYPE_CHECKING:
    from app.editor.panels.generate import GeneratePanel


def actions(workspace: Workspace, panel: GeneratePanel) -> list[Action]:
    """What the registry offers of this panel."""
    menu = tr("Generate")

    def can() -> bool:
        return not panel.why_not

    def locked() -> bool:
        pages = workspace.session.document.pages
        page = pages[workspace.session.page] if pages else None
        return page is not None and bool(locked_layers(page) or page.regions)

    def chosen() -> Variant | None:
        found = panel.variants.view.chosen()
        return found[0] if found else None

    def with_chosen(do: Callable[[Variant], object]) -> None:
        variant = chosen()
        if variant is not None:
            do(variant)

    choose = tr("Choose a variant in the Generate panel.")
    return [
        Action(
            "generate.run", tr("Generate variants"), lambda: panel.generate(), ("Ctrl+Return", "Ctrl+Enter"),
            icon="wand", menu=menu, enabled=can, why=tr("Say what the poster is about."),
            english="Generate variants",
        ),
        Action(
            "generate.replan", tr("Re-plan around locked"), panel.generate,
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), icon="replan", menu=menu,
            enabled=lambda: can() and locked(), why=tr("Lock something or draw a region first."),
            english="Re-plan around locked",
        ),
        Action(
            "generate.cancel", tr("Cancel generating"), panel.cancel, menu=menu, icon="x",
            enabled=lambda: panel.jobs.run_of(workspace.session) is not None,
            why=tr("Nothing is being made."), english="Cancel generating",
        ),
        Action(
            "generate.apply", tr("Apply the chosen variant"),
            lambda: with_chosen(panel.variants.apply), icon="check", menu=menu,
            enabled=lambda: chosen() is not None, why=choose, separated=True,
            english="Apply the chosen variant",
        ),
        Action(
            "generate.more", tr("More like this"), lambda: with_chosen(panel.more_like),
            icon="copy-plus", menu=menu, enabled=lambda: can() and chosen() is not None, why=choose,
            english="More like this",
        ),
        Action(
            "generate.compare", tr("Compare variants"),
            lambda: panel.variants.compare(panel.variants.view.chosen()), icon="columns-2",
            menu=menu, enabled=lambda: len(panel.model.drawn) > 1,
            why=tr("There must be two variants."), english="Compare variants",
        ),
        Action(
            "generate.keep", tr("Keep all variants in the document"), panel.variants.keep_all,
            icon="device-floppy", menu=menu, enabled=lambda: bool(panel.model.drawn),
            why=tr("There are no variants."), english="Keep all variants in the document",
        ),
        Action(
            "generate.prune", tr("Remove variants without a star"), panel.variants.prune,
            icon="trash", menu=menu,
            enabled=lambda: any(not v.starred for v in panel.model.drawn),
            why=tr("Every variant has a star."), english="Remove variants without a star",
        ),
        Action(
            "generate.device", tr("Check devices again"), lambda: panel.probe(fresh=True),
            icon="cpu", menu=menu, enabled=lambda: workspace.engine is not None,
            why=tr("The engine isn’t running."), separated=True, english="Check devices again",
        ),
    ]  # fmt: skip
