"""What a designer sets today is there tomorrow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.editor.settings import MOST_PROMPTS, MOST_RECENT, Settings, config_folder

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_values_come_back_with_their_types_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "affiche.ini"
    settings = Settings(file)
    settings.set("canvas.rulers", True)
    settings.set("canvas.zoom", 1.5)
    settings.set("theme", "dark")
    settings.set("panels.widths", [298, 295])
    settings.set("name", 'Élodie, "é" 中文; [a]=b\n%1')
    assert settings.sync()
    again = Settings(file)
    assert again.get("canvas.rulers", False) is True
    assert again.get("canvas.zoom", 1.0) == 1.5
    assert again.get("theme", "light") == "dark"
    assert again.get("panels.widths", [0]) == [298, 295]
    assert again.get("name", "") == 'Élodie, "é" 中文; [a]=b\n%1'
    assert again.get("never.set", 7) == 7
    assert (again.get("theme", None), again.get("never.set", None)) == ("dark", None)


def test_a_value_of_another_type_gives_the_default(tmp_path: Path) -> None:
    file = tmp_path / "affiche.ini"
    file.write_text('[canvas]\nzoom=wide\nrulers="[1, 2]"\ngrid=3\n')
    settings = Settings(file)
    assert settings.get("canvas.zoom", 1.0) == 1.0
    assert settings.get("canvas.rulers", True) is True
    assert settings.get("canvas.grid", 5) == 3
    settings.set("canvas.zoom", 2)
    assert settings.get("canvas.zoom", 1.0) == 2.0


def test_a_change_is_told_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "a.ini")
    heard: list[str] = []
    settings.changed.connect(heard.append)
    settings.set("theme", "light")
    settings.set("theme", "light")
    settings.remove("theme")
    settings.remove("theme")
    assert heard == ["theme", "theme"]
    assert settings.get("theme", "system") == "system"


def test_recent_files_newest_first_without_those_that_have_gone(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "a.ini")
    files = [tmp_path / f"{n}.affiche" for n in range(MOST_RECENT + 4)]
    for n, file in enumerate(files):
        file.touch()
        settings.add_recent(file, NOON + timedelta(minutes=n))
    settings.add_recent(files[-3], NOON + timedelta(hours=1))
    names = [Path(f.path).name for f in settings.recent_files()]
    assert names[:3] == ["21.affiche", "23.affiche", "22.affiche"]
    assert len(names) == MOST_RECENT
    files[-1].unlink()
    assert "23.affiche" not in [Path(f.path).name for f in settings.recent_files()]
    files[-1].touch()  # a stick that is plugged in again
    assert "23.affiche" in [Path(f.path).name for f in settings.recent_files()]
    settings.forget_recent(files[-1])
    assert "23.affiche" not in [Path(f.path).name for f in settings.recent_files()]


def test_prompts_are_found_starred_and_used_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "a.ini")
    settings.add_prompt("Jazz on an old quay", seed=7, style="screen print", at=NOON)
    settings.add_prompt("Summer sale", at=NOON)
    settings.star_prompt("Jazz on an old quay")
    settings.add_prompt("   ")
    for n in range(MOST_PROMPTS + 5):
        settings.add_prompt(f"poster {n}")
    texts = [p.text for p in settings.prompts()]
    assert texts[0] == "Jazz on an old quay"
    assert texts[1] == f"poster {MOST_PROMPTS + 4}"
    assert "Summer sale" not in texts
    (found,) = settings.prompts("QUAY jazz")
    assert (found.seed, found.style, found.starred) == (7, "screen print", True)
    settings.add_prompt("Jazz on an old quay", seed=8)
    assert settings.prompts("quay")[0].starred


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFFICHE_CONFIG", str(tmp_path))
    assert Settings().file == tmp_path / "affiche.ini"
    monkeypatch.delenv("AFFICHE_CONFIG")
    assert config_folder().name == "affiche"
