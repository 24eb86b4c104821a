"""Measure whether reports of one act in three languages become one happening, and other acts stay apart.

    python benchmarks/happenings_languages.py

`tests/coder/gold_same_act.jsonl` holds thirty acts in ten scenes, each act reported in three languages. The three acts
of a scene are of the same days, the same countries and mostly the same type: what tells them apart is what they were
about. The reports were written before the rules; scenes of odd number were looked at while the threshold was chosen.
Printed, from raw text through a case on disk: pairs of reports rightly and wrongly put together, and acts that are one
happening of all three languages; beside them the same by words in common, without meanings.
"""

from __future__ import annotations

import json
import tempfile
from itertools import combinations
from pathlib import Path

from winset.desk import create, open_case, read
from winset.desk.happenings import case_happenings
from winset.relations import Report, merge_reports

GOLD = Path(__file__).resolve().parents[1] / "tests" / "coder" / "gold_same_act.jsonl"


def make(folder: Path, records: list[dict[str, str]]) -> Path:
    """A case with one document for each report."""
    path = create(folder / "case", title="Same acts")
    for r in records:
        text = f"---\ndate: {r['date']}\nlang: {r['lang']}\n---\n{r['text']}\n"
        (path / "sources" / f"{r['id']}.md").write_text(text, encoding="utf-8")
    read(path)
    return path


def score(groups: list[set[str]], chosen: list[str]) -> str:
    """Precision and recall of pairs, and acts that are whole."""
    where = {name: n for n, group in enumerate(groups) for name in group}
    pairs = [(a, b) for a, b in combinations(sorted(set(chosen)), 2) if a in where and b in where]
    together = [pair for pair in pairs if where[pair[0]] == where[pair[1]]]
    right = [pair for pair in together if pair[0][:3] == pair[1][:3]]
    same = [pair for pair in combinations(sorted(chosen), 2) if pair[0][:3] == pair[1][:3]]
    acts = {name[:3] for name in chosen}
    coded = [act for act in acts if sum(name in where for name in chosen if name.startswith(act)) == 3]
    whole = [act for act in acts if any(sum(name.startswith(act) for name in group) == 3 for group in groups)]
    return (
        f"precision {len(right)}/{len(together)}  recall {len(right)}/{len(same)}  one happening of three languages "
        f"{len(whole)}/{len(acts)} acts ({len(coded)} coded in all three)"
    )


def main() -> None:
    """Print both halves."""
    records = [json.loads(line) for line in GOLD.open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        path = make(Path(folder), records)
        desk = open_case(path, as_of="2030-01-01")
        with desk.folder.query(desk.day) as query:
            files = {row["id"]: Path(row["file"]).stem for row in query.rows("SELECT id, file FROM documents")}
        found = case_happenings(path, as_of="2030-01-01")
    by_meaning = [{files[m.source] for m in act.members} for act in found]
    members: list[Report] = [m for act in found for m in act.members]
    by_words = [{files[m.source] for m in cluster.members} for cluster in merge_reports(members)]
    for name, odd in (("looked at (odd scenes)", 1), ("held out (even scenes)", 0)):
        chosen = [r["id"] for r in records if int(r["act"][:2]) % 2 == odd]
        print(name)
        print(f"  by meaning  {score(by_meaning, chosen)}")
        print(f"  by words    {score(by_words, chosen)}")


if __name__ == "__main__":
    main()
