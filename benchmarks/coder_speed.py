"""Speed of the English coder on Reuters-21578, end to end, against the same parser reading every sentence.

    python benchmarks/coder_speed.py [--documents 1500] [--runs 2]

The parser alone is timed as spaCy loads it (the yardstick of the ratios) and as the coder loads it, with the same parts
of the model in both. One process, one core, side by side in one run, in processor time, which other work on the
machine disturbs least. For each setting of the prefilter: sentences per second end to end, the share of sentences that
reach the parser, and the events kept of those found without a prefilter (the same event: same document, source, target,
type and trigger).
"""

from __future__ import annotations

import argparse
import re
import resource
import time
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from winset.coder import code_records
from winset.coder.coding import Coder
from winset.coder.language import MODEL, UNUSED, model, parse_all
from winset.coder.names import names
from winset.coder.prefilter import passes
from winset.sources.sentences import sentences

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "data" / "text" / "reuters21578_sgml.zip"
SETTINGS = ("none", "cue", "actor", "actor+cue", "two actors")


def bodies() -> Iterator[str]:
    """The texts of the collection, in its order."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".sgm"):
                text = archive.read(name).decode("latin-1")
                for body in re.findall(r"<BODY>(.*?)(?:&#3;|</BODY>)", text, re.DOTALL):
                    yield body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def main() -> None:
    """Print one line a setting."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1500)
    parser.add_argument("--runs", type=int, default=1)
    args = parser.parse_args()
    texts = [text for text, _ in zip(bodies(), range(args.documents), strict=False)]
    cut = [[text[a:b] for a, b in sentences(text, "en")] for text in texts]
    count = sum(map(len, cut))
    names()
    Coder()
    list(parse_all(["Warm up the model."]))
    print(f"{len(texts)} documents, {count} sentences")
    plain = import_module(MODEL).load(exclude=UNUSED)
    best = min(parse_time(plain, cut) for _ in range(args.runs))
    print(f"parser alone, as spaCy loads it {count / best:8.0f} sentences/s")
    own = min(parse_time(model(), cut) for _ in range(args.runs))
    print(f"parser alone, as loaded here    {count / own:8.0f} sentences/s  {best / own:5.2f} x the parser")
    full: set[tuple[object, ...]] = set()
    for setting in SETTINGS:
        started = time.process_time()
        found = set()
        for out in code_records(({"id": i, "text": t} for i, t in enumerate(texts)), prefilter=setting):
            found |= {
                (out["id"], e["source"], e["target"], e["plover"], tuple(e["spans"]["trigger"])) for e in out["events"]
            }
        took = time.process_time() - started
        full = full or found
        kept = sum(passes(setting, s, len(names().hits(s))) for listed in cut for s in listed)
        print(
            f"coder, prefilter {setting:12}   {count / took:8.0f} sentences/s  {best / took:5.2f} x the parser"
            f"  {kept / count:6.1%} parsed  {len(found & full) / max(1, len(full)):6.1%} of {len(full)} events"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def parse_time(nlp: Any, cut: list[list[str]]) -> float:  # noqa: ANN401 - spaCy ships no types here
    """Seconds that a parser needs for every sentence."""
    started = time.process_time()
    for _ in nlp.pipe((s for listed in cut for s in listed), batch_size=256):
        pass
    return time.process_time() - started


if __name__ == "__main__":
    main()
