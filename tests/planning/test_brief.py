"""From a prompt and texts to a brief: quotes, roles, kinds, languages, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.planning import brief as briefs
from engine.planning import language as languages
from engine.planning.brief import Brand, Brief, Forced, kind_of, make_brief, quotations
from engine.planning.plan import SUBJECT_CHOICES

DATA = Path(__file__).parents[2] / "benchmarks" / "data"


def quoted(prompt: str) -> list[str]:
    return [q.text for q in quotations(prompt)]


# --- Quotes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "texts"),
    [
        ('a poster "Jazz Night" in blue', ["Jazz Night"]),
        ("a poster 'Jazz Night' in blue", ["Jazz Night"]),
        ("“Jazz Night” and ‘At the Pier’", ["Jazz Night", "At the Pier"]),
        ("海报，标题「蓝调之夜」，副标题『河畔』", ["蓝调之夜", "河畔"]),
        ("话剧《雷雨》今晚开演", ["雷雨"]),
        ('标题是"你好"', ["你好"]),
        ("标题'你好世界'放大", ["你好世界"]),
        ("affiche «\u00a0Grand Bal\u00a0» en été", ["Grand Bal"]),
        ("Plakat „Sommerfest“ in Rot", ["Sommerfest"]),
        # Apostrophes.
        ("affiche de l'été à l'heure d'aujourd'hui", []),
        ("l’été n’est pas l’hiver", []),
        ("don't use our dogs' park, it's closed", []),
        ("l'été 'Grand Bal' d'août", ["Grand Bal"]),
        ("‘Don’t Look Now’ at the cinema", ["Don’t Look Now"]),
        ("'Don't Look Now' at the cinema", ["Don't Look Now"]),
        ("rock 'n' roll night", []),
        ("a '90s party titled 'Back Again'", ["Back Again"]),
        # Measures, unclosed marks, empty quotes.
        ('a 24" x 36" poster', []),
        ('a 24" poster saying "Hello"', ["Hello"]),
        ('an unclosed "quote', []),
        ('nothing "" here “ ”', []),
        # Nested: the outer one is the text.
        ("“She said ‘hello’ twice”", ["She said ‘hello’ twice"]),
        ("«Le film « Jour » ce soir»", ["Le film « Jour » ce soir"]),
        # Twice the same is one text.
        ('"SALE" again "Sale"', ["SALE"]),
    ],
)  # fmt: skip
def test_quotations(prompt: str, texts: list[str]) -> None:
    assert quoted(prompt) == texts


def roles(prompt: str, texts: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    brief = make_brief(prompt, texts, size="A3")
    return {t.text: t.role for t in brief.texts}


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ('Poster titled "Blue Hour" with a "Book now" button', {"Blue Hour": "title", "Book now": "action"}),
        ('"Blue Hour" as the title, "Nine songs" as subtitle', {"Blue Hour": "title", "Nine songs": "subtitle"}),
        ('subtitle "Nine songs" and title "Blue Hour"', {"Blue Hour": "title", "Nine songs": "subtitle"}),
        ("海报，副标题「河畔音乐」，标题「蓝调之夜」，按钮“立即购票”",
         {"河畔音乐": "subtitle", "蓝调之夜": "title", "立即购票": "action"}),
        ("affiche, titre « Grand Bal », sous-titre « sous les lampions », bouton « Réserver »",
         {"Grand Bal": "title", "sous les lampions": "subtitle", "Réserver": "action"}),
        ('"Blue Hour" "12 June, 20:00" "£12" at the bottom "The Pier, Dock Road"',
         {"Blue Hour": "title", "12 June, 20:00": "caption", "£12": "caption", "The Pier, Dock Road": "caption"}),
        ('"12 June" "Blue Hour" "Nine songs by the sea"',
         {"12 June": "caption", "Blue Hour": "title", "Nine songs by the sea": "subtitle"}),
        ('"Big Sale" "Shop now" "© 2026 Harbour Stores"',
         {"Big Sale": "title", "Shop now": "action", "© 2026 Harbour Stores": "legal"}),
        # A lone imperative is the title: a poster needs one.
        ('"Join us"', {"Join us": "title"}),
    ],
)  # fmt: skip
def test_roles_of_quoted_texts(prompt: str, expected: dict[str, str]) -> None:
    assert roles(prompt) == expected


def test_long_quotes_are_body() -> None:
    long = "We open the doors of our workshop for one day and show you how paper is made by hand."
    assert roles(f'"Paper Day" "{long}"')[long] == "body"


def test_given_texts_win_over_quotes() -> None:
    brief = make_brief(
        'Title "JAZZ  NIGHT" and "Nine songs"', [("title", "Jazz Night")], size="1080x1350px"
    )
    assert [(t.role, t.text) for t in brief.texts] == [
        ("title", "Jazz Night"),
        ("subtitle", "Nine songs"),
    ]


def test_words_stay_exactly_as_given() -> None:
    words = "L’été  à 20 h 30 — “déjà” ﬁn…"
    brief = make_brief("bal", [("title", words), ("tag line", "A\nB")], size="A4")
    assert [t.text for t in brief.texts] == [words, "A\nB"]
    assert brief.texts[1].role == "tag line"


# --- Kinds ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Friday 12 June, 20:00", "date"), ("12.06.2026", "date"), ("du 3 au 7 juillet", "date"),
        ("10月2日 19:30", "date"), ("周六 13:00", "date"), ("正月十五", "date"),
        ("20:30", "time"), ("à 20 h 30", "time"), ("8 pm", "time"), ("晚7点", "time"),
        ("£12.50", "price"), ("19 €", "price"), ("票价120元", "price"), ("Entrée libre", "price"),
        ("Free entry", "price"), ("−50 %", "percent"), ("全场5折起", "percent"), ("up to 70% off", "percent"),
        ("www.example.org", "url"), ("hello@harbour.com", "url"), ("+44 20 7946 0958", "phone"),
        ("电话：010-8888 6666", "phone"), ("The Cellar, 9 Mason Street", "place"),
        ("27, rue des Remparts", "place"), ("西街12号", "place"), ("滨江公园", "place"),
        ("with Ada Brandt", "person"), ("导演：许一诺", "person"), ("par la troupe du lycée", "person"),
        ("Tacos · Satay · Churros · Pierogi", "list"), ("- one\n- two\n- three", "list"),
        ("木作、陶艺、蓝染、皮具", "list"), ("床前明月光，疑是地上霜", "verse"), ("海上生明月\n天涯共此时", "verse"),
        ("Summer Sale", "plain"), ("May the Force", "plain"), ("1984", "plain"), ("为什么天是蓝的", "plain"),
        ("Marching Home", "plain"), ("Sunday", "date"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    assert kind_of(text) == kind


# --- Languages --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("The night of the living books", "en", "Latn"), ("La nuit des livres vivants", "fr", "Latn"),
        ("Die Nacht der Bücher", "de", "Latn"), ("La noche de los libros", "es", "Latn"),
        ("La notte dei libri e della musica", "it", "Latn"), ("Lễ hội mùa xuân", "vi", "Latn"),
        ("春节联欢晚会", "zh-Hans", "Hans"), ("中秋團圓的夜晚", "zh-Hant", "Hant"),
        ("夏祭りへようこそ", "ja", "Jpan"), ("서울 빛 축제", "ko", "Kore"),
        ("مهرجان الربيع", "ar", "Arab"), ("לילה לבן", "he", "Hebr"), ("Белые ночи", "ru", "Cyrl"),
        ("Καλοκαίρι στην πόλη", "el", "Grek"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str, script: str) -> None:
    assert languages.detect(text) == language
    assert languages.script_of(text) == script


def test_short_words_take_the_languages_of_their_surroundings() -> None:
    brief = make_brief("Une soirée de jazz pour le quartier", [("title", "Tempo")], size="A3")
    assert brief.texts[0].language == "fr"
    mixed = make_brief(
        "海报", [("title", "上海之夜"), ("subtitle", "A Night in the City")], size="A3"
    )
    assert [t.language for t in mixed.texts] == ["zh-Hans", "en"]


def test_a_stated_language_rules_but_not_over_another_script() -> None:
    brief = make_brief("x", [("title", "Fest"), ("caption", "上海")], size="A3", language="de")
    assert brief.language == "de"
    assert [t.language for t in brief.texts] == ["de", "zh-Hans"]


def test_right_to_left() -> None:
    brief = make_brief("ملصق", [("title", "مهرجان الربيع")], size="A3")
    assert (brief.features.script, brief.features.direction) == ("Arab", "rtl")


def test_french_spaces() -> None:
    polished = languages.polish("Venez ! « Oui » : 20 h 30, 12 500 € ou 50 %", "fr")
    assert polished == (
        "Venez\u202f! «\u00a0Oui\u00a0»\u00a0: 20\u00a0h\u00a030, 12\u202f500\u00a0€ ou 50\u00a0%"
    )
    assert languages.polish("Wait ! 50 %", "en") == "Wait ! 50 %"


@given(st.text(alphabet=" !?:;%€«»h0123456789aéT\n", max_size=60))
def test_polish_changes_spaces_only(text: str) -> None:
    polished = languages.polish(text, "fr")
    assert len(polished) == len(text)
    assert polished.replace("\u202f", " ").replace("\u00a0", " ") == text
    assert languages.polish(polished, "fr") == polished


# --- The whole brief --------------------------------------------------------------------------


def test_a_whole_brief() -> None:
    brief = make_brief(
        'Make a poster for a jazz night titled "Blue Hour", black and gold, no people',
        [("caption", "Friday 12 June, 20:00"), ("caption", "£14")],
        size="A3",
        seed=7,
        brand=Brand(colours=("#1a2b3c",), faces=("anton-400",)),
        regions=[("title", 0.1, 0.1, 0.9, 0.4)],
        forced=Forced(archetype="badge"),
    )
    assert brief.format == "A_portrait"
    assert brief.print
    assert brief.seed == 7
    assert max(brief.families, key=lambda f: brief.families[f]) == "stage"
    assert brief.moods[0][0] in ("jazz", "luxury")
    assert brief.colours_named
    assert max(brief.palettes, key=lambda p: brief.palettes[p]) in ("gold", "mono")
    assert 1 <= len(brief.subjects) <= SUBJECT_CHOICES
    assert brief.subjects[0].id == "noto:saxophone"
    assert [s.score for s in brief.subjects] == sorted(
        (s.score for s in brief.subjects), reverse=True
    )
    assert brief.features.title_letters == 8
    assert brief.features.title_words == 2
    assert brief.features.has_price
    assert brief.features.has_date
    assert not brief.features.has_list
    assert brief.features.roles == {"caption": 2, "title": 1}
    assert brief.forced.archetype == "badge"
    assert brief.forced.regions == (("title", 0.1, 0.1, 0.9, 0.4),)
    assert brief.forced.brand.faces == ("anton-400",)
    assert brief.of("title")[0].text == "Blue Hour"


def test_a_brief_survives_storage() -> None:
    brief = make_brief("中秋灯会「月圆」", [("caption", "八月十五")], size="story")
    stored = msgspec.json.encode(brief)
    assert msgspec.json.decode(stored, type=Brief) == brief


def test_the_prompts_things_are_offered_first_and_excluded_ones_never() -> None:
    lobster = make_brief("A lobster supper by the sea", size="A3")
    assert lobster.subjects[0].id == "noto:lobster"
    assert make_brief("西瓜节", size="A3").subjects[0].id == "noto:watermelon"
    assert make_brief("Fête du homard", size="A3").subjects[0].id == "noto:lobster"
    without = make_brief("A seaside supper, without lobster", size="A3")
    assert "noto:lobster" not in {s.id for s in without.subjects}
    assert without.subjects


@pytest.mark.parametrize(
    ("prompt", "left", "excluded"),
    [
        ("A beach, no people", "A beach,", ("people",)),
        ("plage, sans parasol, couleurs vives", "plage, , couleurs vives", ("parasol",)),
        ("海滩，不要人物，蓝色", "海滩， ，蓝色", ("人物",)),
        ("无锡旅游", "无锡旅游", ()),
        ("Notes from Norway", "Notes from Norway", ()),
    ],
)
def test_exclusions(prompt: str, left: str, excluded: tuple[str, ...]) -> None:
    assert briefs.without_exclusions(prompt) == (left, excluded)


def test_what_is_excluded_is_not_understood() -> None:
    brief = make_brief("A calm poster, no snow and no mountains", size="A3")
    top = max(brief.families, key=lambda f: brief.families[f])
    assert top not in ("winter", "mountains")


def test_every_written_brief_is_read() -> None:
    rows = [json.loads(line) for line in (DATA / "briefs.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == 90
    for row in rows:
        brief = make_brief(row["prompt"], row["texts"], size=row["size"], seed=row["seed"])
        assert brief.language.split("-")[0] == row["language"], row["id"]
        given_texts = [text for _, text in row["texts"]]
        assert [t.text for t in brief.texts][: len(given_texts)] == given_texts
        assert len(brief.of("title")) == 1, row["id"]


# --- Refusals ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "texts", "extra", "word"),
    [
        ("", (), {}, "nothing to design"),
        (" \n ", (), {}, "nothing to design"),
        ("x", (("title", "a" * 3001),), {}, "3,001 characters"),
        ('x "' + "b" * 3100 + '"', (), {}, "3,100 characters"),
        ("y" * 9000, (), {}, "9,000 characters"),
        ("x", (("title", "bell\x07"),), {}, "U+0007"),
        ("x", (("title", "tab\there"),), {}, "U+0009"),
        ("x", (("title", "\u202eevil"),), {}, "U+202E"),
        ("x", (("title", "half \ud800"),), {}, "U+D800"),
        ("zero\x00", (), {}, "U+0000"),
        ("x", (("ti<tle>", "a"),), {}, "not a role"),
        ("x", (("", "a"),), {}, "not a role"),
        ("x", (("title", "   "),), {}, "empty"),
        ("x", tuple(("caption", f"text {n}") for n in range(25)), {}, "25 texts"),
        ("x", (), {"language": "not a tag"}, "not a language"),
        ("x", (), {"size": "huge"}, "not a page size"),
        ("x", (), {"forced": Forced(palette="puce")}, "'puce'"),
        ("x", (), {"forced": Forced(hero="cat")}, "'cat'"),
        ("x", (), {"brand": Brand(colours=("red",))}, "not a colour"),
        ("x", (), {"regions": [("title", 0.5, 0.1, 0.2, 0.4)]}, "outside the page or is empty"),
        ("x", (), {"regions": [("title", 0.5, 0.1, 1.2, 0.4)]}, "outside the page"),
        ("x", (), {"regions": [("title", float("nan"), 0.1, 0.9, 0.4)]}, "outside the page"),
        ("x", (), {"regions": [("title", 0.1, 0.1, 0.2)]}, "four numbers"),
    ],
)  # fmt: skip
def test_refusals(
    prompt: str, texts: tuple[tuple[str, str], ...], extra: dict[str, object], word: str
) -> None:
    arguments: dict[str, object] = {"size": "A3", **extra}
    with pytest.raises(UserError) as caught:
        make_brief(prompt, texts, **arguments)  # type: ignore[arg-type]
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_longest_text_is_accepted() -> None:
    brief = make_brief("x", [("body", "word " * 599 + "words")], size="A3")
    assert brief.features.letters > 2000


def test_windows_line_ends_are_unified() -> None:
    assert make_brief("x", [("body", "a\r\nb")], size="A3").texts[0].text == "a\nb"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_prompt_gives_a_brief_or_one_clear_line(prompt: str) -> None:
    try:
        brief = make_brief(prompt, size="square")
    except UserError as error:
        line = str(error)
    else:
        line = ""
        assert all(t.text in prompt.replace("\r\n", "\n") for t in brief.texts)
    assert "\n" not in line


# --- Signs of a scene ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("a shop with a banner 'Fresh Bread' and a board that reads 'Pies 5 dollars'", "Fresh Bread"),
        ("a café: a sign says 'Latte Art', a note says 'Come In', a tag says '3.50 USD'", "Latte Art"),
        ("a station clock shows '12:45', a sign reads 'Platform Nine'", "Platform Nine"),
        ("a board says 'Open Late', the headline is 'Night Market'", "Night Market"),
        ("餐厅招牌上的名称：“花园餐厅”，下面写着“前菜”", "花园餐厅"),
    ],
)  # fmt: skip
def test_the_first_sign_leads_unless_one_is_called_the_title(prompt: str, title: str) -> None:
    made = make_brief(prompt, size="1024x1024px")
    assert [t.text for t in made.texts if t.role == "title"] == [title]
    assert sorted(t.text for t in made.texts) == sorted(q.text for q in quotations(prompt))


def test_a_long_sentence_leads_before_a_clock() -> None:
    sentence = "Glaciers are disappearing rapidly as temperatures reach record highs everywhere"
    made = make_brief(f'a newscast: "{sentence}" and a clock "00:47:23"', size="1024x1024px")
    assert [(t.role, t.text) for t in made.texts] == [("title", sentence), ("caption", "00:47:23")]
