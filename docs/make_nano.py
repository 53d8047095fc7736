"""Makes the sheets of what the decoder paints. Run: python docs/make_nano.py [styles|materials]

styles: three posters, their vectors first, then every style. materials: a title in each."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from make_pictures import save, sheet  # noqa: E402

from engine.decoding.nano import Nano  # noqa: E402
from engine.document.model import Document  # noqa: E402
from engine.drawing.compose import compose  # noqa: E402
from engine.jobs import studio  # noqa: E402
from engine.jobs.decoding import Wish, decoded  # noqa: E402
from engine.jobs.request import Request  # noqa: E402
from exporters.raster import render  # noqa: E402

POSTERS = (
    ("An open air jazz evening by the river, warm and retro", "Jazz by the river",
     "Saturday 10 July, 19:00", 3),
    ("a mountain trail run at sunrise", "Ridge Run", "14 September", 5),
    ("a spring flower market", "Flower market", "Every Sunday in May", 2),
)  # fmt: skip
SIDE = 460


def poster(prompt: str, title: str, caption: str, seed: int) -> Document:
    texts = (("title", title), ("caption", caption))
    request = Request(prompt=prompt, texts=texts, size="1080x1350px", seed=seed)
    return studio.generate(request, render)[0].document


def shown(document: Document, assets: dict[str, bytes]) -> Image.Image:
    scene = compose(document)
    scale = SIDE / max(scene.width, scene.height)
    large = Image.fromarray(render(scene, scale=2 * scale, assets=assets))
    return large.resize((large.width // 2, large.height // 2), Image.Resampling.LANCZOS)


def styles(nano: Nano) -> None:
    names = [s.name for s in nano.styles.values() if s.kind == "art"]
    pictures = []
    for given in POSTERS:
        document = poster(*given)
        pictures.append(shown(document, {}))
        for name in names:
            done = decoded(document, Wish(name, "", given[3]), render, decoder=nano)
            pictures.append(shown(done.document, done.assets))
            print(given[1], name, flush=True)
    save(sheet(pictures, len(names) + 1), "nano-styles.jpg")


def materials(nano: Nano) -> None:
    names = [s.name for s in nano.styles.values() if s.kind == "letters"]
    document = poster(*POSTERS[1])
    pictures = [shown(document, {})]
    for name in names:
        done = decoded(document, Wish("", name, 1), render, decoder=nano)
        pictures.append(shown(done.document, done.assets))
    save(sheet(pictures, len(pictures)), "nano-materials.jpg")


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["styles", "materials"]
    opened = Nano.load()
    if "styles" in wanted:
        styles(opened)
    if "materials" in wanted and any(s.kind == "letters" for s in opened.styles.values()):
        materials(opened)
