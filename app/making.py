"""Making, exporting and checking files: what the commands share."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from app.progress import progress
from engine.decoding import nano
from engine.document import file as document_file
from engine.errors import UserError
from engine.jobs import studio
from engine.jobs.decoding import Wish, decoded
from engine.jobs.request import Request
from engine.planning.brief import Brand
from engine.planning.plan import ARCHETYPES, FAMILIES, PAIRINGS, PALETTES
from exporters import gate
from exporters.raster import render

SPARES = 3
"""Designs tried when the first one fails its proof."""
FORMATS = (".affiche", ".png", ".pdf")


def _known(kind: str, value: str | None, names: tuple[str, ...]) -> None:
    if value is not None and value not in names:
        raise UserError(
            f"no {kind} is called {value!r}", remedy=f"choose one of: {', '.join(names)}"
        )


def check_format(path: Path) -> str:
    """The lower-case ending of a path that we can write. Raises UserError."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UserError(
            f"{ending or 'no ending'!r} is not a format",
            where=str(path),
            remedy="use .affiche, .png or .pdf",
        )
    return ending


def read_brand(path: Path) -> Brand:
    """A brand file: JSON with name, colours (#rrggbb) and faces. Raises UserError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"the brand file can't be read ({error.strerror})", where=str(path)
        ) from None
    if len(data) > 1_000_000:
        raise UserError("the brand file is too large", where=str(path))
    try:
        return msgspec.json.decode(data, type=Brand)
    except msgspec.MsgspecError as error:
        raise UserError(f"the brand file is not right: {error}", where=str(path)) from None


def make(
    *, prompt: str, out: Path, texts: tuple[tuple[str, str], ...], size: str, seed: int, variants: int,
    art: str, style: str = "", lettering: str = "live", palette: str | None, scene: str | None, layout: str | None, pairing: str | None,
    colours: tuple[str, ...], faces: tuple[str, ...], regions: tuple[tuple[str, float, float, float, float], ...],
    brand: Path | None, language: str | None, like: Path | None, dpi: float, device: str | None, quiet: bool,
) -> dict[str, Any]:  # fmt: skip
    """Generates and writes; the result as `affiche generate --json` prints it."""
    ending = check_format(out)
    wish = _wish(art, style, lettering, seed, device)
    for kind, value, names in (
        ("palette", palette, PALETTES), ("scene", scene, FAMILIES), ("layout", layout, ARCHETYPES),
        ("pairing", pairing, PAIRINGS),
    ):  # fmt: skip
        _known(kind, value, names)
    for face in faces:
        from engine.text import fonts

        if face not in fonts.catalogue():
            raise UserError(f"no face is called {face!r}", remedy="see: affiche fonts list")
    request = Request(
        prompt=prompt, texts=texts, size=size or "A3", language=language, seed=seed, variants=variants,
        art="none" if art == "none" else "decoded" if art == "decoded" else "vector",
        style=wish.style, lettering=wish.material or "live", archetype=layout, palette=palette, family=scene,
        pairing=pairing, colours=colours, faces=faces, regions=regions, provider=device,
    )  # fmt: skip
    if brand is not None:
        given = read_brand(brand)
        request = msgspec.structs.replace(
            request,
            brand_name=given.name,
            colours=colours or given.colours,
            faces=faces or given.faces,
        )
    if like is not None:
        request = _like(request, like, size)
    gate.check_target(out)
    with progress("generate", quiet=quiet) as tell:
        made = studio.generate(request, render, tell)
    posters = []
    for n, planned in enumerate(made, 1):
        with progress("decode", quiet=quiet or not wish) as tell:
            variant, assets = _painted(planned, wish, tell)
        path = out if len(made) == 1 else out.with_name(f"{out.stem}-{n}{out.suffix}")
        entry: dict[str, Any] = {
            "file": str(path), "plan": msgspec.to_builtins(variant.plan), "score": round(variant.score, 4),
            "faults": list(variant.faults), "glance": round(variant.glance, 4), "seed": seed,
        }  # fmt: skip
        if ending == ".affiche":
            document_file.save(path, variant.document, assets)
        else:
            with progress(path.name, quiet=quiet) as tell:
                delivery, used = deliver_proved(
                    request, variant, path, dpi=dpi, progress=tell, assets=assets
                )
            entry["plan"] = msgspec.to_builtins(used.plan)
            entry["glance"] = round(used.glance, 4)
            entry["file"] = str(delivery.path)
            entry["proof"] = delivery.proof
            entry["preflight"] = delivery.preflight
            entry["findings"] = delivery.lines
        posters.append(entry)
    sound = {"passed": True}
    passed = all(p.get(part, sound)["passed"] for p in posters for part in ("proof", "preflight"))
    return {"posters": posters, "passed": passed}


def _wish(art: str, style: str, lettering: str, seed: int, device: str | None) -> Wish:
    """What the decoder shall do. Raises UserError for kinds of artwork that there aren't, a style or
    material that the decoder doesn't know, and where there is no decoder."""
    if art not in ("vector", "decoded", "none"):
        raise UserError(f"{art!r} is not a kind of artwork", remedy="use vector, decoded or none")
    if style and art != "decoded":
        raise UserError(f"--style {style} is for decoded artwork", remedy="add --art decoded")
    material = "" if lettering == "live" else lettering
    if art != "decoded" and not material:
        return Wish()
    known = nano.read_styles(nano.installed())
    if art == "decoded":
        style = nano.known_style(known, style or nano.first_style(known), "art").name
    if material:
        material = nano.known_style(known, material, "letters").name
    return Wish(style, material, seed, device)


