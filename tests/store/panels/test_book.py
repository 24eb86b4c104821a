"""Answers survive being killed, replace one another by seat, and say nothing of when or by whom."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from winset.errors import CaseError
from winset.model import Answer, Proposed
from winset.store.layout import Layout
from winset.store.panels import Book, Seat, new_seat, open_book


def answer(question: str = "q1", middle: float = 0.5) -> Answer:
    return Answer(question=question, q05=0.1, q50=middle, q95=0.9, reason=f"because of {question}")


def seats(book: Book, n: int = 3) -> list[str]:
    return list(book.add_seats([Seat(panel="p", seat=new_seat(), country="USA", subgroup="") for _ in range(n)]))


def test_a_key_opens_its_own_seat_and_is_not_kept(tmp_path: Path) -> None:
    with open_book(Layout(tmp_path)) as book:
        keys = seats(book)
        found = {book.seat("p", key).seat for key in keys}
        assert found == {s.seat for s in book.seats("p")}
        with pytest.raises(CaseError, match="opens no seat"):
            book.seat("p", "guess")
        with pytest.raises(CaseError, match="opens no seat"):
            book.seat("other", keys[0])
        seat = book.seat("p", keys[0])
        again = book.new_key("p", seat.seat)
        assert book.seat("p", again) == seat
        with pytest.raises(CaseError, match="opens no seat"):
            book.seat("p", keys[0])
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert all(key.encode() not in stored for key in (*keys, again))


def test_drafts_are_kept_and_replaced_by_what_is_handed_in(tmp_path: Path) -> None:
    with open_book(Layout(tmp_path)) as book:
        seat = book.seat("p", seats(book)[0])
        book.open_round("p", 1, "2026-03-01")
        book.save(seat, 1, [answer(), answer("q2")], final=False)
        assert [a.question for a in book.drafts(seat, 1)] == ["q1", "q2"]
        assert book.answers("p", 1) == ()
        book.save(seat, 1, [answer(middle=0.4)], final=True)
        assert book.drafts(seat, 1) == ()
        book.save(seat, 1, [answer(middle=0.3)], final=True)
        assert [h.answer.q50 for h in book.answers("p", 1)] == [0.3]
        assert book.handed("p", 1) == {seat.seat}


def test_nothing_is_taken_before_a_round_opens_or_after_it_closed(tmp_path: Path) -> None:
    with open_book(Layout(tmp_path)) as book:
        seat = book.seat("p", seats(book)[0])
        with pytest.raises(CaseError, match="not been opened"):
            book.save(seat, 1, [answer()], final=True)
        book.open_round("p", 1, "2026-03-01")
        book.save(seat, 1, [answer()], final=False)
        book.close_round("p", 1, "2026-03-08")
        book.close_round("p", 1, "2026-04-01")
        assert book.rounds("p")[0].closed == "2026-03-08"
        assert book.drafts(seat, 1) == ()
        with pytest.raises(CaseError, match="closed on 2026-03-08"):
            book.save(seat, 1, [answer()], final=True)


def test_proposals_have_no_seat_and_no_order(tmp_path: Path) -> None:
    with open_book(Layout(tmp_path)) as book:
        first, second, _ = (book.seat("p", key) for key in seats(book))
        book.open_round("p", 0, "2026-03-01")
        book.propose(first, [Proposed(kind="option", text="Zeppelins"), Proposed(kind="constraint", text="Budget")])
        book.propose(second, [Proposed(kind="option", text="Airships")])
        assert [p.text for p in book.proposals("p")] == ["Airships", "Zeppelins", "Budget"]
        assert book.handed("p", 0) == {first.seat, second.seat}
    con = sqlite3.connect(tmp_path / "rounds.db")
    held = str(con.execute("SELECT * FROM proposals").fetchall())
    con.close()
    assert first.seat not in held


def test_rows_tell_no_time_and_no_order_of_arrival(tmp_path: Path) -> None:
    with open_book(Layout(tmp_path)) as book:
        keys = seats(book, 6)
        book.open_round("p", 1, "2026-03-01")
        for key in keys:
            book.save(book.seat("p", key), 1, [answer()], final=True)
        order = [h.seat.seat for h in book.answers("p", 1)]
    assert order == sorted(order)
    con = sqlite3.connect(tmp_path / "rounds.db")
    tables = [row[0] for row in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {c[1] for table in tables for c in con.execute(f"PRAGMA table_info({table})")}
    for table in tables:
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            con.execute(f"SELECT rowid FROM {table}")  # noqa: S608 - names from the schema
    con.close()
    assert not columns & {"at", "time", "created", "modified", "name", "email"}


KILLED = """
import os, sys
from pathlib import Path
from winset.model import Answer
from winset.store.layout import Layout
from winset.store.panels import open_book
with open_book(Layout(Path(sys.argv[1]))) as book:
    seat = book.seat("p", sys.argv[2])
    number = 0
    while True:
        number += 1
        book.save(seat, 1, [Answer(question=f"q{i}", q05=0, q50=number, q95=1e9) for i in range(40)], final=True)
        print(number, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill_whole(tmp_path: Path) -> None:
    with open_book(Layout(tmp_path)) as book:
        (key,) = seats(book, 1)
        book.open_round("p", 1, "2026-03-01")
    with subprocess.Popen([sys.executable, "-c", KILLED, tmp_path, key], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(5)][-1]
        os.kill(process.pid, signal.SIGKILL)
    with open_book(Layout(tmp_path)) as book:
        held = book.answers("p", 1)
    assert len(held) == 40
    assert len({h.answer.q50 for h in held}) == 1
    assert held[0].answer.q50 >= acknowledged
