"""Proof: how many words are proved, and what preflight found, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editor.actions import Action
from app.editor.controls import (
    Button,
    Card,
    Combo,
    EmptyState,
    IconButton,
    Label,
    Picture,
    Rule,
    ScrollPanel,
)
from app.editor.controls.boxes import CardKind
from app.editor.look import tokens
from app.editor.panels.proof_cards import FindingCard
from app.editor.panels.proof_words import WordsList
from app.editor.proofing.finding_texts import agreed, number
from app.editor.proofing.findings import Check, Finding
from app.editor.proofing.proving import Proving
from app.editor.workspace import Workspace
from engine.jobs import repair

translate = QCoreApplication.translate


MOST_CARDS = 40
"""Cards at once; the first ones are worth mending first."""


class ProofPanel(QWidget):
    """The document's words and findings; follows `workspace.proof`."""

    id = "proof"
    icon = "shield-check"
    count_changed = Signal(int)
    """Errors and warnings."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Proof")
        proof = workspace.proof
        assert proof is not None, "the proof is made before its panel"
        self._workspace, self._proof = workspace, proof
        self._cards: dict[str, FindingCard] = {}
        self._count = -1
        self._stale = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = scroll = ScrollPanel()
        outer.addWidget(scroll)
        body = scroll.body
        self.summary = _Summary()
        self.summary.again.clicked.connect(lambda: proof.prove_now())
        self.empty = EmptyState(
            "text-scan-2", self.tr("No words to prove yet."),
            (self.tr("Add a text"), lambda: workspace.set_tool("text")),
        )  # fmt: skip
        self.words = WordsList()
        self.words.wanted.connect(workspace.reveal)
        body.addWidget(self.summary)
        body.addWidget(self.empty)
        body.addWidget(self.words)
        body.addWidget(Rule())
        body.addLayout(self._preflight_row())
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        body.addLayout(self._list)
        self.left_out = Label("", "caption")
        body.addWidget(self.left_out)
        self.mend_button = Button(self.tr("Mend what can be mended"), icon="wand")
        self.mend_button.clicked.connect(self._mend)
        body.addWidget(self.mend_button)
        self.report = _Report()
        body.addWidget(self.report)
        self.notes = _Fold()
        self.checks = _Fold("check", "ok")
        body.addWidget(self.notes)
        body.addWidget(self.checks)
        body.addStretch(1)
        proof.changed.connect(self.refresh)
        proof.mended.connect(self.report.tell)
        proof.pulsed.connect(lambda _number: self._show_current())
        workspace.session_changed.connect(self.report.hide)
        tokens.signals.changed.connect(self._renew)
        self.refresh()

    def _preflight_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(self.tr("Preflight"), "section"))
        self.profile = Combo(name=self.tr("What it is for"))
        self.profile.set_items(profile_items())
        self.profile.chosen.connect(self._proof.set_profile)
        row.addWidget(self.profile, 1)
        return row

    # ------------------------------------------------------------ showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        proof = self._proof
        if proof.count != self._count:
            self._count = proof.count
            self.count_changed.emit(self._count)
        # Behind another tab nobody sees what every key that is typed changes.
        self._stale = self.window().isVisible() and not self.isVisible()
        if self._stale:
            return
        self.profile.set_value(proof.profile)
        words = list(proof.words.values())
        self.summary.show_state(proof)
        self.summary.setVisible(bool(words) or bool(proof.trouble))
        self.empty.setVisible(not words and not proof.trouble)
        self.words.show_words(words)
        self.words.setVisible(bool(words))
        listed = [f for f in proof.findings if f.severity != "note"]
        self._show_cards(self._list, listed[:MOST_CARDS])
        left = len(listed) - MOST_CARDS
        self.left_out.setVisible(left > 0)
        self.left_out.setText(agreed(translate("Proof", "%n more finding(s)", "", left), left))
        mendable = any(f.fixes and f.severity == "error" for f in listed)
        self.mend_button.setVisible(mendable or proof.mending)
        self.mend_button.setText(
            self.tr("Cancel mending") if proof.mending else self.tr("Mend what can be mended")
        )
        self._show_notes([f for f in proof.findings if f.severity == "note"])
        self.checks.show_checks(proof.checks)
        self._mark_current()

    def _show_cards(self, layout: QVBoxLayout, findings: list[Finding]) -> None:
        """Cards of findings that are as they were stay, with what is being typed into them."""
        kept: dict[str, FindingCard] = {}
        for at, finding in enumerate(findings):
            card = self._cards.pop(finding.key, None)
            if card is None or not _same(card.finding, finding):
                if card is not None:
                    _drop(card)
                card = self._card(finding)
            card.finding = finding
            kept[finding.key] = card
            if layout.indexOf(card) != at:
                layout.insertWidget(at, card)
        for card in self._cards.values():
            _drop(card)
        self._cards = kept

    def _show_notes(self, notes: list[Finding]) -> None:
        self.notes.show_widgets(
            agreed(translate("Proof", "%n note(s)", "", len(notes)), len(notes)),
            [(note, lambda note=note: self._card(note)) for note in notes],
        )

    def _card(self, finding: Finding) -> FindingCard:
        card = FindingCard(finding)
        card.wanted.connect(self._proof.reveal)
        card.fixed.connect(self._proof.apply)
        card.accepted.connect(self._proof.accept)
        card.asked_again.connect(self._proof.ask_again)
        return card

    def _mark_current(self) -> None:
        for key, card in self._cards.items():
            card.set_kind("selected" if key == self._proof.current else "plain")

    def _show_current(self) -> None:
        self._mark_current()
        card = self._cards.get(self._proof.current)
        if card is not None:
            self._scroll.ensureWidgetVisible(card, 0, 12)

    def _renew(self) -> None:
        """Marked letters carry a theme's colours."""
        for card in self._cards.values():
            _drop(card)
        self._cards = {}
        self.refresh()

    def _mend(self) -> None:
        if self._proof.mending:
            self._proof.cancel_mending()
        else:
            self.report.hide()
            self._proof.mend()


