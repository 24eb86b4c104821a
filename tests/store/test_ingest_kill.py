"""Killed at any instant, nothing acknowledged is lost; run again, nothing is doubled and nothing skipped."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import signal
import time
from pathlib import Path
from types import ModuleType

from winset.store import CaseFolder, acts, counts, readings, record_act, runs
from winset.store.layout import Layout
from winset.store.parts import parts

KILLS = 32
SEED = 20260124


def _state(folder: CaseFolder, toy: ModuleType) -> dict[str, object]:
    """Everything that must not depend on how often the work was broken off."""
    with folder.reading() as db:
        listed = {(p.kind, p.origin, p.shard, p.sha256, p.rows, p.inputs, p.code) for p in parts(db)}
        every = db.execute("SELECT count(*) FROM parts").fetchone()[0]
        read = readings(db)
        labels = sorted(act.subject for act in acts(db))
    with folder.query() as query:
        cells = counts(query, data="coded", counting=toy.COUNTING)
        rows = query.rows("SELECT (SELECT count(*) FROM documents) d, (SELECT count(*) FROM imported) i")
    root = folder.path
    files = {
        f.relative_to(root).as_posix()
        for d in ("parts", "blobs", "sources")
        for f in (root / d).rglob("*")
        if f.is_file()
    }
    return {
        "parts": listed,
        "rows in the table of parts": every,
        "readings": read,
        "labels": labels,
        "cells": {name: column.tolist() for name, column in cells.columns().items()},
        "rows": rows,
        "files": files | {f.name for f in root.iterdir() if f.is_file() and not f.name.startswith("case.")},
    }


def _acknowledged_is_there(folder: CaseFolder, told: list[str]) -> None:
    """What was acknowledged before the kill is there, before anything mends anything."""
    if "case" not in told:
        return
    with folder.reading() as db:
        have = {act.subject for act in acts(db)}
        listed = {tuple(map(str, row)) for row in db.execute("SELECT kind, origin, shard, sha256 FROM parts")}
    for line in told:
        word, *rest = line.split()
        if word == "label":
            assert rest[0] in have, f"label {rest[0]} was acknowledged and is gone"
        if word == "part":
            assert tuple(rest) in listed, f"part {rest} was acknowledged and is gone"
            assert (folder.layout.parts / f"{rest[3]}.parquet").stat().st_size > 0


def test_a_killed_worker_loses_nothing_and_its_successor_neither_doubles_nor_skips(
    tmp_path: Path, toy: ModuleType
) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["winset.store"])
    files = {"a.txt": toy.texts(1, 8), "b/c.txt": toy.texts(2, 5), "e.rows": "JPN KOR 040 2020-01-02\n" * 5}
    labels = [f"label-{i}" for i in range(12)]

    def start(folder: Path, told: Path) -> multiprocessing.process.BaseProcess:
        process = context.Process(target=toy.work, args=(folder, told, files, labels))
        process.start()
        return process

    def finish(folder: Path, told: Path) -> None:
        process = start(folder, told)
        process.join(60)
        assert process.exitcode == 0

    finish(tmp_path / "whole" / "case", tmp_path / "told-whole")
    steps = len(_told(tmp_path / "told-whole"))
    expected = _state(CaseFolder.open(tmp_path / "whole" / "case"), toy)
    moments = random.Random(SEED)
    interrupted = 0
    for number in itertools.count():
        if interrupted == KILLS:
            break
        folder, told = tmp_path / str(number) / "case", tmp_path / f"told-{number}"
        after = moments.randrange(steps)
        process = start(folder, told)
        while process.is_alive() and len(_told(told)) < after:
            time.sleep(0.001)
        time.sleep(moments.uniform(0, 0.01))
        process.kill()
        process.join()
        interrupted += process.exitcode == -signal.SIGKILL
        _acknowledged_is_there(CaseFolder(Layout(folder)), _told(told))
        finish(folder, told)
        case = CaseFolder.open(folder)
        assert _state(case, toy) == expected
        with case.reading() as db:
            assert runs(db)[-1].results == {"labels": len(labels)}
        assert number < 2 * KILLS, "most kills come after the work"


def test_what_people_write_while_readings_are_killed_is_all_there(tmp_path: Path, toy: ModuleType) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["winset.store"])
    files = {"a.txt": toy.texts(1, 8), "b/c.txt": toy.texts(2, 5), "e.rows": "JPN KOR 040 2020-01-02\n" * 5}

    def reading(folder: Path) -> multiprocessing.process.BaseProcess:
        process = context.Process(target=toy.work, args=(folder, tmp_path / f"told-{folder.parent.name}", files, []))
        process.start()
        return process

    whole = reading(tmp_path / "whole" / "case")
    whole.join(60)
    case = CaseFolder.create(tmp_path / "mine" / "case")
    moments, written, killed = random.Random(SEED), [], 0
    while killed < KILLS // 4:
        process = reading(case.path)
        until = time.monotonic() + moments.uniform(0.05, 0.35)
        while process.is_alive() and time.monotonic() < until:
            with case.writing() as writer:  # never told that the case is busy
                written.append(f"word {len(written)}")
                record_act(writer.db, "label", written[-1], author="somebody")
        process.kill()
        process.join()
        killed += 1
        with case.reading() as db:
            assert [act.subject for act in acts(db)] == written
    last = reading(case.path)
    last.join(60)
    assert (whole.exitcode, last.exitcode) == (0, 0)
    expected, found = (_state(CaseFolder.open(tmp_path / name / "case"), toy) for name in ("whole", "mine"))
    assert found == expected | {"labels": sorted(written)}
    assert len(written) > KILLS


def _told(path: Path) -> list[str]:
    """What a worker has acknowledged so far."""
    return path.read_text().splitlines() if path.exists() else []
