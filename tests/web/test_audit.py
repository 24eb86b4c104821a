from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from winset.web.audit import Audit
from winset.web.database import WebDatabase


def test_the_log_is_only_added_to(tmp_path: Path) -> None:
    database = WebDatabase(tmp_path / "web.db")
    audit = Audit(database)
    for number in range(5):
        audit.add(account="ann", address="127.0.0.1", what=f"GET /{number}", outcome="refused", why="no")
    assert [e.what for e in audit.latest(2)] == ["GET /4", "GET /3"]
    for sql in ("UPDATE audit SET why = ''", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"), database.use() as con:
            con.execute(sql)
    assert audit.broken_at() is None
    audit.close()
    database.close()


def test_a_log_that_was_tampered_with_says_where(tmp_path: Path) -> None:
    database = WebDatabase(tmp_path / "web.db")
    audit = Audit(database)
    for number in range(5):
        audit.add(account="ann", address="", what=f"GET /{number}", outcome="done")
    audit.flush()
    with database.use() as con:
        con.execute("DROP TRIGGER audit_stays")
        con.execute("UPDATE audit SET account = 'eve' WHERE id = 3")
    assert audit.broken_at() == 3
    audit.close()
    database.close()


def test_others_on_the_machine_cannot_read_it(tmp_path: Path) -> None:
    WebDatabase(tmp_path / "web.db").close()
    assert (tmp_path / "web.db").stat().st_mode & 0o077 == 0
