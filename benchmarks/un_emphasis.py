"""Whether `winset emphasis` sees in UN speeches what is known to have been spoken of, and how fast.

    python benchmarks/un_emphasis.py ../shared/data/un/ungdc_txt_USA_JPN_KOR_PRK_CHN.zip
    python benchmarks/un_emphasis.py SPEECHES.zip --sample 50     # sentences with their issue, to be read by a person

The zip holds one text a speech, named like `KOR_74_2019.txt` (UN General Debate Corpus: Baturo, Dasandi and Mikhaylov
2017). What is expected was written down before it was counted: who speaks of an issue, and in which years most. A
sample is drawn by hash, so that everybody reads the same one; `winset emphasis` prints the shares themselves.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path

from winset.desk.emphasis import Emphasis, Share, emphasis

FIRST = 1990
EXPECTED = (
    ("health", 2020, "USA JPN KOR PRK CHN", "the pandemic"),
    ("dprk", 2015, "JPN KOR", "the tests of 2016 and 2017"),
    ("ukraine", 2020, "USA JPN KOR", "the invasion of 2022"),
)
"""Issue, first year of the period in which its share is highest, countries of which that is expected, and why."""
MORE = (("dprk", "KOR", "USA"), ("dprk", "JPN", "CHN"), ("development", "CHN", "PRK"))
"""Issue, and two countries of which the first speaks more of it, all years together."""


def peak(found: Emphasis, country: str, issue: str) -> Share:
    """The period in which a country's share is highest."""
    return max((s for s in found.shares if (s.country, s.issue) == (country, issue)), key=lambda s: s.share)


def together(found: Emphasis, country: str, issue: str) -> float:
    """Share of all sentences of a country."""
    own = [s for s in found.shares if (s.country, s.issue) == (country, issue)]
    return sum(s.sentences for s in own) / sum(s.of for s in own)


def main() -> None:
    """Print what was expected and what was counted; exit 1 where the two differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("speeches", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    told = parser.parse_args()
    if told.sample:
        sample(told.speeches, told.sample)
        return
    start = time.perf_counter()
    found = emphasis([told.speeches], first=FIRST, examples=0)
    print(f"{found.sentences} sentences of {found.speeches} speeches in {time.perf_counter() - start:.1f} s")
    right = tried = 0
    for issue, since, countries, why in EXPECTED:
        for country in countries.split():
            top = peak(found, country, issue)
            tried, right = tried + 1, right + (top.since == since)
            print(f"{issue:12} {country}  most in {top.since}: {top.share:.1%}; expected {since}, {why}")
    for issue, one, other in MORE:
        shares = [together(found, country, issue) for country in (one, other)]
        tried, right = tried + 1, right + (shares[0] > shares[1])
        print(f"{issue:12} {one} {shares[0]:.1%} > {other} {shares[1]:.1%} expected")
    print(f"{right} of {tried} as expected")
    sys.exit(right < tried)


def sample(speeches: Path, number: int) -> None:
    """Print sentences with their issue, those whose words have the smallest hashes."""
    found = emphasis([speeches], first=FIRST, years=1, examples=1000)
    said = [(one.text, share) for share in found.shares for one in share.examples]
    said.sort(key=lambda pair: hashlib.sha256(pair[0].encode()).digest())
    for text, share in said[:number]:
        print(f"{share.issue:14} {share.country} {share.since}  {text}")


if __name__ == "__main__":
    main()
