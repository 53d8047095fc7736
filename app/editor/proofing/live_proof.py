"""The live proof: what changed is drawn, read and compared again; the rest is remembered.

It runs in a worker thread and knows no window. The same texts as the delivered file's proof are
judged by the same rules (`engine.checking`); only the pixels come from the document instead of
from a file, so that it never replaces the proof of an export.
"""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.editor.proofing import fixing
from app.editor.proofing.finding_texts import from_stray
from app.editor.proofing.findings import Check, Finding, Limits, WordState, worst_first
from app.editor.proofing.live_pictures import (
    Parts,
    Pixels,
    WithStandIns,
    around,
    drawn,
    neighbours,
    same_ground,
    worded,
)
from app.editor.proofing.live_preflight import merged, once, preflighted
from app.editor.proofing.word_states import Proved, judged, waiting_state
from engine.checking import proof, stray
from engine.document.model import Document, Page
from engine.drawing.compose import compose
from engine.drawing.scene import BlockReport, Node, Scene
from exporters import raster

GROUND_SIDE = 900.0
"""Pixels of the longer side of a page drawn without letters."""
READING_EM = 28.0
MOST_SCALE = 4.0
TELL_S = 0.4
"""Seconds after which a long proof tells what it has."""
MOST_FIXED = 60
"""Findings for which fixes are worked out, the worst first."""
Stopped = Callable[[], None]
"""Raises when the result isn't wanted any more."""


class Stop(Exception):  # noqa: N818 - not an error: somebody typed on
    """The document has moved on."""


@dataclass(frozen=True)
class Result:
    """What was found in `document`."""

    document: Document
    profile: str
    words: tuple[WordState, ...]
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    seconds: float
    whole: bool = True
    """False while only the words are there."""


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """What was found of texts that stand in each other's neighbourhood. `nodes`: all that is drawn
    there; held, so that their ids stay their own."""

    nodes: tuple[Node, ...]
    proved: dict[str, Proved]


@dataclass(eq=False)
class _PageMemory:
    """What is known of a page, as long as it is drawn alike."""

    page: Page
    swatches: object
    scene: Scene
    parts: Parts
    ground: Pixels | None = None
    scale: float = 1.0
    stray_of: bytes = b""
    """Digest of the ground that was searched for stray letters."""
    stray: tuple[stray.StrayText, ...] = ()

    def drawn_ground(self, assets: Mapping[str, bytes]) -> Pixels:
        """The page without letters, at `scale`. Raises UserError for missing assets."""
        if self.ground is None:
            self.scale = min(1.0, GROUND_SIDE / max(self.scene.width, self.scene.height))
            self.ground = raster.render(
                self.scene, scale=self.scale, assets=assets, with_text=False
            )
        return self.ground


