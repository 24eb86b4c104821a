"""Claims against labelled sentences: commitments of White House texts, our own analysis sentences, one article.

::

    python benchmarks/claims_score.py                # all scores, development and held-out halves apart
    python benchmarks/claims_score.py --errors       # and the errors of the development halves
    python benchmarks/claims_score.py --rules        # texts in other voices, by rules alone
    python benchmarks/claims_score.py --speed 60     # and documents a second, from HTML through extraction and claims

The labels are in `tests/coder/claims`. The White House texts and the article are read from `../shared` and left out
where that is absent. A sentence is in the development half when the hash of its place or words is even. The texts of
`strangers.csv` are whole texts in many voices, labelled before any rule was tried on them: most are for development;
two (`held-out`) were read by the program when the first rules were done, and four by another author (`second`), who
knew neither rules nor other texts, when the rules that stand now were. Each has sentences that claim nothing.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import html
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from winset.coder.claims import claims_of, claims_of_article
from winset.coder.language import parse_all
from winset.model import Claim
from winset.sources.html import read_html
from winset.sources.markdown import read_markdown
from winset.sources.sentences import sentences
from winset.sources.text import article_of_text

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "coder" / "claims"
SHARED = ROOT.parent / "shared"
WHITE_HOUSE = SHARED / "data" / "text" / "whitehouse_2021_2026_japan_korea.zip"
ARTICLE = SHARED / "seed" / "article.txt"
KINDS = ("constraint", "recommendation", "commitment", "stance", "figure")
LEARN = "learn"
"""Half of the voices from which meaning is learnt; `benchmarks/claims_meaning.py` scores them, left out in turn."""
PARAGRAPH = 6
"""Sentences of a paragraph of the texts in other voices."""
SHORT, LONG = 150, 1200
"""Words of a text of the length of an article."""
CONTEXT = 1500
"""Code points of the text before a White House sentence that are read with it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled sentence and what was found in it."""

    half: str
    text: str
    wanted: frozenset[str]
    found: frozenset[str]
    country: str
    """ISO3 of the first kind's country, or empty."""
    by: str
    countries: frozenset[str]
    holders: frozenset[str]
    rules: tuple[str, ...]


def half(key: str) -> str:
    """`dev` or `held-out`, by hash."""
    return "dev" if hashlib.sha256(key.encode()).digest()[0] % 2 == 0 else "held-out"


def _case(key: str, text: str, wanted: str, country: str, by: str, claims: list[Claim]) -> Case:
    first = (wanted.split() or [""])[0]
    return Case(
        half(key),
        text,
        frozenset(wanted.split()),
        frozenset(c.kind for c in claims),
        country,
        by,
        frozenset(c.country for c in claims if c.kind == first and c.country),
        frozenset(c.by for c in claims if c.kind == first and c.by),
        tuple(f"{c.rule}:{c.country}" for c in claims),
    )


