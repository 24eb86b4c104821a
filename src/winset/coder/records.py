"""JSON records in, JSON records out: the contract of `winset code`."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import Any

from winset.coder.claims import claims_of
from winset.coder.claims.alike import alike_claims
from winset.coder.coding import Coded, Coder, Task
from winset.coder.given import code_given
from winset.coder.language import kept_parses
from winset.coder.languages import language, particle_coder
from winset.coder.prefilter import DEFAULT, Setting
from winset.model import SECTORS, Document
from winset.model.dates import is_partial_date
from winset.reference.countries import is_country

__all__ = ["code_document", "code_documents", "code_records", "unknown_names"]

ENGLISH = "en"
SHARD = 64
"""Records that go to a process at once; the same whatever the number of processes, so that output is too."""


def code_records(
    records: Iterable[Mapping[str, Any]],
    *,
    jobs: int = 1,
    countries: Iterable[str] = (),
    given_actors: bool = False,
    prefilter: Setting = DEFAULT,
    claims: bool = True,
) -> Iterator[dict[str, Any]]:
    """Code records of the JSON contract, in order, in memory that does not grow with their number.

    Parameters
    ----------
    records : mappings with `id`, `text`, and `date`, `lang`, `speaker` where known; with `given_actors` also
        `source_text` and `target_text`
    jobs : processes; changes nothing but speed
    countries : ISO3 of the case's own countries
    given_actors : code the relation between the two given texts
    prefilter : what a sentence must have to be parsed
    claims : whether claims are read too, by rules alone; without them English takes two thirds of the time

    Yields
    ------
    one mapping per record: `id`, `events`, `claims`, `skipped`; for a record that cannot be used `id` None and `error`
    """
    how = How(tuple(countries), given_actors, prefilter, claims)
    shards = _shards(iter(records))
    if jobs <= 1:
        for shard in shards:
            yield from _code(shard, how)
        return
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[dict[str, Any]]]] = deque()
        for shard in shards:
            waiting.append(pool.submit(_code, shard, how))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def code_document(document: Document, *, countries: Iterable[str] = (), speaker: str | None = None) -> Coded:
    """Events and claims of one document.

    Parameters
    ----------
    document : in English, Japanese or Korean, by what it states or its script
    countries : ISO3 of the case's own countries
    speaker : who "I" and "we" are, as `USA GOV`
    """
    record = {"id": 0, "text": document.text, "lang": document.lang, "date": document.date, "speaker": speaker}
    return _coded(language(record), [record], How(tuple(countries)))[0]


def code_documents(documents: Sequence[Document], *, countries: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Events of some documents and, from the same parse, the claims of their whole texts.

    The claims of English documents are those of `winset claims`: headings, the title and the author count. Those of
    Japanese and Korean documents are read sentence by sentence, and by meaning where no rule finds any.

    Parameters
    ----------
    documents : that are coded together; a sentence that comes twice is parsed once
    countries : ISO3 of the case's own countries

    Returns
    -------
    one mapping per document, as `code_records` gives them
    """
    how = How(tuple(countries), claims=False)
    plain = [{"id": d.id, "text": d.text, "date": d.date, "lang": d.lang} for d in documents]
    with kept_parses():
        coded = [record for shard in _shards(iter(plain)) for record in _code(shard, how)]
        for document, record in zip(documents, coded, strict=True):
            if document.lang == ENGLISH:
                found = claims_of(document.text, date=document.date, author=document.author, title=document.title)
                record["claims"] = [_as_claim(asdict(claim)) for claim in found]
            else:
                told = [tuple(claim["span"]) for claim in record["claims"]]
                meant = alike_claims(document.text, document.lang or "", told, author=document.author)
                record["claims"] = [*record["claims"], *(_as_claim(asdict(claim)) for claim in meant)]
    return coded


def unknown_names(records: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """Proper names that stand where actors do and that no table knows, the most frequent first.

    Parameters
    ----------
    records : mappings with `text`, and `date` where known; those that cannot be used are left out
    """
    count: Counter[str] = Counter()
    for shard in _shards(iter(records)):
        good = [r for r in shard if _fault({"id": 0, **r}, given=False) is None and language(r) == "en"]
        for coded in _coder(How(prefilter="cue", claims=False)).code([_task(r) for r in good]):
            count.update(coded.unknown)
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True)
class How:
    """What records are coded with."""

    countries: tuple[str, ...] = ()
    given: bool = False
    prefilter: Setting = DEFAULT
    claims: bool = True


