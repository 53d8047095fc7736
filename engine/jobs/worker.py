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
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import msgspec
from PIL import Image

from engine.document import variants
from engine.document.file import document_json
from engine.document.model import Document
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs import messages, resizing, studio
from engine.jobs.finishing import LOOK, Pixels, Renderer
from engine.jobs.messages import Generate, Job, Probe, Proved, Report, Resize, Wish
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


def is_short(wish: Wish) -> bool:
    """Whether the job may be done in the middle of another one."""
    return not isinstance(wish, Generate | Resize)


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
            job = next((j for j in self._waiting if is_short(j.wish)), None)
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
        nested = is_short(job.wish)

        def tell(stage: str, done: float) -> None:
            self._check(job)
            while not nested and (other := self._short()) is not None:
                self._do(other)
            self._say(messages.Progress(job.id, stage, start + (end - start) * done))

        return tell

    def _generate(self, job: Job, wish: Generate) -> messages.Finished:
        drawn = 0.9 if wish.prove else 1.0
        report = self._teller(job, 0.0, drawn)
        base = _document(wish.keep) if wish.keep else None
        stage, done = "", 0.0
        plans: list[Plan] = []
        shown: list[Document] = []

        def tell(name: str, fraction: float) -> None:
            nonlocal stage, done
            if name != "done":
                stage, done = name, drawn * fraction
                report(name, fraction)

        def sketch(variant: studio.Variant) -> None:
            # What was told last goes with the picture.
            preview = as_png(variant.thumbnail, PREVIEW)
            self._say(messages.Progress(job.id, stage, done, preview))

        def give(variant: studio.Variant) -> None:
            if variant.plan in plans or len(plans) == wish.request.variants:
                return
            document, picture = variant.document, variant.thumbnail
            if base is not None:
                document = variants.apply(base, document).document
                picture = self._picture(document)
            self._say(
                messages.Made(
                    job.id, len(plans), document_json(variant.document), as_png(picture),
                    variant.faults,
                )
            )  # fmt: skip
            plans.append(variant.plan)
            shown.append(document)

        for variant in studio.generate(
            wish.request, self._tools.render, tell, drawn=sketch, chosen=give
        ):
            give(variant)
        proving = self._teller(job, drawn, 1.0)
        for index, document in enumerate(shown if wish.prove else ()):
            proving("proving", index / len(shown))
            found = self._tools.examine(document, self._assets)
            self._say(messages.Checked(job.id, index, found))
        return messages.Finished(id=job.id)

    def _resize(self, job: Job, wish: Resize) -> messages.Finished:
        tell = self._teller(job, 0.0, 0.9)
        made = resizing.resized(wish.request, self._tools.render, wish.keep, tell)
        data, picture = document_json(made.document), as_png(made.thumbnail)
        self._say(messages.Made(job.id, 0, data, picture, made.faults))
        self._teller(job)("proving", 0.9)
        self._say(messages.Checked(job.id, 0, self._tools.examine(made.document, {})))
        return messages.Finished(id=job.id)

    def _picture(self, document: Document) -> Pixels:
        scene = compose(document)
        scale = LOOK / max(scene.width, scene.height)
        return self._tools.render(scene, scale=scale, assets=self._assets)

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
