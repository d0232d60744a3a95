"""Work spread over processes: every job has its result, and one that kills its process costs no other."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from akiya.app.spread import IN_FLIGHT, spread


def double(number: int) -> int:
    """Return twice a number."""
    return 2 * number


def fatal_seven(number: int) -> int:
    """End the process at the number seven, as a crashing codec does."""
    if number == 7:
        os._exit(1)
    return number


def refuse(number: int) -> int:
    """Raise."""
    raise ValueError(number)


def test_every_job_has_its_result() -> None:
    """More jobs than are in flight at once all come back, each with its own result."""
    jobs = list(range(3 * IN_FLIGHT))
    assert dict(spread(double, jobs)) == {job: 2 * job for job in jobs}


def test_a_job_that_kills_its_process_comes_back_empty_and_the_others_whole() -> None:
    """A crash in one job is told as None; the jobs around it have their results."""
    found = dict(spread(fatal_seven, list(range(20))))
    assert found == {number: None if number == 7 else number for number in range(20)}


def test_an_executor_that_was_handed_in_stays_open() -> None:
    """The caller's executor does the work and can be used afterwards."""
    with ThreadPoolExecutor(2) as pool:
        assert dict(spread(double, [1, 2], pool)) == {1: 2, 2: 4}
        assert pool.submit(double, 4).result() == 8


def test_no_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged build does not pay for processes."""
    monkeypatch.setattr("akiya.app.spread.ProcessPoolExecutor", lambda *_: pytest.fail("a pool was started"))
    assert list(spread(double, [])) == []


def test_what_a_job_raises_is_raised() -> None:
    """A fault of ours is not taken for a broken picture."""
    with pytest.raises(ValueError, match="5"):
        list(spread(refuse, [5]))
