"""Makes the pictures that README and docs show. Run: python docs/make_pictures.py [sheet|demo|scenes|subjects]"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from app.demo import EXAMPLES  # noqa: E402
from engine.document.model import Box, SceneSource  # noqa: E402
from engine.document.palettes import PALETTES  # noqa: E402
from engine.drawing import subjects as drawn_subjects  # noqa: E402
from engine.drawing.compose import compose  # noqa: E402
from engine.drawing.motifs import FAMILIES, paint  # noqa: E402
from engine.drawing.scene import Layered, Scene  # noqa: E402
from engine.jobs import studio  # noqa: E402
from engine.jobs.request import Request  # noqa: E402
from engine.library import subjects  # noqa: E402
from exporters.raster import render  # noqa: E402

GROUND = (58, 58, 60)


def picture(scene: Scene, side: int) -> Image.Image:
    scale = side / max(scene.width, scene.height)
    large = Image.fromarray(render(scene, scale=2 * scale, assets={}))
    return large.resize(
        (max(1, large.width // 2), max(1, large.height // 2)), Image.Resampling.LANCZOS
    )


def sheet(pictures: list[Image.Image], columns: int, gap: int = 18) -> Image.Image:
    """Rows of pictures, each row centred on its middle line."""
    rows = [pictures[i : i + columns] for i in range(0, len(pictures), columns)]
    width = max(sum(p.width for p in row) + gap * (len(row) + 1) for row in rows)
    height = sum(max(p.height for p in row) for row in rows) + gap * (len(rows) + 1)
    out = Image.new("RGB", (width, height), GROUND)
    y = gap
    for row in rows:
        tall = max(p.height for p in row)
        x = (width - sum(p.width for p in row) - gap * (len(row) - 1)) // 2
        for p in row:
            out.paste(p, (x, y + (tall - p.height) // 2))
            x += p.width + gap
        y += tall + gap
    return out


def save(image: Image.Image, name: str) -> None:
    path = HERE / "pictures" / name
    path.parent.mkdir(exist_ok=True)
    image.save(path, quality=84, optimize=True, progressive=True)
    print(path)


def contact_sheet() -> None:
    """12 prompts x 4 seeds, three languages, six formats; the plans beside it as JSON."""
    pictures, notes = [], []
    for brief in json.loads((HERE / "sheet_briefs.json").read_text(encoding="utf-8")):
        for seed in (1, 2, 3, 4):
            texts = tuple((role, words) for role, words in brief["texts"])
            request = Request(prompt=brief["prompt"], texts=texts, size=brief["size"], seed=seed)
            made = studio.generate(request, render)[0]
            pictures.append(picture(compose(made.document), 420))
            notes.append(
                {
                    "prompt": brief["prompt"], "seed": seed, "archetype": made.plan.archetype,
                    "palette": made.plan.palette, "scene": made.plan.family, "pairing": made.plan.pairing,
                    "hero": made.plan.hero, "ground": made.plan.ground, "score": round(made.score, 3),
                    "faults": list(made.faults),
                }
            )  # fmt: skip
            print(len(pictures), notes[-1]["archetype"], notes[-1]["faults"], flush=True)
    save(sheet(pictures, 8), "contact_sheet.jpg")
    (HERE / "pictures" / "contact_sheet.json").write_text(
        json.dumps(notes, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def demo_sheet() -> None:
    made = [studio.generate(e.request, render)[0] for e in EXAMPLES]
    pictures = [picture(compose(v.document), 560) for v in made]
    tall = [p for p in pictures if p.height >= p.width]
    wide = [p for p in pictures if p.height < p.width]
    save(sheet([*tall, *wide], 4), "demo.jpg")


def scenes_sheet() -> None:
    pictures = []
    names = list(PALETTES)
    for n, family in enumerate(FAMILIES):
        source = SceneSource(
            family=family, seed=n * 3 + 1, palette=PALETTES[names[n % len(names)]], dark=n % 3 == 2
        )
        nodes = paint(source, 300, 380, 0)
        pictures.append(picture(Scene(300, 380, 0, 0, (Layered(nodes),), grain=0.01), 260))
    save(sheet(pictures, 7, 10), "scenes.jpg")


def subjects_sheet() -> None:
    rng = np.random.default_rng(4)
    ids = list(subjects.all_ids())
    chosen = [ids[i] for i in sorted(rng.choice(len(ids), 160, replace=False))]
    nodes = []
    for i, name in enumerate(chosen):
        box = Box(10 + (i % 20) * 50, 10 + (i // 20) * 50, 40, 40)
        nodes.append(Layered(drawn_subjects.nodes(name, box)))
    save(picture(Scene(1010, 410, 0, 0, tuple(nodes)), 1400), "subjects.jpg")


ALL = {
    "sheet": contact_sheet,
    "demo": demo_sheet,
    "scenes": scenes_sheet,
    "subjects": subjects_sheet,
}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or list(ALL):
        ALL[wanted]()
