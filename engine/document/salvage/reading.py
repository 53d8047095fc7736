"""From the bytes of a damaged file to a document, and the list of what is wrong with it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from engine.document import file as document_file
from engine.document.migrations import migrate
from engine.document.model import FORMAT_VERSION, Document, Group
from engine.document.salvage import closing, loosely, members
from engine.errors import UserError

About = Literal["file", "document", "picture", "attachment"]
MAX_FINDINGS = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, in plain words, and where: `page 1 › text 'title'`."""

    about: About
    text: str
    where: str = ""
    layer: str = ""
    """Id of the layer that it is about, where the document has it."""

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read."""

    document: Document
    assets: dict[str, bytes]
    attachments: dict[str, bytes]
    version: int
    """The format version that the file says it has; may be newer than FORMAT_VERSION."""
    findings: tuple[Finding, ...]
    pictures: int
    """How many stored pictures the document needs."""
    missing: frozenset[str]
    """Digests of those that are missing or damaged."""

    @property
    def is_newer(self) -> bool:
        return self.version > FORMAT_VERSION


def salvage(path: str | os.PathLike[str]) -> Salvaged:
    """Reads a file as far as it can be read, and changes nothing on disk. Raises UserError when it
    isn't an Affiche document, goes over a limit, or no page can be read."""
    source = Path(path)
    with document_file.trail(source.name):
        try:
            if not source.is_file():
                raise UserError("there is no such file")
            if source.stat().st_size > document_file.MAX_FILE:
                raise UserError("the file is larger than 2 GiB")
            data = source.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserError(f"the file cannot be read ({reason})") from None
        return salvaged(data)


def salvaged(data: bytes) -> Salvaged:
    """As `salvage`, of a file's bytes."""
    found = members.read(data)
    text = found.whole.get("document.json", found.broken.get("document.json"))
    if text is None:
        ours = found.whole.get("mimetype", b"").strip() == document_file.MIMETYPE.encode()
        what = (
            "its document can't be read" if ours or found.broken else "it isn't an Affiche document"
        )
        raise UserError(what, remedy="take a backup copy")
    manifest = _manifest(found.whole.get("manifest.json", b""))
    findings: list[Finding] = list(_of_file(found, manifest))
    plain, whole = closing.decode(text)
    if not isinstance(plain, dict):
        raise UserError("its document can't be read", remedy="take a backup copy")
    document_file.check_values(plain)
    if not whole:
        findings.append(Finding("document", "the document breaks off: its end is missing"))
    version = _version(plain, manifest)
    document = _document(plain, version, findings)
    assets = _assets(found)
    used = document_file.used_assets(document)
    missing = frozenset(used - assets.keys())
    for digest in sorted(missing):
        there = f"assets/{digest}" in found.whole or f"assets/{digest}" in found.broken
        state = "is damaged" if there else "is missing"
        findings.append(Finding("picture", f"a picture {state}", *_user(document, digest)))
    attachments, lost = _attachments(found, manifest)
    findings += [Finding("attachment", "it is missing or damaged", name) for name in lost]
    return Salvaged(
        document=document,
        assets=assets,
        attachments=attachments,
        version=version,
        findings=tuple(findings[:MAX_FINDINGS]),
        pictures=len(used),
        missing=missing,
    )


# ------------------------------------------------------------------ the file


def _manifest(text: bytes) -> dict[str, Any]:
    try:
        plain = msgspec.json.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _listed(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Digests by name."""
    entries = manifest.get("members")
    if not isinstance(entries, dict):
        return {}
    return {
        name: entry["sha256"]
        for name, entry in entries.items()
        if isinstance(entry, dict) and isinstance(entry.get("sha256"), str)
    }


def _of_file(found: members.Members, manifest: Mapping[str, Any]) -> Iterator[Finding]:
    if found.cut:
        yield Finding("file", "the file breaks off: its end is missing")
    if not manifest:
        yield Finding("file", "its list of contents can't be read")
    if found.foreign:
        yield Finding("file", f"{found.foreign} parts that don't belong to a document are left out")
    for name in found.refused:
        yield Finding("file", "a part is too large, or packed in an unknown way", name)
    text = found.whole.get("document.json", b"")
    told = _listed(manifest).get("document.json")
    if "document.json" in found.broken:
        yield Finding("document", "the document is damaged")
    elif told is not None and hashlib.sha256(text).hexdigest() != told:
        yield Finding("document", "the document differs from its digest: it was changed or damaged")


def _version(plain: Mapping[str, Any], manifest: Mapping[str, Any]) -> int:
    for told in (manifest.get("version"), plain.get("version")):
        if isinstance(told, int) and told >= 0:
            return told
    return FORMAT_VERSION


# ------------------------------------------------------------------ the document


def _document(plain: dict[str, Any], version: int, findings: list[Finding]) -> Document:
    if version < FORMAT_VERSION:
        plain = migrate(plain, version)

    def tell(text: str, where: str) -> None:
        findings.append(Finding("document", text, where))

    before = len(findings)
    document = loosely.document(plain, tell)
    complete = len(findings) == before
    unknown = plain.keys() - set(Document.__struct_fields__)
    extra = {key: msgspec.Raw(msgspec.json.encode(plain[key], order="sorted")) for key in unknown}
    document = msgspec.structs.replace(document, extra=extra)
    if complete:  # else the parts of the two don't stand at the same places
        for where in list(document_file.unknown_keys(plain, document))[:50]:
            if where not in unknown:
                tell("it is not known here", where)
    document_file.document_json(document)  # every limit, once more
    return document


def _user(document: Document, digest: str) -> tuple[str, str]:
    """The first layer that needs the stored file: where it is, and its id."""
    for number, page in enumerate(document.pages, 1):
        for layer, _ in document_file.walk_layers(page.layers):
            alone = msgspec.structs.replace(page, layers=(layer,))
            one = msgspec.structs.replace(document, pages=(alone,), brand=None)
            if not isinstance(layer, Group) and digest in document_file.used_assets(one):
                return f"page {number} › {document_file.layer_name(layer)}", layer.id
    return "brand › logo", ""


# ------------------------------------------------------------------ stored files


def _assets(found: members.Members) -> dict[str, bytes]:
    """Those whose contents have the digest that they are named by."""
    return {
        name[7:]: content
        for name, content in found.whole.items()
        if name.startswith("assets/") and hashlib.sha256(content).hexdigest() == name[7:]
    }


def _attachments(
    found: members.Members, manifest: Mapping[str, Any]
) -> tuple[dict[str, bytes], list[str]]:
    """Whole ones, and the names of the others."""
    listed = _listed(manifest)
    kept: dict[str, bytes] = {}
    for name, content in found.whole.items():
        right = name not in listed or hashlib.sha256(content).hexdigest() == listed[name]
        if document_file.ATTACHMENT.fullmatch(name) and right:
            kept[name] = content
    wanted = {name for name in listed if document_file.ATTACHMENT.fullmatch(name)}
    wanted |= {name for name in found.broken if document_file.ATTACHMENT.fullmatch(name)}
    return kept, sorted(wanted - kept.keys())
