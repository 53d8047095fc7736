"""The one style sheet, generated from tokens.

Widgets are chosen by class, by object name (the frame of the window) or by the dynamic property
`kind`. What the controls paint themselves (buttons, tabs, toggles, marks) isn't here.
"""

from __future__ import annotations

from app.editor.look import icons, tokens, window_sheet


def _url(name: str, key: str, size: int) -> str:
    return f'url("{icons.file(name, key, size).as_posix()}")'


def style_sheet() -> str:
    """For the theme, language and contrast in force."""
    return "\n".join((_frames(), _labels(), _fields(), _views(), _menus(), window_sheet.rules()))


def _frames() -> str:
    t = tokens.values()
    return f"""
* {{ outline: 0; }}
QToolTip {{ background: {t["raised"]}; color: {t["text"]}; border: 1px solid {t["line2"]};
  padding: 4px 8px; }}
QMainWindow, #app {{ background: {t["app"]}; }}
#desk {{ background: {t["desk"]}; }}
#panel, QDialog {{ background: {t["panel"]}; }}
#top {{ background: {t["panel"]}; border-bottom: 1px solid {t["line"]}; }}
#left {{ background: {t["panel"]}; border-right: 1px solid {t["line"]}; }}
#right {{ background: {t["panel"]}; border-left: 1px solid {t["line"]}; }}
#status {{ background: {t["panel"]}; border-top: 1px solid {t["line"]}; }}
#float {{ background: {t["raised"]}; border: 1px solid {t["line2"]}; border-radius: 10px; }}
#dialog {{ background: {t["panel"]}; border: 1px solid {t["line2"]}; border-radius: 12px; }}
#rule {{ background: {t["line"]}; max-height: 1px; min-height: 1px; }}
#uprule {{ background: {t["line"]}; max-width: 1px; min-width: 1px; }}
QSplitter::handle {{ background: {t["line"]}; }}
QSplitter::handle:hover {{ background: {t["accent"]}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea > QWidget > QWidget#body {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: 0; }}
QScrollBar::handle:vertical {{ background: {t["line2"]}; border-radius: 3px; min-height: 32px;
  margin: 2px 2px 2px 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: 0; }}
QScrollBar::handle:horizontal {{ background: {t["line2"]}; border-radius: 3px; min-width: 32px;
  margin: 2px 2px 2px 2px; }}
QScrollBar::handle:hover {{ background: {t["edge"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QProgressBar {{ background: {t["line2"]}; border: 0; border-radius: 3px; max-height: 6px;
  min-height: 6px; color: transparent; }}
QProgressBar::chunk {{ background: {t["accent"]}; border-radius: 3px; }}
"""


def _labels() -> str:
    t = tokens.values()
    medium = tokens.weight(tokens.Weight.Medium).value
    semi = tokens.weight(tokens.Weight.DemiBold).value
    small, body = tokens.font_size(11), tokens.font_size(12)
    return f"""
QLabel {{ background: transparent; }}
QLabel[kind="h1"] {{ font-size: 28px; font-weight: {semi}; }}
QLabel[kind="h2"] {{ font-size: 20px; font-weight: {semi}; }}
QLabel[kind="h3"] {{ font-size: 15px; font-weight: {semi}; }}
QLabel[kind="section"] {{ font-size: {body}px; font-weight: {semi}; }}
QLabel[kind="strong"] {{ font-size: {body}px; font-weight: {medium}; }}
QLabel[kind="caption"] {{ font-size: {small}px; color: {t["text2"]}; }}
QLabel[kind="dim"] {{ color: {t["text2"]}; }}
QLabel[kind="faint"] {{ font-size: {small}px; color: {t["text3"]}; }}
QLabel[kind="ok"] {{ color: {t["ok"]}; }}
QLabel[kind="warn"] {{ color: {t["warn"]}; }}
QLabel[kind="err"] {{ color: {t["err"]}; }}
QLabel[kind="link"] {{ color: {t["accent"]}; }}
QLabel[kind="kbd"] {{ font-size: 11px; color: {t["text2"]}; border: 1px solid {t["line2"]};
  border-radius: 4px; padding: 1px 5px; }}
QLabel:disabled {{ color: {t["off"]}; }}
"""


def _fields() -> str:
    t = tokens.values()
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {{
  background: {t["field"]}; border: 1px solid {t["line2"]}; border-radius: 5px; padding: 0 8px;
  min-height: 26px; selection-background-color: {t["accentfill"]};
  selection-color: {t["onaccent"]}; }}
QPlainTextEdit, QTextEdit {{ padding: 3px 4px; }}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover {{
  border-color: {t["edge"]}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
  border: 1px solid {t["accent"]}; }}
