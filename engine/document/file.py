"""The `.affiche` file: a zip of the document, its assets and their digests.

    mimetype            first, stored: other programs recognise the file by its first bytes
    manifest.json       format version; SHA-256 and size of every other member
    document.json       canonical JSON: sorted keys, no spaces
    assets/<sha256>     pictures, masks and logos, under their own digest
    fonts/..., variants/...   attachments that are kept as they are
    preview.png         optional

The same document gives the same bytes. Saving is atomic: whatever goes wrong, the old file stays.
Loading trusts nothing: every count, size, name and digest is checked before it is used.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from engine.document.migrations import migrate
from engine.document.model import (
    FORMAT_VERSION,
    Artwork,
    Document,
    Group,
    Layer,
    Page,
    PaintSpec,
    Picture,
    PicturePaint,
    Shape,
    Stroke,
    TextBlock,
)
from engine.errors import UserError

MIMETYPE = "application/vnd.affiche.poster+zip"

MAX_FILE = 2 << 30
MAX_TOTAL = 2 << 30
MAX_MEMBERS = 10_000
MAX_DOCUMENT = 96 << 20
MAX_MANIFEST = 4 << 20
MAX_RATIO = 200
"""Of unpacked to packed size, for members above `RATIO_FLOOR`; real documents stay under 60."""
RATIO_FLOOR = 1 << 20
MAX_DEPTH = 64
MAX_VALUES = 4_000_000
MAX_NUMBER = 1e9
MAX_TEXT = 200_000
MAX_LAYERS = 5_000
MAX_PAGES = 500
MAX_GROUP_DEPTH = 16
MAX_SIDE = 60_000.0
"""Points; 20 m are 56,693."""

_ASSET = re.compile(r"assets/[0-9a-f]{64}")
ATTACHMENT = re.compile(r"(?:fonts|variants)/[\w][\w.+-]{0,119}(?:/[\w][\w.+-]{0,119}){0,3}")
_FIXED = ("mimetype", "manifest.json", "document.json", "preview.png")
_PACKED = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8", b"wOF2", b"PK\x03\x04")
"""First bytes of what is compressed already."""


@dataclass(frozen=True)
class Loaded:
    """What a file held. `warnings` are for people: nothing in them stops the work."""

    document: Document
    assets: dict[str, bytes]
    warnings: tuple[str, ...] = ()
    attachments: dict[str, bytes] = field(default_factory=dict)
    preview: bytes = b""
    version: int = FORMAT_VERSION
    """The format version that the file was written in."""


# ------------------------------------------------------------------ saving


def save(
    path: str | os.PathLike[str],
    document: Document,
    assets: Mapping[str, bytes],
    *,
    preview: bytes = b"",
    attachments: Mapping[str, bytes] | None = None,
    allow_missing: bool = False,
) -> None:
    """Writes the document so that there is always one whole file: a temporary file beside the
    target is written, flushed, read back and only then put in its place. A file of an older
    format version is first copied to `<name>.bak`.

    Every asset that the document names must be in `assets` unless `allow_missing` (a document
    that was already opened without them). Raises UserError; the old file is then untouched.
    """
    target = Path(os.path.realpath(path))
    name = target.name
    with trail(name):
        data = dumps(
            document,
            assets,
            preview=preview,
            attachments=attachments,
            allow_missing=allow_missing,
        )
    try:
        if target.is_dir():
            raise UserError("this is a folder", name, "choose a file name")
        _keep_older(target)
        _replace(target, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"the file could not be saved ({reason})", name, "choose another place or free space"
        ) from None


def _replace(target: Path, data: bytes) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with open(temporary, "rb") as stream:
            if hashlib.sha256(stream.read()).digest() != hashlib.sha256(data).digest():
                raise OSError("what was written reads back differently")
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)  # the new name itself must reach the disk
        finally:
            os.close(folder)


def _umask() -> int:
    value = os.umask(0o077)
    os.umask(value)
    return value


def _keep_older(target: Path) -> None:
    """A `.bak` of a file that an older version wrote, before it is written anew."""
    if not target.is_file():
        return
    try:
        with zipfile.ZipFile(target) as archive:
            member = archive.getinfo("manifest.json")
            if member.file_size > MAX_MANIFEST:
                return
            manifest = msgspec.json.decode(archive.read(member), type=_Manifest)
    except (zipfile.BadZipFile, KeyError, zlib.error, msgspec.MsgspecError, RuntimeError):
        return  # not one of ours: it is replaced as any other file would be
    if manifest.version < FORMAT_VERSION:
        shutil.copy2(target, target.with_name(target.name + ".bak"))


class _Entry(msgspec.Struct, frozen=True):
    sha256: str
    size: int


class _Manifest(msgspec.Struct, frozen=True):
    version: int
    members: dict[str, _Entry]
    format: str = "affiche"


def dumps(
    document: Document,
    assets: Mapping[str, bytes],
    *,
    preview: bytes = b"",
    attachments: Mapping[str, bytes] | None = None,
    allow_missing: bool = False,
) -> bytes:
    """The bytes of the file. Checks the document as strictly as `loads` does. Raises UserError."""
    members: dict[str, bytes] = {"document.json": document_json(document)}
    for digest in sorted(assets):
        if hashlib.sha256(assets[digest]).hexdigest() != digest:
            raise UserError(f"asset {digest[:12]} does not match its digest")
        members[f"assets/{digest}"] = bytes(assets[digest])
    absent = sorted(used_assets(document) - set(assets))
    if absent and not allow_missing:
        raise UserError(
            f"the document uses {len(absent)} picture(s) that are not there ({absent[0][:12]})",
            remedy="import the pictures again or remove their layers",
        )
    for name in sorted(attachments or {}):
        if not ATTACHMENT.fullmatch(name):
            raise UserError(f"{name!r} is not a name for an attachment")
        members[name] = bytes((attachments or {})[name])
    if preview:
        members["preview.png"] = bytes(preview)
    manifest = _Manifest(
        FORMAT_VERSION,
        {n: _Entry(hashlib.sha256(d).hexdigest(), len(d)) for n, d in members.items()},
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "mimetype", MIMETYPE.encode(), pack=False)
        _put(archive, "manifest.json", msgspec.json.encode(manifest, order="sorted"))
        for name, data in members.items():
            _put(archive, name, data, pack=not data.startswith(_PACKED))
    return buffer.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes, *, pack: bool = True) -> None:
    """One member without a clock or a user in it."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED if pack else zipfile.ZIP_STORED
    if pack and len(data) > RATIO_FLOOR and len(data) > len(zlib.compress(data, 9)) * MAX_RATIO:
        info.compress_type = zipfile.ZIP_STORED  # else `loads` would take it for a bomb
    archive.writestr(info, data, compresslevel=9)


