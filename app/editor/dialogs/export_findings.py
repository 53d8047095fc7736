"""The findings of an export: words, preflight's cards, and the checks that were passed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import Label
from app.editor.dialogs.export_parts import WordsCard
from app.editor.panels.proof import check_row, same_findings
from app.editor.panels.proof_cards import FindingCard
from app.editor.proofing.finding_texts import agreed
from app.editor.proofing.findings import Check, Finding
from app.editor.proofing.proving import Proving

translate = QCoreApplication.translate


class FindingsColumn(QWidget):
    """Follows what the dialog gives it; fixes go through the proof."""

    wanted = Signal(int)
    """The number of a finding whose place is to be shown."""

    def __init__(self, proof: Proving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof = proof
        self._listed: list[Finding] = []
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        self.words = WordsCard()
        body.addWidget(self.words)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(self.tr("Preflight"), "section"))
        head.addStretch(1)
        self._errors = Label("", "ok")
        self._warnings = Label("", "warn")
        head.addWidget(self._errors)
        head.addWidget(Label("·", "faint"))
        head.addWidget(self._warnings)
        body.addLayout(head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        body.addLayout(self._cards)
        self._passed_said = Label("", "section")
        body.addWidget(self._passed_said)
        self._passed = QVBoxLayout()
        self._passed.setSpacing(5)
        body.addLayout(self._passed)
        body.addStretch(1)

    def show_findings(self, found: list[Finding], current: int) -> None:
        """Cards stay while their findings do, with what is being typed into them."""
        self._show_words()
        errors = sum(f.severity == "error" for f in found)
        warnings = len(found) - errors
        self._errors.setText(agreed(translate("Export", "%n error(s)", "", errors), errors))
        self._errors.set_kind("err" if errors else "ok")
        said = translate("Export", "%n warning(s)", "", warnings)
        self._warnings.setText(agreed(said, warnings))
        self._warnings.set_kind("warn" if warnings else "ok")
        if not same_findings(found, self._listed):
            self._listed = found
            _clear(self._cards)
            for finding in found:
                self._cards.addWidget(self._card(finding))
        for at in range(self._cards.count()):
            item = self._cards.itemAt(at)
            card = item.widget() if item is not None else None
            if isinstance(card, FindingCard):
                card.set_kind("selected" if card.finding.number == current else "plain")

    def _card(self, finding: Finding) -> FindingCard:
        card = FindingCard(finding)
        card.wanted.connect(lambda f: self.wanted.emit(f.number))
        card.fixed.connect(self._proof.apply)
        card.accepted.connect(self._proof.accept)
        return card

    def _show_words(self) -> None:
        proof = self._proof
        every = proof.proved == proof.total
        title = self.tr("Words proved: {proved} of {total}").format(
            proved=proof.proved, total=proof.total
        )
        text = self.tr("Live. Each word is read again from the written file.")
        if proof.checking:
            self.words.set_kind("plain")
            self.words.icon.set_icon("loader-2", "text2")
            text = self.tr("Checking")
        else:
            self.words.set_kind("ok" if every else "err")
            self.words.icon.set_icon(
                "shield-check" if every else "alert-circle", "ok" if every else "err"
            )
        self.words.title.setText(title)
        self.words.said.setText(text)

    def show_checks(self, checks: Sequence[Check]) -> None:
        _clear(self._passed)
        count = len(checks)
        said = translate("Proof", "%n check(s) passed", "", count)
        self._passed_said.setText(agreed(said, count))
        self._passed_said.setVisible(bool(checks))
        for check in checks:
            self._passed.addWidget(check_row(check))


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
