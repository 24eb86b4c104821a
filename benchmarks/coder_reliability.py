"""Draw how often an event's type is the gold's against the confidence that the coder stated.

    python benchmarks/coder_reliability.py [--out docs/images/coder-reliability.svg]

The events are those of the development gold from raw text, in bins of stated confidence with at least 20 events; the
bars are 95 % Wilson intervals. A sentence's second act counts as wrong, because the gold knows one act a sentence.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from math import sqrt
from pathlib import Path
from typing import Any

import altair as alt
from coder_gold import fits, read

from winset.coder import code_records

LEAST = 20
"""Events of a bin that is shown."""
Z = 1.96


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    middle = (hits / n + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(hits / n * (1 - hits / n) / n + Z * Z / (4 * n * n))
    return middle - half, middle + half


def rows() -> list[dict[str, Any]]:
    """One row a bin: mean stated confidence, share right, interval, number."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    records = read("plv_plover_train.jsonl")
    for r, out in zip(records, code_records(records), strict=True):
        for e in out["events"]:
            bins[int(e["confidence"] * 20)].append((e["confidence"], fits(r["gold"][0]["code"], e)))
    out_rows = []
    for members in (bins[key] for key in sorted(bins)):
        n, hits = len(members), sum(right for _, right in members)
        low, high = wilson(hits, n)
        stated = sum(c for c, _ in members) / n
        out_rows.append({"stated": stated, "right": hits / n, "low": low, "high": high, "n": n})
    return out_rows


def main() -> None:
    """Print the table and write the picture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=str(Path(__file__).resolve().parents[1] / "docs/images/coder-reliability.svg"))
    args = parser.parse_args()
    table = rows()
    for row in table:
        print("| {stated:.2f} | {right:.2f} | {low:.2f} to {high:.2f} | {n} |".format(**row))
    shown = alt.Data(values=[row for row in table if row["n"] >= LEAST])
    x = alt.X("stated:Q", title="Confidence stated", scale=alt.Scale(domain=[0, 1]))
    y = alt.Y("right:Q", title="Share of right types", scale=alt.Scale(domain=[0, 1]))
    points = alt.Chart(shown).mark_point(filled=True, size=60, color="#1f4e79").encode(x=x, y=y)
    bars = alt.Chart(shown).mark_rule(color="#1f4e79").encode(x=x, y=alt.Y("low:Q", title=""), y2="high:Q")
    line = alt.Chart(alt.Data(values=[{"stated": 0, "right": 0}, {"stated": 1, "right": 1}]))
    ideal = line.mark_line(color="#999", strokeDash=[4, 4]).encode(x=x, y=y)
    alt.layer(ideal, bars, points).properties(width=320, height=320).save(args.out)


if __name__ == "__main__":
    main()
