"""What parties of the Diet and presidents of South Korea say about the other country, coded from their own words.

    python benchmarks/coder_speeches.py [--lang ja|ko] [--limit N] [--sentences N]

Reads the two corpora beside the checkout. A sentence counts when it names the other country; each claim of the kind
*stance* and each act towards it has a sign (a stance its polarity, an act the sign of its Goldstein weight), acts that
are denied or merely possible are left out; a sentence with neither has the tone of its words. Printed per party and
decade, or presidency: sentences that name the country, those with a sign, the share of conciliatory ones with a 90 %
Jeffreys interval, and examples with their rule.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scipy.stats import beta

from winset.coder.coding import Task
from winset.coder.languages import particle_coder
from winset.coder.particles.tone import tone
from winset.sources.sentences import sentences

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "text"
NAMES = {"ja": ("韓国", "日韓", "大韓民国"), "ko": ("일본", "한일", "한·일")}
OTHER = {"ja": "KOR", "ko": "JPN"}
WINDOW = 1
FEWEST = 8
"""Signs below which no share is printed."""


class Speech(NamedTuple):
    """One text of one speaker."""

    group: str
    period: str
    date: str
    text: str
    speaker: tuple[str, str | None]


class Sign(NamedTuple):
    """One signed sentence."""

    value: int
    date: str
    rule: str
    text: str


def diet() -> Iterator[Speech]:
    """The Diet extracts, by the group that the minutes give; those without one carry a later party and are left out."""
    with gzip.open(TEXTS / "jpn_diet_speech_extracts.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            r = json.loads(line)
            text = "\n\n".join(o.strip().rstrip("。") + "。" for o in r["extracted_opinions"])
            if not r["speaker_group"]:
                continue
            yield Speech(party(r["speaker_group"]), r["date"][:3] + "0s", r["date"], text, ("JPN", None))


def party(group: str) -> str:
    """The party behind the name of a parliamentary group; its first name where two formed one."""
    return group.replace("自由民主党", "自民").split("・")[0].split("／")[0]


def presidents() -> Iterator[Speech]:
    """The presidents' speeches."""
    with gzip.open(TEXTS / "kor_president_speeches_ja_us.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            r = json.loads(line)
            date = "-".join(part for part in r["date"].split(".") if part)
            yield Speech(r["president"], date[:4], date, r["speech_text"], ("KOR", "GOV"))


def signs(speech: Speech, lang: str) -> Iterator[tuple[bool, Sign | None]]:
    """For each sentence that names the other country: its sign where it has one."""
    coder = particle_coder(lang, ())
    assert coder is not None  # noqa: S101 - both languages have one
    spans = [s for s in sentences(speech.text, lang) if any(n in speech.text[slice(*s)] for n in NAMES[lang])]
    for span in spans:
        text = speech.text[slice(*span)]
        coded = coder.code(
            [Task(text=text, date=speech.date if len(speech.date) == 10 else None, speaker=speech.speaker)]
        )[0]
        found = [
            (1 if e.goldstein > 0 else -1, e.rule)
            for e in coded.events
            if e.source_country == speech.speaker[0]
            and e.target_country == OTHER[lang]
            and not e.negated
            and not e.hypothetical
            and e.goldstein
        ]
        found += [
            (c.polarity, c.rule or "") for c in coded.claims if c.kind == "stance" and c.country == speech.speaker[0]
        ]
        by_words, words = tone(text, lang)
        if by_words and not found:
            found = [(by_words, "words: " + " ".join(words[:3]))]
        yield True, Sign(found[0][0], speech.date, found[0][1], " ".join(text.split())) if found else None


def main() -> None:
    """Print the table of one language or both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", choices=("ja", "ko"))
    parser.add_argument("--limit", type=int, default=0, help="speeches that are read; 0 for all")
    parser.add_argument("--sentences", type=int, default=0, help="examples of each group that are printed")
    args = parser.parse_args()
    for lang in (args.lang,) if args.lang else ("ja", "ko"):
        named: dict[tuple[str, str], int] = defaultdict(int)
        signed: dict[tuple[str, str], list[Sign]] = defaultdict(list)
        chosen = list(diet() if lang == "ja" else presidents())
        for speech in chosen[: args.limit or None]:
            key = (speech.group, speech.period if lang == "ja" else "")
            for _, sign in signs(speech, lang):
                named[key] += 1
                if sign is not None:
                    signed[key].append(sign)
        print(
            f"{lang}: {len(chosen)} speeches, {sum(named.values())} sentences name the other country, "
            f"{sum(map(len, signed.values()))} with a sign"
        )
        for key in sorted(named, key=lambda k: (-named[k], k)):
            good = sum(s.value > 0 for s in signed[key])
            total = len(signed[key])
            if total < FEWEST:
                continue
            low, high = beta.interval(0.9, good + 0.5, total - good + 0.5)
            share = f"{good / total:.2f} [{low:.2f}, {high:.2f}]"
            print(f"  {' '.join(key):24} named {named[key]:5}  signed {total:4}  conciliatory {share}")
            for sign in signed[key][: args.sentences]:
                print(f"      {sign.value:+d} {sign.date} {sign.rule}: {sign.text[:160]}")


if __name__ == "__main__":
    main()