@lru_cache(maxsize=1)
def _decoder(provider: str | None) -> nano.Nano:
    return nano.Nano.load(provider=provider)


def _painted(
    variant: studio.Variant, wish: Wish, tell: Callable[[str, float], None] | None = None
) -> tuple[studio.Variant, dict[str, bytes]]:
    """The variant as the decoder paints it, with the files that it needs now."""
    if not wish:
        return variant, {}
    opened = _decoder(wish.provider)
    done = decoded(variant.document, wish, render, progress=tell, decoder=opened)
    return dataclasses.replace(variant, document=done.document), done.assets


def deliver_proved(
    request: Request, variant: studio.Variant, path: Path, *, dpi: float = 0.0,
    progress: gate.Progress | None = None, assets: Mapping[str, bytes] | None = None,
) -> tuple[gate.Delivery, studio.Variant]:  # fmt: skip
    """Delivers the variant; a design whose words can't all be read gives way to another one of
    the same request, where the design wasn't asked for by name. The others come in the order in
    which a reader finds their words by itself (`Variant.glance`)."""
    delivery = gate.deliver(variant.document, assets or {}, path, dpi=dpi, progress=progress)
    if delivery.proof["passed"] or request.plan:
        return delivery, variant
    material = "" if request.lettering == "live" else request.lettering
    wish = Wish(request.style, material, request.seed, request.provider)
    others = studio.generate(msgspec.structs.replace(request, variants=SPARES), render)
    for planned in others:
        other, files = _painted(planned, wish)
        again = gate.deliver(other.document, files, path, dpi=dpi, progress=progress)
        if again.proof["passed"]:
            delivery.path.unlink(missing_ok=True)
            return again, other
    return delivery, variant


def _like(request: Request, path: Path, size: str) -> Request:
    """The request with design, prompt and texts of a document, under what was given anew."""
    loaded = document_file.load(path)
    recipe = loaded.document.recipe
    if recipe is None or not recipe.plan:
        raise UserError("the document has no recipe to follow", where=str(path))
    texts = dict(recipe.texts)
    given = dict(request.texts)
    merged = tuple((role, given.get(role, words)) for role, words in recipe.texts) + tuple(
        (role, words) for role, words in request.texts if role not in texts
    )
    plan = recipe.plan
    if request.palette or request.family or request.archetype or request.pairing:
        from engine.planning.tokens import from_text, to_text

        changes = {
            "palette": request.palette, "family": request.family, "archetype": request.archetype,
            "pairing": request.pairing,
        }  # fmt: skip
        kept = {k: v for k, v in changes.items() if v is not None}
        plan = to_text(msgspec.structs.replace(from_text(plan), **kept))
    return msgspec.structs.replace(
        request, prompt=request.prompt or recipe.prompt, texts=merged, size=size or recipe.size, plan=plan,
        seed=recipe.seed, variants=1,
    )  # fmt: skip