class LiveProof:
    """Proves documents one after another; remembers groups of texts whose pixels didn't change.
    One thread at a time."""

    def __init__(self) -> None:
        self._groups: dict[tuple[object, ...], _Group] = {}
        """By what is drawn, node by node, and by the pixels themselves."""
        self._pages: list[_PageMemory] = []
        self._fixes: dict[tuple[object, ...], tuple[Finding, Page]] = {}

    def examine(
        self,
        document: Document,
        assets: Mapping[str, bytes],
        profile: str,
        limits: Limits,
        *,
        thorough: bool = False,
        told: Callable[[Result], None] = lambda result: None,
        stopped: Stopped = lambda: None,
    ) -> Result:
        """Words and preflight of a document. `told` gets the words before preflight is done;
        `thorough` proves everything anew and looks for stray letters on every page. Raises
        UserError for what can't be drawn, and what `stopped` raises."""
        start = time.perf_counter()
        if thorough:
            self._groups.clear()
            self._pages.clear()
        pages = self._drawn_pages(document)
        drawable = WithStandIns(assets)
        findings: list[Finding] = []
        words: list[WordState] = []
        kept: dict[tuple[object, ...], _Group] = {}
        waiting = {r.block: waiting_state(r, i) for i, r in _in_reading_order(pages)}
        order = {block: n for n, block in enumerate(waiting)}

        def so_far() -> Result:
            listed = sorted((*words, *waiting.values()), key=lambda w: order[w.block])
            passed = time.perf_counter() - start
            return Result(
                document, profile, tuple(listed), tuple(findings), (), passed, whole=False
            )

        said = start
        for index, memory in enumerate(pages):
            for group in neighbours(worded(memory.scene)):
                stopped()
                if time.perf_counter() - said > TELL_S:
                    said = time.perf_counter()
                    told(so_far())
                proved = self._group(memory, index, group, drawable, limits, kept, stopped)
                for report in group:
                    state, found = judged(proved[report.block], report, index, document)
                    words.append(state)
                    del waiting[report.block]
                    findings += found
        self._groups = kept
        words.sort(key=lambda w: order[w.block])
        told(so_far())
        checks: list[Check] = []
        for index, memory in enumerate(pages):
            stopped()
            ground = memory.drawn_ground(drawable)
            found, passed = preflighted(
                document, index, memory.scene, ground, memory.scale, assets, limits
            )
            findings = merged(findings, found)
            checks += passed
            findings += self._stray(memory, index, drawable, thorough)
        findings.sort(key=worst_first)
        findings = [
            self._with_fixes(f, document, pages, stopped) if n < MOST_FIXED else f
            for n, f in enumerate(findings)
        ]
        return Result(
            document, profile, tuple(words), tuple(findings), once(checks),
            time.perf_counter() - start,
        )  # fmt: skip

    # ------------------------------------------------------------ pages

    def _drawn_pages(self, document: Document) -> list[_PageMemory]:
        held = self._pages
        out: list[_PageMemory] = []
        for index, page in enumerate(document.pages):
            old = held[index] if index < len(held) else None
            if old is not None and old.page is page and old.swatches == document.swatches:
                out.append(old)
                continue
            scene = compose(document, index)
            parts = Parts(scene, old.parts if old is not None else None)
            made = _PageMemory(page, document.swatches, scene, parts)
            if old is not None:
                made.stray_of, made.stray = old.stray_of, old.stray
                if same_ground(old.scene, made.scene):
                    # Typing leaves the artwork alone, and drawing it is most of the work.
                    made.ground, made.scale = old.ground, old.scale
            out.append(made)
        self._pages = out
        return out

    # ------------------------------------------------------------ words

    def _group(
        self,
        memory: _PageMemory,
        page: int,
        group: tuple[BlockReport, ...],
        assets: Mapping[str, bytes],
        limits: Limits,
        kept: dict[tuple[object, ...], _Group],
        stopped: Stopped,
    ) -> dict[str, Proved]:
        """The proofs of texts that stand in each other's neighbourhood."""
        # A file for screens has no more pixels: what can't be read there isn't readable.
        box, scale = around(
            group, most=limits.scale * limits.density if limits.screen else MOST_SCALE * 4
        )
        nodes = memory.parts.seen(box)
        drawn_alike = (page, group, scale, *(id(node) for node in nodes))
        held = self._groups.get(drawn_alike)
        if held is not None:
            kept[drawn_alike] = held
            return held.proved
        area = drawn(memory.scene, box, scale, assets)
        digest = hashlib.blake2b(area.picture.tobytes(), digest_size=16).digest()
        looks_alike = (page, group, scale, area.origin, digest)
        held = self._groups.get(looks_alike)
        if held is None:
            report = proof.prove(
                [area.picture], [memory.parts.lettered(box, group)], scale, origin=area.origin,
                progress=lambda done: stopped(),
            )  # fmt: skip
            proved = {b.block: Proved(b, None if b.passed else area) for b in report.blocks}
            held = _Group((), proved)
        # At once and not at the end: the next edit stops the proof, and begins it anew.
        for key in (drawn_alike, looks_alike):
            self._groups[key] = kept[key] = _Group(nodes, held.proved)
        return held.proved

    # ------------------------------------------------------------ stray letters

    def _stray(
        self, memory: _PageMemory, index: int, assets: Mapping[str, bytes], thorough: bool
    ) -> list[Finding]:
        """Letters that a picture brought along; looked for again when the artwork changed."""
        scene = memory.scene
        if not (thorough or stray.holds_pictures(scene)) or memory.ground is None:
            memory.stray, memory.stray_of = (), b""
            return []
        digest = hashlib.blake2b(memory.ground.tobytes(), digest_size=16).digest()
        if digest != memory.stray_of:
            smallest = min((b.smallest for b in scene.blocks), default=12.0)
            most = (stray.LOOK_PIXELS / (scene.width * scene.height)) ** 0.5
            scale = max(0.2, min(READING_EM / max(smallest, 1.0), most, MOST_SCALE))
            picture = raster.render(scene, scale=scale, assets=assets)
            bare = dataclasses.replace(scene, blocks=())
            report = proof.prove([picture], [bare], scale, thorough=thorough)
            memory.stray, memory.stray_of = report.stray, digest
        return [from_stray(s, index) for s in memory.stray]

    # ------------------------------------------------------------ fixes

    def _with_fixes(
        self, finding: Finding, document: Document, pages: list[_PageMemory], stopped: Stopped
    ) -> Finding:
        if finding.fixes or not finding.layer:
            return finding
        stopped()
        memory = pages[finding.page]
        key = (finding.key, finding.rule, finding.why)
        held = self._fixes.get(key)
        if held is not None and held[1] is memory.page:
            return replace(finding, fixes=held[0].fixes)
        assert memory.ground is not None
        fixes = fixing.fixes_for(
            finding, document, memory.ground, memory.scale, self._verdict(finding)
        )
        made = replace(finding, fixes=fixes)
        if len(self._fixes) > 400:
            self._fixes.clear()
        self._fixes[key] = (made, memory.page)
        return made

    def _verdict(self, finding: Finding) -> proof.Verdict:
        if finding.rule != "words":
            return "exact"
        for group in self._groups.values():
            if finding.layer in group.proved:
                return group.proved[finding.layer].proof.verdict
        return "exact"


def _in_reading_order(pages: list[_PageMemory]) -> Iterator[tuple[int, BlockReport]]:
    """The texts with their pages, as they stand on them: down, then across."""
    for index, memory in enumerate(pages):
        for report in sorted(worded(memory.scene), key=lambda r: (r.ink.y, r.ink.x)):
            yield index, report
