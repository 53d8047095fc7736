"""The look: theme tokens, icons and the one style sheet that is generated from them."""

from __future__ import annotations

from app.editor.look import icons, tokens

__all__ = ("icons", "tokens")
