"""Speed of the English coder on Reuters-21578, end to end, against the same parser reading every sentence.

    python benchmarks/coder_speed.py [--documents 1500] [--first 0] [--runs 2]

The parser alone is timed as spaCy loads it (the yardstick of the ratios) and as the coder runs it, with the same parts
of the model in both. One process, one core, side by side in one run, in processor time, which other work on the
machine disturbs least; the yardstick is timed before and after, and its mean taken. For each setting of the prefilter:
sentences per second end to end, the share of characters that reach the parser, and the events kept of those found
without a prefilter (the same event: same document, source, target, type and trigger). At last the default with claims.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, cast

from winset.coder import code_records
from winset.coder.language import MODEL, UNUSED, parse_all
from winset.coder.names import names
from winset.coder.piece import pieces
from winset.coder.prefilter import DEFAULT, Setting
from winset.sources.sentences import sentences

ARTICLE = re.compile(
    r"<DATE>\s*(\d+-[A-Z]+-\d{4}).*?</DATE>(?:(?!</REUTERS>).)*?<BODY>(.*?)(?:&#3;|</BODY>)", re.DOTALL
)
ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "data" / "text" / "reuters21578_sgml.zip"
SETTINGS: tuple[Setting, ...] = ("none", "cue", "actor", "actor+cue", "party+cue", "two actors")


def bodies() -> Iterator[str]:
    """The texts of the collection, in its order."""
    return (record["text"] for record in records())


def records() -> Iterator[dict[str, Any]]:
    """The articles of the collection with their days, in its order."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".sgm"):
                text = archive.read(name).decode("latin-1")
                for number, (day, body) in enumerate(ARTICLE.findall(text)):
                    clean = body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                    day_of_year = datetime.strptime(day.strip(), "%d-%b-%Y").replace(tzinfo=UTC).date()
                    yield {"id": f"{name} {number}", "text": clean, "date": day_of_year.isoformat()}


def main() -> None:
    """Print one line a setting."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--runs", type=int, default=1)
    args = parser.parse_args()
    listed = list(islice(records(), args.first, args.first + args.documents))
    cut = [[r["text"][a:b] for a, b in sentences(r["text"], "en")] for r in listed]
    count = sum(map(len, cut))
    list(code_records({"id": 0, "text": "Japan should thank France.", "date": "1987"} for _ in range(2)))
    plain = import_module(MODEL).load(exclude=UNUSED)
    parse_time(plain, cut[:50])
    print(f"{len(listed)} documents, {count} sentences, {sum(len(s) for c in cut for s in c) / 1e6:.2f} M characters")
    before = min(parse_time(plain, cut) for _ in range(args.runs))
    own = min(own_time(cut) for _ in range(args.runs))
    took = {setting: [coding_time(listed, setting, claims=False) for _ in range(args.runs)] for setting in SETTINGS}
    claims = [coding_time(listed, DEFAULT, claims=True) for _ in range(args.runs)]
    best = (before + min(parse_time(plain, cut) for _ in range(args.runs))) / 2
    full = took["none"][0][1]
    print(f"parser alone, as spaCy loads it {count / best:8.0f} sentences/s")
    print(f"parser alone, as run here       {count / own:8.0f} sentences/s  {best / own:5.2f} x the parser")
    for name, runs in (*took.items(), (f"{DEFAULT}, with claims", claims)):
        seconds, found = min(runs, key=lambda run: run[0])
        parsed = share_parsed(cut, name) if name in took else share_parsed(cut, DEFAULT, claims=True)
        print(
            f"coder, {name:23}  {count / seconds:8.0f} sentences/s  {best / seconds:5.2f} x the parser"
            f"  {parsed:6.1%} parsed  {len(found & full) / max(1, len(full)):6.1%} of {len(full)} events"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


Event = tuple[object, ...]


def coding_time(listed: list[dict[str, Any]], setting: Setting, *, claims: bool) -> tuple[float, set[Event]]:
    """Seconds to code all articles, and what was found."""
    started = time.process_time()
    coded = list(code_records(listed, prefilter=setting, claims=claims))
    took = time.process_time() - started
    return took, {
        (out["id"], e["source"], e["target"], e["plover"], tuple(e["spans"]["trigger"]))
        for out in coded
        for e in out["events"]
    }


def share_parsed(cut: list[list[str]], setting: str, *, claims: bool = False) -> float:
    """Share of the characters of all sentences that a setting sends to the parser."""
    whole = kept = 0
    for listed in cut:
        for piece in pieces("\n\n".join(listed), names(), cast("Setting", setting), told=False, claims=claims):
            whole += len(piece.text)
            kept += len(piece.text) if piece.parsed else 0
    return kept / max(1, whole)


def parse_time(nlp: Any, cut: list[list[str]]) -> float:  # noqa: ANN401 - spaCy ships no types here
    """Seconds that a parser needs for every sentence."""
    started = time.process_time()
    for _ in nlp.pipe((s for listed in cut for s in listed), batch_size=256):
        pass
    return time.process_time() - started


def own_time(cut: list[list[str]]) -> float:
    """The same for the parser as the coder runs it, whose parses are plain lists."""
    started = time.process_time()
    for _ in parse_all(s for listed in cut for s in listed):
        pass
    return time.process_time() - started


if __name__ == "__main__":
    main()
