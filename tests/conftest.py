"""What holds for every test."""

from __future__ import annotations

import os

# Before anything makes an application object: windows are drawn into memory, not onto a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