QLineEdit[keyboard="true"]:focus, QComboBox[keyboard="true"]:focus {{
  border: 2px solid {t["accent"]}; padding: 0 7px; min-height: 24px; }}
QPlainTextEdit[keyboard="true"]:focus {{ border: 2px solid {t["accent"]}; padding: 2px 3px; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QLineEdit[invalid="true"]:focus {{
  border-color: {t["err"]}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {t["off"]};
  border-color: {t["line"]}; background: transparent; }}
QLineEdit[lead="true"] {{ padding: 0 2px; }}
QLineEdit[lead="true"][keyboard="true"]:focus {{ padding: 0 1px; }}
QLineEdit[kind="bare"] {{ border: 0; background: transparent; padding: 0; }}
QLineEdit[kind="ask"] {{ border: 0; background: transparent; padding: 0; font-size: 15px;
  min-height: 34px; }}
QLineEdit[room="dialog"], QComboBox[room="dialog"] {{ min-height: 34px;
  font-size: {tokens.font_size(13)}px; }}
QLineEdit[kind="number"], QLineEdit[kind="number"][keyboard="true"]:focus {{ padding: 0; }}
QLineEdit[scrubbing="true"] {{ border-color: {t["accent"]}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox:on {{ border-color: {t["accent"]}; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: {_url("chevron-down", "text2", 14)}; width: 14px; height: 14px; }}
QComboBoxPrivateContainer {{ background: transparent; border: 0; }}
QComboBox QAbstractItemView {{ background: {t["raised"]}; border: 1px solid {t["line2"]};
  border-radius: 8px;
  padding: 4px; selection-background-color: {t["accentfill"]};
  selection-color: {t["onaccent"]}; }}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 8px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:hover {{ background: {t["hover"]}; color: {t["text"]}; }}
QComboBox QAbstractItemView::item:selected {{ background: {t["accentfill"]};
  color: {t["onaccent"]}; }}
QSlider::groove:horizontal {{ background: {t["line2"]}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {t["accent"]}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {t["text"]}; border: 2px solid {t["panel"]};
  width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }}
QSlider::handle:horizontal:hover {{ background: {t["accent"]}; }}
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{
  background: {t["line"]}; }}
QSlider::handle:horizontal:disabled {{ background: {t["off"]}; }}
"""


def _views() -> str:
    t = tokens.values()
    small = tokens.font_size(11)
    semi = tokens.weight(tokens.Weight.DemiBold).value
    return f"""
QAbstractItemView {{ background: transparent; border: 0; alternate-background-color: {t["app"]};
  selection-background-color: {t["accentsoft"]}; selection-color: {t["text"]}; }}
QTreeView::item, QListView::item {{ min-height: 28px; border: 0; }}
QTreeView::item:hover, QListView::item:hover {{ background: {t["hover"]}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {t["accentsoft"]};
  color: {t["text"]}; }}
QListView[kind="navigation"] {{ padding: 8px; }}
QListView[kind="navigation"]::item {{ min-height: 32px; padding: 0 8px; border-radius: 6px;
  color: {t["text2"]}; }}
QListView[kind="navigation"]::item:selected {{ background: {t["hover"]}; color: {t["text"]}; }}
QTableView::item {{ padding: 0 8px; border: 0; }}
QTableView::item:selected {{ background: {t["accentsoft"]}; color: {t["text"]}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ background: {t["panel"]}; color: {t["text2"]}; border: 0;
  border-bottom: 1px solid {t["line"]}; padding: 0 8px; min-height: 28px;
  font-size: {small}px; font-weight: {semi}; }}
"""


def _menus() -> str:
    t = tokens.values()
    return f"""
QMenuBar {{ background: transparent; }}
QMenuBar::item {{ background: transparent; padding: 5px 8px; border-radius: 4px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {t["hover"]}; }}
QMenu {{ background: {t["raised"]}; border: 1px solid {t["line2"]}; border-radius: 8px;
  padding: 5px; }}
QMenu::item {{ padding: 6px 24px 6px 10px; border-radius: 4px; background: transparent; }}
QMenu::item:selected {{ background: {t["accentfill"]}; color: {t["onaccent"]}; }}
QMenu::item:disabled {{ color: {t["off"]}; background: transparent; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {t["line"]}; margin: 5px 4px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 8px; }}
QMenu::indicator:checked {{ image: {_url("check", "text", 14)}; }}
QMenu::indicator:checked:selected {{ image: {_url("check", "onaccent", 14)}; }}
QMenu::right-arrow {{ image: {_url("chevron-right", "text2", 14)}; width: 14px; height: 14px;
  right: 6px; }}
QToolButton {{ background: transparent; border: 0; border-radius: 5px; }}
QToolButton:hover {{ background: {t["hover"]}; }}
QToolButton:checked {{ background: {t["accentsoft"]}; }}
"""
