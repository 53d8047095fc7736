"""Bundles: a folder with a model's graphs, tokenizer and tables, described by `manifest.json`.

    manifest.json
    graphs/cpu/<name>.onnx      dynamic axes; int8 and int4 allowed
    graphs/cann/<name>.onnx     static shapes, primitive operators, fp16
    tokenizer/  tables/         whatever the graphs need on the host side

The manifest lists every file with its size and SHA-256; its own digest covers the whole list, so
one short string names exactly one bundle. A folder that holds anything else is refused.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

import msgspec

from engine.errors import UserError
from engine.models import places

FORMAT_VERSION = 1
MANIFEST = "manifest.json"

MAX_MANIFEST_BYTES = 4 << 20
MAX_FILES = 4096
MAX_FILE_BYTES = 64 << 30
MAX_TOTAL_BYTES = 256 << 30
MAX_PATH_LENGTH = 200

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_PART = re.compile(r"[A-Za-z0-9_+@=][A-Za-z0-9_.+@=-]*")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_FOLDERS = ("graphs", "tokenizer", "tables", "selftest", "licences")

Flavour = Literal["cpu", "cann"]
Check = Literal["auto", "full", "sizes"]


class FileEntry(msgspec.Struct, frozen=True):
    """Size in bytes and SHA-256 (hex) of one file."""

    size: int
    sha256: str


class Port(msgspec.Struct, frozen=True, omit_defaults=True):
    """An input or output of a graph; a dynamic axis is written by its name."""

    name: str
    dtype: str = "float32"
    shape: tuple[int | str, ...] = ()


class SelfTest(msgspec.Struct, frozen=True, omit_defaults=True):
    """A known answer: an .npz with arrays `in.<name>` and `out.<name>`.

    An output passes when |got - known| <= atol + rtol * max|known| everywhere.
    """

    file: str
    rtol: float = 0.02
    atol: float = 1e-3


class GraphEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One flavour (and, for static shapes, one bucket such as `1024x1024`) of a graph."""

    graph: str
    flavour: Flavour
    file: str
    bucket: str = ""
    dtype: str = "float32"
    opset: int = 0
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    selftest: SelfTest | None = None


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    format_version: int = FORMAT_VERSION
    name: str
    kind: str
    """What runs it: `nano`, `glm-image`, `embedding`."""
    version: str = "1"
    title: str = ""
    licence: str = ""
    graphs: tuple[GraphEntry, ...] = ()
    files: dict[str, FileEntry] = {}
    settings: dict[str, object] = {}
    """The model's own numbers: planner, dit, vae, scheduler, glyph, limits."""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle on disk whose manifest was read and whose files were checked."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        return self.manifest.name

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over the manifest, and with it over every file's digest."""
        return self.manifest.digest

    @property
    def settings(self) -> Mapping[str, object]:
        return self.manifest.settings

    @property
    def size(self) -> int:
        """Bytes of all listed files."""
        return sum(entry.size for entry in self.manifest.files.values())

    def path(self, file: str) -> Path:
        """The path of a listed file. Raises UserError for anything that isn't listed."""
        if file not in self.manifest.files:
            raise UserError(f"has no file {file!r}", f"bundle {self.name}", _GET_AGAIN)
        return self.folder.joinpath(*PurePosixPath(file).parts)

    def read(self, file: str) -> bytes:
        """A listed file's bytes, checked against its digest. Raises UserError."""
        data = self.path(file).read_bytes()
        if hashlib.sha256(data).hexdigest() != self.manifest.files[file].sha256:
            raise _altered(f"bundle {self.name} › {file}")
        return data

    def flavours(self, graph: str) -> tuple[Flavour, ...]:
        return tuple(dict.fromkeys(g.flavour for g in self.manifest.graphs if g.graph == graph))

    def graph(self, graph: str, flavour: Flavour = "cpu", bucket: str = "") -> GraphEntry:
        """The entry of a graph. Raises UserError when the bundle has none such."""
        for entry in self.manifest.graphs:
            if (entry.graph, entry.flavour, entry.bucket) == (graph, flavour, bucket):
                return entry
        wanted = f"{graph!r} ({flavour}{', ' + bucket if bucket else ''})"
        known = ", ".join(sorted({g.graph for g in self.manifest.graphs})) or "none"
        raise UserError(
            f"has no graph {wanted}; it has: {known}", f"bundle {self.name}", _GET_AGAIN
        )


_GET_AGAIN = "fetch the bundle again, or convert it anew"


