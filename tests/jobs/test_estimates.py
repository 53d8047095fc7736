"""Time left, said from this machine's own history and never made up."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.jobs import estimates
from engine.jobs.estimates import KEPT, Countdown, History, Run


def test_without_history_nothing_is_said() -> None:
    assert History().estimate("generate", 4) is None
    proofs = History((Run("prove", 1, 0.4),))
    assert proofs.estimate("generate", 4) is None


def test_the_nearest_runs_speak() -> None:
    history = History(
        (
            Run("generate", 4, 20.0, cold=True, peak=900),
            Run("generate", 4, 8.0, peak=800),
            Run("generate", 4, 10.0, peak=950),
            Run("generate", 1, 3.0),
        )
    )
    warm = history.estimate("generate", 4)
    assert warm is not None
    assert (warm.seconds, warm.peak, warm.runs) == (9.0, 950, 2)
    cold = history.estimate("generate", 4, cold=True)
    assert cold is not None
    assert cold.seconds == 20.0
    eight = history.estimate("generate", 8)
    assert eight is not None
    assert eight.seconds > 9.0


def test_the_rest_follows_the_stages_of_earlier_runs() -> None:
    """Half of the fraction is done in a tenth of the time: at .5 nine tenths remain."""
    near = (Run("generate", 4, 10.0, marks=((0.5, 1.0),)),)
    assert estimates.left(near, 10.0, 0.5, 1.0) == pytest.approx(9.0)
    # Today everything takes twice as long, and the further, the more that counts.
    slow = estimates.left(near, 10.0, 0.75, 11.0)
    assert 4.5 < slow <= 9.0
    assert estimates.left(near, 10.0, 1.0, 12.0) == 0.0
    assert estimates.left((), 10.0, 0.0, 3.0) == 7.0


def test_seconds_are_said_as_exactly_as_they_are_known() -> None:
    said = [estimates.rounded(s) for s in (0.0, 1.4, 2.2, 3.6, 6.0, 12.0, 17.0, 44.0, 126.0)]
    assert said == [1, 1, 2, 3, 5, 10, 20, 40, 130]


@given(st.lists(st.floats(0, 300), min_size=2, max_size=40))
def test_a_countdown_never_rises_by_more_than_it_fell(seconds: list[float]) -> None:
    countdown = Countdown()
    shown = [countdown.show(s) for s in seconds]
    fallen = risen = 0
    for before, after in itertools.pairwise(shown):
        fallen += max(0, before - after)
        risen += max(0, after - before)
        assert risen <= fallen
    assert max(shown) == shown[0]


def test_it_is_kept_and_a_damaged_file_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "history" / "jobs.json"
    assert estimates.load(file) == History()
    history = History()
    for n in range(KEPT + 9):
        history = history.with_run(Run("generate", 4, float(n)))
    history = history.with_run(Run("prove", 1, 0.3))
    assert len(history.runs) == KEPT + 1
    assert estimates.save(history, file)
    assert estimates.load(file) == history
    file.write_bytes(b'{"runs": [{"kind": 3}]}')
    assert estimates.load(file) == History()
    (tmp_path / "flat").write_text("")
    assert not estimates.save(history, tmp_path / "flat" / "jobs.json")


def test_marks_are_thinned_to_those_that_tell_something() -> None:
    marks = [(n / 1000, n / 100) for n in range(1000)]
    kept = estimates.thinned(marks, 10.0)
    assert 10 <= len(kept) <= 20
    assert list(kept) == sorted(kept)