def _same(a: Finding, b: Finding) -> bool:
    labels = [fix.label for fix in a.fixes] == [fix.label for fix in b.fixes]
    return a == b and labels


def same_findings(some: list[Finding], others: list[Finding]) -> bool:
    """Whether cards would say and offer the same."""
    return len(some) == len(others) and all(_same(a, b) for a, b in zip(some, others, strict=True))


def _drop(card: QWidget) -> None:
    card.hide()
    card.setParent(None)
    card.deleteLater()


def profile_items() -> list[tuple[str, str]]:
    return [
        (translate("Proof", "Print, ISO Coated v2"), "print"),
        (translate("Proof", "Web"), "web"),
        (translate("Proof", "Large format"), "large"),
    ]


class _Summary(Card):
    """Words proved of all, and how fresh that is."""

    def __init__(self) -> None:
        super().__init__("ok")
        row = QHBoxLayout()
        row.setSpacing(8)
        self.icon = Picture("shield-check", "ok", 20)
        self.first = Label("", "section")
        self.second = Label("", "caption", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.first)
        texts.addWidget(self.second)
        self.again = IconButton("refresh", self.tr("Prove now (Ctrl+Shift+R)"), 14)
        row.addWidget(self.icon)
        row.addLayout(texts, 1)
        row.addWidget(self.again)
        self.body.addLayout(row)

    def show_state(self, proof: Proving) -> None:
        checking = sum(w.state == "checking" for w in proof.words.values())
        said = self.tr("Words proved: {proved} of {total}").format(
            proved=proof.proved, total=proof.total
        )
        kind: CardKind = "ok"
        icon, key = "shield-check", "ok"
        second = self.tr("Live, after each edit. {seconds} s").format(
            seconds=number(max(0.1, proof.seconds))
        )
        if proof.trouble:
            said, second = self.tr("The page can't be proved"), proof.trouble
            kind, icon, key = "err", "alert-circle", "err"
        elif proof.checking:
            kind, icon, key = "plain", "loader-2", "text2"
            second = (
                agreed(translate("Proof", "Checking %n text(s)", "", checking), checking)
                if checking
                else self.tr("Checking")
            )
        elif proof.proved < proof.total:
            kind, icon, key = "warn", "alert-triangle", "warn"
        self.first.setText(said)
        self.second.setText(second)
        self.icon.set_icon(icon, key)
        self.set_kind(kind)
        self.setAccessibleName(f"{said}. {second}")


