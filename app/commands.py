"""The command line. Heavy rooms are imported by the commands that need them, so that help is quick."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from app.progress import progress
from engine.errors import UserError

app = typer.Typer(
    name="affiche",
    help="Posters and banners with artwork, real typography and proved words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
models_app = typer.Typer(help="Model bundles: list, info, verify, add.", no_args_is_help=True)
fonts_app = typer.Typer(help="Faces: list, add.", no_args_is_help=True)
app.add_typer(models_app, name="models")
app.add_typer(fonts_app, name="fonts")

Json = Annotated[bool, typer.Option("--json", help="A machine-readable result on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]


def main() -> None:
    """Runs the command line; errors that a person can mend are one line, status 1 or 2."""
    # Without a word, the program is its window.
    arguments = sys.argv[1:] or ["open"]
    try:
        status = app(args=arguments, standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except UserError as error:
        _fail(error, error.status)
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except typer.Abort:
        _fail("stopped", 130)
    except KeyboardInterrupt:
        _fail("stopped", 130)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:
        # The command line library's own errors (unknown option, missing argument) carry a
        # message for people; anything else is a fault of ours and shows itself.
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        _fail(message(), 2)


def _fail(what: object, status: int) -> None:
    line = " ".join(str(what).split())
    if "--json" in sys.argv:
        print(json.dumps({"error": line}, ensure_ascii=False))
    print(f"affiche: {line}", file=sys.stderr)
    sys.exit(status)


def _print(result: Any) -> None:
    print(json.dumps(result, ensure_ascii=False, indent=2))


def _warm_up() -> None:
    """Loads what needs no Qt beside what does: the prompt encoder, then the reader."""
    from threading import Thread

    def load() -> None:
        from engine.models import embedding

        embedding.warm_up()
        from engine.checking import reader

        reader.shared()

    Thread(target=load, daemon=True, name="warm-up").start()


# ------------------------------------------------------------------ making


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder for the posters.")] = Path("out"),
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make the example posters (.affiche, .png, .pdf) and prove every word on them."""
    from app.demo import run_demo

    results = run_demo(out, quiet=quiet or as_json)
    passed = all(r["passed"] for r in results)
    if as_json:
        _print({"posters": results, "passed": passed})
    else:
        for r in results:
            mark = "proved" if r["passed"] else "FAILED"
            print(f"{mark}  {r['blocks']:2d} texts  {r['name']}")
            for path in r["files"]:
                print(f"          {path}")
            for finding in r["findings"]:
                print(f"          {finding}")
    if not passed:
        raise typer.Exit(1)


