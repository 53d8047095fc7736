"""Everything that others made has its licence beside it."""

from __future__ import annotations

from pathlib import Path

import assets

ROOT = Path(assets.__file__).parent


def test_subjects_and_profiles_carry_their_licences() -> None:
    for name, words in {
        "subjects/LICENSE-noto-emoji.txt": "Apache License",
        "subjects/LICENSE-fluent-emoji.txt": "Microsoft",
        "subjects/LICENSE-emojibase-data.txt": "MIT License",
        "icc/LICENSE-ISOcoated_v2_300_bas.txt": "zlib",
    }.items():
        assert words in (ROOT / name).read_text(encoding="utf-8")


def test_the_press_profile_is_cmyk() -> None:
    data = (ROOT / "icc" / "ISOcoated_v2_300_bas.icc").read_bytes()
    assert data[16:20] == b"CMYK"
    assert data[36:40] == b"acsp"
    assert int.from_bytes(data[:4], "big") == len(data)


def test_the_archive_stays_small() -> None:
    assert (ROOT / "subjects" / "subjects.afs").stat().st_size < 8_000_000