def analysis() -> Iterator[Case]:
    """Our own sentences, each as a text of its own."""
    with (LABELS / "analysis_sentences.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            yield _case(row["text"], row["text"], row["kinds"], row["country"], row["by"], claims_of(row["text"]))


def strangers(*, by_meaning: bool = True) -> Iterator[Case]:
    """Whole texts in other voices, sentence by sentence, each read with what stands before it in its text."""
    with (LABELS / "strangers.csv").open(encoding="utf8", newline="") as file:
        labels = list(csv.DictReader(file))
    labels = [row for row in labels if row["half"] != LEARN]
    for voice in dict.fromkeys(row["voice"] for row in labels):
        rows = [row for row in labels if row["voice"] == voice]
        text, places = "", []
        for number, row in enumerate(rows):
            apart = number % PARAGRAPH == 0 or row["text"].startswith("- ")
            text += ("\n\n" if apart else " ") * bool(text)
            places.append((len(text), len(text) + len(row["text"])))
            text += row["text"]
        claims = claims_of(text, date="2025-05-01", by_meaning=by_meaning)
        for row, (start, end) in zip(rows, places, strict=True):
            inside = [c for c in claims if start <= c.span[0] < end]
            who = (row["countries"].split() or [""])[0]
            case = _case(row["text"], row["text"], row["kinds"], who, "", inside)
            yield replace(case, half=row["half"])


def white_house() -> Iterator[Case]:
    """Sentences of White House texts, read with what stands before them."""
    with (LABELS / "whitehouse_labels.csv").open(encoding="utf8", newline="") as file:
        labels = list(csv.DictReader(file))
    with zipfile.ZipFile(WHITE_HOUSE) as archive:
        for row in labels:
            article, _ = read_markdown(archive.read(row["document"]), file=row["document"])
            if article is None:
                continue
            start, end = _in_body(article, int(row["start"]), int(row["end"]))
            cut = max(0, article.body.rfind("\n\n", 0, max(0, start - CONTEXT)))
            claims = claims_of(article.body[cut:end], date=article.date, title=article.title)
            inside = [c for c in claims if c.span[1] > start - cut + 1]
            wanted = "commitment" if row["commitment"] == "yes" else ""
            who = (row["by"].split() or [""])[0]
            yield _case(f"{row['document']}:{row['start']}", article.body[start:end], wanted, who, "", inside)


def _in_body(article: object, start: int, end: int) -> tuple[int, int]:
    pieces = article.pieces  # type: ignore[attr-defined]
    first = next(p for p in pieces if p.text + p.length > start)
    last = next(p for p in reversed(pieces) if p.text < end)
    return first.body + max(0, start - first.text), last.body + min(last.length, end - last.text)


def counts(cases: list[Case], kind: str) -> tuple[int, int, int]:
    """How often a kind was rightly found, found, and labelled."""
    hit = sum(kind in c.wanted and kind in c.found for c in cases)
    return hit, sum(kind in c.found for c in cases), sum(kind in c.wanted for c in cases)


def f1(cases: list[Case], kind: str) -> float:
    """F1 of one kind; 0 where nothing is rightly found."""
    hit, said, true = counts(cases, kind)
    return 2 * hit / (said + true) if hit else 0.0


def score(cases: list[Case], kind: str) -> str:
    """Precision, recall and F1 of one kind, as a line."""
    hit, said, true = counts(cases, kind)
    if not true:
        return f"{kind:15} none labelled, {said} found"
    precision = hit / said if said else 0.0
    return f"{kind:15} precision {precision:.2f}  recall {hit / true:.2f}  F1 {f1(cases, kind):.2f}  (n {true})"


def show(name: str, cases: list[Case], kinds: tuple[str, ...], *, errors: bool) -> None:
    """Print the scores of a sample, by half."""
    for part in dict.fromkeys(c.half for c in cases):
        own = [c for c in cases if c.half == part]
        print(f"\n{name}, {part}: {len(own)} sentences")
        for kind in kinds:
            print("  ", score(own, kind))
        named = [c for c in own if c.country and c.wanted & c.found]
        if (every := [k for k in kinds if any(k in c.wanted for c in own)]) and len(every) > 1:
            print(f"   F1 over kinds   {mean(f1(own, kind) for kind in every):.2f}")
        print(f"   country right   {sum(c.country in c.countries for c in named)}/{len(named)}")
        told = [c for c in own if c.by and c.wanted & c.found]
        if told:
            right = sum(any(c.by.lower() in h.lower() or h.lower() in c.by.lower() for h in c.holders) for c in told)
            print(f"   holder right    {right}/{len(told)}")
        empty = [c for c in own if not c.wanted]
        print(f"   empty kept so   {sum(not c.found & set(kinds) for c in empty)}/{len(empty)}")
    if errors:
        for c in (c for c in cases if c.half == "dev"):
            missed, extra = (c.wanted - c.found) & set(kinds), (c.found - c.wanted) & set(kinds)
            wrong = bool(c.country and c.wanted & c.found and c.country not in c.countries)
            if missed or extra or wrong:
                marked = f"country {c.country}" if wrong else ""
                print(f"   -{sorted(missed)} +{sorted(extra)} {marked} {c.rules} {' '.join(c.text.split())[:260]}")


def page(title: str, body: str) -> bytes:
    """A text as the HTML page of an article, to time extraction."""
    words = "".join(f"<p>{html.escape(p)}</p>" for p in body.split("\n\n"))
    around = (
        f"<html><head><title>{html.escape(title)}</title></head><body><nav>Home</nav><article>",
        "</article></body></html>",
    )
    return words.join(around).encode()


def pages() -> dict[str, list[bytes]]:
    """The article, where nearly every sentence claims something, and White House texts of the length of an article."""
    article = article_of_text(ARTICLE.read_text(encoding="utf8"))
    found = {"the article": [page(article.title, article.body)]}
    if WHITE_HOUSE.is_file():
        with zipfile.ZipFile(WHITE_HOUSE) as archive:
            named = sorted(name for name in archive.namelist() if name.endswith(".md"))[::9]
            read = [read_markdown(archive.read(name), file=name)[0] for name in named]
        texts = [a for a in read if a is not None and SHORT <= len(a.body.split()) <= LONG]
        found["White House texts"] = [page(a.title, a.body) for a in texts]
    return found


def speed(documents: int) -> None:
    """Documents and words a second of processor time, from HTML through extraction and claims; and the parser alone."""
    for name, held in pages().items():
        bodies = [a.body for data in held if (a := read_html(data, file="page.html")[0]) is not None]
        words = sum(len(body.split()) for body in bodies) / len(bodies)
        parsed = [body[a:b] for body in bodies[:documents] for a, b in sentences(body, "en")]
        turn = [held[k % len(held)] for k in range(documents)]
        list(parse_all(parsed[:50]))
        start = time.process_time()
        for data in turn:
            article, _ = read_html(data, file="page.html")
            if article is not None:
                claims_of_article(article)
        rate = documents / (time.process_time() - start)
        start = time.process_time()
        list(parse_all(parsed))
        bare = sum(len(s.split()) for s in parsed) / (time.process_time() - start)
        print(f"{name}: {rate:.1f} documents ({words:.0f} words each), {rate * words:.0f} words a second of one core;")
        print(f"   the parser alone on all of their sentences {bare:.0f} words a second")


def main() -> None:
    """Print all scores."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--rules", action="store_true")
    arguments.add_argument("--speed", type=int, default=0, metavar="DOCUMENTS")
    asked = arguments.parse_args()
    if asked.rules:
        show("texts in other voices, by rules alone", list(strangers(by_meaning=False)), KINDS[:4], errors=asked.errors)
        return
    show("analysis sentences", list(analysis()), KINDS, errors=asked.errors)
    show("texts in other voices", list(strangers()), KINDS[:4], errors=asked.errors)
    if WHITE_HOUSE.is_file():
        show("White House", list(white_house()), ("commitment",), errors=asked.errors)
    if ARTICLE.is_file():
        article = article_of_text(ARTICLE.read_text(encoding="utf8"))
        claims = claims_of_article(article)
        counts = {kind: sum(c["kind"] == kind for c in claims) for kind in KINDS}
        print(f"\narticle: {counts}")
        if asked.speed:
            speed(asked.speed)


if __name__ == "__main__":
    main()
