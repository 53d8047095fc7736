"""The window asks its engine for work: a real child process, that is also cancelled and killed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.editor.engine import DEATHS, Engine
from engine.document.model import Box, Document, Page, SolidPaint, TextBlock, TextRun, TextStyle
from engine.errors import UserError
from engine.jobs.messages import Generate, Probe, Proved
from engine.jobs.request import Request

SMALL = Request(
    prompt="a jazz evening", texts=(("title", "Jazz"),), size="400x500px", seed=2, variants=1
)


@pytest.fixture
def engine(qtbot: QtBot, tmp_path: Path) -> Iterator[Engine]:
    made = Engine(history=tmp_path / "jobs.json")
    yield made
    made.shutdown()


def poster(words: str) -> Document:
    title = TextBlock(
        id="title", role="title", box=Box(30, 30, 240, 80), runs=(TextRun(words),),
        style=TextStyle(faces=("inter-tight-800",), size=40, fill=SolidPaint()),
    )  # fmt: skip
    return Document(pages=(Page(width=300, height=200, layers=(title,)),), unit="px")


def test_a_variant_comes_as_a_document_and_is_proved(qtbot: QtBot, engine: Engine) -> None:
    seen: list[str] = []
    left: list[object] = []
    engine.progress.connect(lambda _id, stage, _done, rest: (seen.append(stage), left.append(rest)))
    engine.variant.connect(lambda *made: seen.append("variant"))
    checks: list[Proved] = []
    engine.checked.connect(lambda _id, _index, found: checks.append(found))
    with qtbot.waitSignal(engine.variant, timeout=60_000) as made:
        job = engine.submit("generate", Generate(SMALL), title="Variants")
    id, index, data, picture = made.args
    assert (id, index) == (job, 0)
    document = msgspec.json.decode(data, type=Document)
    assert document.recipe is not None
    assert document.recipe.texts == SMALL.texts
    assert picture.startswith(b"\x89PNG")
    with qtbot.waitSignal(engine.finished, timeout=60_000):
        pass
    assert seen.index("composing") < seen.index("variant") < seen.index("proving")
    assert checks[0].proof.passed
    assert engine.queue.get(job).state == "finished"
    # The first run had nothing to go by; it is what the next one goes by.
    assert left == [None] * len(left)
    estimate = engine.estimate(Generate(SMALL))
    assert estimate is not None
    assert estimate.seconds > 0


def test_a_proof_reads_the_words_of_the_document(qtbot: QtBot, engine: Engine) -> None:
    with qtbot.waitSignal(engine.finished, timeout=60_000) as done:
        engine.prove(poster("Harbour Nights"), {})
    found = done.args[1]
    assert isinstance(found, Proved)
    assert [b.expected for b in found.proof.blocks] == ["Harbour Nights"]
    assert found.proof.passed


def test_a_cancelled_job_leaves_the_window_free(qtbot: QtBot, engine: Engine) -> None:
    many = Generate(msgspec.structs.replace(SMALL, variants=8))
    with qtbot.waitSignal(engine.progress, timeout=60_000):
        job = engine.submit("generate", many)
    begun = time.monotonic()
    with qtbot.waitSignal(engine.cancelled, timeout=5_000) as stopped:
        engine.cancel(job)
        assert time.monotonic() - begun < 0.1
        assert engine.queue.get(job).state == "stopping"
    assert stopped.args == [job]
    # The engine goes on with what is asked next.
    with qtbot.waitSignal(engine.finished, timeout=60_000) as done:
        engine.submit("probe", Probe())
    assert engine.device is done.args[1]


def test_a_job_that_waits_is_cancelled_at_once(qtbot: QtBot, engine: Engine) -> None:
    engine.submit("generate", Generate(SMALL))
    second = engine.submit("generate", Generate(SMALL))
    with qtbot.waitSignal(engine.cancelled, timeout=100):
        engine.cancel(second)


def test_a_killed_engine_is_restarted(qtbot: QtBot, engine: Engine) -> None:
    with qtbot.waitSignal(engine.progress, timeout=60_000):
        job = engine.submit("generate", Generate(SMALL))
    first = engine.pid
    with qtbot.waitSignal(engine.failed, timeout=5_000) as broken:
        os.kill(first, signal.SIGKILL)
    assert broken.args[0] == job
    problem = broken.args[1]
    assert isinstance(problem, UserError)
    assert "document is untouched" in problem.remedy
    with qtbot.waitSignal(engine.finished, timeout=60_000):
        engine.submit("probe", Probe())
    assert engine.pid not in (0, first)


def test_a_child_that_ignores_everything_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    """One that says it is ready and then never listens: cancelling it takes a second."""
    deaf = (
        "import sys, time; from engine.jobs import messages as m;"
        "sys.stdout.buffer.write(m.frame(m.Ready(1))); sys.stdout.buffer.flush(); time.sleep(60)"
    )
    engine = Engine(program=(sys.executable, ["-c", deaf]), history=tmp_path / "jobs.json")
    with qtbot.waitSignal(
        engine.state_changed, timeout=20_000, check_params_cb=lambda s: s == "busy"
    ):
        job = engine.submit("probe", Probe())
    first = engine.pid
    begun = time.monotonic()
    with qtbot.waitSignal(engine.cancelled, timeout=5_000):
        engine.cancel(job)
    assert 0.9 < time.monotonic() - begun < 4
    assert engine.pid not in (0, first)
    engine.shutdown()


def test_an_engine_that_dies_three_times_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    broken = "import sys; print('no library', file=sys.stderr); sys.exit(3)"
    engine = Engine(program=(sys.executable, ["-c", broken]), history=tmp_path / "jobs.json")
    with qtbot.waitSignal(engine.failed, timeout=20_000) as gave_up:
        engine.submit("probe", Probe())
    assert "stopped three times" in gave_up.args[1].what
    assert engine.state == "down"
    assert engine.restarts == DEATHS
    assert "no library" in engine.details
    engine.shutdown()


def test_a_program_that_is_not_there_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    engine = Engine(program=(str(tmp_path / "nothing"), []), history=tmp_path / "jobs.json")
    with qtbot.waitSignal(engine.failed, timeout=20_000):
        engine.submit("probe", Probe())
    assert engine.state == "down"
    assert engine.details


def test_shutting_down_ends_the_child(qtbot: QtBot, tmp_path: Path) -> None:
    engine = Engine(history=tmp_path / "jobs.json")
    with qtbot.waitSignal(
        engine.state_changed, timeout=20_000, check_params_cb=lambda s: s == "ready"
    ):
        engine.start()
    child = engine.pid
    engine.shutdown()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
