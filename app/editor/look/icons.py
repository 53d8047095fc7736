"""Icons: the SVGs of `assets/icons`, coloured from tokens and drawn at the screen's own ratio.

Everything is in one 24 grid and stroked heavier when small. `put` keeps a button's or an
action's icon in the theme's colours; pixmaps are for painters, who ask again at each paint.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Protocol

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.editor.look import tokens
from engine.text.face_catalogue import cache_folder, write

FOLDER: Final = Path(__file__).resolve().parents[3] / "assets" / "icons"

MIRRORED: Final = frozenset(
    {
        "arrow-back-up", "arrow-forward-up", "arrow-left", "arrow-right", "chevron-left",
        "chevron-right", "external-link", "logout", "player-track-next", "list-details",
    }
)  # fmt: skip
"""Those that point along the line of reading: they turn where it runs from right to left."""


class HasIcon(Protocol):
    """Buttons and actions."""

    def setIcon(self, icon: QIcon, /) -> None: ...


@cache
def names() -> frozenset[str]:
    """Of all icons that there are."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


def exists(name: str) -> bool:
    return name in names()


def stroke(size: int) -> float:
    """In the 24 grid, so that small icons don't fade."""
    return 2.2 if size <= 14 else 1.6 if size <= 20 else 1.5


@cache
def _source(name: str) -> str:
    if not exists(name):
        raise KeyError(f"no icon is named {name!r}")
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, colour: str, width: float = 1.6) -> str:
    """The SVG's text in a colour (#RRGGBB) and stroke. Raises KeyError."""
    text = _source(name).replace("currentColor", colour)
    return re.sub(r'stroke-width="2"', f'stroke-width="{width}"', text)


@lru_cache(maxsize=2048)
def _image(name: str, colour: str, size: int, ratio: float, mirrored: bool) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg(name, colour, stroke(size)).encode()))
    side = round(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _hex(key: str | QColor) -> str:
    return key.name() if isinstance(key, QColor) else tokens.colour(key).name()


def _turned(name: str) -> bool:
    return name in MIRRORED and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def pixmap(
    name: str, key: str | QColor = "text2", size: int = 16, ratio: float | None = None
) -> QPixmap:
    """For painters. `key`: a token, or a colour. `size`: px. `ratio`: device pixels in one, the
    widget's own; None takes the application's. Raises KeyError."""
    if ratio is None:
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return QPixmap.fromImage(_image(name, _hex(key), size, ratio, _turned(name)))


def icon(
    name: str,
    key: str = "text2",
    size: int = 16,
    on: str | None = None,
    selected: str | None = None,
) -> QIcon:
    """In the current theme's colours, `on` when checked, `selected` in a menu's or a list's
    chosen line. Raises KeyError."""
    made = QIcon()
    app = QGuiApplication.instance()
    own = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    for ratio in sorted({1.0, 2.0, own}):
        made.addPixmap(pixmap(name, key, size, ratio))
        made.addPixmap(pixmap(name, "off", size, ratio), QIcon.Mode.Disabled)
        if selected:
            made.addPixmap(pixmap(name, selected, size, ratio), QIcon.Mode.Selected)
            made.addPixmap(pixmap(name, selected, size, ratio), QIcon.Mode.Active)
        if on:
            made.addPixmap(pixmap(name, on, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


class _Kept(QObject):
    """Renews the icon of its parent when the theme changes; goes with it."""

    def __init__(self, target: QObject, name: str, key: str, size: int, on: str | None) -> None:
        super().__init__(target)
        self._what = (name, key, size, on)
        tokens.signals.changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        target = self.parent()
        if target is not None and shiboken6.isValid(target):
            # A menu's chosen line is filled with the accent.
            selected = "onaccent" if isinstance(target, QAction) else None
            target.setIcon(icon(*self._what, selected))  # type: ignore[attr-defined]


def put(
    target: HasIcon, name: str, key: str = "text2", size: int = 16, on: str | None = None
) -> None:
    """Gives a button or an action an icon that follows the theme. Raises KeyError, TypeError."""
    if not isinstance(target, QObject):
        raise TypeError("only objects of Qt keep an icon")
    for old in target.findChildren(_Kept, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.setParent(None)
        old.deleteLater()
    _Kept(target, name, key, size, on)


def logo(size: int, ratio: float | None = None) -> QPixmap:
    """The mark, in its own colours."""
    return pixmap("affiche", "text", size, ratio)


def application_icon() -> QIcon:
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("affiche", "text", size, 1.0))
    return made


def file(name: str, key: str, size: int) -> Path:
    """A coloured SVG on disk, for the style sheet, which takes pictures from files only."""
    colour = _hex(key)
    path = cache_folder() / "icons" / f"{name}-{colour[1:]}-{size}.svg"
    if not path.exists():
        text = svg(name, colour, stroke(size))
        text = text.replace('width="24"', f'width="{size}"', 1)
        write(path, text.replace('height="24"', f'height="{size}"', 1).encode())
    return path


def paint(painter: QPainter, name: str, key: str | QColor, rect: QRectF, size: int = 16) -> None:
    """An icon in the middle of a rectangle. Raises KeyError."""
    ratio = painter.device().devicePixelRatioF()
    middle = rect.center()
    painter.drawPixmap(
        QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size).topLeft(),
        pixmap(name, key, size, ratio),
    )


def extent(size: int) -> QSize:
    return QSize(size, size)
