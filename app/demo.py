"""The example posters: eight kinds, three languages, screen and print."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.progress import progress
from engine.document import file as document_file
from engine.errors import UserError
from engine.jobs import studio
from engine.jobs.request import Request
from exporters import gate
from exporters.raster import render


@dataclass(frozen=True)
class Example:
    name: str
    request: Request


EXAMPLES: tuple[Example, ...] = (
    Example(
        "summer-sale",
        Request(
            prompt="A loud summer sale for a clothes shop, beach colours, shopping bags",
            texts=(
                ("title", "Summer sale"),
                ("subtitle", "Everything light, loud and linen"),
                ("caption", "50% off"),
                ("caption", "1–14 August"),
                ("caption", "12 Harbour Street"),
                ("action", "Shop the sale"),
            ),
            size="1080x1350px",
            seed=5,
        ),
    ),
    Example(
        "mid-autumn-festival",
        Request(
            prompt="中秋节游园会海报，满月，兔子，安静诗意",
            texts=(
                ("title", "月满中秋"),
                ("subtitle", "但愿人长久千里共婵娟"),
                ("caption", "9月25日 18:30"),
                ("caption", "拙政园东门"),
                ("caption", "赏月、猜灯谜、品月饼"),
            ),
            size="A3",
            seed=2,
        ),
    ),
    Example(
        "concert-de-noel",
        Request(
            prompt="Affiche pour un concert de Noël dans une cathédrale, sapin, neige, nuit élégante",
            texts=(
                ("title", "Concert de Noël"),
                ("subtitle", "Britten, Poulenc, Charpentier"),
                ("caption", "Dimanche 20 décembre, 17 h"),
                ("caption", "Cathédrale Saint-Pierre"),
                ("caption", "Entrée libre"),
            ),
            size="A3",
            seed=4,
        ),
    ),
    Example(
        "bilingual-opening",
        Request(
            prompt="Opening of a tea house, bilingual poster in Chinese and English, calm green",
            texts=(
                ("title", "云上茶馆"),
                ("subtitle", "The tea house above the clouds"),
                ("caption", "5月1日 Grand opening"),
                ("caption", "21 Lantern Lane"),
                ("action", "Book a table"),
            ),
            size="1080x1080px",
            seed=3,
        ),
    ),
    Example(
        "web-banner",
        Request(
            prompt="Web banner for new running shoes, fast and sporty",
            texts=(
                ("title", "Run the long way home"),
                ("caption", "Trail 4, now 212 g"),
                ("action", "Shop the drop"),
            ),
            size="1500x500px",
            seed=1,
        ),
    ),
    Example(
        "mountain-race",
        Request(
            prompt="A2 poster for a mountain trail race at sunrise",
            texts=(
                ("title", "Over the ridge"),
                ("subtitle", "A trail race for people who like the long way up"),
                ("caption", "19 September 2027"),
                ("caption", "Start 05:30, Puerto Blanco"),
                ("caption", "overtheridge.run"),
            ),
            size="A2",
            seed=6,
        ),
    ),
    Example(
        "marche-du-dimanche",
        Request(
            prompt="Story pour un marché de producteurs, légumes, chaleureux",
            texts=(
                ("title", "Le marché du dimanche"),
                ("caption", "De 8 h à 13 h"),
                ("caption", "Place des Tilleuls, Uzès"),
                ("action", "Voir les producteurs"),
            ),
            size="1080x1920px",
            seed=8,
        ),
    ),
    Example(
        "city-night",
        Request(
            prompt="Rooftop party in the city at night, neon",
            texts=(
                ("title", "After dark"),
                ("caption", "Rooftop sessions"),
                ("caption", "Friday 12 June, 22:00"),
                ("caption", "Mira Okafor b2b Kasso"),
                ("action", "Get on the list"),
            ),
            size="1080x1920px",
            seed=9,
        ),
    ),
)


def run_demo(out: Path, *, quiet: bool = False) -> list[dict[str, Any]]:
    """Makes, writes and proves every example; one result a poster. Raises UserError when the
    folder can't be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"the folder can't be made ({error.strerror})", where=str(out)) from None
    results = []
    with progress("demo", quiet=quiet) as tell, ThreadPoolExecutor(1) as background:
        background.submit(gate.warm_up)
        for n, example in enumerate(EXAMPLES):
            tell(example.name, n / len(EXAMPLES))
            variant = studio.generate(example.request, render)[0]
            results.append(_delivered(out, example.name, variant))
        tell("done", 1.0)
    return results


def _delivered(out: Path, name: str, variant: studio.Variant) -> dict[str, Any]:
    document = variant.document
    paths = [out / f"{name}.affiche", out / f"{name}.png", out / f"{name}.pdf"]
    document_file.save(paths[0], document, {})
    deliveries = [gate.deliver(document, {}, path) for path in paths[1:]]
    lines: list[str] = []
    for path, delivery in zip(paths[1:], deliveries, strict=True):
        lines += [f"{path.name}: {line}" for line in delivery.lines]
    return {
        "name": name,
        "archetype": variant.plan.archetype,
        "files": [str(p) for p in paths],
        "blocks": len(deliveries[0].proof["blocks"]),
        "passed": all(d.proof["passed"] and d.preflight["passed"] for d in deliveries),
        "findings": lines,
    }
