"""The controls that every panel and dialog is built from."""

from __future__ import annotations

from app.editor.controls.boxes import (
    Card,
    EmptyState,
    Message,
    Rule,
    ScrollPanel,
    Section,
    column,
    row,
)
from app.editor.controls.buttons import Button, IconButton
from app.editor.controls.choices import CheckBox, Combo, Slider, Toggle
from app.editor.controls.fields import PlainTextField, TextField, large
from app.editor.controls.floats import Menu, Popover
from app.editor.controls.flow import Flow
from app.editor.controls.labels import Label, Logo, Picture
from app.editor.controls.numbers import NumberField
from app.editor.controls.segments import Segmented, TabRow
from app.editor.controls.wells import ColourWell

__all__ = (
    "Button",
    "Card",
    "CheckBox",
    "ColourWell",
    "Combo",
    "EmptyState",
    "Flow",
    "IconButton",
    "Label",
    "Logo",
    "Menu",
    "Message",
    "NumberField",
    "Picture",
    "PlainTextField",
    "Popover",
    "Rule",
    "ScrollPanel",
    "Section",
    "Segmented",
    "Slider",
    "TabRow",
    "TextField",
    "Toggle",
    "column",
    "large",
    "row",
)