def document_json(document: Document) -> bytes:
    """`document.json`: canonical, with the unknown keys of the file it came from."""
    plain = msgspec.to_builtins(msgspec.structs.replace(document, extra={}))
    checked = _convert(plain)  # whole numbers become floats, wrong types come to light
    _check_document(checked)
    data = msgspec.to_builtins(checked)
    check_values(data)
    data.pop("extra", None)
    for key, raw in document.extra.items():
        if key not in Document.__struct_fields__:
            data[key] = msgspec.json.decode(raw)
    data["version"] = FORMAT_VERSION
    return msgspec.json.encode(data, order="sorted")


# ------------------------------------------------------------------ loading


def load(path: str | os.PathLike[str]) -> Loaded:
    """Reads a file. Raises UserError for anything that is not a whole, untouched document."""
    source = Path(path)
    try:
        if not source.is_file():
            raise UserError("there is no such file", str(source))
        if source.stat().st_size > MAX_FILE:
            raise UserError("the file is larger than 2 GiB", source.name)
        data = source.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"the file cannot be read ({reason})", source.name) from None
    with trail(source.name):
        return loads(data)


def loads(data: bytes) -> Loaded:
    """A file's bytes as a document. Raises UserError."""
    broken = UserError("the file is damaged or incomplete", remedy="take a backup copy")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive)
            manifest = _manifest(archive, members)
            contents = {name: _read(archive, members[name]) for name in manifest.members}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        UnicodeDecodeError,
        ValueError,
    ):
        raise broken from None
    for name, entry in manifest.members.items():
        whole = len(contents[name]) == entry.size
        if not whole or hashlib.sha256(contents[name]).hexdigest() != entry.sha256:
            raise UserError(
                "the contents differ from their digest: the file was changed or damaged",
                name,
                "take a backup copy",
            )
        if name.startswith("assets/") and name[7:] != entry.sha256:
            raise UserError("the asset's name is not its digest", name)
    with trail("document.json"):
        document, warnings = _document(contents["document.json"], manifest.version)
    assets = {n[7:]: d for n, d in contents.items() if n.startswith("assets/")}
    absent = sorted(used_assets(document) - set(assets))
    warnings += [f"the picture {digest[:12]} is not in the file" for digest in absent]
    return Loaded(
        document=document,
        assets=assets,
        warnings=tuple(warnings),
        attachments={n: d for n, d in contents.items() if ATTACHMENT.fullmatch(n)},
        preview=contents.get("preview.png", b""),
        version=manifest.version,
    )


