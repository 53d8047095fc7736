"""The command line as a person uses it: a poster, its changes, its proof, and clear refusals."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from engine.document import edits
from engine.document import file as document_file
from engine.document.colour import rgb
from engine.document.model import Shape, SolidPaint, TextBlock
from engine.drawing.compose import compose

ROOT = Path(__file__).parent.parent.parent


def affiche(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        capture_output=True,
        text=True,
        cwd=cwd or ROOT,
    )


@pytest.fixture(scope="module")
def poster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("posters") / "jazz.affiche"
    made = affiche(
        "generate", "A jazz evening by the river", "--text", "title=Jazz by the river", "--text",
        "caption=Saturday 10 July", "--size", "1080x1350px", "--seed", "4", "--out", str(path),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return path


def test_the_whole_way_from_document_to_proved_files(poster: Path, tmp_path: Path) -> None:
    for ending in ("pdf", "png"):
        target = tmp_path / f"jazz.{ending}"
        made = affiche("export", str(poster), "--to", str(target), "--json")
        result = json.loads(made.stdout)
        assert made.returncode == 0, result
        assert {b["verdict"] for b in result["proof"]["blocks"]} == {"exact"}
        checked = affiche("check", str(target), "--against", str(poster), "--json")
        assert json.loads(checked.stdout)["proof"]["passed"]
    pdf = pypdfium2.PdfDocument(tmp_path / "jazz.pdf")
    words = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "10 july" in words.casefold()
    with Image.open(tmp_path / "jazz.png") as picture:
        assert picture.size == (1080, 1350)
        assert "icc_profile" in picture.info


def test_a_document_in_two_other_formats(poster: Path, tmp_path: Path) -> None:
    out = tmp_path / "formats.affiche"
    made = affiche(
        "resize", str(poster), "--size", "1200x628px", "--size", "A3", "--out", str(out), "--json"
    )
    assert made.returncode == 0, made.stderr
    document = document_file.load(out).document
    assert [(round(p.width), round(p.height)) for p in document.pages] == [(1200, 628), (842, 1191)]
    for page in document.pages:
        words = " ".join(x.text for x in edits.iter_layers(page) if isinstance(x, TextBlock))
        assert "".join(["Jazz", "by", "the", "river"]) in "".join(words.split())
        assert "10 July" in " ".join(words.split())


def test_a_print_pdf_has_its_output_intent_boxes_and_marks(poster: Path, tmp_path: Path) -> None:
    target = tmp_path / "press.pdf"
    made = affiche(
        "export", str(poster), "--to", str(target), "--bleed", "3mm", "--profile", "iso-coated-v2",
        "--marks", "--json",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["proof"]["passed"]
    with pikepdf.open(target) as pdf:
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
        page = pdf.pages[0]
        trim, bleed, media = (
            [float(v) for v in page[f"/{n}Box"]] for n in ("Trim", "Bleed", "Media")
        )
    assert trim[0] - bleed[0] == pytest.approx(3 * 72 / 25.4, abs=0.01)
    assert media[0] < bleed[0]


def test_a_tampered_delivery_is_found(poster: Path, tmp_path: Path) -> None:
    target = tmp_path / "jazz.png"
    assert affiche("export", str(poster), "--to", str(target)).returncode == 0
    with Image.open(target) as opened:
        picture = opened.convert("RGB")
    block = json.loads(affiche("check", str(target), "--against", str(poster), "--json").stdout)
    assert block["passed"]
    picture.paste((20, 20, 20), (0, 0, picture.width, picture.height // 2))
    picture.save(target)
    after = affiche("check", str(target), "--against", str(poster), "--json")
    assert after.returncode == 1
    assert any(b["verdict"] != "exact" for b in json.loads(after.stdout)["proof"]["blocks"])


def test_a_design_is_kept_while_words_and_colours_change(poster: Path, tmp_path: Path) -> None:
    changed = tmp_path / "blues.affiche"
    made = affiche(
        "generate", "--like", str(poster), "--text", "title=Blues by the river", "--palette", "dusk",
        "--out", str(changed), "--json",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    before = zipfile.ZipFile(poster).read("document.json").decode()
    after = zipfile.ZipFile(changed).read("document.json").decode()
    assert "Jazz by the river" in before
    assert "Jazz by the river" not in after
    plan = json.loads(made.stdout)["posters"][0]["plan"]
    assert plan["palette"] == "dusk"
    assert f'"{plan["archetype"]}"' in before


def test_seeds_reproduce_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("a.affiche", "b.affiche"):
        path = tmp_path / name
        made = affiche(
            "generate", "春节 「新春快乐」", "--seed", "7", "--size", "A3", "--out", str(path)
        )
        assert made.returncode == 0, made.stderr
        files.append(path.read_bytes())
    assert files[0] == files[1]


def test_variants_differ(tmp_path: Path) -> None:
    made = affiche(
        "generate", "a flower market", "--text", "title=Flower market", "--variants", "3", "--out",
        str(tmp_path / "v.affiche"), "--json",
    )  # fmt: skip
    plans = [p["plan"] for p in json.loads(made.stdout)["posters"]]
    assert len(plans) == 3
    assert len({(p["archetype"], p.get("palette"), p.get("family")) for p in plans}) == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "v-1.affiche",
        "v-2.affiche",
        "v-3.affiche",
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["generate", "", "--out", "x.png"], "nothing to design"),
        (["generate", "x", "--text", f"title={'a' * 3100}", "--out", "x.png"], "3,000"),
        (["generate", "x", "--size", "0x0", "--out", "x.png"], "out of range"),
        (["generate", "x", "--size", "100x100m", "--out", "x.png"], "out of range"),
        (["generate", "x", "--size", "A33", "--out", "x.png"], "not a page size"),
        (["generate", "x", "--text", "no role", "--out", "x.png"], "ROLE=TEXT"),
        (["generate", "x", "--text", "ti<tle=Hello", "--out", "x.png"], "role"),
        (["generate", "x", "--face", "Comic Papyrus", "--out", "x.png"], "no face is called"),
        (["generate", "x", "--palette", "beige", "--out", "x.png"], "no palette is called"),
        (["generate", "x", "--out", "x.docx"], "not a format"),
        (["generate", "x", "--out", "no/such/folder/x.png"], "folder does not exist"),
        (["generate", "x"], "--out is missing"),
        (["generate", "x", "--seed", "many", "--out", "x.png"], "seed"),
        (["export", "missing.affiche", "--to", "x.pdf"], "no such file"),
        (["export", "x.affiche", "--to", "x.pdf", "--profile", "swop"], "no profile is called"),
        (["export", "x.affiche", "--to", "x.png", "--marks"], "are for PDF"),
        (["resize", "x.affiche", "--out", "y.affiche"], "--size is missing"),
        (["resize", "x.affiche", "--size", "A33", "--out", "y.affiche"], "not a page size"),
        (["models", "verify", "nothing"], "nothing"),
        (["check", "poster.png", "--repair"], "only a document can be repaired"),
        (["check", "poster.affiche", "--out", "x.affiche"], "add --repair"),
        (["paint"], "paint"),
    ],
)
def test_refusals_are_one_clear_line(arguments: list[str], says: str, tmp_path: Path) -> None:
    quiet = ["--quiet"] if arguments[0] == "generate" else []
    refused = affiche(*arguments, *quiet, cwd=tmp_path)
    assert refused.returncode in (1, 2)
    lines = [line for line in refused.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, refused.stderr
    assert lines[0].startswith("affiche: ")
    assert says in lines[0]
    assert not list(tmp_path.iterdir())


def test_an_unprintable_character_is_reported(tmp_path: Path) -> None:
    made = affiche(
        "generate", "x", "--text", "title=Hello \U00012000", "--size", "1080x1080px", "--out",
        str(tmp_path / "x.png"), "--json",
    )  # fmt: skip
    assert made.returncode != 0
    assert "\U00012000" in made.stdout or "12000" in made.stdout.lower()


def test_a_full_disk_leaves_the_old_file(poster: Path, tmp_path: Path) -> None:
    target = tmp_path / "folder.pdf"
    target.mkdir()
    refused = affiche("export", str(poster), "--to", str(target), "--quiet")
    assert refused.returncode in (1, 2)
    assert target.is_dir()
    assert len(list(tmp_path.iterdir())) == 1


def covered(poster: Path, folder: Path) -> Path:
    """The poster with a shape laid over its title."""
    loaded = document_file.load(poster)
    ink = next(b.ink for b in compose(loaded.document).blocks if b.role == "title")
    lid = Shape(id="lid", name="Lid", box=ink.grown(4), fill=SolidPaint(rgb(0.5, 0.5, 0.5)))
    path = folder / "broken.affiche"
    document_file.save(path, edits.add_layer(loaded.document, lid), loaded.assets)
    return path


def test_a_broken_document_is_mended_beside_itself(poster: Path, tmp_path: Path) -> None:
    broken = covered(poster, tmp_path)
    before = broken.read_bytes()
    assert affiche("check", str(broken), "--quiet").returncode == 1
    made = affiche("check", str(broken), "--repair", "--json")
    result = json.loads(made.stdout)
    assert made.returncode == 0, made.stderr
    assert result["file"] == str(tmp_path / "broken.mended.affiche")
    steps = result["repair"]["steps"]
    assert steps[0]["name"] == "raised"
    assert "Lid" in steps[0]["sentence"]
    assert broken.read_bytes() == before
    assert affiche("check", result["file"], "--quiet").returncode == 0
    words = [b.text for b in compose(document_file.load(broken).document).blocks]
    mended = [b.text for b in compose(document_file.load(Path(result["file"])).document).blocks]
    assert sorted(mended) == sorted(words)


def test_a_broken_document_is_exported_mended_and_itself_untouched(
    poster: Path, tmp_path: Path
) -> None:
    broken = covered(poster, tmp_path)
    before = broken.read_bytes()
    target = tmp_path / "poster.png"
    failed = affiche("export", str(broken), "--to", str(target), "--quiet")
    assert failed.returncode == 1
    assert not target.exists()
    made = affiche("export", str(broken), "--to", str(target), "--repair", "--quiet")
    assert made.returncode == 0, made.stdout
    assert "mended" in made.stdout
    assert target.exists()
    assert broken.read_bytes() == before


def test_a_sound_document_is_not_written_again(poster: Path, tmp_path: Path) -> None:
    copy = tmp_path / "sound.affiche"
    shutil.copy(poster, copy)
    result = json.loads(affiche("check", str(copy), "--repair", "--json").stdout)
    assert result["repair"] == {"passed": True, "steps": [], "advice": []}
    assert result["file"] == ""
    assert [p.name for p in tmp_path.iterdir()] == ["sound.affiche"]


def test_damaged_documents_are_refused(poster: Path, tmp_path: Path) -> None:
    data = poster.read_bytes()
    cut = tmp_path / "cut.affiche"
    cut.write_bytes(data[: len(data) // 2])
    changed = tmp_path / "changed.affiche"
    with zipfile.ZipFile(poster) as source, zipfile.ZipFile(changed, "w") as out:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "document.json":
                content = content.replace(b"Jazz", b"Jizz")
            out.writestr(info, content)
    for path in (cut, changed):
        refused = affiche("export", str(path), "--to", str(tmp_path / "x.pdf"), "--quiet")
        assert refused.returncode == 2, refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1
        assert not (tmp_path / "x.pdf").exists()


def test_an_altered_bundle_is_refused(tmp_path: Path) -> None:
    from engine.errors import UserError
    from engine.planning.planner import Planner

    copy = tmp_path / "planner"
    shutil.copytree(ROOT / "assets" / "models" / "planner", copy)
    graph = next((copy / "graphs").rglob("*.onnx"))
    graph.write_bytes(graph.read_bytes()[:-4] + b"\0\0\0\0")
    with pytest.raises(UserError):
        Planner.load(copy)
    with pytest.raises(UserError):
        Planner.load(tmp_path / "nowhere")


def test_machine_commands_answer(tmp_path: Path) -> None:
    states = json.loads(affiche("devices", "--json").stdout)
    cpu = next(p for p in states["providers"] if p["provider"] == "CPUExecutionProvider")
    assert cpu["state"] == "ok"
    assert json.loads(affiche("models", "verify", "planner", "--json").stdout)["selftest"]
    faces = json.loads(affiche("fonts", "list", "--json").stdout)["faces"]
    assert len(faces) > 80
    assert all(f["licence"] for f in faces)
    varying = {f["id"]: [a["tag"] for a in f["axes"]] for f in faces if f["axes"]}
    assert "wght" in varying["inter-variable"]
    assert any(f["colour"] for f in faces)
    listed = affiche("fonts", "list").stdout
    assert "wght 100–900" in listed
    assert "in colour" in listed
    assert "$defs" in json.loads(affiche("schema").stdout)
