"""Runs of variants: asked of the engine, collected for the document that they were asked for,
whichever document is in front meanwhile."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.editor import translations
from app.editor.engine import Engine
from app.editor.panels.variants import Variant, VariantModel, stage_name
from app.editor.session import Session
from engine.document import variants as documents
from engine.document.file import document_json, used_assets
from engine.document.variants import Outcome
from engine.errors import UserError
from engine.jobs.messages import Generate, Proved
from engine.jobs.request import Request


def tr(text: str) -> str:
    return QCoreApplication.translate("Generate", text)


def outcome_of(session: Session, variant: Variant) -> Outcome:
    """The session's document with the variant on the page in front; the session holds the files
    that the variant needs from now on."""
    for data in variant.files.values():
        session.add_asset(data)
    return documents.apply(session.document, variant.document, session.page)


def sentence_of(outcome: Outcome) -> str:
    """What applying changed: `5 texts, 1 artwork, 2 colours. 2 locked items kept.`"""
    parts = [
        _counted(outcome.texts, tr("1 text"), tr("%1 texts")),
        _counted(outcome.artworks, tr("1 artwork"), tr("%1 artworks")),
        _counted(outcome.colours, tr("1 colour"), tr("%1 colours")),
    ]
    said = translations.sentence(translations.listed(parts))
    if outcome.kept:
        said += " " + _counted(outcome.kept, tr("1 locked item kept."), tr("%1 locked items kept."))
    return said


def _counted(count: int, one: str, several: str) -> str:
    if count == 0:
        return ""
    return one if count == 1 else several.replace("%1", str(count))


@dataclass(eq=False)
class Run:
    """Variants on their way."""

    job: str
    session: weakref.ref[Session]
    model: VariantModel
    request: Request
    page: int
    stage: str = ""
    fraction: float = 0.0
    left: float | None = None
    sketches: int = 0
    stopping: bool = False


@dataclass(frozen=True, eq=False)
class Problem:
    """A run that ended badly. `trace`: for Details. `missing`: letters of what didn't come."""

    error: UserError
    run: Run
    trace: str
    missing: tuple[str, ...]
    made: tuple[str, ...]


class GenerateJobs(QObject):
    """Between the panel and the engine."""

    moved = Signal(object)
    """A Run advanced or its variants did."""
    ended = Signal(object, str)
    """A Run, and how: finished, cancelled, failed."""
    failed = Signal(object)
    """A Problem."""

    def __init__(self, engine: Engine | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self._models: weakref.WeakKeyDictionary[Session, VariantModel] = weakref.WeakKeyDictionary()
        self._runs: dict[str, Run] = {}
        if engine is not None:
            engine.progress.connect(self._advance)
            engine.previewed.connect(self._sketch)
            engine.files.connect(self._take)
            engine.variant.connect(self._draw)
            engine.checked.connect(self._check)
            engine.finished.connect(lambda job, _result: self._end(job, "finished"))
            engine.cancelled.connect(lambda job: self._end(job, "cancelled"))
            engine.failed.connect(self._fail)

    def model_of(self, session: Session) -> VariantModel:
        """The session's variants; those that its file keeps are among them."""
        model = self._models.get(session)
        if model is None:
            model = self._models[session] = VariantModel()
            model.add_kept(documents.kept_in(session.attachments))
        return model

    def run_of(self, session: Session) -> Run | None:
        """The first of the session's runs that isn't over."""
        return next((r for r in self._runs.values() if r.session() is session), None)

    def start(self, session: Session, request: Request, brief: str) -> Run:
        """Raises ValueError without an engine."""
        if self.engine is None:
            raise ValueError("there is no engine")
        page = session.page
        held = session.document.pages[page]
        keep, assets = b"", {}
        if documents.locked_layers(held):
            alone = msgspec.structs.replace(session.document, pages=(held,))
            keep = document_json(alone)
            assets = {d: session.assets[d] for d in used_assets(alone) if d in session.assets}
        wish = Generate(request, keep=keep)
        title = tr("%1 variants").replace("%1", str(request.variants))
        job = self.engine.submit("generate", wish, title=title, assets=assets)
        model = self.model_of(session)
        model.begin(job, request.variants, brief)
        run = self._runs[job] = Run(job, weakref.ref(session), model, request, page)
        self.moved.emit(run)
        return run

    def cancel(self, run: Run) -> None:
        if self.engine is not None and run.job in self._runs and not run.stopping:
            run.stopping = True
            self.moved.emit(run)
            self.engine.cancel(run.job)

    # ------------------------------------------------------------ what the engine says

    def _advance(self, job: str, stage: str, fraction: float, left: float | None) -> None:
        run = self._runs.get(job)
        if run is not None:
            run.stage, run.fraction, run.left = stage_name(stage), fraction, left
            run.model.advance(job, run.stage, fraction)
            self.moved.emit(run)

    def _sketch(self, job: str, png: bytes) -> None:
        run = self._runs.get(job)
        if run is not None:
            run.model.sketch(job, png, run.sketches)
            run.sketches += 1

    def _take(self, job: str, index: int, files: dict[str, bytes]) -> None:
        run = self._runs.get(job)
        if run is not None:
            run.model.add_files(job, index, files)

    def _draw(self, job: str, index: int, data: bytes, png: bytes) -> None:
        run = self._runs.get(job)
        if run is not None:
            run.model.draw(job, index, data, png)
            self.moved.emit(run)

    def _check(self, job: str, index: int, found: Proved) -> None:
        run = self._runs.get(job)
        if run is not None:
            run.model.check(job, index, found)

    def _end(self, job: str, how: str) -> None:
        run = self._runs.pop(job, None)
        if run is not None:
            run.model.end(job)
            self.ended.emit(run, how)

    def _fail(self, job: str, error: UserError) -> None:
        run = self._runs.get(job)
        if run is None:
            return
        assert self.engine is not None
        own = run.model.of_job(job)
        problem = Problem(
            error, run, self.engine.fault_trace(job),
            tuple(v.letter for v in own if not v.is_drawn),
            tuple(v.letter for v in own if v.is_drawn),
        )  # fmt: skip
        self._end(job, "failed")
        self.failed.emit(problem)