class _Report(Card):
    """What repair did, step by step, and what is left for a person."""

    def __init__(self) -> None:
        super().__init__("ok")
        self.hide()

    def tell(self, made: repair.Repaired) -> None:
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                _drop(widget)
        self.set_kind("ok" if made.steps else "plain")
        count = len(made.steps)
        title = agreed(translate("Proof", "Mended in %n step(s)", "", count), count)
        if not count:
            title = self.tr("Nothing that repair can mend")
        self.body.addWidget(Label(title, "section"))
        for line in [step.sentence for step in made.steps]:
            self.body.addWidget(Label(_sentence(line), "caption", wrap=True))
        if made.advice:
            self.body.addWidget(Label(self.tr("Left to do"), "section"))
        for line in made.advice:
            self.body.addWidget(Label(_sentence(line), "caption", wrap=True))
        self.show()


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


class _Fold(QWidget):
    """One line that opens to what it counts."""

    def __init__(self, icon: str = "info-circle", key: str = "text3") -> None:
        super().__init__()
        self.open = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 6, 0)
        head.setSpacing(10)
        self.label = Label("", "body")
        self.link = Label("", "link")
        self.link.clicked.connect(self._toggle)
        head.addWidget(Picture(icon, key, 16))
        head.addWidget(self.label, 1)
        head.addWidget(self.link)
        layout.addLayout(head)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(6)
        layout.addLayout(self._inside)
        self._of: object = None
        self._items: list[tuple[object, object]] = []

    def show_widgets(self, title: str, items: Iterable[tuple[object, object]]) -> None:
        """`items`: a value and what makes its widget; made only while it is open."""
        listed = list(items)
        same = [a for a, _ in listed] == [a for a, _ in self._items] and title == self.label.text()
        self._items = listed
        self.setVisible(bool(listed))
        if not same:
            self.label.setText(title)
            self._fill()

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        count = len(checks)
        title = agreed(translate("Proof", "%n check(s) passed", "", count), count)
        self.show_widgets(title, [(check, lambda c=check: check_row(c)) for check in checks])

    def _toggle(self) -> None:
        self.open = not self.open
        self._fill()

    def _fill(self) -> None:
        while self._inside.count():
            item = self._inside.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                _drop(widget)
        self.link.setText(self.tr("Hide") if self.open else self.tr("Show"))
        if self.open:
            for _value, make in self._items:
                self._inside.addWidget(make())  # type: ignore[operator]


def check_row(check: Check) -> QWidget:
    """A passed check with its value at the end of the line."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(8, 0, 6, 0)
    row.setSpacing(10)
    row.addWidget(Picture("check", "ok", 14), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Label(check.title, "caption"), 1)
    if check.value:
        row.addWidget(Label(check.value, "caption"))
    made.setAccessibleName(f"{check.title} {check.value}".strip())
    return made


def actions(workspace: Workspace) -> list[Action]:
    """Prove now, next and previous finding."""

    def proof() -> Proving:
        assert workspace.proof is not None
        return workspace.proof

    def some() -> bool:
        return workspace.proof is not None and workspace.proof.count > 0

    none = translate("Proof", "There is no finding.")
    menu = translate("Proof", "View")
    return [
        Action(
            "proof.now", translate("Proof", "Prove now"), lambda: proof().prove_now(),
            ("Ctrl+Shift+R",), "text-scan-2", menu,
            enabled=lambda: workspace.proof is not None, separated=True, english="Prove now",
        ),
        Action(
            "proof.next", translate("Proof", "Next finding"), lambda: proof().step(1), ("F8",),
            "chevron-down", menu, enabled=some, why=none, english="Next finding",
        ),
        Action(
            "proof.previous", translate("Proof", "Previous finding"), lambda: proof().step(-1),
            ("Shift+F8",), "chevron-up", menu, enabled=some, why=none, english="Previous finding",
        ),
    ]  # fmt: skip
