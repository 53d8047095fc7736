"""What a window and its engine's process say to each other, and how it is framed.

The window writes orders to the child's standard input, the child writes reports to its standard
output. A frame is the payload's length in four bytes, most significant first, and a msgpack map.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final, Literal

import msgspec

from engine.checking.preflight import PreflightReport
from engine.checking.proof import ProofReport
from engine.jobs.request import Request
from engine.models.providers import ProviderChoice

Kind = Literal["generate", "resize", "prove", "probe"]

Kept = Literal["faces", "artwork", "colours"]
"""What a design keeps in another format; its words always."""

MOST: Final = 1 << 30
"""Bytes of the largest frame: a document with its pictures."""
_LENGTH: Final = struct.Struct(">I")


# ------------------------------------------------------------------ what is asked for


class Generate(msgspec.Struct, frozen=True, tag="generate"):
    """Variants of a request, each proved once it is drawn unless `prove` is off."""

    request: Request
    prove: bool = True
    keep: bytes = b""
    """A document of one page, as JSON, whose locked layers stay: pictures and proofs are of the
    variants as they will be with them."""


class Resize(msgspec.Struct, frozen=True, tag="resize"):
    """A design at the request's size; `request.plan` is what it follows."""

    request: Request
    keep: tuple[Kept, ...] = ("faces", "artwork", "colours")


class Prove(msgspec.Struct, frozen=True, tag="prove", kw_only=True):
    """Words and findings of a document as it stands.

    `ending`: '' reads the pages as they are drawn; '.pdf' or '.png' writes such a file, reads it
    back and throws it away. `thorough` looks for stray text everywhere.
    """

    document: bytes
    """As `engine.document.file.document_json` writes it."""
    thorough: bool = False
    ending: str = ""
    page: int = 0


class Probe(msgspec.Struct, frozen=True, tag="probe"):
    """Which device to run on. `preferred`: a provider by name, '' for the best; `fresh` tries
    every one again."""

    preferred: str = ""
    fresh: bool = False


Wish = Generate | Resize | Prove | Probe


class Proved(msgspec.Struct, frozen=True):
    """How a document's words read, and what a printer would complain about."""

    proof: ProofReport
    preflight: PreflightReport

    @property
    def passed(self) -> bool:
        return self.proof.passed and self.preflight.passed

    @property
    def warnings(self) -> int:
        return len(self.preflight.findings) + len(self.proof.stray)


def kind_of(wish: Wish) -> Kind:
    kinds: dict[type[Wish], Kind] = {
        Generate: "generate", Resize: "resize", Prove: "prove", Probe: "probe"
    }  # fmt: skip
    return kinds[type(wish)]


def is_short(wish: Wish) -> bool:
    """Whether the job may be done in the middle of another one."""
    return not isinstance(wish, Generate | Resize)


# ------------------------------------------------------------------ orders: window -> engine


class Job(msgspec.Struct, frozen=True, tag="job"):
    """Something to do. `assets`: files by SHA-256 that the engine wasn't given before."""

    id: str
    wish: Wish
    assets: dict[str, bytes] = {}


class Cancel(msgspec.Struct, frozen=True, tag="cancel"):
    id: str


Order = Job | Cancel


# ------------------------------------------------------------------ reports: engine -> window


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The process listens."""

    pid: int


class Started(msgspec.Struct, frozen=True, tag="started"):
    id: str


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """`fraction` done, 0..1. `preview`: a PNG of what was just drawn."""

    id: str
    stage: str
    fraction: float
    preview: bytes = b""


class Made(msgspec.Struct, frozen=True, tag="made"):
    """A finished variant: `document` as JSON, without what was kept; `thumbnail` as PNG, with it.

    Where artwork is decoded a variant comes twice: as vectors, then painted, with the `assets` that
    it needs, by SHA-256.
    """

    id: str
    index: int
    document: bytes
    thumbnail: bytes
    faults: tuple[str, ...] = ()
    assets: dict[str, bytes] = {}


class Checked(msgspec.Struct, frozen=True, tag="checked"):
    """What the proof of a variant found."""

    id: str
    index: int
    result: Proved


class Finished(msgspec.Struct, frozen=True, tag="finished", kw_only=True):
    """`proved` of a proof, `choice` of a probe. `peak`: most bytes of memory that the process ever
    held, 0 where the system doesn't say."""

    id: str
    proved: Proved | None = None
    choice: ProviderChoice | None = None
    peak: int = 0


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """`trace` is for Details: only faults of our own have one."""

    id: str
    what: str
    where: str = ""
    remedy: str = ""
    trace: str = ""


class Cancelled(msgspec.Struct, frozen=True, tag="cancelled"):
    id: str


Report = Ready | Started | Progress | Made | Checked | Finished | Failed | Cancelled


# ------------------------------------------------------------------ frames

_encoder = msgspec.msgpack.Encoder()
_order: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
_report: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)


class BrokenFrameError(Exception):
    """The other side wrote something that is no frame: it must be started anew."""


def frame(message: Order | Report) -> bytes:
    """Raises ValueError for a message above `MOST`."""
    payload = _encoder.encode(message)
    if len(payload) > MOST:
        raise ValueError(f"a message of {len(payload):,} bytes")
    return _LENGTH.pack(len(payload)) + payload


class Frames:
    """Cuts a stream that arrives in pieces into payloads."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The payloads that are whole now. Raises BrokenFrameError."""
        self._held += data
        while len(self._held) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._held)
            if length > MOST:
                raise BrokenFrameError(f"a frame of {length:,} bytes")
            end = _LENGTH.size + length
            if len(self._held) < end:
                return
            payload = bytes(self._held[_LENGTH.size : end])
            del self._held[:end]
            yield payload


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next payload of a blocking stream; None at its end. Raises BrokenFrameError."""
    head = _exactly(stream, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MOST:
        raise BrokenFrameError(f"a frame of {length:,} bytes")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, count: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < count:
        some = stream.read(count - len(parts))
        if not some:
            return None
        parts += some
    return bytes(parts)


def order_of(payload: bytes) -> Order:
    """Raises BrokenFrameError."""
    try:
        return _order.decode(payload)
    except msgspec.MsgspecError as error:
        raise BrokenFrameError(str(error)) from None


def report_of(payload: bytes) -> Report:
    """Raises BrokenFrameError."""
    try:
        return _report.decode(payload)
    except msgspec.MsgspecError as error:
        raise BrokenFrameError(str(error)) from None
