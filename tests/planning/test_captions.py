"""Training prompts and texts: many, different, well formed, and apart from the benchmarks."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from engine.planning import captions
from engine.planning.brief import make_brief
from engine.planning.captions import LANGUAGES, TITLES, sample_caption, sample_texts, topics
from engine.planning.formats import FORMAT_CLASSES
from engine.planning.plan import FAMILIES, PALETTES

DATA = Path(__file__).parents[2] / "benchmarks" / "data"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_and_topic_can_be_filled(language: captions.Language) -> None:
    rng = random.Random(3)
    assert len(set(TITLES[language])) >= 60
    for topic in topics():
        for form in FORMAT_CLASSES:
            texts = sample_texts(rng, topic, language, form)
            assert texts[0][0] == "title"
            assert all(text and "{" not in text and text == text.strip() for _, text in texts)
            assert len({t.casefold() for _, t in texts}) == len(texts)
            words = len(texts[0][1].split())
            assert words <= (7 if form.startswith("banner") else 14), texts[0]
            if form.startswith("banner"):
                assert {role for role, _ in texts} <= {"title", "subtitle", "action", "caption"}
        prompt = sample_caption(rng, topic, rng.choice(FAMILIES), rng.choice(PALETTES), language)
        assert prompt
        assert "{" not in prompt


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_prompts_are_many(language: captions.Language) -> None:
    rng = random.Random(5)
    names = sorted(topics())
    titles = {sample_texts(rng, rng.choice(names), language, "square")[0][1] for _ in range(3000)}
    prompts = {
        sample_caption(rng, rng.choice(names), rng.choice(FAMILIES), rng.choice(PALETTES), language)
        for _ in range(3000)
    }
    assert len(titles) > 1600
    assert len(prompts) > 2000


def test_a_draw_depends_on_the_generator_alone() -> None:
    def draw() -> list[object]:
        rng = random.Random(11)
        return [
            (sample_caption(rng, t, "night", "dusk", "fr"), sample_texts(rng, t, "zh", "story"))
            for t in list(topics())[:20]
        ]

    assert draw() == draw()


def test_training_never_shows_a_benchmark_prompt() -> None:
    known = {
        json.loads(line)["prompt"].casefold().strip(" .。")
        for file in DATA.glob("understanding*.jsonl")
        for line in file.read_text("utf-8").splitlines()
    }
    assert len(known) >= 60
    descriptors = {d.casefold() for topic in topics().values() for d in topic.descriptors()}
    assert not known & descriptors
    rng = random.Random(1)
    names = sorted(topics())
    for _ in range(3000):
        prompt = sample_caption(
            rng,
            rng.choice(names),
            rng.choice(FAMILIES),
            rng.choice(PALETTES),
            rng.choice(LANGUAGES),
        )
        assert prompt.casefold().strip(" .。") not in known


def test_drawn_briefs_are_briefs() -> None:
    rng = random.Random(2)
    names = sorted(topics())
    for language in LANGUAGES:
        for _ in range(8):
            topic = rng.choice(names)
            texts = sample_texts(rng, topic, language, "A_portrait")
            prompt = sample_caption(rng, topic, "waves", "ocean", language)
            brief = make_brief(prompt, texts, size="A3", language=language)
            assert len(brief.texts) >= len(texts)
