"""What the engine's process reports of painted artwork: vectors first, then the painting."""

from __future__ import annotations

import io

import msgspec
import pytest

from engine.document import texts, variants
from engine.document.colour import rgb
from engine.document.file import document_json
from engine.document.model import (
    Box,
    Document,
    Page,
    Picture,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.jobs import decoding, messages
from engine.jobs.asking import request_for
from engine.jobs.messages import Generate, Job, frame
from engine.jobs.request import Request
from engine.jobs.worker import Tools, Worker
from exporters import gate
from exporters.raster import render


def examine(document, assets, **how):  # type: ignore[no-untyped-def]
    found = gate.examine(document, assets, **how)
    return messages.Proved(found.proof, found.preflight)


def reports(*jobs: Job) -> list[messages.Report]:
    """Everything that is said until the orders end."""
    said = io.BytesIO()
    Worker(io.BytesIO(b"".join(map(frame, jobs))), said, Tools(render, examine)).run()
    said.seek(0)
    heard = []
    while (payload := messages.read_frame(said)) is not None:
        heard.append(messages.report_of(payload))
    return heard


def test_a_painted_variant_comes_twice_and_brings_its_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "SHORT", (128, 256))  # a page that is painted in a moment
    request = Request(
        prompt="a jazz evening", texts=(("title", "Jazz"),), size="300x300px", art="decoded", seed=2
    )
    heard = reports(Job("a", Generate(request)))
    first, second = (r for r in heard if isinstance(r, messages.Made))
    assert (first.index, second.index) == (0, 0)
    assert not first.assets
    document = msgspec.json.decode(second.document, type=Document)
    pictures = [x for x in document.pages[0].layers if isinstance(x, Picture)]
    assert pictures
    assert {p.asset for p in pictures} <= set(second.assets)
    assert first.thumbnail != second.thumbnail
    done = [r.fraction for r in heard if isinstance(r, messages.Progress)]
    assert done == sorted(done)
    (check,) = (r for r in heard if isinstance(r, messages.Checked))
    assert check.result.proof.passed
    assert isinstance(heard[-1], messages.Finished)


def test_designs_are_made_around_a_locked_title_and_proved_with_it() -> None:
    dark = SolidPaint(rgb(0.05, 0.08, 0.2))
    title = TextBlock(
        id="mine", role="title", box=Box(20, 220, 260, 60), runs=(TextRun("Jazz"),), locked=True,
        style=TextStyle(faces=("inter-tight-800",), size=50, fill=dark),
    )  # fmt: skip
    base = Document(pages=(Page(width=300, height=300, layers=(title,)),), unit="px")
    asked = request_for(base, 0, texts.rows(base), Request(prompt="a jazz evening", seed=1))
    heard = reports(Job("a", Generate(asked, keep=document_json(base))))
    (made,) = (r for r in heard if isinstance(r, messages.Made))
    variant = msgspec.json.decode(made.document, type=Document)
    assert all(x.id != "mine" for x in variant.pages[0].layers)
    assert variant.recipe is not None
    assert "ground=light" in variant.recipe.plan
    merged = variants.apply(base, variant).document
    assert merged.pages[0].layers[-1] == title
    assert sum(isinstance(x, TextBlock) for x in merged.pages[0].layers) == 1
    (check,) = (r for r in heard if isinstance(r, messages.Checked))
    assert [b.expected for b in check.result.proof.blocks] == ["Jazz"]
    assert check.result.proof.passed


def test_a_style_that_no_decoder_knows_is_said() -> None:
    request = Request(prompt="a jazz evening", size="300x300px", art="decoded", style="cubist")
    assert isinstance(reports(Job("a", Generate(request)))[-1], messages.Failed)
