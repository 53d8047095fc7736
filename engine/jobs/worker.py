"""The loop of the engine's process: takes orders, does jobs one after another, reports.

A job can be cancelled between its stages and candidates, and there a short job that somebody
waits for (a proof, a probe) is done in between: a proof must not wait for a minute of drawing.
What draws and proves is given in (`Tools`), since this room knows no exporter.
"""

from __future__ import annotations

import io
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

import msgspec
from PIL import Image

from engine.decoding.nano import Nano, first_style, installed, read_styles
from engine.document import variants
from engine.document.file import document_json
from engine.document.model import Document
from engine.drawing.compose import compose
from engine.drawing.scene import Scene
from engine.errors import UserError
from engine.jobs import decoding, messages, resizing, studio
from engine.jobs.asking import ground_for
from engine.jobs.finishing import LOOK, Pixels, Renderer
from engine.jobs.messages import Generate, Job, Probe, Proved, Report, Resize
from engine.jobs.request import Request
from engine.models import providers
from engine.planning.plan import Plan

PREVIEW = 256
"""Pixels of the long side of a design on its way."""


class Examine(Protocol):
    """Proof and preflight of a document."""

    def __call__(
        self,
        document: Document,
        assets: Mapping[str, bytes],
        *,
        ending: str = "",
        page: int = 0,
        thorough: bool = False,
        progress: Callable[[str, float], None] | None = None,
    ) -> Proved: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What the process brings along to work with."""

    render: Renderer
    examine: Examine


class CancelledError(Exception):
    """Somebody doesn't want the job any more."""


@dataclass(eq=False)
class _Run:
    """Variants on their way: their plans, their documents, and each with what is kept."""

    job: Job
    base: Document | None
    plans: list[Plan] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    shown: list[tuple[Document, dict[str, bytes]]] = field(default_factory=list)
    bare: dict[Plan, Document] = field(default_factory=dict)
    """Every design without what is kept."""


def around(run: _Run) -> studio.Around:
    """Designs are made around what is kept, on a ground on which its words read."""
    base = run.base
    if base is None:
        return studio.Around()
    ground = ground_for(base)

    def plan(given: Plan) -> Plan:
        return msgspec.structs.replace(given, ground=ground) if ground else given

    def document(given: Plan, made: Document) -> Document:
        run.bare[given] = made
        return variants.apply(base, made).document

    return studio.Around(plan, document)


def painting_of(request: Request) -> decoding.Wish:
    """What the decoder shall do; nothing for vector artwork with plain letters. Raises UserError
    where a decoder is wanted and none is installed."""
    material = "" if request.lettering == "live" else request.lettering
    style = request.style
    if request.art == "decoded" and not style:
        style = first_style(read_styles(installed()))
    return decoding.Wish(
        style if request.art == "decoded" else "", material, request.seed, request.provider
    )


