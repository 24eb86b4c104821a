"""What parties of the Diet and presidents of South Korea say about the other country, coded from their own words.

    python benchmarks/coder_speeches.py [--lang ja|ko] [--by group,decade] [--limit N] [--examples N] [--least N]

Reads the two corpora beside the checkout and prints what `winset stances` prints for them: sentences that name the
other country, those with a sign (an act towards it, a stance, else the tone of the words), and the share of
conciliatory ones with its 90 % interval, by parliamentary group and decade, or by presidency; `--by` divides by issue
or year too.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from winset.desk.stances import stances_of

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "text"
ABOUT = {"ja": "KOR", "ko": "JPN"}
BY = {"ja": "group,decade", "ko": "group"}


def diet() -> Iterator[dict[str, Any]]:
    """The Diet extracts, by the group that the minutes give; those without one carry a later party and are left out."""
    with gzip.open(TEXTS / "jpn_diet_speech_extracts.jsonl.gz", "rt", encoding="utf-8") as file:
        for r in map(json.loads, file):
            if r["speaker_group"]:
                text = "\n\n".join(o.strip().rstrip("。") + "。" for o in r["extracted_opinions"])
                told = {"id": r["speech_id"], "text": text, "date": r["date"], "lang": "ja", "speaker": "JPN"}
                yield told | {"group": party(r["speaker_group"])}


def party(group: str) -> str:
    """The party behind the name of a parliamentary group; its first name where two formed one."""
    return group.replace("自由民主党", "自民").split("・")[0].split("／")[0]


def presidents() -> Iterator[dict[str, Any]]:
    """The presidents' speeches."""
    with gzip.open(TEXTS / "kor_president_speeches_ja_us.jsonl.gz", "rt", encoding="utf-8") as file:
        for r in map(json.loads, file):
            date = "-".join(part for part in r["date"].split(".") if part)
            told = {"id": str(r["division_number"]), "text": r["speech_text"], "date": date, "lang": "ko"}
            yield told | {"speaker": "KOR GOV", "group": r["president"]}


def main() -> None:
    """Print the table of one language or both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", choices=("ja", "ko"))
    parser.add_argument("--by", help="group, issue, year, decade; several with commas")
    parser.add_argument("--limit", type=int, help="speeches that are read; all by default")
    parser.add_argument("--examples", type=int, default=0, help="examples of each sign that are printed")
    parser.add_argument("--least", type=int, default=8, help="signed sentences below which no row is printed")
    args = parser.parse_args()
    for lang in (args.lang,) if args.lang else ("ja", "ko"):
        records = islice(diet() if lang == "ja" else presidents(), args.limit)
        found = stances_of(records, ABOUT[lang], by=(args.by or BY[lang]).split(","), examples=args.examples)
        print(f"{lang}: {found.texts} speeches, {found.named} sentences name {found.about}")
        for row in found.rows:
            total = row.conciliatory + row.hostile
            if total < args.least or row.share is None:
                continue
            share = f"{row.share:.2f} [{row.low:.2f}, {row.high:.2f}]"
            print(f"  {' '.join(row.key):32} named {row.named:5}  signed {total:4}  conciliatory {share}")
            for one in row.examples:
                print(f"      {one.sign:+d} {one.date} {one.id} {one.rule}: {one.text[:160]}")


if __name__ == "__main__":
    main()