@contextlib.contextmanager
def trail(where: str) -> Iterator[None]:
    """Puts `where` in front of the trail of a UserError that passes by."""
    try:
        yield
    except UserError as error:
        inner = f"{where} › {error.where}" if error.where else where
        raise UserError(error.what, inner, error.remedy, status=error.status) from None


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members by name, after every check that needs no unpacking."""
    infos = archive.infolist()
    if not infos or infos[0].filename != "mimetype":
        raise UserError("this is not an Affiche document")
    if len(infos) > MAX_MEMBERS:
        raise UserError(f"the file holds {len(infos):,} members, more than {MAX_MEMBERS:,}")
    members: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for info in infos:
        name = info.filename
        if info.orig_filename != name or not known_member(name):
            raise UserError(f"the file holds a member with the forbidden name {name[:80]!r}")
        if name in members:
            raise UserError("the file holds this member twice", name)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise UserError("the member is a link", name)
        if info.flag_bits & 0x1:
            raise UserError("the member is encrypted", name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UserError("the member is packed in an unknown way", name)
        if info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(1, info.compress_size):
            raise UserError("the member would unpack to a suspicious size", name)
        total += info.file_size
        if total > MAX_TOTAL or info.file_size > member_limit(name):
            raise UserError("the member is too large", name)
        members[name] = info
    if _read(archive, members["mimetype"]).strip() != MIMETYPE.encode():
        raise UserError("this is not an Affiche document")
    return members


def known_member(name: str) -> bool:
    return name in _FIXED or bool(_ASSET.fullmatch(name) or ATTACHMENT.fullmatch(name))


def member_limit(name: str) -> int:
    small = {"mimetype": 256, "manifest.json": MAX_MANIFEST, "document.json": MAX_DOCUMENT}
    return small.get(name, 1 << 30)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        data = stream.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise UserError("the member has another size than announced", info.filename)
    return data


def _manifest(archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> _Manifest:
    if "manifest.json" not in members:
        raise UserError("the member is missing: the file is incomplete", "manifest.json")
    raw = _read(archive, members["manifest.json"])
    try:
        # The version first: a newer format may have another manifest.
        version = msgspec.json.decode(raw, type=_VersionOnly).version
        if version > FORMAT_VERSION:
            migrate({}, version)
        manifest = msgspec.json.decode(raw, type=_Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"the manifest cannot be read ({error})", "manifest.json") from None
    listed = {*manifest.members, "mimetype", "manifest.json"}
    for name in sorted({"document.json", *manifest.members} - set(members)):
        raise UserError("the member is missing: the file is incomplete", name)
    for name in sorted(set(members) - listed):
        raise UserError("the member is not in the manifest: the file was changed", name)
    if "document.json" not in manifest.members:
        raise UserError("the member is not in the manifest: the file was changed", "document.json")
    return manifest


class _VersionOnly(msgspec.Struct):
    version: int


def _document(raw: bytes, version: int) -> tuple[Document, list[str]]:
    try:
        data = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UserError(f"not readable as JSON ({error})") from None
    except RecursionError:
        raise UserError("the document is nested too deeply") from None
    if not isinstance(data, dict):
        raise UserError("the document is not an object")
    check_values(data)
    stated = data.get("version", version)
    if stated != version:
        raise UserError(f"the document says version {stated!r}, the manifest {version}")
    data = migrate(data, version)
    known = set(Document.__struct_fields__) - {"extra"}
    extra = {
        k: msgspec.Raw(msgspec.json.encode(v, order="sorted"))
        for k, v in data.items()
        if k not in known
    }
    data = {k: v for k, v in data.items() if k in known}
    document = _convert(data)
    _check_document(document)
    warnings = [f"{where} is not known here and will be lost on saving" for where in
                unknown_keys(data, document)][:50]  # fmt: skip
    return msgspec.structs.replace(document, extra=extra), warnings


def _convert(data: object) -> Document:
    try:
        return msgspec.convert(data, Document, strict=True)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        raise UserError(what, _spoken(where.strip("`")) if where else "") from None


def _spoken(pointer: str) -> str:
    """`$.pages[1].layers[3].box` as `page 2 › layers 4 › box`."""
    steps: list[str] = []
    for name, index in re.findall(r"([A-Za-z_]+)|\[(\d+|\.\.\.)\]", pointer):
        if name:
            steps.append("page" if name == "pages" else name)
        elif steps:
            steps[-1] += f" {int(index) + 1}" if index.isdigit() else ""
    return " › ".join(steps)


def unknown_keys(data: object, value: object, where: str = "") -> Iterator[str]:
    """Keys of the file that no struct below the top has a field for."""
    if isinstance(data, dict) and isinstance(value, msgspec.Struct):
        known = {*value.__struct_fields__, "type"}
        for key, inner in data.items():
            here = f"{where} › {key}" if where else key
            if key not in known:
                yield here
            elif key != "type" or "type" in value.__struct_fields__:
                yield from unknown_keys(inner, getattr(value, key), here)
    elif isinstance(data, list) and isinstance(value, tuple):
        for index, (inner, held) in enumerate(zip(data, value, strict=False)):
            yield from unknown_keys(inner, held, f"{where} {index + 1}")


# ------------------------------------------------------------------ limits


def check_values(data: object) -> None:
    """Depth, count, sizes of strings and numbers, before any struct is made."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    seen = 0
    while waiting:
        value, depth = waiting.pop()
        seen += 1
        if depth > MAX_DEPTH:
            raise UserError("the document is nested too deeply")
        if seen > MAX_VALUES:
            raise UserError(f"the document holds more than {MAX_VALUES:,} values")
        if isinstance(value, dict):
            waiting += [(v, depth + 1) for v in value.values()]
            if any(len(k) > 200 for k in value):
                raise UserError("the document holds a key that is too long")
        elif isinstance(value, (list, tuple)):
            waiting += [(v, depth + 1) for v in value]
        elif isinstance(value, str):
            if len(value) > MAX_TEXT:
                raise UserError(f"the document holds a text of more than {MAX_TEXT:,} characters")
        elif isinstance(value, (int, float)) and not -MAX_NUMBER <= value <= MAX_NUMBER:
            raise UserError("the document holds a number that is too large")