class Worker:
    """Reads orders in a thread of its own, works in the caller's."""

    def __init__(self, orders: BinaryIO, reports: BinaryIO, tools: Tools, pid: int = 0) -> None:
        self._orders, self._reports, self._tools, self._pid = orders, reports, tools, pid
        self._news = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._unwanted: set[str] = set()
        self._ended = False
        self._assets: dict[str, bytes] = {}

    def run(self, *, at_end: Callable[[], None] = lambda: None) -> None:
        """Until the orders end. `at_end` is called, in the reading thread, when they do: a process
        whose window is gone has nothing to finish."""
        self._say(messages.Ready(self._pid))
        threading.Thread(target=self._listen, args=(at_end,), daemon=True, name="orders").start()
        while (job := self._next()) is not None:
            self._do(job)

    # ------------------------------------------------------------ listening

    def _listen(self, at_end: Callable[[], None]) -> None:
        try:
            while (payload := messages.read_frame(self._orders)) is not None:
                order = messages.order_of(payload)
                with self._news:
                    if isinstance(order, Job):
                        self._waiting.append(order)
                    else:
                        self._unwanted.add(order.id)
                    self._news.notify()
        except (messages.BrokenFrameError, OSError, ValueError):
            traceback.print_exc()  # The window keeps what is written there for Details.
        finally:
            with self._news:
                self._ended = True
                self._news.notify()
            at_end()

    def _next(self) -> Job | None:
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._ended)
            return self._waiting.popleft() if self._waiting else None

    def _short(self) -> Job | None:
        """A short job that waits, taken out of the row."""
        with self._news:
            job = next((j for j in self._waiting if messages.is_short(j.wish)), None)
            if job is not None:
                self._waiting.remove(job)
            return job

    def _say(self, report: Report) -> None:
        self._reports.write(messages.frame(report))
        self._reports.flush()

    # ------------------------------------------------------------ working

    def _do(self, job: Job) -> None:
        self._assets.update(job.assets)
        self._say(messages.Started(job.id))
        try:
            self._check(job)
            if isinstance(job.wish, Generate):
                result = self._generate(job, job.wish)
            elif isinstance(job.wish, Resize):
                result = self._resize(job, job.wish)
            elif isinstance(job.wish, Probe):
                choice = providers.choose(job.wish.preferred or None, fresh=job.wish.fresh)
                result = messages.Finished(id=job.id, choice=choice)
            else:
                result = self._prove(job, job.wish)
            self._check(job)
            self._say(msgspec.structs.replace(result, peak=peak_memory()))
        except CancelledError:
            self._say(messages.Cancelled(job.id))
        except UserError as error:
            self._say(messages.Failed(job.id, error.what, error.where, error.remedy))
        except MemoryError:
            self._say(
                messages.Failed(
                    job.id,
                    "there was not enough memory",
                    remedy="close other programs or documents",
                )
            )
        except Exception:
            trace = traceback.format_exc()
            print(trace, file=sys.stderr, flush=True)
            self._say(messages.Failed(job.id, "the engine made a mistake of its own", trace=trace))
        finally:
            with self._news:
                self._unwanted.discard(job.id)

    def _check(self, job: Job) -> None:
        with self._news:
            if job.id in self._unwanted:
                raise CancelledError

    def _teller(self, job: Job, start: float = 0.0, end: float = 1.0) -> studio.Progress:
        """Reports the progress of a part of the job; short jobs are done here."""
        nested = messages.is_short(job.wish)

        def tell(stage: str, done: float) -> None:
            self._check(job)
            while not nested and (other := self._short()) is not None:
                self._do(other)
            if stage == "done":
                return  # of this part; `Finished` says it of the job
            fraction = round(start + (end - start) * done, 4)
            self._say(messages.Progress(job.id, stage, fraction))

        return tell

    def _generate(self, job: Job, wish: Generate) -> messages.Finished:
        run = _Run(job, _document(wish.keep) if wish.keep else None)
        painting = painting_of(wish.request)
        drawn = 0.3 if painting else 0.9 if wish.prove else 1.0
        report = self._teller(job, 0.0, drawn)
        stage, done = "", 0.0

        def tell(name: str, fraction: float) -> None:
            nonlocal stage, done
            stage, done = name, round(drawn * fraction, 4)
            report(name, fraction)

        def sketch(variant: studio.Variant) -> None:
            # What was told last goes with the picture.
            preview = as_png(variant.thumbnail, PREVIEW)
            self._say(messages.Progress(job.id, stage, done, preview))

        def give(variant: studio.Variant) -> None:
            if variant.plan not in run.plans and len(run.plans) < wish.request.variants:
                run.plans.append(variant.plan)
                document = run.bare.get(variant.plan, variant.document)
                recipe = variant.document.recipe
                document = msgspec.structs.replace(document, recipe=recipe)
                self._give(run, len(run.plans) - 1, document, {}, variant.faults)

        for variant in studio.generate(
            wish.request, self._render, tell, drawn=sketch, chosen=give, around=around(run)
        ):
            give(variant)
        if painting:
            self._paint(run, painting, self._teller(job, drawn, 0.9))
        if wish.prove:
            self._check_all(run)
        return messages.Finished(id=job.id)

    def _render(
        self,
        scene: Scene,
        *,
        scale: float,
        assets: Mapping[str, bytes],
        bleed: bool = False,
        with_text: bool = True,
    ) -> Pixels:
        """With the files that the process holds: what is kept may need them."""
        files = {**self._assets, **assets}
        return self._tools.render(
            scene, scale=scale, assets=files, bleed=bleed, with_text=with_text
        )

    def _give(
        self,
        run: _Run,
        index: int,
        document: Document,
        files: dict[str, bytes],
        faults: tuple[str, ...] = (),
    ) -> None:
        """Reports a variant, as it will be with what is kept."""
        shown = document if run.base is None else variants.apply(run.base, document).document
        scene = compose(shown)
        scale = LOOK / max(scene.width, scene.height)
        picture = self._render(scene, scale=scale, assets=files)
        data = document_json(document)
        self._say(messages.Made(run.job.id, index, data, as_png(picture), faults, files))
        run.shown[index : index + 1] = [(shown, files)]
        run.documents[index : index + 1] = [document]

    def _paint(self, run: _Run, painting: decoding.Wish, tell: studio.Progress) -> None:
        """Every variant once more, with decoded artwork."""
        nano = Nano.load(provider=painting.provider)
        for index, document in enumerate(list(run.documents)):
            if run.base is not None:
                # What is locked keeps its look: it isn't painted, and nothing is painted for it.
                document = variants.beside(run.base, document)

            def part(stage: str, done: float, index: int = index) -> None:
                tell("decoding", (index + done) / len(run.plans))

            made = decoding.decoded(document, painting, self._tools.render, {}, part, nano)
            self._give(run, index, made.document, made.assets)

    def _resize(self, job: Job, wish: Resize) -> messages.Finished:
        run = _Run(job, None)
        painting = painting_of(wish.request)
        drawn = 0.4 if painting else 0.9
        tell = self._teller(job, 0.0, drawn)
        made = resizing.resized(wish.request, self._tools.render, wish.keep, tell)
        run.plans.append(made.plan)
        self._give(run, 0, made.document, {}, made.faults)
        if painting:
            self._paint(run, painting, self._teller(job, drawn, 0.9))
        self._check_all(run)
        return messages.Finished(id=job.id)

    def _check_all(self, run: _Run) -> None:
        """Proves what was made, one after another."""
        proving = self._teller(run.job, 0.9, 1.0)
        for index, (document, files) in enumerate(run.shown):
            proving("proving", index / len(run.shown))
            found = self._tools.examine(document, {**self._assets, **files})
            self._say(messages.Checked(run.job.id, index, found))

    def _prove(self, job: Job, wish: messages.Prove) -> messages.Finished:
        found = self._tools.examine(
            _document(wish.document), self._assets, ending=wish.ending, page=wish.page, thorough=wish.thorough,
            progress=self._teller(job),
        )  # fmt: skip
        return messages.Finished(id=job.id, proved=found)


def _document(data: bytes) -> Document:
    try:
        return msgspec.json.decode(data, type=Document)
    except msgspec.MsgspecError as error:
        raise UserError(f"the document can't be read: {error}") from None


def as_png(picture: Pixels, longest: int = 0) -> bytes:
    """uint8[h, w, 3] as PNG; `longest`: pixels of the long side at most, 0 = as it is."""
    image = Image.fromarray(picture)
    if longest and max(image.size) > longest:
        image.thumbnail((longest, longest))
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()


def peak_memory() -> int:
    """Most bytes that this process ever held; 0 where the system doesn't say."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
