"""What window and engine say to each other survives the pipe, and nonsense is noticed."""

from __future__ import annotations

import io
import os
import threading

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document.file import document_json
from engine.document.model import Box, Document, Page, TextBlock, TextRun, TextStyle
from engine.jobs import messages
from engine.jobs.messages import Cancel, Frames, Generate, Job, Probe, Prove, frame
from engine.jobs.request import Request
from engine.jobs.worker import Tools, Worker, as_png
from exporters import gate
from exporters.raster import render

REQUEST = Request(
    prompt="jazz", texts=(("title", "Jazz “live”"),), regions=(("quiet", 0, 0, 1, 1),)
)
ORDERS = [
    Job("a", Generate(REQUEST)),
    Job("b", Prove(document=b"{}", ending=".pdf"), {"0" * 64: b"\x00\xff"}),
    Job("c", Probe(preferred="cpu", fresh=True)),
    Cancel("a"),
]


@given(st.lists(st.integers(1, 40), max_size=12))
def test_orders_arrive_whole_however_the_stream_is_cut(cuts: list[int]) -> None:
    stream = b"".join(frame(order) for order in ORDERS)
    frames, got, at = Frames(), [], 0
    for cut in [*cuts, len(stream)]:
        got += [messages.order_of(p) for p in frames.feed(stream[at : at + cut])]
        at += cut
    assert got == ORDERS


def test_a_blocking_reader_sees_the_same_frames_and_the_end() -> None:
    stream = io.BytesIO(b"".join(frame(order) for order in ORDERS) + b"\x00\x00")
    got = []
    while (payload := messages.read_frame(stream)) is not None:
        got.append(messages.order_of(payload))
    assert got == ORDERS


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(messages.BrokenFrameError):
        list(Frames().feed(b"Traceback (most recent call last)"))
    with pytest.raises(messages.BrokenFrameError):
        messages.read_frame(io.BytesIO(b"\xff" * 8))
    with pytest.raises(messages.BrokenFrameError):
        messages.report_of(msgspec.msgpack.encode({"type": "nonsense"}))
    with pytest.raises(messages.BrokenFrameError):
        messages.order_of(b"\xc1")


def test_a_picture_as_png() -> None:
    png = as_png(np.zeros((40, 80, 3), np.uint8), 20)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 20


def poster(words: str) -> bytes:
    title = TextBlock(
        id="title", role="title", box=Box(20, 20, 260, 90), runs=(TextRun(words),),
        style=TextStyle(faces=("inter-tight-800",), size=40),
    )  # fmt: skip
    return document_json(Document(pages=(Page(width=300, height=200, layers=(title,)),), unit="px"))


def test_a_proof_need_not_wait_for_a_long_job() -> None:
    """The worker runs here, on two pipes: a proof that arrives while variants are drawn is done
    in between, and what is cancelled ends as cancelled."""

    def examine(document, assets, **how):  # type: ignore[no-untyped-def]
        found = gate.examine(document, assets, **how)
        return messages.Proved(found.proof, found.preflight)

    orders_out, orders_in = os.pipe()
    reports_out, reports_in = os.pipe()
    with (
        open(orders_in, "wb", buffering=0) as orders,
        open(reports_out, "rb") as reports,
        open(orders_out, "rb") as taken,
        open(reports_in, "wb") as said,
    ):
        worker = Worker(taken, said, Tools(render, examine))
        thread = threading.Thread(target=worker.run)
        thread.start()
        small = msgspec.structs.replace(REQUEST, size="300x400px", variants=2, regions=())
        orders.write(frame(Job("long", Generate(small))))
        heard: list[messages.Report] = []
        while not any(isinstance(m, messages.Finished) for m in heard):
            payload = messages.read_frame(reports)
            assert payload is not None
            heard.append(messages.report_of(payload))
            if isinstance(heard[-1], messages.Started) and heard[-1].id == "long":
                orders.write(frame(Job("short", Prove(document=poster("Proved")))))
        proof = heard[-1]
        assert isinstance(proof, messages.Finished)
        assert proof.id == "short"
        assert proof.proved is not None
        assert proof.proved.proof.passed
        orders.write(frame(Cancel("long")))
        while not isinstance(heard[-1], messages.Cancelled):
            payload = messages.read_frame(reports)
            assert payload is not None
            heard.append(messages.report_of(payload))
        assert heard[-1].id == "long"
        orders.write(frame(Job("bad", Prove(document=b"no document"))))
        while not isinstance(heard[-1], messages.Failed):
            payload = messages.read_frame(reports)
            assert payload is not None
            heard.append(messages.report_of(payload))
        assert "can't be read" in heard[-1].what
        orders.close()
        thread.join(20)
        assert not thread.is_alive()
