"""Measure the search index: sentences a second when it is made, and time of queries, on real speeches.

    python benchmarks/search_speed.py [--sentences 100000]

Makes a case from the Korean and Japanese speeches beside the checkout, without coding them, and prints the time of the
first search (which makes the index), its size, and the median time of searches after that, beside a plain scan of the
same sentences for the same letters, which finds what a two-letter search must find. All times are processor time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from winset.desk.readers import document_reader, event_readers
from winset.desk.work import create
from winset.store import CaseFolder, ingest
from winset.store.search import search_case
from winset.store.wording import wording

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "text"
QUERIES = ("한일", "판결", "위안부", "韓国", "判決", "한일관계", "경제 -미국", '"일본 정부"', "北朝鮮 ミサイル", "일")
SCANNED = ("한일", "판결", "위안부", "韓国", "判決")
PAGE = 40
"""Speeches in one file."""


def speeches() -> Iterator[str]:
    """The text of each speech, of both languages in turn."""
    with gzip.open(TEXTS / "jpn_diet_speech_extracts.jsonl.gz", "rt", encoding="utf-8") as file:
        japanese = ["\n\n".join(json.loads(line)["extracted_opinions"]) for line in file]
    with gzip.open(TEXTS / "kor_president_speeches_ja_us.jsonl.gz", "rt", encoding="utf-8") as file:
        korean = [json.loads(line)["speech_text"] for line in file]
    yield from (text for pair in zip(japanese, korean, strict=False) for text in pair)
    yield from japanese[len(korean) :]


def make(path: Path, wanted: int) -> CaseFolder:
    """A case that holds about as many sentences as are wanted."""
    create(path, title="Speeches")
    kept, page, letters = 0, [], 0
    for text in speeches():
        page.append(" ".join(text.split("\n")))
        letters += len(text)
        if len(page) == PAGE:
            (path / "sources" / f"{kept:04}.txt").write_text("\n\n".join(page), encoding="utf-8")
            kept, page = kept + 1, []
        if letters > wanted * 85:
            break
    folder = CaseFolder.open(path)
    with folder.deriving() as writer:
        ingest(writer, document_reader(), event_readers())
    return folder


def main() -> None:
    """Print times and sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sentences", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = make(Path(temporary) / "case", args.sentences)
        with folder.query() as query:
            texts = [row["text"] for row in query.rows("SELECT text FROM sentences")]
        started = time.process_time()
        search_case(folder, wording("한일"))
        spent = time.process_time() - started
        size = (folder.layout.parts / "search.db").stat().st_size
        print(f"{len(texts):,} sentences, {sum(map(len, texts)) / 1e6:.1f} M letters")
        print(f"index made in {spent:.1f} s: {len(texts) / spent:,.0f} sentences a second; {size / 1e6:.0f} MB")
        for words in QUERIES:
            times = []
            for _ in range(5):
                started = time.process_time()
                found = search_case(folder, wording(words))
                times.append(time.process_time() - started)
            line = f"  {words:16} {found.total:6} found  {statistics.median(times) * 1000:6.0f} ms"
            if words in SCANNED:
                started = time.process_time()
                plain = sum(words in text for text in texts)
                line += f"   scan {plain:6} found  {(time.process_time() - started) * 1000:6.0f} ms"
            print(line)


if __name__ == "__main__":
    main()
