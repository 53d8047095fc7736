"""The window speaks English, Chinese and French; what isn't translated doesn't pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.editor import engine_words, translations
from app.editor.files.documents import Documents
from app.editor.panels import naming, plan_choices
from app.editor.settings import Settings
from app.editor.window import Window
from assets import make_translations, translation_rules
from assets.make_translations import Said
from assets.translation_sources import ROOT, Entry, Key, Sources, collect
from engine.checking.compare import described, described_gaps, differences, units
from engine.document.model import Box, Page, Shape
from engine.errors import UserError
from engine.models import providers

MENUS = {"zh": ("文件", "编辑", "视图"), "fr": ("Fichier", "Édition", "Affichage")}


@pytest.fixture(scope="module")
def found() -> Sources:
    return make_translations.sources()


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    translations.install(qapp, "en")
    QLocale.setDefault(locale)


def window_in(language: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Window:
    translations.install(qapp, language)
    settings = Settings(tmp_path / "affiche.ini")
    window = Window(settings, Documents(settings, tmp_path / "journals"))
    qtbot.addWidget(window)
    return window


# ------------------------------------------------------------ the files


def test_every_text_is_translated_and_both_files_are_up_to_date(found: Sources) -> None:
    assert make_translations.faults(found=found) == []


def test_a_new_text_fails_until_it_is_translated_and_then_keeps_its_translation(
    tmp_path: Path,
) -> None:
    found = Sources({Key("Window", "Open %1"): Entry({"app/editor/window.py"})})
    assert make_translations.update(tmp_path, found) == {"zh": 1, "fr": 1}
    assert all("not translated" in fault for fault in make_translations.faults(tmp_path, found))
    for language, text in (("zh", "打开%1"), ("fr", "Ouvrir %1")):
        ts = make_translations.ts_path(language, tmp_path)
        words = ts.read_text("utf-8").replace(
            '<translation type="unfinished" />', f"<translation>{text}</translation>"
        )
        ts.write_text(words, "utf-8")
    assert any("older than" in fault for fault in make_translations.faults(tmp_path, found))
    assert make_translations.update(tmp_path, found) == {"zh": 0, "fr": 0}
    assert make_translations.faults(tmp_path, found) == []

    # The code forgets the text and says it elsewhere: its translation comes along.
    moved = Sources({Key("Palette", "Open %1"): Entry({"app/editor/palette.py"})})
    assert make_translations.update(tmp_path, moved) == {"zh": 0, "fr": 0}
    held = make_translations.read(make_translations.ts_path("fr", tmp_path))
    assert held == {
        Key("Palette", "Open %1"): Said(("Ouvrir %1",)),
        Key("Window", "Open %1"): Said(("Ouvrir %1",)),
    }
    assert 'type="vanished"' in make_translations.ts_path("fr", tmp_path).read_text("utf-8")


def test_texts_are_found_wherever_code_says_them(tmp_path: Path) -> None:
    (tmp_path / "words.py").write_text(
        "def tr(text):\n"
        "    return QCoreApplication.translate('Words', text)\n"
        "class Panel:\n"
        "    title = tr('Too early')\n"
        "    def show(self, n, on, name):\n"
        "        def inner():\n"
        "            return self.tr('Nested'), tr('Module')\n"
        "        self.tr('Hide' if on else 'Show')\n"
        "        QCoreApplication.translate('Other', '%n page(s)', '', n)\n"
        "        tr(name)\n"
        "        tr(f'Page {n}')\n"
    )
    found = collect(tmp_path)
    assert {(key.context, key.source) for key in found.entries} == {
        ("Words", "Too early"), ("Panel", "Nested"), ("Words", "Module"), ("Panel", "Hide"),
        ("Panel", "Show"), ("Other", "%n page(s)"),
    }  # fmt: skip
    assert found.entries[Key("Other", "%n page(s)")].plural
    assert [problem.split(": ")[0] for problem in found.problems] == [
        "words.py:4", "words.py:10", "words.py:11",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "said", "language"),
    [
        ("%1 of %2", "%1 sur", "fr"),
        ("Save {name}", "Enregistrer {nom}", "fr"),
        ("Save…", "Enregistrer", "fr"),
        ("Ready?", "Prêt ?", "fr"),
        ("Use “%1”", "Utiliser “%1”", "fr"),
        ("Don't", "Ne l'utilisez pas", "fr"),
        ("Share 5%", "Part 5 %", "fr"),
        ("Ready?", "好了吗?", "zh"),
        ("One, two", "一, 二", "zh"),
        ("Open PDF", "打开 PDF", "zh"),
    ],
)
def test_a_translation_that_breaks_a_rule_is_named(source: str, said: str, language: str) -> None:
    assert translation_rules.faults(source, said, language)


@pytest.mark.parametrize(
    ("source", "said", "language"),
    [
        ("Ready?", "Prêt\u202f?", "fr"),
        ("Use “%1”", "Utiliser «\u202f%1\u202f»", "fr"),
        ("Contrast %1 : 1", "Contraste %1:1", "fr"),
        ("%n page(s)", "une page", "fr"),
        ("%1 · seed %2", "%1 · 种子%2", "zh"),
        ("Images (*.png *.jpg)", "图片(*.png *.jpg)", "zh"),
        ("Use “%1”", "使用“%1”", "zh"),
    ],
)
def test_a_translation_that_keeps_the_rules_passes(source: str, said: str, language: str) -> None:
    assert translation_rules.faults(source, said, language) == []


# ------------------------------------------------------------ the window


@pytest.mark.parametrize("language", ["zh", "fr"])
def test_the_window_opens_in_another_language_and_the_palette_still_knows_english(
    language: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_in(language, qapp, qtbot, tmp_path)
    shown = [action.text() for action in window.topbar.menus.actions()]
    assert set(MENUS[language]) <= set(shown)
    assert len(shown) == len(set(shown))
    actions = list(window.workspace.actions)
    assert [action.id for action in actions if not action.english] == []
    untranslated = {action.id for action in actions if action.title == action.english}
    same = {"tour.zoom", "panel.pages", "panel.design"} if language == "fr" else set()
    assert untranslated <= same
    best = window.workspace.actions.search("save as")[0]
    assert best.id == "file.save_as"
    assert best.title == {"zh": "另存为…", "fr": "Enregistrer sous…"}[language]
    window.close()


def test_what_the_planner_named_is_said_in_the_language_and_what_a_person_named_stays(
    qapp: QApplication,
) -> None:
    box = Box(0, 0, 10, 10)
    rule = Shape(id="a", box=box, name="rule", purpose="rule")
    own = Shape(id="b", box=box, name="My rule", purpose="rule")
    page = Page(width=100, height=100, name="ornate_frame")
    assert naming.layer_title(rule) == "Rule"
    translations.install(qapp, "fr")
    assert [naming.layer_title(x) for x in (rule, own)] == ["Filet", "My rule"]
    assert plan_choices.page_name(page) == "Cadre orné"


def test_percentages_and_lists_are_written_as_the_language_writes_them(
    qapp: QApplication,
) -> None:
    said = {}
    for language in ("en", "fr", "zh", "xx-rtl"):
        translations.install(qapp, language)
        said[language] = translations.percent(12.5, 1), translations.listed(("a", "", "b"))
    assert said["en"] == ("12.5 %", "a, b")
    assert said["fr"] == ("12,5\u202f%", "a, b")
    assert said["zh"] == ("12.5%", "a，b")
    assert said["xx-rtl"][0] == "\u206812.5 %\u2069"


def test_words_of_a_base_class_are_found_from_a_class_below_it(qapp: QApplication) -> None:
    class ToolRail(QWidget):
        def says(self) -> str:
            return self.tr("Tools")

    class Narrow(ToolRail):
        pass

    translations.install(qapp, "fr")
    assert Narrow().says() == "Outils"


def test_counted_words_agree(qapp: QApplication) -> None:
    def said(count: int) -> str:
        return QCoreApplication.translate("Proof", "%n note(s)", "", count)

    translations.install(qapp, "fr")
    assert [said(n) for n in (0, 1, 2)] == ["0 note", "1 note", "2 notes"]
    translations.install(qapp, "zh")
    assert said(2) == "2条提示"


def test_numbers_follow_the_language(qapp: QApplication) -> None:
    translations.install(qapp, "fr")
    assert QLocale().toString(12.5, "f", 1) == "12,5"
    translations.install(qapp, "zh")
    assert QLocale().toString(12.5, "f", 1) == "12.5"


def test_qt_s_own_dialogs_speak_the_language_too(qapp: QApplication) -> None:
    translations.install(qapp, "fr")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"


def test_a_language_that_isn_t_there_is_refused_in_words(qapp: QApplication) -> None:
    with pytest.raises(UserError, match="doesn't speak 'tlh'"):
        translations.install(qapp, "tlh")


# ------------------------------------------------------------ what the engine says


def test_the_engine_s_errors_are_said_in_the_interface_s_language(qapp: QApplication) -> None:
    error = UserError("the file cannot be read (denied)", "a.affiche", "choose another file")
    assert engine_words.of(error) == (
        "a.affiche: the file cannot be read (denied). Choose another file."
    )
    translations.install(qapp, "fr")
    assert engine_words.of(error) == (
        "a.affiche\u202f: le fichier est illisible (denied). Choisissez un autre fichier."
    )
    translations.install(qapp, "zh")
    assert engine_words.of(error) == "a.affiche：无法读取文件（denied）。请选择其他文件。"
    assert engine_words.of(UserError("something else", "x")) == "x：something else"


def test_devices_and_readings_are_said_with_their_reasons(qapp: QApplication) -> None:
    translations.install(qapp, "zh")
    state = providers.ProviderState(
        providers.CANN, "init_failed", "no /dev/davinci device, libascendcl.so missing"
    )
    assert (
        translations.sentence(engine_words.said(state.sentence))
        == "未找到Ascend NPU：没有/dev/davinci设备，缺少libascendcl.so。"
    )
    found = differences(units("Summer sun"), units("Sunmer su"))
    said = engine_words.said(described(found, units("Summer sun")))
    assert said == "“Su”之后的“m”读作“n”；“ummer su”之后缺少“n”"
    assert engine_words.said(described_gaps("by the sea", "bythe sea")) == "“by”之后缺少空格"


def test_every_clause_that_is_translated_is_one_that_the_program_says() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for folder in ("engine", "exporters", "app")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "engine_words.py"
    )
    code = re.sub(r'"\s*\n\s*f?"', "", code)  # literals over several lines
    for template in engine_words.TEMPLATES:
        longest = max(re.split(r"%\d", template), key=len).strip(" ,")
        assert longest in code or template.startswith(("“", "a space is")), template


# ------------------------------------------------------------ testing layouts


def test_the_pseudo_locale_makes_texts_longer_and_keeps_their_placeholders() -> None:
    source = "Saved %1 of {count}, <b>%L2</b>, 100%"
    said = translations.longer(source)
    assert said.startswith("[")
    assert said.endswith("]")
    assert translation_rules.places(said) == translation_rules.places(source)
    words = "Every exported file is read back"
    assert len(translations.longer(words)) >= 1.3 * len(words)
    assert translations.longer(" ") == " "


def test_the_mirrored_pseudo_locale_turns_the_window_round(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_in("xx-rtl", qapp, qtbot, tmp_path)
    window.resize(1440, 900)
    window.pages.setCurrentWidget(window.editor)
    window.show()
    qtbot.waitExposed(window)
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.rail.x() > window.area.x()
    menus = window.topbar.menus
    for action in menus.actions():
        assert menus.rect().contains(menus.actionGeometry(action)), action.text()
    plain = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and any(c.isalpha() for c in label.text()) and "[" not in label.text()
    ]
    assert [text for text in plain if text not in ("CPU", "Affiche")] == []
    window.close()
