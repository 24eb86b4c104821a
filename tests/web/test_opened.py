from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from winset.web.line import AHEAD, ASKED, NEVER, Line, Task, TooLong, Waits, hurried
from winset.web.opened import Opened


class Slow(SimpleNamespace):
    """A desk with one property that takes long."""

    count = 0

    @property
    def ranking(self) -> int:
        Slow.count += 1
        return 5


def opened(**more: Any) -> Opened:
    return Opened(Slow(), **more)  # type: ignore[arg-type]


def test_what_many_ask_for_is_computed_once() -> None:
    one, count = opened(), []

    def slow() -> int:
        count.append(threading.get_ident())
        time.sleep(0.05)
        return 7

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: one.once("seven", slow), range(40)))
    assert set(found) == {7}
    assert len(count) == 1
    assert one.ready("seven") == 7
    assert one.ready("eight") is None


def test_a_failure_is_not_kept() -> None:
    one = opened()
    answers = iter([ValueError("first"), 3])

    def sometimes() -> int:
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    with pytest.raises(ValueError, match="first"):
        one.once("x", sometimes)
    assert one.once("x", sometimes) == 3


def test_in_a_hurry_one_is_told_what_to_wait_for() -> None:
    one, go = opened(), threading.Event()

    def slow() -> int:
        go.wait(10)
        return 3

    with hurried(), pytest.raises(Waits) as told:
        one.heavy("slow", slow)
    assert not told.value.result.done()
    go.set()
    assert told.value.result.result(10) == 3
    with hurried():
        assert one.heavy("slow", slow) == 3


def test_heavy_work_may_need_other_heavy_work() -> None:
    one = opened()
    assert one.heavy("outer", lambda: one.heavy("inner", lambda: 2) + one.need("ranking")) == 7
    assert one.need("ranking") == 5
    assert Slow.count == 1


def test_another_process_goes_first_where_it_can_help() -> None:
    asked: list[tuple[str, ...]] = []
    line = Line()

    def first(_: Opened, ahead: tuple[str, ...], then: Any, place: int) -> None:  # noqa: ANN401 - as Helper has it
        asked.append(ahead)
        line.put(Task(then), place)

    one = opened(line=line, helper=SimpleNamespace(first=first))
    assert one.heavy("why", lambda: 4, ahead=("explanation", "x")) == 4
    assert one.heavy("other", lambda: 5) == 5
    assert asked == [("explanation", "x")]


def test_who_would_rather_see_what_was_there_before_does_not_set_the_other_process_to_work() -> None:
    asked: list[tuple[str, ...]] = []
    one = opened(helper=SimpleNamespace(first=lambda *told: asked.append(told[1])))
    with hurried(NEVER), pytest.raises(TooLong):
        one.heavy("why", lambda: 4, ahead=("explanation", "x"))
    assert asked == []
    with hurried(NEVER), pytest.raises(Waits) as told:
        one.heavy("other", lambda: 5)
    assert told.value.result.result(10) == 5


def test_a_desk_that_was_replaced_holds_nothing() -> None:
    one = opened()
    assert one.once("x", lambda: 3) == 3
    one.looked_at("x", ("how", "owner"))
    one.drop()
    assert one.ready("x") is None
    assert not one.pages
    assert not one.wanted
    assert one.once("x", lambda: 4) == 4


def test_who_asks_again_and_again_queues_the_work_once() -> None:
    asked: list[int] = []
    one = opened(helper=SimpleNamespace(first=lambda *told: asked.append(told[3])))
    for place in (AHEAD, AHEAD, ASKED, ASKED, AHEAD, ASKED):
        with hurried(place), pytest.raises(Waits):
            one.heavy("why", lambda: 4, ahead=("explanation", "x"))
    assert asked == [AHEAD, ASKED]
