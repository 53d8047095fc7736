"""The program with a window: start, settings, the look, and a picture of the window on demand."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.editor import translations
from app.editor.look import icons, tokens
from app.editor.settings import Settings
from app.editor.window import Window
from engine.errors import UserError

SETTLE_MS = 400
"""A picture is taken when nothing has been drawn, planned or proved for so long."""
LONGEST_MS = 60_000
XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's plugin for X11 loads, and the Debian packages that bring it."""


def application(*, offscreen: bool = False) -> QApplication:
    """The one application object. Raises UserError where there is no screen."""
    held = QApplication.instance()
    if isinstance(held, QApplication):
        return held
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif _no_screen():
        raise UserError(
            "there is no screen to open a window on",
            remedy="start it in a desktop session, or use --screenshot FILE",
        )
    if not offscreen:
        _check_xcb()
    scale = Settings().get("appearance.scale", 100)
    if scale != 100 and 100 <= scale <= 200 and not offscreen:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{scale / 100:g}")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    made = QApplication([sys.argv[0]])
    made.setApplicationName("Affiche")
    made.setApplicationDisplayName("Affiche")
    made.setOrganizationName("Affiche")
    made.setDesktopFileName("affiche")
    return made


def _no_screen() -> bool:
    """On Linux, Qt aborts the process instead of raising an error."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_xcb() -> None:
    """Qt's X11 plugin aborts without these libraries, which few desktops bring. Raises UserError."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY"):
        return
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return
    missing = []
    for library, package in XCB_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if missing:
        raise UserError(
            "system libraries for windows are missing",
            remedy=f"On Debian or Ubuntu: sudo apt-get install {' '.join(missing)}",
        )


def theme_of(settings: Settings) -> tokens.Theme:
    """The chosen theme, or the system's."""
    chosen = settings.get("appearance.theme", "dark")
    if chosen == "light":
        return "light"
    if chosen == "system":
        return tokens.system_theme()
    return "dark"


def dress(app: QApplication, settings: Settings) -> None:
    """Language, theme, faces and icon as the settings say. The theme follows them; the language
    holds until the next start, because widgets keep the words that they were made with."""
    language = settings.get("general.language", "en")
    if language not in translations.LANGUAGES:
        language = "en"  # written by another version
    translations.install(app, language)

    def wear() -> None:
        tokens.apply(
            app, theme_of(settings), language=language,
            contrast=settings.get("appearance.contrast", False),
            less_motion=settings.get("appearance.less_motion", False),
        )  # fmt: skip

    def changed(key: str) -> None:
        if key in ("appearance.theme", "appearance.contrast", "appearance.less_motion"):
            wear()

    wear()
    app.setWindowIcon(icons.application_icon())
    settings.changed.connect(changed)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: wear())


def catch_faults(window: Window) -> None:
    """A fault of ours is printed whole and said in the window, which goes on: the document is a
    value that a half-done edit can't have damaged."""

    def said(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, UserError):
            window.workspace.fail(fault)
            return
        traceback.print_exception(kind, fault, trace)
        if issubclass(kind, Exception):
            text = QApplication.translate(
                "Application",
                "Something went wrong inside Affiche. Your document is untouched, and its edits are"
                " in the recovery journal. Details are on the terminal.",
            )
            window.workspace.say("err", text)

    sys.excepthook = said


def run(paths: Sequence[Path] = ()) -> int:
    """Opens the window with these documents; the status that the program ends with."""
    app = application()
    settings = Settings()
    dress(app, settings)
    window = Window(settings)
    catch_faults(window)
    window.show()
    for path in paths:
        window.files.open_path(path)
    window.offer_tour()
    # What is there now stays: collections while somebody types needn't look at it again.
    gc.collect()
    gc.freeze()
    status = app.exec()
    return int(status)


def screenshot(
    paths: Sequence[Path], to: Path, *, theme: tokens.Theme = "dark", size: QSize | None = None,
    settings: Settings | None = None, language: str = "",
) -> None:  # fmt: skip
    """Draws the window with these documents into a PNG. `language`: one that `translations` knows;
    '' as the settings say. Raises UserError."""
    app = application(offscreen=True)
    held = settings if settings is not None else Settings()
    language = language or held.get("general.language", "en")
    translations.install(app, language)
    tokens.apply(app, theme, language=language)
    window = Window(held)
    window.resize(size or QSize(1440, 900))
    window.show()
    try:
        for path in paths:
            window.documents.open(path)
        settle(window)
        if not window.grab().save(str(to)):
            raise UserError("the picture can't be written", where=str(to))
    finally:
        window.hide()
        window.shut_down()
        window.deleteLater()
        app.processEvents()


def settle(window: Window) -> None:
    """Lets the window draw and prove until it has come to rest."""
    loop = QEventLoop()
    waited = 0

    def look() -> None:
        nonlocal waited
        waited += SETTLE_MS
        if not window.busy or waited >= LONGEST_MS:
            loop.quit()

    timer = QTimer()
    timer.setInterval(SETTLE_MS)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()
