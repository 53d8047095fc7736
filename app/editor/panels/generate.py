"""Generate: the brief at the top, the variants that came of it below."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editor import translations
from app.editor.controls import IconButton, Label, Popover, ScrollPanel, row
from app.editor.panels.brief_form import BriefForm
from app.editor.panels.device_card import SETTING, DeviceCard
from app.editor.panels.generate_actions import actions
from app.editor.panels.generate_button import GenerateButton, seconds
from app.editor.panels.generate_jobs import GenerateJobs, Problem, Run, tr
from app.editor.panels.generate_options import GenerateOptions
from app.editor.panels.problem_card import ProblemCard
from app.editor.panels.prompt_history import PromptHistory
from app.editor.panels.variants import Variant, VariantModel
from app.editor.panels.variants_section import VariantsSection
from app.editor.session import Change, Session
from app.editor.settings import Prompt
from app.editor.translations import data_size
from app.editor.workspace import Workspace
from engine.document.variants import locked_layers
from engine.errors import UserError
from engine.jobs.asking import request_for
from engine.jobs.estimates import Estimate, free_memory, rounded
from engine.jobs.messages import Generate
from engine.jobs.request import Request
from engine.models.providers import CPU
from engine.planning.tokens import from_text

__all__ = ("GeneratePanel", "actions")


class GeneratePanel(QWidget):
    """The brief, the device, the button, the variants."""

    id = "generate"
    title = "Generate"
    icon = "wand"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Generate")
        self.workspace = workspace
        engine = workspace.engine
        self.jobs = GenerateJobs(engine, self)
        self._session: Session | None = None
        self._escaped = False
        """Whether Esc was pressed a moment ago: twice cancels."""
        self._can: tuple[object, ...] = ()
        self.form = BriefForm()
        self.device = DeviceCard()
        self.problem = ProblemCard()
        self.button = GenerateButton("")
        self.options = GenerateOptions(workspace.settings)
        self.options_button = IconButton("adjustments-horizontal", tr("Options"), checkable=True)
        self.caption = Label("", "faint")
        self.locked_note = Label("", "faint")
        self.history = PromptHistory(workspace.settings)
        self._options_popover = Popover(self.options, self)
        self._history_popover = Popover(self.history, self)
        self.variants = VariantsSection(workspace)
        panel = ScrollPanel(spacing=10)
        for part in (
            self.form, self.device, self.problem, row(self.button, self.options_button, spacing=6),
            self.caption, self.locked_note, self.variants,
        ):  # fmt: skip
            panel.body.addWidget(part)
        panel.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

        self.form.changed.connect(self._brief_changed)
        self.form.history_wanted.connect(self._show_history)
        self.options.changed.connect(self._brief_changed)
        self.options_button.clicked.connect(self._show_options)
        self._options_popover.closed.connect(lambda: self.options_button.setChecked(False))
        self.history.used.connect(self._reuse)
        self.button.started.connect(lambda: self.generate())
        self.button.stopped.connect(self.cancel)
        self.variants.chosen_changed.connect(self._tell_actions)
        self.variants.more_wanted.connect(self.more_like)
        self.variants.generate_wanted.connect(lambda: self.generate())
        self.jobs.moved.connect(self._moved)
        self.jobs.ended.connect(self._ended)
        self.jobs.failed.connect(self._failed)
        self.device.check_wanted.connect(lambda: self.probe(fresh=True))
        self.device.chosen.connect(self._choose_device)
        workspace.session_changed.connect(self._bind)
        if engine is not None:
            engine.device_changed.connect(lambda _: self.device.show_choice(engine.device))
            self.device.show_choice(engine.device)
        self._bind()
        if engine is not None and engine.device is None:
            self.probe()

    # ------------------------------------------------------------ the document in front

    @property
    def session(self) -> Session:
        return self.workspace.session

    @property
    def model(self) -> VariantModel:
        return self.jobs.model_of(self.session)

    def _bind(self) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._followed)
            self._session.page_turned.disconnect(self._paged)
        self._session = self.session
        self._session.changed.connect(self._followed)
        self._session.page_turned.connect(self._paged)
        self.variants.bind(self._session, self.model)
        self.form.set_session(self._session)
        self.problem.hide()
        self._paged()
        self._refresh()

    def _paged(self) -> None:
        held = self.session.document.pages
        if held:
            page = held[self.session.page]
            self.variants.view.set_ratio(page.height / page.width)
        self._say_locked()

    def _followed(self, change: Change) -> None:
        if not change.passing:
            if change.page:
                self._paged()
            self._say_locked()

    def _say_locked(self) -> None:
        pages = self.session.document.pages
        count = len(locked_layers(pages[self.session.page])) if pages else 0
        self.locked_note.setVisible(count > 0)
        self.locked_note.setText(
            tr("1 locked item stays as it is.")
            if count == 1
            else tr("%1 locked items stay as they are.").replace("%1", str(count))
        )

    # ------------------------------------------------------------ asking

    def request(self, seed: int) -> Request:
        """What the brief and the document ask for now."""
        form, options = self.form, self.options
        choices = Request(
            prompt=form.asked_prompt, seed=seed, variants=options.variants, art=form.asked_art,
            style=form.asked_style, lettering=form.asked_lettering,
            palette=form.palette_choice.value or None, archetype=options.layout_choice.value or None,
            family=options.scene.value or None, pairing=options.pairing.value or None,
            provider=self.workspace.settings.get(SETTING, "") or None,
        )  # fmt: skip
        return request_for(self.session.document, self.session.page, form.rows(), choices)

    def brief_digest(self) -> str:
        """Of what is asked for, whatever the seed, the size and the locks."""
        asked = msgspec.structs.replace(self.request(0), size="", regions=(), variants=1)
        return hashlib.sha256(msgspec.json.encode(asked)).hexdigest()[:16]

    @property
    def why_not(self) -> str:
        """What keeps variants from being made; '' when nothing does."""
        if self.workspace.engine is None:
            return tr("The engine isn’t running.")
        if not self.session.document.pages:
            return tr("The document has no page.")
        if not self.form.prompt.text().strip() and not any(
            r.text.strip() for r in self.form.rows()
        ):
            return tr("Say what the poster is about, or write a text.")
        if self.jobs.run_of(self.session) is not None:
            return tr("Variants are being made.")
        return ""

    def generate(self, *, anyway: bool = False) -> None:
        """Asks for variants of the brief as it stands. Where memory is short that is said first,
        unless it shall be tried `anyway`."""
        if self.why_not or (not anyway and self._short_of_memory()):
            return
        seed = self.options.next_seed()
        self._start(self.request(seed))

    def _short_of_memory(self) -> bool:
        estimate = self._estimate()
        free = free_memory()
        if estimate is None or free is None or estimate.peak <= free:
            return False
        said = tr("This needs about %1; %2 is free. Close other programs, or try anyway.")
        said = said.replace("%1", data_size(estimate.peak)).replace("%2", data_size(free))
        again = (tr("Try anyway"), lambda: self.generate(anyway=True))
        self.problem.show_words(said, actions=[again])
        return True

    def _start(self, request: Request) -> None:
        prompt = self.form.prompt.text()
        self.workspace.settings.add_prompt(prompt, seed=request.seed, art=request.art)
        self.problem.hide()
        try:
            self.jobs.start(self.session, request, self.brief_digest())
        except UserError as error:
            self.workspace.fail(error)

    def cancel(self) -> None:
        run = self.jobs.run_of(self.session)
        if run is not None:
            self.jobs.cancel(run)

    def describe(self, prompt: str) -> None:
        """From the start page: a prompt, and its variants."""
        self.form.reuse(prompt, "")
        self.generate()

    def more_like(self, variant: Variant) -> None:
        """Variants with this one's layout, scene and palette."""
        recipe = variant.document.recipe
        if recipe is None or not recipe.plan or self.why_not:
            return
        plan = from_text(recipe.plan)
        request = msgspec.structs.replace(
            self.request(self.options.next_seed()),
            archetype=plan.archetype, family=plan.family, palette=plan.palette,
        )  # fmt: skip
        self._start(request)

    # ------------------------------------------------------------ what comes of it

    def _moved(self, run: Run) -> None:
        if run.session() is self.session:
            self._refresh()

    def _ended(self, run: Run, how: str) -> None:
        if run.session() is self.session:
            self.variants.mark_applied()
            self._refresh()
        made = len(run.model.of_job(run.job))
        if how == "cancelled":
            kept = (
                tr("1 finished variant kept") if made == 1
                else tr("%1 finished variants kept").replace("%1", str(made))
            )  # fmt: skip
            said = tr("Cancelled. %1, the document is unchanged.").replace("%1", kept)
            self.workspace.say("info", said)
        elif how == "finished" and run.session() is not self.session:
            session = run.session()
            name = session.title if session is not None else ""
            self.workspace.say("ok", tr("Variants of %1 are ready.").replace("%1", name))

    def _failed(self, problem: Problem) -> None:
        if problem.run.session() is not self.session:
            self.workspace.fail(problem.error)
            return
        engine = self.workspace.engine
        down = engine is not None and engine.state == "down"
        device = engine.device if engine is not None else None
        actions: list[tuple[str, Callable[[], object]]] = []
        if down and device is not None and device.provider != CPU:
            actions.append((tr("Switch to CPU"), lambda: self._to_cpu(problem)))
        elif problem.missing:
            words = tr("Try again")
            if problem.made:
                words = tr("Continue with %1").replace("%1", " · ".join(problem.missing))
            actions.append((words, lambda: self._again(problem)))
        self.problem.show_problem(problem, severe=down, actions=actions)

    def _again(self, problem: Problem, provider: str | None = None) -> None:
        """The same request: what it has made already comes out the same, and isn't listed twice."""
        self.problem.hide()
        request = problem.run.request
        if provider is not None:
            request = msgspec.structs.replace(request, provider=provider)
        self.jobs.start(self.session, request, self.brief_digest())

    def _to_cpu(self, problem: Problem) -> None:
        self.workspace.settings.set(SETTING, CPU)
        self._again(problem, CPU)
        self.probe()

    def _refresh(self) -> None:
        """Button, caption and the variants' header."""
        self.variants.refresh()
        run = self.jobs.run_of(self.session)
        title = tr("Generate 1 variant")
        if (count := self.options.variants) > 1:
            title = tr("Generate %1 variants").replace("%1", str(count))
        self.button.set_title(title)
        if run is None:
            self.button.idle()
            why = self.why_not
            self.button.setEnabled(not why)
            self.button.setToolTip(why or tr("Ctrl+Enter"))
            if self.variants.empty.button is not None:
                self.variants.empty.button.setVisible(not why)
        elif run.stopping:
            self.button.stop()
        else:
            self.button.run(run.fraction, run.left)
        self.options_button.setEnabled(run is None)
        self._say_estimate(run)
        self._tell_actions()

    def _tell_actions(self) -> None:
        """Menus and shortcuts follow what can be done here, when that becomes different."""
        drawn = self.model.drawn
        can = (
            not self.why_not, self.jobs.run_of(self.session) is None, len(drawn) > 1,
            sum(not v.starred for v in drawn), bool(self.variants.view.chosen()),
        )  # fmt: skip
        if can != self._can:
            self._can = can
            self.workspace.actions.refresh()

    def _waiting(self) -> str:
        engine = self.workspace.engine
        return (
            tr("starting") if engine is not None and engine.state == "starting" else tr("waiting")
        )

    def _estimate(self) -> Estimate | None:
        engine = self.workspace.engine
        if engine is None:
            return None
        asked = Request(
            prompt="", variants=self.options.variants, art=self.form.asked_art,
            lettering=self.form.asked_lettering,
        )  # fmt: skip
        return engine.estimate(Generate(asked))

    def _say_estimate(self, run: Run | None) -> None:
        engine = self.workspace.engine
        if run is not None:
            self.caption.setText(run.stage or self._waiting())
            return
        self.caption.setVisible(engine is not None)
        if engine is None:
            return
        estimate = self._estimate()
        if estimate is None:
            self.caption.setText(tr("First run, no estimate yet."))
            return
        said = tr("About %1").replace("%1", seconds(rounded(estimate.seconds)))
        room = data_size(estimate.peak) if estimate.peak else ""
        self.caption.setText(translations.sentence(translations.listed((said, room))))

    def _brief_changed(self) -> None:
        if self._session is not None and self.session.document.pages:
            self.model.set_brief(self.brief_digest())
        self._refresh()

    # ------------------------------------------------------------ device, options, history

    def probe(self, *, fresh: bool = False) -> None:
        engine = self.workspace.engine
        if engine is not None:
            self.device.show_choice(None, looking=True)
            engine.probe(fresh=fresh, preferred=self.workspace.settings.get(SETTING, ""))

    def _choose_device(self, provider: str) -> None:
        self.workspace.settings.set(SETTING, provider)
        self.probe()

    def _show_options(self) -> None:
        self._options_popover.show_under(self.options_button)

    def _show_history(self) -> None:
        self.history.search.set_text("")
        self.history.refresh()
        self._history_popover.show_under(self.form.history_button)

    def _reuse(self, prompt: Prompt) -> None:
        self._history_popover.hide()
        self.form.reuse(prompt.text, prompt.art)
        self.options.set_seed(prompt.seed)
        self.form.focus_prompt()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: the first ends a preview, twice cancels what runs."""
        if event.key() != Qt.Key.Key_Escape:
            self._escaped = False
            super().keyPressEvent(event)
            return
        if self.variants.previewing is not None:
            self.variants.preview(None)
        elif self._escaped:
            self._escaped = False
            self.cancel()
        else:
            self._escaped = True
        event.accept()
