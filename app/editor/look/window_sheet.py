"""The window's own parts in the style sheet: rail, document tabs, bars, toasts, palette, status."""

from __future__ import annotations

from app.editor.look import tokens


def rules() -> str:
    t = tokens.values()
    semi = tokens.weight(tokens.Weight.DemiBold).value
    small = tokens.font_size(11)
    return f"""
#rail {{ background: {t["panel"]}; border-right: 1px solid {t["line"]}; }}
#hr {{ background: {t["line"]}; max-height: 1px; min-height: 1px; }}
QToolButton#tool:checked {{ background: {t["accentfill"]}; }}
QToolButton#tool:focus, QToolButton#tabclose:focus, QToolButton#logo:focus {{
  border: 1px solid {t["accent"]}; }}
QToolButton#txt {{ padding: 0 6px; min-height: 28px; color: {t["text"]}; }}
QToolButton#link {{ color: {t["text"]}; font-weight: {semi}; padding: 4px 8px; }}
QToolButton#statusitem {{ padding: 0 7px; min-height: 22px; max-height: 22px; font-size: {small}px;
  color: {t["text2"]}; border-radius: 4px; }}
QToolButton#statusitem:hover {{ color: {t["text"]}; }}
#doctabs {{ background: {t["panel"]}; border-bottom: 1px solid {t["line"]}; }}
QTabBar#doctabs {{ border: 0; }}
QTabBar#doctabs::tab {{ background: transparent; color: {t["text2"]}; border: 0;
  border-right: 1px solid {t["line"]}; border-top: 2px solid transparent; padding: 0 8px 0 14px;
  height: 31px; }}
QTabBar#doctabs::tab:hover {{ color: {t["text"]}; }}
QTabBar#doctabs::tab:selected {{ background: {t["desk"]}; color: {t["text"]};
  border-top: 2px solid {t["accent"]}; font-weight: {semi}; }}
QTabBar#doctabs > QToolButton {{ background: {t["panel"]}; }}
QToolButton#tabclose {{ background: transparent; }}
QToolButton#tabclose:hover {{ background: {t["hover"]}; }}
#toast, #bar {{ background: {t["raised"]}; border: 1px solid {t["line2"]}; border-radius: 8px; }}
#bar {{ border-radius: 0; border-width: 0 0 1px 0; }}
#bar[kind="warn"] {{ background: {t["warnsoft"]}; }}
#bar[kind="err"] {{ background: {t["errsoft"]}; }}
#bar[kind="ok"] {{ background: {t["oksoft"]}; }}
QLineEdit#palette {{ border: 0; background: transparent; padding: 0 18px; min-height: 36px;
  font-size: 15px; }}
QListView#palette {{ background: transparent; border: 0; border-top: 1px solid {t["line"]}; }}
"""