def _check_document(document: Document) -> None:
    """What must hold of every document, read or written."""
    if len(document.pages) > MAX_PAGES:
        raise UserError(f"the document has more than {MAX_PAGES} pages")
    layers = letters = 0
    for number, page in enumerate(document.pages, 1):
        where = f"page {number}"
        check_page(page, where)
        ids: set[str] = set()
        for layer, depth in walk_layers(page.layers):
            layers += 1
            here = f"{where} › {layer_name(layer)}"
            if layers > MAX_LAYERS:
                raise UserError(f"the document has more than {MAX_LAYERS:,} layers", where)
            if depth > MAX_GROUP_DEPTH:
                raise UserError("groups are nested too deeply", here)
            if layer.id in ids or not layer.id or len(layer.id) > 200:
                raise UserError("the layer's id is empty, too long or used twice", here)
            ids.add(layer.id)
            check_layer(layer, here)
            if isinstance(layer, TextBlock):
                letters += len(layer.text)
                if letters > MAX_TEXT:
                    raise UserError(f"the texts are longer than {MAX_TEXT:,} characters", here)


def check_page(page: Page, where: str) -> None:
    for side, value in (("width", page.width), ("height", page.height)):
        if not 0 < value <= MAX_SIDE:
            raise UserError(f"the {side} of {value:g} pt is out of range", where)
    if not (0 <= page.bleed <= 1_000 and 0 <= page.safe <= MAX_SIDE and 0 <= page.grain <= 1):
        raise UserError("bleed, safe distance or grain are out of range", where)
    ids = [region.id for region in page.regions]
    if len(ids) > 1_000 or len(ids) != len(set(ids)):
        raise UserError("the page has too many regions or two of one id", where)


