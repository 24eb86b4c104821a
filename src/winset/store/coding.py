"""Coded events and claims: one part of each for every shard of documents, made by a pure function of the shard."""

from __future__ import annotations

import json
import multiprocessing
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import fields
from pathlib import Path
from typing import Any

from winset.errors import WinsetError
from winset.model import Document, first_day, last_day
from winset.store.disk import TEMPORARY
from winset.store.duck import connect, quoted
from winset.store.parts import Part, part_file, parts
from winset.store.writer import Deriver

__all__ = ["Coder", "Progress", "code_documents"]

Coder = Callable[[Sequence[Document]], Iterable[Mapping[str, Any]]]
"""From documents to one mapping each, in their order: `id`, `events` and `claims` in the form of `winset code`."""
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""
Coded = tuple[list[dict[str, Any]], list[dict[str, Any]]]
"""Rows of events and of claims."""


def code_documents(
    session: Deriver,
    coder: Coder,
    *,
    code: str,
    settings: Mapping[str, object],
    only: Collection[str] | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> int:
    """Code every shard that is not coded yet with these settings and this code; returns how many were coded.

    Killed at any time and run again, it goes on where it was; the parts are the same bytes for any number of jobs.

    Parameters
    ----------
    coder : a module-level function or a `functools.partial` of one, so that it can go to another process
    code : version of the code behind it
    settings : what it depends on besides documents and code, as JSON values
    only : digests of the files whose shards are wanted; None means all
    jobs : processes
    """
    shards = [pair for pair in _pairs(session) if only is None or pair[0].origin in only]
    extra = json.dumps(settings, sort_keys=True, ensure_ascii=False)
    wanted = [pair for pair in shards if not _is_coded(session, pair, extra, code)]
    for done, (pair, rows) in enumerate(_coded(wanted, coder, session.layout.parts, jobs), 1):
        for kind, found in zip(("events", "claims"), rows, strict=True):
            session.parts.write(kind, pair[0].origin, pair[0].shard, inputs=_inputs(pair, extra), code=code, rows=found)
        if progress is not None:
            progress("coding", done, len(wanted))
    return len(wanted)


Pair = tuple[Part, Part]
"""Documents of a shard and their sentences."""


def _pairs(session: Deriver) -> list[Pair]:
    sentences = {(part.origin, part.shard): part for part in parts(session.db, kind="sentences")}
    return [(part, sentences[part.origin, part.shard]) for part in parts(session.db, kind="documents")]


def _inputs(pair: Pair, settings: str) -> tuple[str, ...]:
    return pair[0].sha256, pair[1].sha256, settings


def _is_coded(session: Deriver, pair: Pair, settings: str, code: str) -> bool:
    return all(
        session.parts.find(kind, pair[0].origin, pair[0].shard, inputs=_inputs(pair, settings), code=code) is not None
        for kind in ("events", "claims")
    )


def _coded(wanted: Sequence[Pair], coder: Coder, folder: Path, jobs: int) -> Iterator[tuple[Pair, Coded]]:
    """Each shard with its rows, in order; never more than a few shards ahead of the one that is asked for."""
    if jobs <= 1 or len(wanted) <= 1:
        for pair in wanted:
            yield pair, coded_shard(pair, coder, folder)
        return
    pending: deque[tuple[Pair, Future[Coded]]] = deque()
    with ProcessPoolExecutor(min(jobs, len(wanted)), mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            for pair in wanted:
                pending.append((pair, pool.submit(coded_shard, pair, coder, folder)))
                if len(pending) > 2 * jobs:
                    first, result = pending.popleft()
                    yield first, result.result()
            while pending:
                first, result = pending.popleft()
                yield first, result.result()
        except BrokenProcessPool as error:
            raise WinsetError(
                "a process that was coding died, most likely for want of memory: run the same command again with "
                "--jobs 1; what was coded before is kept"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def coded_shard(pair: Pair, coder: Coder, folder: Path) -> Coded:
    """Rows of events and claims of one shard; runs in a process of its own where there are several."""
    documents, bounds = _read(pair, folder)
    events: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    for document, result in zip(documents, coder(documents), strict=True):
        starts = bounds[document.id]
        known = last_day(document.known_from) if document.known_from else None
        for number, event in enumerate(result["events"]):
            events.append(
                {"document": document.id, "event": number, "known_day": known, **_event(event, starts, document)}
            )
        for number, claim in enumerate(result["claims"]):
            claims.append({"document": document.id, "claim": number, "known_day": known, **_claim(claim, starts)})
    _count_parties(events)
    return events, claims


def _read(pair: Pair, folder: Path) -> tuple[list[Document], dict[str, list[int]]]:
    """Documents of a shard in their order, and where their sentences start."""
    names = [field.name for field in fields(Document) if field.name != "source"]
    with connect(folder / f"{TEMPORARY}spill", threads=1) as con:
        rows = con.execute(
            f"SELECT {', '.join(names)} FROM read_parquet({quoted(part_file(folder, pair[0]))})"  # noqa: S608 - field names
        ).fetchall()
        bounds: dict[str, list[int]] = {row[0]: [] for row in rows}
        for document, start in con.execute(
            f"SELECT document, start_char FROM read_parquet({quoted(part_file(folder, pair[1]))})"  # noqa: S608 - a path
        ).fetchall():
            bounds[document].append(start)
    return [Document(source=pair[0].origin, **dict(zip(names, row, strict=True))) for row in rows], bounds


def _event(event: Mapping[str, Any], starts: list[int], document: Document) -> dict[str, Any]:
    """An event as a row. One that the words do not date, and that is not background, is news of its document's day."""
    row = {name: value for name, value in event.items() if name != "spans"}
    for role in ("source", "target", "trigger"):
        row[f"{role}_start"], row[f"{role}_end"] = event["spans"].get(role) or (None, None)
    day = event["date"] or document.date
    row["first_day"], row["last_day"] = (first_day(day), last_day(day)) if day else (None, None)
    row["sentence"] = _sentence_at(starts, row["trigger_start"])
    return row


def _claim(claim: Mapping[str, Any], starts: list[int]) -> dict[str, Any]:
    row = {name: value for name, value in claim.items() if name != "span"}
    row["start_char"], row["end_char"] = claim["span"]
    row["sentence"] = _sentence_at(starts, row["start_char"])
    return row


def _sentence_at(starts: list[int], at: int | None) -> int | None:
    """Number of the sentence that a code point lies in."""
    return max(bisect_right(starts, at) - 1, 0) if at is not None and starts else None


def _count_parties(events: list[dict[str, Any]]) -> None:
    """Countries that take part in one act as one sentence tells it: the events of one trigger belong together."""
    taking: dict[tuple[Any, ...], set[str]] = {}
    for event in events:
        key = (event["document"], event["sentence"], event["trigger_start"])
        taking.setdefault(key, set()).update(
            c for c in (event["source_country"], event["target_country"]) if c is not None
        )
    for event in events:
        event["parties"] = len(taking[event["document"], event["sentence"], event["trigger_start"]])
