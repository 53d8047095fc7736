"""Everything that can be done, declared once: `registry` keeps the actions; the other modules hold
those of the File, Edit, Object and View menus."""

from __future__ import annotations

from app.editor.actions.registry import Action, Registry, Run, folded, match, shown_key

__all__ = ("Action", "Registry", "Run", "folded", "match", "shown_key")
