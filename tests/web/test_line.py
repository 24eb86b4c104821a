from __future__ import annotations

import threading

import pytest

from winset.web.line import AHEAD, ASKED, Line, Task, hurried, hurry


def test_what_somebody_waits_for_comes_first() -> None:
    line, done, started, go = Line(), [], threading.Event(), threading.Event()

    def first() -> None:
        started.set()
        go.wait(10)

    line.put(Task(first))
    assert started.wait(10)
    ahead = Task(lambda: done.append("ahead"))
    line.put(ahead, AHEAD)
    asked = Task(lambda: done.append("asked"))
    line.put(asked, ASKED)
    go.set()
    ahead.future.result(10)
    assert done == ["asked", "ahead"]


def test_a_task_that_stands_twice_in_a_line_is_done_once() -> None:
    line, done = Line(), []
    task = Task(lambda: done.append(threading.current_thread().name))
    line.put(task, AHEAD)
    line.put(task, ASKED)
    task.future.result(10)
    last = Task(lambda: None)
    line.put(last, AHEAD)
    last.future.result(10)
    assert done == ["line"]


def test_a_failure_reaches_whoever_asked_and_the_line_goes_on() -> None:
    line = Line()
    bad, good = Task(lambda: 1 / 0), Task(lambda: 7)
    line.put(bad)
    line.put(good)
    with pytest.raises(ZeroDivisionError):
        bad.future.result(10)
    assert good.future.result(10) == 7


def test_hurry_belongs_to_one_thread_and_one_block() -> None:
    seen = []
    with hurried(AHEAD):
        with hurried():
            assert hurry() == ASKED
        assert hurry() == AHEAD
        other = threading.Thread(target=lambda: seen.append(hurry()))
        other.start()
        other.join()
    assert hurry() is None
    assert seen == [None]


def test_a_closed_line_ends_what_it_began_and_begins_nothing_more() -> None:
    line, done, started, go = Line(), [], threading.Event(), threading.Event()

    def first() -> None:
        started.set()
        go.wait(10)
        done.append("first")

    line.put(Task(first))
    line.put(Task(lambda: done.append("second")))
    assert started.wait(10)
    threading.Timer(0.05, go.set).start()
    line.close(10)
    line.put(Task(lambda: done.append("third")))
    line.close(10)
    assert done == ["first"]


def test_the_end_does_not_wait_for_ever() -> None:
    line, started, go = Line(), threading.Event(), threading.Event()
    line.put(Task(lambda: (started.set(), go.wait(10))))
    assert started.wait(10)
    line.close(0.05)
    go.set()
