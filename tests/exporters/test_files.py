"""Writing never costs the old file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from engine.errors import UserError
from exporters.files import atomic_write


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "poster.png") as file:
        file.write(b"new")
        assert not (tmp_path / "poster.png").exists()
    assert (tmp_path / "poster.png").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["poster.png"]


def test_the_old_file_survives_an_interruption(tmp_path: Path) -> None:
    target = tmp_path / "poster.png"
    target.write_bytes(b"old")

    def interrupted() -> None:
        with atomic_write(target) as file:
            file.write(b"half of the n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["poster.png"]


def test_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "poster.png"
    target.write_bytes(b"old")
    target.chmod(0o640)
    with atomic_write(target) as file:
        file.write(b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "a") as file:
        file.write(b"new")
    (tmp_path / "b").write_bytes(b"")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"]
    assert modes[0] == modes[1]


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(b"old")
    (tmp_path / "link.png").symlink_to("real.png")
    with atomic_write(tmp_path / "link.png") as file:
        file.write(b"new")
    assert (tmp_path / "link.png").is_symlink()
    assert (tmp_path / "real.png").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "folder of that name"),
        ("nowhere/poster.png", "folder does not exist"),
        ("file/poster.png", "not a folder"),
        ("n" * 300, "name is too long"),
    ],
)
def test_refusals_are_one_clear_line(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match=reason) as caught, atomic_write(tmp_path / name) as file:
        file.write(b"new")
    assert "\n" not in str(caught.value)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_a_full_disk_is_said_and_the_device_stays_a_device() -> None:
    with pytest.raises(UserError, match="disk is full"), atomic_write("/dev/full") as file:
        file.write(b"x" * 100_000)
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)
