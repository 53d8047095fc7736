"""Jobs wait, run and end; the row can be changed; nothing impossible happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.jobs.queue import ENDED_KEPT, LIVE, Entry, Queue, State


def row(*ids: str) -> Queue:
    queue = Queue()
    for id in ids:
        queue = queue.added(Entry(id=id, kind="generate", short=id.startswith("proof")))
    return queue


def test_jobs_run_in_the_order_in_which_they_came() -> None:
    queue = row("a", "b")
    assert queue.following is not None
    assert queue.following.id == "a"
    queue = queue.turned("a", "running")
    assert queue.following is None
    queue = queue.turned("a", "finished")
    assert queue.following is not None
    assert queue.following.id == "b"
    assert queue.get("a").fraction == 1.0


def test_a_short_job_runs_beside_a_long_one() -> None:
    queue = row("a", "b", "proof-1", "proof-2").turned("a", "running")
    assert queue.following is not None
    assert queue.following.id == "proof-1"
    queue = queue.turned("proof-1", "running")
    assert queue.following is None
    assert [e.id for e in queue.active] == ["a", "proof-1"]


def test_the_row_can_be_changed() -> None:
    queue = row("a", "b", "c", "d").turned("a", "running").moved("d", 0)
    assert [e.id for e in queue.waiting] == ["d", "b", "c"]
    assert [e.id for e in queue.moved("d", 99).waiting] == ["b", "c", "d"]
    with pytest.raises(ValueError, match="running"):
        queue.moved("a", 1)
    with pytest.raises(KeyError):
        queue.moved("ghost", 1)


def test_a_job_that_is_not_wanted_stops_before_it_is_gone() -> None:
    queue = row("a").turned("a", "running").turned("a", "stopping")
    assert [e.id for e in queue.live] == ["a"]
    queue = queue.turned("a", "cancelled")
    assert not queue.live
    with pytest.raises(ValueError, match="can't be running"):
        queue.turned("a", "running")


def test_progress_never_goes_back_and_ends_with_the_job() -> None:
    queue = row("a").turned("a", "running").advanced("a", "composing", 0.6)
    queue = queue.advanced("a", "reading", 0.4)
    assert (queue.get("a").stage, queue.get("a").fraction) == ("reading", 0.6)
    queue = queue.turned("a", "failed", "no memory")
    assert queue.advanced("a", "reading", 0.9) is queue
    assert queue.get("a").problem == "no memory"


def test_what_ended_long_ago_is_forgotten() -> None:
    queue = Queue()
    for n in range(60):
        queue = queue.added(Entry(id=str(n), kind="prove"))
        queue = queue.turned(str(n), "running").turned(str(n), "finished")
    assert len(queue) <= ENDED_KEPT + 1
    with pytest.raises(ValueError, match="there already"):
        queue.added(Entry(id="59", kind="prove"))


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(
    ["running", "stopping", "finished", "failed", "cancelled", "waiting"])), max_size=40))  # fmt: skip
def test_no_job_comes_back_from_its_end(steps: list[tuple[str, State]]) -> None:
    queue = row("a", "b", "c", "d")
    for id, state in steps:
        ended = {e.id for e in queue if e.state not in LIVE}
        try:
            queue = queue.turned(id, state)
        except ValueError:
            continue
        assert id not in ended
    assert sorted(e.id for e in queue) == ["a", "b", "c", "d"]