def _pairs(texts: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for given in texts:
        role, sign, words = given.partition("=")
        if not sign or not role.strip() or not words.strip():
            raise UserError(
                f"--text {given!r} has no ROLE=TEXT", remedy='write it like --text title="Open day"'
            )
        pairs.append((role.strip().lower(), words.strip()))
    return tuple(pairs)


def _regions(given: list[str]) -> tuple[tuple[str, float, float, float, float], ...]:
    out = []
    for text in given:
        role, sign, numbers = text.partition("=")
        try:
            x0, y0, x1, y1 = (float(v) for v in numbers.split(","))
            if not sign or not (0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1):
                raise ValueError
        except ValueError:
            raise UserError(
                f"--region {text!r} is not a box",
                remedy="write it like --region title=0.05,0.6,0.95,0.9 (fractions of the page)",
            ) from None
        out.append((role.strip().lower(), x0, y0, x1, y1))
    return tuple(out)


@app.command()
def generate(
    prompt: Annotated[str, typer.Argument(help="What the poster is for, in any language.")] = "",
    out: Annotated[Path | None, typer.Option(help="FILE.affiche, .png or .pdf.")] = None,
    text: Annotated[
        list[str], typer.Option(help="ROLE=TEXT; title, subtitle, body, action, caption, legal.")
    ] = [],  # noqa: B006
    size: Annotated[str, typer.Option(help="A3, 1080x1350px, 420x594mm, story...")] = "",
    seed: Annotated[int, typer.Option(help="Another seed, another design.")] = 0,
    variants: Annotated[int, typer.Option(help="How many designs, 1 to 24.")] = 1,
    art: Annotated[str, typer.Option(help="vector, decoded or none.")] = "vector",
    style: Annotated[str, typer.Option(help="Of decoded artwork, e.g. watercolour.")] = "",
    lettering: Annotated[
        str, typer.Option(help="Of the title: live, or a material, e.g. gold.")
    ] = "live",
    palette: Annotated[str | None, typer.Option(help="Name of a palette.")] = None,
    scene: Annotated[str | None, typer.Option(help="Name of a scene family.")] = None,
    layout: Annotated[str | None, typer.Option(help="Name of an archetype.")] = None,
    pairing: Annotated[str | None, typer.Option(help="Number of a type pairing.")] = None,
    colour: Annotated[
        list[str], typer.Option(help="A brand colour, #rrggbb; may be repeated.")
    ] = [],  # noqa: B006
    face: Annotated[list[str], typer.Option(help="A brand face: title, then support.")] = [],  # noqa: B006
    region: Annotated[list[str], typer.Option(help="ROLE=x0,y0,x1,y1: a box that is kept.")] = [],  # noqa: B006
    brand: Annotated[Path | None, typer.Option(help="A brand file (JSON).")] = None,
    language: Annotated[str | None, typer.Option(help="en, zh, fr...; else detected.")] = None,
    like: Annotated[
        Path | None, typer.Option(help="Keep the design of this .affiche; change what is given.")
    ] = None,
    dpi: Annotated[float, typer.Option(help="For PNG; 0 chooses.")] = 0.0,
    device: Annotated[str | None, typer.Option(help="Execution provider, e.g. cpu, cann.")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Plan, compose and draw a poster; PNG and PDF are proved before they are delivered."""
    _warm_up()
    from app.making import make

    if out is None:
        raise UserError("--out is missing", remedy="say where to write, e.g. --out poster.pdf")
    result = make(
        prompt=prompt, out=out, texts=_pairs(text), size=size, seed=seed, variants=variants,
        art=art, style=style, lettering=lettering, palette=palette, scene=scene, layout=layout, pairing=pairing, colours=tuple(colour),
        faces=tuple(face), regions=_regions(region), brand=brand, language=language, like=like, dpi=dpi,
        device=device, quiet=quiet or as_json,
    )  # fmt: skip
    if as_json:
        _print(result)
    else:
        for made in result["posters"]:
            proof = made.get("proof")
            said = "" if proof is None else ("  proved" if proof["passed"] else "  NOT PROVED")
            print(f"{made['file']}{said}")
            for finding in made.get("findings", []):
                print(f"  {finding}")
    if not result["passed"]:
        raise typer.Exit(1)


@app.command()
def edit(
    document: Annotated[Path, typer.Argument(help="An .affiche document.")],
    instruction: Annotated[
        str, typer.Argument(help='What to change, in English, Chinese or French: "make it night".')
    ],
    out: Annotated[Path | None, typer.Option(help="FILE.affiche.")] = None,
    region: Annotated[
        str, typer.Option(help="A region or a layer; nothing outside it changes.")
    ] = "",
    page: Annotated[int, typer.Option(help="Page number, from 1.")] = 1,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Change a document as you say it, words kept exact; prove it with export."""
    from app.editing import edit_document

    if out is None:
        raise UserError("--out is missing", remedy="say where to write, e.g. --out night.affiche")
    result = edit_document(
        document, instruction, out, region=region, page=page, quiet=quiet or as_json
    )
    if as_json:
        _print(result)
    else:
        for step in result["done"]:
            print(f"done    {step['sentence']}")
        for line in result["left"]:
            print(f"left    {line}")
        print(result["file"])
    if not result["passed"]:
        raise typer.Exit(1)


@app.command()
def resize(
    document: Annotated[Path, typer.Argument(help="An .affiche document.")],
    size: Annotated[list[str], typer.Option(help="A format; may be repeated, one page each.")] = [],  # noqa: B006
    out: Annotated[Path | None, typer.Option(help="FILE.affiche.")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Lay a document out anew for other formats; words, faces, artwork and colours stay."""
    _warm_up()
    from app.resizing import resize_document

    if out is None:
        raise UserError("--out is missing", remedy="say where to write, e.g. --out story.affiche")
    result = resize_document(document, size, out, quiet=quiet or as_json)
    if as_json:
        _print(result)
    else:
        for page in result["pages"]:
            print(f"{page['size']:16} {', '.join(page['faults'])}")
        print(result["file"])
    if not result["passed"]:
        raise typer.Exit(1)


@app.command()
def export(
    document: Annotated[Path, typer.Argument(help="An .affiche document.")],
    to: Annotated[Path, typer.Option(help="FILE.pdf or FILE.png.")],
    dpi: Annotated[float, typer.Option(help="For PNG; 0 chooses.")] = 0.0,
    bleed: Annotated[str, typer.Option(help="Bleed, e.g. 3mm; else the document's.")] = "",
    profile: Annotated[
        str, typer.Option(help="Of a PDF: srgb, or iso-coated-v2 (PDF/X-4 with output intent).")
    ] = "srgb",
    marks: Annotated[bool, typer.Option("--marks", help="Crop marks in a PDF.")] = False,
    outline_text: Annotated[bool, typer.Option(help="PDF text as outlines.")] = False,
    page: Annotated[int, typer.Option(help="Page number of a PNG, from 1.")] = 1,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can't be read; the document stays as it is.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write a document as PDF or PNG, read it back, and deliver it only if every word is right."""
    from app.mending import export_document

    result = export_document(
        document,
        to,
        dpi=dpi,
        bleed=bleed,
        outline_text=outline_text,
        page=page,
        profile=profile,
        marks=marks,
        repair=repair,
        quiet=quiet or as_json,
    )
    if as_json:
        _print(result)
    else:
        _print_steps(result)
        print(f"{result['file']}  {'proved' if result['proof']['passed'] else 'NOT PROVED'}")
        for finding in result["findings"]:
            print(f"  {finding}")
    if not result["passed"]:
        raise typer.Exit(1)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A .affiche, .pdf or .png.")],
    against: Annotated[
        Path | None, typer.Option(help="The document that the file came from.")
    ] = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend the document where its words can't be read.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="Where the mended document goes; else NAME.mended.affiche.")
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Preflight a document, or prove a delivered file against its document. With --repair what
    fails is mended by named edits and proved again, at most three times; no word is changed."""
    from app.mending import check_file

    result = check_file(file, against, repair=repair, out=out, quiet=quiet or as_json)
    if as_json:
        _print(result)
    else:
        for line in result["lines"]:
            print(line)
        _print_steps(result)
        if result.get("file"):
            print(result["file"])
        print("good" if result["passed"] else "faults found")
    if not result["passed"]:
        raise typer.Exit(1)


def _print_steps(result: dict[str, Any]) -> None:
    """What a repair did, and what it leaves to the person."""
    made = result.get("repair", {"steps": [], "advice": []})
    for step in made["steps"]:
        print(f"mended  {step['sentence']}")
    for line in made["advice"]:
        print(f"to do   {line}")


@app.command("open")
def open_editor(
    documents: Annotated[
        list[Path] | None, typer.Argument(help="Documents; without one, the start page.")
    ] = None,
    screenshot: Annotated[
        Path | None, typer.Option(help="Draw the window into this PNG and end.")
    ] = None,
    theme: Annotated[str, typer.Option(help="Of the screenshot: dark or light.")] = "dark",
    language: Annotated[
        str, typer.Option(help="Of the screenshot: en, zh or fr; xx and xx-rtl test the layout.")
    ] = "",
) -> None:
    """Open the editor."""
    from app.editor import application

    if theme not in ("dark", "light"):
        raise UserError(f"{theme!r} is not a theme", remedy="use dark or light")
    if screenshot is None:
        raise typer.Exit(application.run(documents or []))
    application.screenshot(
        documents or [],
        screenshot,
        theme="light" if theme == "light" else "dark",
        language=language,
    )


# ------------------------------------------------------------------ machine, models, fonts


@app.command()
def devices(
    fresh: Annotated[bool, typer.Option(help="Probe again.")] = False, as_json: Json = False
) -> None:
    """Execution providers of this machine, each tried with a known answer, with reasons."""
    import msgspec

    from engine.models import providers

    with progress("devices", quiet=as_json) as tell:
        tell("probing", 0.2)
        states = providers.probe_all(fresh=fresh)
        choice = providers.choose()
    if as_json:
        _print({"choice": msgspec.to_builtins(choice), "providers": msgspec.to_builtins(states)})
        return
    print(choice.sentence)
    for state in states:
        print(f"  {state.provider:28} {state.state:14} {state.reason}")


@models_app.command("list")
def models_list(as_json: Json = False) -> None:
    """Bundles that are installed."""
    from engine.models import bundle

    rows = [
        {
            "name": listed.name,
            "version": listed.bundle.manifest.version if listed.bundle else "",
            "path": str(listed.bundle.folder) if listed.bundle else "",
            "fault": listed.fault,
        }
        for listed in bundle.list_bundles()
    ]
    if as_json:
        _print({"bundles": rows})
        return
    for r in rows:
        print(f"{r['name']:16} {r['version']:10} {r['path']}  {r['fault']}")


@models_app.command("info")
def models_info(name: str, as_json: Json = False) -> None:
    """What a bundle holds."""
    import msgspec

    from engine.models import bundle

    found = bundle.find(name)
    info = {
        "digest": found.digest,
        "path": str(found.folder),
        "manifest": msgspec.to_builtins(found.manifest),
    }
    if as_json:
        _print(info)
        return
    print(f"{found.manifest.name} {found.manifest.version}  {found.digest}\n{found.folder}")
    card = found.folder / "licences" / "MODEL_CARD.md"
    if card.is_file():
        print(card.read_text(encoding="utf-8"))


@models_app.command("verify")
def models_verify(name: str, as_json: Json = False) -> None:
    """Check every digest of a bundle and run its self-test."""
    from engine.models import bundle, session

    found = bundle.find(name, check="sizes")
    bundle.verify(found)
    tests = session.selftest(found)
    if as_json:
        _print({"name": name, "digest": found.digest, "selftest": tests})
        return
    print(f"{name}: digests match; " + "; ".join(f"{g}: {s}" for g, s in tests))


@models_app.command("add")
def models_add(path: Path, as_json: Json = False) -> None:
    """Install a bundle from a folder or a zip."""
    from engine.models import bundle

    added = bundle.add(path)
    if as_json:
        _print({"name": added.manifest.name, "path": str(added.folder)})
        return
    print(f"added {added.manifest.name}: {added.folder}")


@fonts_app.command("list")
def fonts_list(as_json: Json = False) -> None:
    """Faces that can be used, with their scripts, axes and licences."""
    from engine.text import colour_glyphs, fonts

    rows: list[dict[str, Any]] = [
        {
            "id": f.id, "family": f.family, "weight": f.weight, "italic": f.italic, "kind": f.kind,
            "scripts": list(f.scripts), "licence": f.licence, "colour": colour_glyphs.has_colour(f.id),
            "axes": [
                {"tag": a.tag, "name": a.name, "minimum": a.minimum, "default": a.default,
                 "maximum": a.maximum}
                for a in fonts.axes(f.id)
            ],
        }
        for f in fonts.catalogue().values()
    ]  # fmt: skip
    if as_json:
        _print({"faces": rows})
        return
    for r in rows:
        axes = "".join(f"  {a['tag']} {a['minimum']:g}–{a['maximum']:g}" for a in r["axes"])
        colour = "  in colour" if r["colour"] else ""
        print(f"{r['id']:34} {r['kind']:12} {' '.join(r['scripts'])}{axes}{colour}")


@fonts_app.command("add")
def fonts_add(path: Path, as_json: Json = False) -> None:
    """Add a font file of your own; its embedding rights are respected."""
    from engine.text import fonts

    added = fonts.add(path)
    if as_json:
        _print({"id": added.id, "family": added.family})
        return
    print(f"added {added.id}")


@app.command()
def schema() -> None:
    """The JSON schema of the document."""
    from engine.document.schema import schema as document_schema

    _print(document_schema())