def load(folder: Path | str, *, check: Check = "auto") -> Bundle:
    """Read the bundle in `folder` and check it.

    `full` hashes every file. `auto` does so too, unless the same files (size and time of change)
    passed before on this machine. `sizes` only looks at names and sizes. Raises UserError for a
    bundle that is missing, altered, newer than this program, or that reaches outside its folder.
    """
    folder = Path(folder)
    where = f"bundle {folder.name or folder}"
    path = folder / MANIFEST
    try:
        if path.stat().st_size > MAX_MANIFEST_BYTES:
            raise UserError(f"{MANIFEST} is larger than {MAX_MANIFEST_BYTES >> 20} MiB", where)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UserError(
            f"there is no model bundle in {folder}", where, "`affiche models list` shows what is"
        ) from None
    except OSError as error:
        raise UserError(f"can't read {path}: {error.strerror}", where) from None
    manifest = _parse(raw, where)
    bundle = Bundle(folder, manifest)
    _check_names_and_sizes(bundle, where)
    if check != "sizes" and not (check == "auto" and _remembered(bundle)):
        verify(bundle)
        _remember(bundle)
    return bundle


def verify(bundle: Bundle, progress: Callable[[float], None] | None = None) -> None:
    """Hash every file and compare with the manifest. `progress` gets 0..1. Raises UserError."""
    total, done = max(1, bundle.size), 0
    for name, entry in sorted(bundle.manifest.files.items()):
        where = f"bundle {bundle.name} › {name}"
        try:
            with bundle.path(name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise UserError(f"can't be read: {error.strerror}", where, _GET_AGAIN) from None
        if found != entry.sha256:
            raise _altered(where)
        done += entry.size
        if progress:
            progress(done / total)


def search_path() -> tuple[Path, ...]:
    """Folders that hold bundles: the ones that ship, then the user's."""
    shipped = Path(__file__).resolve().parents[2] / "assets" / "models"
    return shipped, places.data_folder() / "models"


def find(name: str, *, check: Check = "auto") -> Bundle:
    """The bundle of that name, from `assets/models` or the user's data. Raises UserError."""
    if not _NAME.fullmatch(name):
        raise UserError(f"{name!r} is not a bundle's name", remedy="letters, digits, . _ and -")
    for place in search_path():
        if (place / name / MANIFEST).is_file():
            return load(place / name, check=check)
    known = ", ".join(bundle_names()) or "none is installed"
    raise UserError(f"there is no model bundle {name!r}; known: {known}", remedy=_ADD)


_ADD = "add one with `affiche models add FOLDER_OR_ZIP`"


def bundle_names() -> list[str]:
    """Names of the folders that hold a manifest, sorted; nothing is checked."""
    return sorted(
        {
            entry.name
            for place in search_path()
            if place.is_dir()
            for entry in place.iterdir()
            if _NAME.fullmatch(entry.name) and (entry / MANIFEST).is_file()
        }
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of `affiche models list`: either a bundle, or what is wrong with it."""

    name: str
    bundle: Bundle | None
    fault: str = ""


def list_bundles() -> tuple[Listed, ...]:
    """Every installed bundle, checked by names and sizes only; a faulty one is listed as such."""
    found = []
    for name in bundle_names():
        try:
            found.append(Listed(name, find(name, check="sizes")))
        except UserError as error:
            found.append(Listed(name, None, str(error)))
    return tuple(found)


def seal(folder: Path | str, manifest: Manifest) -> Bundle:
    """Write `manifest.json` for the files that lie in `folder`, with their sizes and digests.

    `manifest.files` and `manifest.digest` are made here. Equal files give equal bytes. Raises
    UserError where `load` would refuse the result.
    """
    folder = Path(folder)
    files = {}
    for path in sorted(p for p in _walk(folder) if p != MANIFEST):
        full = folder / path
        with full.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        files[path] = FileEntry(full.stat().st_size, digest)
    draft = msgspec.structs.replace(manifest, files=files, digest="")
    tree = msgspec.to_builtins(draft)
    tree["digest"] = _digest(tree)
    data = msgspec.json.format(msgspec.json.encode(tree, order="sorted"), indent=1)
    places.write_atomically(folder / MANIFEST, data + b"\n")
    return load(folder, check="full")


def add(
    source: Path | str,
    *,
    replace: bool = False,
    progress: Callable[[float], None] | None = None,
) -> Bundle:
    """Copy a bundle (folder or zip) into the user's data and check every byte on the way.

    Only files that the manifest lists are copied, never more bytes than it says. Raises UserError;
    a half-copied bundle is never left behind.
    """
    source = Path(source)
    where = f"bundle {source.name}"
    target_root = places.data_folder() / "models"
    if source.is_dir():
        bundle = load(source, check="sizes")
        return _install(
            bundle.manifest,
            (source / MANIFEST).read_bytes(),
            lambda name: bundle.path(name).open("rb"),
            target_root,
            replace,
            progress,
        )
    try:
        with zipfile.ZipFile(source) as archive:
            return _add_zip(archive, where, target_root, replace, progress)
    except FileNotFoundError:
        raise UserError(f"there is no {source}", where) from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        raise UserError(
            f"{source.name} is neither a folder nor a sound zip", where, _GET_AGAIN
        ) from None
    except OSError as error:
        raise UserError(f"can't be added: {error.strerror or error}", where) from None


def _add_zip(
    archive: zipfile.ZipFile,
    where: str,
    target_root: Path,
    replace: bool,
    progress: Callable[[float], None] | None,
) -> Bundle:
    members: dict[str, zipfile.ZipInfo] = {}
    if len(archive.infolist()) > 2 * MAX_FILES:
        raise UserError(f"holds more than {2 * MAX_FILES} entries", where)
    for info in archive.infolist():
        if info.is_dir():
            continue
        if info.flag_bits & 1:
            raise UserError(f"{info.filename!r} is encrypted", where, "add an open zip")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise UserError(f"{info.filename!r} is a link", where, _GET_AGAIN)
        if info.filename in members:
            raise UserError(f"{info.filename!r} occurs twice", where, _GET_AGAIN)
        members[info.filename] = info
    # A zip often holds one folder around the bundle; nothing deeper is looked for.
    inner = [
        n for n in members if n == MANIFEST or (n.count("/") == 1 and n.endswith(f"/{MANIFEST}"))
    ]
    if len(inner) != 1:
        raise UserError(f"the zip holds {len(inner) or 'no'} {MANIFEST}", where, _GET_AGAIN)
    prefix = inner[0][: -len(MANIFEST)]
    info = members[inner[0]]
    if info.file_size > MAX_MANIFEST_BYTES:
        raise UserError(f"{MANIFEST} is larger than {MAX_MANIFEST_BYTES >> 20} MiB", where)
    with archive.open(info) as file:
        raw = file.read(MAX_MANIFEST_BYTES + 1)
    manifest = _parse(raw, where)

    def opened(name: str) -> BinaryIO:
        member = members.get(prefix + name)
        if member is None:
            raise UserError("is missing in the zip", f"{where} › {name}", _GET_AGAIN)
        return archive.open(member)  # type: ignore[return-value]

    return _install(manifest, raw, opened, target_root, replace, progress)


def _install(
    manifest: Manifest,
    raw: bytes,
    opened: Callable[[str], BinaryIO],
    root: Path,
    replace: bool,
    progress: Callable[[float], None] | None,
) -> Bundle:
    target = root / manifest.name
    where = f"bundle {manifest.name}"
    if target.exists() and not replace:
        raise UserError("is installed already", where, "replace it with --replace")
    root.mkdir(parents=True, exist_ok=True)
    need = sum(entry.size for entry in manifest.files.values())
    if need > shutil.disk_usage(root).free:
        raise UserError(f"needs {need / 1e9:.1f} GB, more than the disk has", where)
    partial = Path(tempfile.mkdtemp(prefix=f".{manifest.name}.", dir=root))
    try:
        done = 0
        for name, entry in sorted(manifest.files.items()):
            path = partial.joinpath(*PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            digest, left = hashlib.sha256(), entry.size
            with opened(name) as src, path.open("xb") as dst:
                while chunk := src.read(min(1 << 20, left + 1)):
                    left -= len(chunk)
                    if left < 0:
                        break
                    digest.update(chunk)
                    dst.write(chunk)
                    done += len(chunk)
                    if progress:
                        progress(done / max(1, need))
            if left != 0 or digest.hexdigest() != entry.sha256:
                raise _altered(f"{where} › {name}")
        (partial / MANIFEST).write_bytes(raw)
        os.chmod(partial, 0o755)
        if target.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{manifest.name}.old.", dir=root))
            os.replace(target, old / "bundle")
            os.replace(partial, target)
            shutil.rmtree(old)
        else:
            os.replace(partial, target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    bundle = load(target, check="sizes")
    _remember(bundle)
    return bundle


# ------------------------------------------------------------------ checks


def _altered(where: str) -> UserError:
    return UserError("was altered or damaged: its digest is another", where, _GET_AGAIN)


def _digest(tree: Mapping[str, object]) -> str:
    body = {key: value for key, value in tree.items() if key != "digest"}
    return hashlib.sha256(msgspec.json.encode(body, order="sorted")).hexdigest()


def _parse(raw: bytes, where: str) -> Manifest:
    """The manifest as a value, its digest and names checked."""
    where = f"{where} › {MANIFEST}"
    if len(raw) > MAX_MANIFEST_BYTES:
        raise UserError(f"is larger than {MAX_MANIFEST_BYTES >> 20} MiB", where)
    try:
        tree = msgspec.json.decode(raw, type=dict[str, object])
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise UserError("is not JSON", where, _GET_AGAIN) from None
    version = tree.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise UserError(
            f"has format {version}, newer than this program's {FORMAT_VERSION}",
            where,
            "update Affiche",
        )
    try:
        manifest = msgspec.convert(tree, Manifest)
    except msgspec.ValidationError as error:
        raise UserError(f"doesn't describe a bundle: {error}", where, _GET_AGAIN) from None
    if manifest.format_version != FORMAT_VERSION:
        raise UserError(f"has the unknown format {manifest.format_version}", where, _GET_AGAIN)
    if not _NAME.fullmatch(manifest.name):
        raise UserError(f"has the name {manifest.name!r}, which is none", where, _GET_AGAIN)
    if len(manifest.files) > MAX_FILES:
        raise UserError(f"lists more than {MAX_FILES} files", where)
    total = 0
    for name, entry in manifest.files.items():
        if not _is_safe(name):
            raise UserError(
                f"names {name!r}, which is no path inside the bundle", where, _GET_AGAIN
            )
        if not 0 <= entry.size <= MAX_FILE_BYTES or not re.fullmatch(r"[0-9a-f]{64}", entry.sha256):
            raise UserError("has an impossible size or digest", f"{where} › {name}", _GET_AGAIN)
        total += entry.size
    if total > MAX_TOTAL_BYTES:
        raise UserError(f"lists more than {MAX_TOTAL_BYTES >> 30} GiB", where)
    if len({name.lower() for name in manifest.files}) != len(manifest.files):
        raise UserError("lists two files that differ in case only", where, _GET_AGAIN)
    for graph in manifest.graphs:
        for file in (graph.file, *((graph.selftest.file,) if graph.selftest else ())):
            if file not in manifest.files:
                raise UserError(
                    f"graph {graph.graph!r} needs {file!r}, not listed", where, _GET_AGAIN
                )
    keys = [(g.graph, g.flavour, g.bucket) for g in manifest.graphs]
    if len(set(keys)) != len(keys):
        raise UserError("describes one graph twice", where, _GET_AGAIN)
    if manifest.digest != _digest(tree):
        raise _altered(where)
    return manifest


def _is_safe(name: str) -> bool:
    """Relative, forward slashes, plain characters, known top folder: safe on every platform."""
    parts = name.split("/")
    return (
        0 < len(name) <= MAX_PATH_LENGTH
        and len(parts) >= 2
        and parts[0] in _FOLDERS
        and all(
            _PART.fullmatch(p) and not _DEVICES.fullmatch(p) and not p.endswith(".") for p in parts
        )
    )


def _walk(folder: Path) -> Iterable[str]:
    """Relative posix paths of everything in `folder` that isn't a folder; links are named too."""
    for root, folders, files in os.walk(folder, followlinks=False):
        base = Path(root)
        links = [f for f in folders if (base / f).is_symlink()]
        folders[:] = sorted(f for f in folders if f not in links)
        for name in (*links, *files):
            yield (base / name).relative_to(folder).as_posix()


def _check_names_and_sizes(bundle: Bundle, where: str) -> None:
    listed = bundle.manifest.files
    for count, name in enumerate(_walk(bundle.folder)):
        if count > 2 * MAX_FILES:
            raise UserError(f"holds more than {2 * MAX_FILES} files", where)
        # ONNX graphs name their external data by path, so a stray file could be read as weights.
        if name not in listed and name != MANIFEST:
            raise UserError(f"holds {name!r}, which its manifest doesn't list", where, _GET_AGAIN)
        if (bundle.folder / name).is_symlink():
            raise UserError(f"{name!r} is a link", where, "put the file itself there")
    for name, entry in listed.items():
        path = bundle.path(name)
        if not path.is_file():
            raise UserError("is missing", f"{where} › {name}", _GET_AGAIN)
        if path.stat().st_size != entry.size:
            raise _altered(f"{where} › {name}")


def _fingerprint(bundle: Bundle) -> bytes:
    """Sizes and times of change of all files, to notice that something was touched."""
    rows = []
    for name in sorted(bundle.manifest.files):
        info = bundle.path(name).stat()
        rows.append((name, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino))
    return msgspec.json.encode([bundle.digest, str(bundle.folder.resolve()), rows])


def _stamp(bundle: Bundle) -> Path:
    place = hashlib.sha256(str(bundle.folder.resolve()).encode()).hexdigest()[:16]
    return places.cache_folder() / "verified" / f"{bundle.name}-{place}.sha256"


def _remembered(bundle: Bundle) -> bool:
    try:
        stamp = _stamp(bundle).read_bytes()
    except OSError:
        return False
    return stamp == hashlib.sha256(_fingerprint(bundle)).hexdigest().encode()


def _remember(bundle: Bundle) -> None:
    digest = hashlib.sha256(_fingerprint(bundle)).hexdigest().encode()
    try:
        places.write_atomically(_stamp(bundle), digest)
    except OSError:
        return  # A read-only cache costs time at the next start, nothing else.
