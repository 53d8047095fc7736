"""Faces are unpacked into a folder of the run, and no face of the user's own takes part."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from engine.text import fonts

LATIN, CONDENSED, ITALIC = "inter-tight-800", "anton-400", "playfair-display-700i"
HAN = "noto-sans-sc-900"


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    kept = {name: os.environ.get(name) for name in ("AFFICHE_CACHE", "AFFICHE_DATA")}
    if not kept["AFFICHE_CACHE"]:
        os.environ["AFFICHE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["AFFICHE_DATA"] = str(tmp_path_factory.mktemp("data"))
    fonts.forget()
    yield
    for name, value in kept.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    fonts.forget()


@pytest.fixture(autouse=True, scope="session")
def _shipped(_own_folders: None) -> None:
    for face in (LATIN, CONDENSED, ITALIC, HAN):
        assert face in fonts.catalogue()