def check_layer(layer: Layer, where: str) -> None:
    numbers = (*msgspec.structs.astuple(layer.box), layer.opacity, layer.rotation)
    if not all(-1e6 <= number <= 1e6 for number in numbers):
        raise UserError("a number is out of range", where)
    if layer.box.width < 0 or layer.box.height < 0:
        raise UserError("the box has a negative size", where)
    if not 0 <= layer.opacity <= 1:
        raise UserError("the opacity must lie between 0 and 1", where)
    if isinstance(layer, TextBlock):
        style = layer.style
        if not (0 < style.size <= 1e5 and 0 <= style.max_size <= 1e5):
            raise UserError("the text size is out of range", where)
        if not (0 < style.leading <= 20 and -2 <= style.tracking <= 20):
            raise UserError("leading or tracking are out of range", where)
        if not all(0 < run.scale <= 100 for run in layer.runs):
            raise UserError("the scale of a run is out of range", where)
    if isinstance(layer, Picture) and not re.fullmatch(r"[0-9a-f]{64}", layer.asset):
        raise UserError("the picture names no stored file", where)
    for paint in _paints(layer):
        if isinstance(paint, PicturePaint) and not re.fullmatch(r"[0-9a-f]{64}", paint.asset):
            raise UserError("a paint's picture names no stored file", where)


def walk_layers(layers: tuple[Layer, ...], depth: int = 0) -> Iterator[tuple[Layer, int]]:
    for layer in layers:
        yield layer, depth
        if isinstance(layer, Group):
            yield from walk_layers(layer.children, depth + 1)


def layer_name(layer: Layer) -> str:
    """`text 'title'`: how a trail names a layer."""
    kinds = {TextBlock: "text", Artwork: "artwork", Picture: "picture", Shape: "shape"}
    return f"{kinds.get(type(layer), 'group')} {(layer.name or layer.id)[:60]!r}"


def used_assets(document: Document) -> set[str]:
    """Digests of the stored files that the document needs."""
    used: set[str] = set(document.brand.logos) if document.brand else set()
    for page in document.pages:
        for layer, _ in walk_layers(page.layers):
            if isinstance(layer, Picture):
                used.add(layer.asset)
                if layer.mask:
                    used.add(layer.mask)
            used |= {paint.asset for paint in _paints(layer) if isinstance(paint, PicturePaint)}
    return used


def _paints(layer: Layer) -> Iterator[PaintSpec]:
    """Every paint of the layer itself."""
    strokes: list[Stroke | None] = []
    paints: list[PaintSpec | None] = []
    if isinstance(layer, TextBlock):
        style = layer.style
        strokes.append(style.outline)
        paints += [style.fill, *(run.fill for run in layer.runs)]
        paints.append(style.highlight.paint if style.highlight else None)
        paints.append(layer.plate.paint if layer.plate else None)
    elif isinstance(layer, Shape):
        strokes.append(layer.stroke)
        paints.append(layer.fill)
    paints += [stroke.paint for stroke in strokes if stroke is not None]
    yield from (paint for paint in paints if paint is not None)
