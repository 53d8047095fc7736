"""The contracts that import-linter can't express, and the platform facts that we rely on."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import distributions
from pathlib import Path

from PySide6.QtGui import QPainterPath

ROOT = Path(__file__).parent.parent


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_qt_widgets_stay_in_the_editor() -> None:
    for room in ("engine", "exporters", "app"):
        for path in (ROOT / room).rglob("*.py"):
            if "editor" in path.parts:
                continue
            assert not any("QtWidgets" in name for name in imported(path)), path


def test_exporters_use_core_and_gui_only() -> None:
    for path in (ROOT / "exporters").rglob("*.py"):
        used = {n for n in imported(path) if n.startswith("PySide6.")}
        assert all(n.split(".")[1] in ("QtCore", "QtGui") for n in used), path


def test_exactly_one_runtime_is_installed() -> None:
    names = {(d.metadata["Name"] or "").lower() for d in distributions()}
    assert (
        len({n for n in names if n in ("onnxruntime", "onnxruntime-cann", "onnxruntime-gpu")}) == 1
    )


def test_qt_keeps_references_to_none() -> None:
    """PySide6 6.12.0 loses one reference to None a call on Python 3.11 and then aborts."""
    path = QPainterPath()
    before = sys.getrefcount(None)
    for _ in range(1000):
        path.moveTo(1.0, 2.0)
    assert abs(sys.getrefcount(None) - before) < 100
