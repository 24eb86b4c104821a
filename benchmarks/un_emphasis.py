"""What each country speaks of in the UN General Debate: share of its sentences on each issue, year by year.

    python benchmarks/un_emphasis.py ../shared/data/un/ungdc_txt_USA_JPN_KOR_PRK_CHN.zip --issues dprk,climate
    python benchmarks/un_emphasis.py SPEECHES.zip --to emphasis.csv

The zip holds one text a speech, named like `KOR_74_2019.txt` (UN General Debate Corpus: Baturo, Dasandi and Mikhaylov
2017). A sentence is on the issue whose words stand in it, as the coder's own table has them; shares come with Wilson
intervals over sentences, which are wide for short speeches. Emphasis is what is spoken of, not what is held of it.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from winset.coder.topic import issue_of
from winset.sources.sentences import sentences
from winset.sources.text import read_text

NAME = re.compile(r"([A-Z]{3})_\d+_(\d{4})\.txt$")
Z = 1.96
YEARS = 5
"""Years put together in what is printed."""


def speeches(path: Path, first: int) -> Iterator[tuple[str, int, str]]:
    """Country, year and words of each speech from a year on."""
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.namelist()):
            found = NAME.search(member)
            if found is None or int(found[2]) < first or member.startswith("__"):
                continue
            article, _ = read_text(archive.read(member), file=member)
            if article is not None:
                yield found[1], int(found[2]), article.body


def wilson(count: int, total: int) -> tuple[float, float]:
    """Interval of a share."""
    share, spread = count / total, Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def main() -> None:
    """Count sentences by country, year and issue; print shares by five years, write them by year."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("speeches", type=Path)
    parser.add_argument("--issues", default="dprk,climate,development,health,human-rights,ukraine")
    parser.add_argument("--first", type=int, default=1990)
    parser.add_argument("--to", type=Path, help="CSV by country, year and issue")
    told = parser.parse_args()
    start = time.perf_counter()
    total: Counter[tuple[str, int]] = Counter()
    on: Counter[tuple[str, int, str]] = Counter()
    for country, year, text in speeches(told.speeches, told.first):
        for a, b in sentences(text, "en"):
            total[country, year] += 1
            issue = issue_of(text[a:b], 0, ())
            if issue is not None:
                on[country, year, issue] += 1
    print(f"{sum(total.values())} sentences of {len(total)} speeches in {time.perf_counter() - start:.1f} s")
    shown = told.issues.split(",")
    print(f"{'':14}" + "".join(f"{issue:>22}" for issue in shown))
    for country in sorted({name for name, _ in total}):
        for since in range(told.first, max(year for _, year in total) + 1, YEARS):
            years = range(since, since + YEARS)
            n = sum(total[country, year] for year in years)
            if not n:
                continue
            cells = []
            for issue in shown:
                count = sum(on[country, year, issue] for year in years)
                low, high = wilson(count, n)
                cells.append(f"{count / n:8.1%} ({low:.1%}-{high:.1%})")
            print(f"{country} {since}-{str(since + YEARS - 1)[2:]:6}" + "".join(f"{cell:>22}" for cell in cells))
    if told.to:
        with told.to.open("w", encoding="utf-8", newline="") as out:
            table = csv.writer(out, lineterminator="\n")
            table.writerow(("country", "year", "issue", "sentences", "of", "share", "low", "high"))
            for (country, year, issue), count in sorted(on.items()):
                low, high = wilson(count, total[country, year])
                share = count / total[country, year]
                table.writerow(
                    (country, year, issue, count, total[country, year], *(round(x, 4) for x in (share, low, high)))
                )


if __name__ == "__main__":
    main()
