"""Pages and files from the web into the sources of a case, one after the other, each written down as it comes."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from winset.errors import BadInput, Problem
from winset.sources.feed import feed_entries, is_feed
from winset.sources.warc import Response, warc_of
from winset.sources.web import Client, Fetching, Known, Refused
from winset.store import CaseFolder, Progress, SourceRule, acts, add_path, record_act

__all__ = ["Fetched", "Wanted", "fetch_into", "is_address", "wanted_in"]

ACT: Final = "fetch"
FOLDER: Final = "fetched"
"""Where fetched files are below `sources/`."""
_RAW: Final = (".zip", ".gz", ".csv", ".tab", ".tsv", ".jsonl")
"""Endings of data, which are kept as they came; pages and papers are kept as a web archive with their address."""
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_SAME: Final = 304
_MD5: Final = re.compile(r"\b[0-9a-f]{32}\b")
_SLUG: Final = 60
_FOLLOWED: Final = 500
"""Most pages that one feed leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An address to fetch."""

    url: str
    md5: str | None = None
    """Digest that a list gives for it, as those of GDELT do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of one address."""

    url: str
    outcome: str
    """`added`, `had` (fetched before), `same` (asked again, and still what is here) or `refused`."""
    name: str | None
    """File below `sources/`."""
    sha256: str | None
    """Of that file."""
    reason: str | None
    """Why it was refused."""


def is_address(text: str) -> bool:
    """Whether a word of the command line is an address of the web."""
    return _ADDRESS.fullmatch(text) is not None


def wanted_in(path: Path | str) -> tuple[Wanted, ...]:
    """The addresses in a text file, one a line, with whatever stands before them; `#` starts a remark.

    Raises
    ------
    BadInput : the file cannot be read or names no address
    """
    try:
        lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        what = f"the list cannot be read ({error.strerror}); check its name"
        raise BadInput([Problem(file=str(path), code="unreadable", what=what)]) from error
    found: dict[str, Wanted] = {}
    for line in lines:
        hit = _ADDRESS.search(line.partition(" #")[0] if not line.startswith("#") else "")
        if hit is not None:
            digest = _MD5.search(line[: hit.start()])
            found.setdefault(hit[0], Wanted(url=hit[0], md5=digest[0] if digest else None))
    if not found:
        what = "the list names no address; write one a line, starting with https://"
        raise BadInput([Problem(file=str(path), code="empty", what=what)])
    return tuple(found.values())


def fetch_into(
    path: Path | str,
    wanted: Iterable[Wanted | str],
    *,
    follow: bool = False,
    again: bool = False,
    private: bool = False,
    delay: float = 1.0,
    source: str | None = None,
    title: str | None = None,
    licence: str = "not stated",
    redistributable: bool = False,
    progress: Progress | None = None,
) -> tuple[Fetched, ...]:
    """Fetch addresses into `sources/`, in order; stopped at any time and run again, it goes on where it was.

    Pages, papers and feeds are kept as web archives, with their address, the head of the answer, the time and a digest;
    data files as they came. Each is an act of the person who fetches.

    Parameters
    ----------
    follow : fetch the pages that a feed names too
    again : ask also for what was fetched before; where a server says that it is still the same, nothing is fetched
    private : whether this machine and its own network may be asked
    delay : least seconds between two requests to one host
    source, title, licence, redistributable : origin and licence of the files, written into `winset.toml`
    """
    rule = None
    if source is not None:
        rule = SourceRule(id=source, title=title or source, licence=licence, redistributable=redistributable)
    folder = CaseFolder.open(path)
    with folder.reading() as db:
        known = {act.subject: act.new for act in acts(db, kind=ACT)}
    client = Client(Fetching(private=private, delay=delay))
    queue = deque(one if isinstance(one, Wanted) else Wanted(url=one) for one in wanted)
    seen = {one.url for one in queue}
    results: list[Fetched] = []
    while queue:
        one = queue.popleft()
        if progress is not None:
            progress("fetching", len(results), len(results) + len(queue) + 1)
        result, answer = _outcome(folder, client, one, known.get(one.url), rule, again=again)
        results.append(result)
        if follow and answer is not None:
            more = [url for url in _linked(answer) if url not in seen]
            seen.update(more)
            queue.extend(Wanted(url=url) for url in more)
    return tuple(results)


def _outcome(
    folder: CaseFolder,
    client: Client,
    one: Wanted,
    before: dict[str, Any] | None,
    rule: SourceRule | None,
    *,
    again: bool,
) -> tuple[Fetched, Response | None]:
    here = before if before is not None and (folder.layout.sources / before["file"]).is_file() else None
    if here is not None and not again:
        return _kept_before(one, here, "had"), None
    try:
        answer = client.get(one.url, known=_known(here))
        if here is not None and answer.status == _SAME:
            return _kept_before(one, here, "same"), None
        answer = _checked(answer, one)
    except Refused as error:
        return Fetched(url=one.url, outcome="refused", name=None, sha256=None, reason=str(error)), None
    return _kept(folder, one.url, answer, rule), answer


def _kept_before(one: Wanted, before: dict[str, Any], outcome: str) -> Fetched:
    return Fetched(url=one.url, outcome=outcome, name=before["file"], sha256=before["sha256"], reason=None)


def _known(before: dict[str, Any] | None) -> Known | None:
    """What the file that is here says of its version."""
    if before is None:
        return None
    return Known(url=before["address"], etag=before.get("etag"), last_modified=before.get("last_modified"))


def _checked(answer: Response, one: Wanted) -> Response:
    digest = hashlib.md5(answer.body, usedforsecurity=False).hexdigest()
    if one.md5 is not None and digest != one.md5:
        raise Refused("digest", "the file is not the one that the list names (its digest differs); try again later")
    return answer


def _kept(folder: CaseFolder, url: str, answer: Response, rule: SourceRule | None) -> Fetched:
    """Put an answer into `sources/` and write down where it came from."""
    now = datetime.now(UTC)
    name, data = _file(url, answer, now)
    with tempfile.TemporaryDirectory(prefix="winset-") as temporary, folder.writing() as writer:
        file = Path(temporary, FOLDER, name)
        file.parent.mkdir(parents=True)
        file.write_bytes(data)
        (added,) = add_path(writer, file.parents[len(PurePosixPath(name).parts) - 1], rule=rule)
        new = {
            "file": added.name,
            "sha256": added.sha256,
            "address": answer.url,
            "bytes": len(answer.body),
            "etag": answer.headers.get("etag"),
            "last_modified": answer.headers.get("last-modified"),
        }
        record_act(writer.db, ACT, url, new=new)
    return Fetched(url=url, outcome="added", name=added.name, sha256=added.sha256, reason=None)


def _file(url: str, answer: Response, now: datetime) -> tuple[str, bytes]:
    """Name below the folder of fetched files, and content."""
    parts = urlsplit(answer.url)
    host = re.sub(r"[^a-z0-9.-]+", "-", (parts.hostname or "").lower()).strip(".-") or "host"
    last = PurePosixPath(unquote(parts.path)).name
    if last.lower().endswith(_RAW):
        return f"{host}/{re.sub(r'[^A-Za-z0-9._-]+', '-', last).lstrip('.')}", answer.body
    slug = re.sub(r"[^A-Za-z0-9]+", "-", unquote(parts.path)).strip("-")[-_SLUG:].strip("-") or "page"
    mark = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{host}/{slug}-{mark}.warc.gz", warc_of(answer, at=now)


def _linked(answer: Response) -> Sequence[str]:
    """Pages that a feed names."""
    if not is_feed(answer.body):
        return ()
    entries, _ = feed_entries(answer.body, file=answer.url)
    return tuple(dict.fromkeys(entry.url for entry in entries if entry.url))[:_FOLLOWED]