@cache
def _coder(how: How) -> Coder:
    return Coder(countries=how.countries, prefilter=how.prefilter, claims=how.claims)


def _shards(records: Iterator[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    while shard := list(islice(records, SHARD)):
        yield shard


def _code(shard: Sequence[Mapping[str, Any]], how: How) -> list[dict[str, Any]]:
    errors = [_fault(record, given=how.given) for record in shard]
    langs = ["" if error is not None else language(r) for r, error in zip(shard, errors, strict=True)]
    done = {
        lang: iter(_coded(lang, [r for r, of in zip(shard, langs, strict=True) if of == lang], how))
        for lang in dict.fromkeys(langs)
        if lang
    }
    out: list[dict[str, Any]] = []
    for record, error, lang in zip(shard, errors, langs, strict=True):
        if error is not None:
            out.append({"id": None, "error": error})
        else:
            out.append(_as_record(record["id"], next(done[lang])))
    return out


def _coded(lang: str, records: Sequence[Mapping[str, Any]], how: How) -> list[Coded]:
    """What is read in records of one language."""
    tasks = [_task(record) for record in records]
    pairs = [(r["source_text"], r["target_text"]) for r in records] if how.given else []
    if lang == "en":
        coder = _coder(how)
        return code_given(coder, tasks, pairs) if how.given else coder.code(tasks)
    reader = particle_coder(lang, how.countries)
    if reader is None:
        return [Coded(events=(), claims=(), skipped=f"language {lang} is not read here") for _ in tasks]
    return reader.code_given(tasks, pairs) if how.given else reader.code(tasks)


def _fault(record: object, *, given: bool) -> str | None:
    """What is wrong with a record, as a sentence; None for a good one."""
    if not isinstance(record, Mapping):
        return "a record is a JSON object with id and text"
    if "error" in record and "text" not in record:
        return str(record["error"])
    wanted = ("id", "text", *(("source_text", "target_text") if given else ()))
    missing = [key for key in wanted if record.get(key) is None]
    if missing:
        return f"record {record.get('id')!r}: {', '.join(missing)} missing"
    return _fault_of_values(record, ("text", *wanted[2:], "date", "lang", "speaker"))


def _fault_of_values(record: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    for key in keys:
        if record.get(key) is not None and not isinstance(record[key], str):
            return f"record {record['id']!r}: {key} is not a string"
    if record.get("date") and not is_partial_date(record["date"]):
        return f"record {record['id']!r}: date {record['date']!r} is not like 2026, 2026-03 or 2026-03-14"
    if record.get("speaker") and _speaker(record["speaker"]) is None:
        return f"record {record['id']!r}: speaker {record['speaker']!r} is not like USA GOV"
    return None


def _speaker(text: str) -> tuple[str | None, str | None] | None:
    words = text.split()
    if len(words) == 1 and words[0] in SECTORS:
        return None, words[0]
    if not words or len(words) > 2 or not is_country(words[0]) or (len(words) == 2 and words[1] not in SECTORS):  # noqa: PLR2004 - country and sector
        return None
    return words[0], words[1] if len(words) > 1 else None


def _task(record: Mapping[str, Any]) -> Task:
    speaker = record.get("speaker")
    return Task(text=record["text"], date=record.get("date") or None, speaker=_speaker(speaker) if speaker else None)


def _as_record(name: object, coded: Coded) -> dict[str, Any]:
    return {
        "id": name,
        "events": [_as_event(asdict(event)) for event in coded.events],
        "claims": [_as_claim(asdict(claim)) for claim in coded.claims],
        "skipped": coded.skipped,
    }


def _as_event(event: dict[str, Any]) -> dict[str, Any]:
    event["context"] = list(event["context"])
    event["spans"] = {name: list(span) if span is not None else None for name, span in event["spans"].items()}
    return event


def _as_claim(claim: dict[str, Any]) -> dict[str, Any]:
    claim["span"] = list(claim["span"])
    return claim
