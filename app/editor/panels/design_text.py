"""Design, Text: face, weight, size, spacing, alignment, fitting, letter forms, role and language."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editor.controls import Combo, IconButton, Label, NumberField, Segmented, Slider, row
from app.editor.panels import document_edits, face_families, naming, text_faces
from app.editor.panels.design_module import Module, fields, named, offer, tr
from app.editor.panels.face_families import Family
from app.editor.panels.face_picker import FaceField, FacePopover
from app.editor.panels.letter_forms import LetterForms
from app.editor.panels.selected import MIXED, Selected, common
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.drawing import typeset
from engine.errors import UserError
from engine.text import fonts

LANGUAGES: tuple[tuple[str, str], ...] = (
    ("und", ""), ("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("es", "Español"),
    ("it", "Italiano"), ("pt", "Português"), ("nl", "Nederlands"), ("pl", "Polski"),
    ("tr", "Türkçe"), ("vi", "Tiếng Việt"), ("el", "Ελληνικά"), ("ru", "Русский"),
    ("uk", "Українська"), ("ar", "العربية"), ("he", "עברית"), ("hi", "Hindi"), ("th", "ไทย"),
    ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"), ("ja", "日本語"), ("ko", "한국어"),
)  # fmt: skip
"""BCP 47 tags and what each language calls itself."""


def languages(first: str) -> list[tuple[str, str]]:
    """(name, tag) for a combo; `first` is what `und` is called."""
    return [(name or first, tag) for tag, name in LANGUAGES]


class TextModule(Module):
    """For texts, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Text"))
        assert self.section is not None
        self.forms = IconButton("list-details", tr("Setting and letter forms"))
        self.forms.clicked.connect(self._show_forms)
        self.section.header_buttons.addWidget(self.forms)
        self.face = FaceField()
        self.face.clicked.connect(self._show_faces)
        self.style_combo = Combo(name=tr("Style"))
        self.size_field = NumberField("text-size", "pt", 1, 0.5, 20_000, name=tr("Size"))
        self.leading = NumberField(
            "line-height", "", 2, 0.3, 5, 0.01, name=tr("Line height, times the size")
        )
        self.tracking = NumberField(
            "letter-spacing", "%", 1, -50, 200, 0.5, name=tr("Letter spacing, of the size")
        )
        self.align = Segmented(
            [
                ("align-left", "left", tr("Align left")),
                ("align-center", "centre", tr("Centre")),
                ("align-right", "right", tr("Align right")),
                ("menu-2", "justify", tr("Justify")),
            ]
        )
        self.upright = Segmented(
            [
                ("layout-align-top", "top", tr("At the top of the box")),
                ("layout-align-middle", "middle", tr("In the middle of the box")),
                ("layout-align-bottom", "bottom", tr("At the bottom of the box")),
            ]
        )
        self.italic = IconButton("italic", tr("Italic"), checkable=True)
        self.caps = IconButton("letter-case", tr("All capitals"), checkable=True)
        self.small = IconButton("abc", tr("Small capitals"), checkable=True)
        self.vertical = IconButton("vertical-text", tr("Vertical text"), checkable=True)
        self.fit = Combo(name=tr("Fit"))
        self.fit.set_items(
            [
                (tr("Fixed size"), "none"),
                (tr("Fill the box"), "box"),
                (tr("Fill the width"), "width"),
                (tr("Each line to the width"), "lines"),
            ]
        )
        self.role = Combo(name=tr("Role"))
        self.language = Combo(name=tr("Language"))
        self.language.set_items(languages(tr("Not set")))
        self._axes_box = QWidget()
        self._axes_column = QVBoxLayout(self._axes_box)
        self._axes_column.setContentsMargins(0, 0, 0, 0)
        self._axes_column.setSpacing(6)
        self._axes_of = ""
        self._sliders: dict[str, Slider] = {}
        self._axis_values: dict[str, Label] = {}
        self._build()
        self._bind()
        self._faces: FacePopover | None = None

    def _build(self) -> None:
        self.body.addWidget(self.face)
        self.body.addWidget(fields(self.style_combo, self.size_field))
        self.body.addWidget(self._axes_box)
        self.body.addWidget(fields(self.leading, self.tracking))
        self.body.addWidget(fields(self.align, self.upright))
        self.body.addWidget(row(self.italic, self.caps, self.small, self.vertical, None, spacing=2))
        self.body.addWidget(named(tr("Fit"), self.fit))
        self.body.addWidget(named(tr("Role"), self.role))
        self.body.addWidget(named(tr("Language"), self.language))

    def _bind(self) -> None:
        self.bind(self._show_face)
        self.style_combo.chosen.connect(self._choose_style)
        self.bind_number(self.size_field, tr("Text size"), _size_of, _sized)
        self.bind_number(
            self.leading, tr("Line height"), lambda b: round(b.style.leading, 4),
            lambda d, id, v: edits.restyle_text(d, id, leading=v),
        )  # fmt: skip
        self.bind_number(
            self.tracking, tr("Letter spacing"), lambda b: round(b.style.tracking * 100, 3),
            lambda d, id, v: edits.restyle_text(d, id, tracking=v / 100),
        )  # fmt: skip
        self._bind_segments(self.align, tr("Align text"), "align")
        self._bind_segments(self.upright, tr("Align text"), "vertical_align")
        self._bind_mark(self.caps, tr("All capitals"), "caps", True, False)
        self._bind_mark(self.small, tr("Small capitals"), "small_caps", True, False)
        self._bind_mark(self.vertical, tr("Vertical text"), "writing", "vertical", "horizontal")
        self.italic.clicked.connect(self._choose_italic)
        self.bind_combo(self.fit, tr("Fit text"), lambda b: b.style.fit, _fitted)
        self.bind(self._show_roles)
        self.role.chosen.connect(
            lambda role: self.apply(tr("Role"), lambda d, id: document_edits.set_role(d, id, role))
        )
        self.bind(self._show_language)
        self.language.chosen.connect(
            lambda tag: self.apply(
                tr("Language"), lambda d, id: document_edits.set_text_language(d, id, tag)
            )
        )

    def _bind_segments(self, segments: Segmented, name: str, style: str) -> None:
        self.bind(lambda held: segments.set_value(common(getattr(b.style, style) for b in held)))
        segments.changed.connect(
            lambda v: self.apply(name, lambda d, id: edits.restyle_text(d, id, **{style: v}))
        )

    def _bind_mark(self, button: IconButton, name: str, style: str, on: Any, off: Any) -> None:
        self.bind(
            lambda held: button.setChecked(
                bool(held) and all(getattr(b.style, style) == on for b in held)
            )
        )
        button.clicked.connect(
            lambda checked: self.apply(
                name, lambda d, id: edits.restyle_text(d, id, **{style: on if checked else off})
            )
        )

    # ------------------------------------------------------------ what it shows

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.all_are(TextBlock)

    def targets(self, selected: Selected) -> tuple[TextBlock, ...]:
        return selected.of(TextBlock)

    def _show_face(self, held: Any) -> None:
        face = common(b.style.faces[0] for b in held)
        if face is MIXED:
            family = common(face_families.family_of(b.style.faces[0]) for b in held)
            self.face.set_face(held[0].style.faces[0] if isinstance(family, Family) else "")
            self._show_styles(family if isinstance(family, Family) else None, None)
            self._show_axes("")
            return
        self.face.set_face(face)
        self._show_styles(face_families.family_of(face), face)
        self._show_axes(face)

    def _show_styles(self, family: Family | None, face: str | None) -> None:
        items = [(text_faces.style_name(f), f.id) for f in family.faces] if family else []
        offer(self.style_combo, items or [(tr("Mixed"), "")])
        self.style_combo.setEnabled(len(items) > 1 and bool(self.ids()))
        self.style_combo.set_value(text_faces.plain(face) if face else MIXED)
        slanted = [f for f in family.faces if f.italic] if family else []
        upright = len(family.faces) - len(slanted) if family else 0
        self.italic.setEnabled(bool(slanted and upright) and bool(self.ids()))
        self.italic.setChecked(bool(face) and any(f.id == face for f in slanted))

    def _show_axes(self, face: str) -> None:
        """A slider for each axis of a variable face."""
        axes = fonts.axes(face) if face and text_faces.is_there(face) else ()
        if face != self._axes_of:
            self._axes_of = face
            self._sliders.clear()
            while (item := self._axes_column.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
            for axis in axes:
                self._axes_column.addWidget(self._axis_row(axis))
        self._axes_box.setVisible(bool(axes))
        held = self.targets(self.selected)
        for axis in axes:
            value = common(text_faces.axis_value(b, axis) for b in held)
            if value is not MIXED and not self._sliders[axis.tag].steps.isSliderDown():
                self._sliders[axis.tag].set_value(value)
                self._axis_values[axis.tag].setText(f"{value:.0f}")

    def _axis_row(self, axis: fonts.Axis) -> QWidget:
        slider = Slider(axis.minimum, axis.maximum, name=axis.name)
        value = Label("", "faint")
        value.setFixedWidth(32)
        self._sliders[axis.tag] = slider
        self._axis_values[axis.tag] = value
        tag = axis.tag

        def write(document: Document, id: str) -> Document:
            return text_faces.set_axis(document, id, tag, round(slider.value(), 1))

        slider.moved.connect(lambda v: value.setText(f"{v:.0f}"))
        slider.moved.connect(lambda _: self.preview(write))
        slider.finished.connect(lambda _: self.apply(tr("Axis %1").replace("%1", axis.name), write))
        return named(axis.name, slider, value)

    def _show_roles(self, held: Any) -> None:
        roles = dict.fromkeys((*naming.TEXT_ROLES, *(b.role for b in held)))
        offer(self.role, [(naming.text_role(role), role) for role in roles])
        self.role.set_value(common(b.role for b in held))

    def _show_language(self, held: Any) -> None:
        tags = {tag for tag, _ in LANGUAGES}
        own = [(b.language, b.language) for b in held if b.language not in tags]
        offer(self.language, [*languages(tr("Not set")), *dict.fromkeys(own)])
        self.language.set_value(common(b.language for b in held))

    # ------------------------------------------------------------ faces

    def _show_faces(self) -> None:
        if self._faces is None:
            self._faces = FacePopover(self.workspace.settings, self)
            self._faces.picker.chosen.connect(self._choose_family)
            self._faces.picker.pointed.connect(self._try_family)
            self._faces.closed.connect(self.settle)
        document = self.workspace.session.document
        held = self.targets(self.selected)
        brand = document.brand.faces if document.brand else ()
        used = dict.fromkeys(
            face
            for layer in edits.iter_layers(document)
            if isinstance(layer, TextBlock)
            for face in layer.style.faces[:1]
        )
        first = held[0]
        face = common(b.style.faces[0] for b in held)
        self._faces.picker.open(
            "" if face is MIXED else face, first.text, first.language, tuple(brand), tuple(used)
        )
        self._faces.show_beside(self.face)

    def _choose_family(self, family: Family) -> None:
        self.apply(tr("Face"), lambda d, id: text_faces.set_family(d, id, family))
        if self._faces is not None:
            self._faces.hide()

    def _try_family(self, family: Family | None) -> None:
        if family is None:
            self.settle()
        else:
            self.preview(lambda d, id: text_faces.set_family(d, id, family))

    def _choose_style(self, face: str) -> None:
        self.apply(tr("Style"), lambda d, id: text_faces.set_face(d, id, face))

    def _choose_italic(self, on: bool) -> None:
        self.apply(tr("Italic"), lambda d, id: text_faces.set_italic(d, id, on))

    def _show_forms(self) -> None:
        held = self.targets(self.selected)
        popover = LetterForms(held[0], self)
        popover.toggled.connect(
            lambda tag, value: self.apply(
                tr("Letter forms"), lambda d, id: text_faces.set_feature(d, id, tag, value)
            )
        )
        popover.styled.connect(
            lambda field, value: self.apply(
                tr("Setting of the text"), lambda d, id: edits.restyle_text(d, id, **{field: value})
            )
        )
        popover.show_beside(self.forms)

    def refresh(self, selected: Selected) -> None:
        super().refresh(selected)
        self.forms.setEnabled(bool(self.ids()))


def _size_of(block: TextBlock) -> float | None:
    """The size that is set: of a fitted text what the layout came to."""
    if block.style.fit == "none" and block.plate is None:
        return round(block.style.size, 3)
    try:
        return round(typeset.set_block(block, {}).layout.size, 3)
    except UserError:
        return round(block.style.size, 3)


def _sized(document: Document, id: str, size: float) -> Document:
    """A size of its own ends the fitting."""
    return edits.restyle_text(document, id, size=size, fit="none")


def _fitted(document: Document, id: str, fit: str) -> Document:
    """A text that is no longer fitted keeps the size that it came to."""
    block = edits.find(document, id)
    if fit == "none" and isinstance(block, TextBlock) and block.style.fit != "none":
        return edits.restyle_text(document, id, fit="none", size=_size_of(block))
    return edits.restyle_text(document, id, fit=fit)
