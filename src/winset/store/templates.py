"""What a new case starts from: a shipped case, or empty files that say what goes where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from winset.errors import UnknownName
from winset.reference.countries import country, meant
from winset.store.guide import guide
from winset.store.layout import MARKER
from winset.store.tables import TABLES, columns

__all__ = ["Template", "shipped", "shipped_names", "skeleton"]

Template = Mapping[str, bytes]
"""Content by name of file."""

_HEAD: Final = """\
# The case. Countries are ISO 3166 codes of three letters, in the order in which they are shown.
[case]
id = "{id}"
title = "{title}"
countries = [{countries}]          # those whose ratification counts, such as {example}
third_parties = []      # countries that matter without ratifying, such as ["USA"]
start = "{start}"          # first day covered: 2000, 2000-01 or 2000-01-31

# One block for each origin of the files in sources/; what no block names is "not stated" and does not leave.
# [[source]]
# id = "ministry"
# title = "Ministry of Foreign Affairs"
# licence = "open government licence"
# redistributable = true
# files = ["ministry*.zip"]
"""

_ISSUES: Final = """\
# One block for each issue: a ladder in words that do not depend on the present. 0 is no cooperation, 1 the fullest.
# [[issue]]
# id = "energy"                           # one of the list at the end of README.md
# title = "Shared power lines"
# levels = [
#   {{at = 0.0, text = "no line across the border"}},
#   {{at = 1.0, text = "one market for power, by treaty"}},
# ]
# status_quo = [
#   {{since = "2016-11-23", level = 0.5, known_from = "2016-11-23", text = "first line opened", source = "https://..."}},
# ]
# agencies = {{{first} = ["Ministry of Energy"]}}
"""

_OPTIONS: Final = """\
# One block for each agreement that could be put on the table. README.md has the words that lists may hold.
# [[option]]
# id = "second-line"
# title = "..."
# description = "..."
# issue = "energy"                        # issue of the largest move; it has a ladder in issues.toml
# points = {{energy = 0.8}}                 # level on each issue that it moves
# ambition = 0.6                          # how much it would be: 0 to 1
# ambition_spread = 0.1
# first_proposed = "2026-03"
# known_from = "2026-03-14"
# proposed_source = "https://..."
# instruments = ["ministry-memo"]
# touches = []
# frames = ["functional"]
# formats = ["{format}"]
# parties = {example}
# conditions = []
# cluster = "power-lines"                 # near-duplicates of one idea share it
"""

_SCENARIOS: Final = """\
# One block for each thing that could happen: what it would change, for whom.
# [[scenario]]
# id = "cold-winter"
# title = "A cold winter"
# what = "..."
# since = "2026-01"
# changes = [{{kind = "salience", by = 1.5, issue = "energy", country = "{first}"}}]
# known_from = "2026-03-14"
# source = "https://..."                  # precedent or reasoning behind the sizes
"""

_PANELS: Final = """\
# One block for each panel of experts; what they are asked stands in questions.csv. The stop rule is stated beforehand.
# [[panel]]
# id = "feasibility-2026"
# title = "What could be ratified"
# countries = {example}
# subgroups = []
# rounds = 3                              # it ends after these in any case
# move = 0.05                             # a question has settled when its median moves by at most this share
# share = 0.8                             # the panel ends when this share of the questions has settled
# known_from = "2026-03-14"
"""

_GUIDE: Final = "README.md"
"""What goes into each file."""
_PAIR: Final = 2
_EXAMPLE: Final = ("FRA", "DEU")
"""Countries of the examples where a case names none."""

_START: Final = "2000"
"""First day of a new case, until somebody names another."""
_BODIES: Final = (
    ("government", "GOV", "Government of {}", "consents to every instrument until powers.csv says who else must"),
    ("opposition", "OPP", "Opposition of {}", "to be described"),
    ("parliament", "LEG", "Parliament of {}", "to be described; rows of powers.csv say what needs its consent"),
    ("courts", "JUD", "Courts of {}", "to be described"),
    ("public", "PUB", "Public of {}", "as polls measure it"),
)
"""Bodies that nearly every country has: end of the id, sector, name, role."""
_CHECK: Final = "made by `winset new`: to be checked"


def shipped_names() -> tuple[str, ...]:
    """Names of the cases that come with the program, such as `us-japan-rok`."""
    return tuple(sorted(entry.name.replace("_", "-") for entry in files("winset.cases").iterdir() if _is_case(entry)))


def shipped(name: str) -> Template:
    """The text files of a shipped case; raises UnknownName when there is none of that name."""
    if name not in shipped_names():
        raise UnknownName("shipped case", name, shipped_names())
    folder = files("winset.cases") / name.replace("-", "_")
    return {
        entry.name: entry.read_bytes()
        for entry in folder.iterdir()
        if entry.is_file() and not entry.name.startswith((".", "__"))
    }


def skeleton(id: str, title: str | None = None, *, countries: Sequence[str] = ()) -> Template:  # noqa: A002 - the word of winset.toml
    """Files of a new case, each saying what goes into it; empty but for the countries and the bodies that each has.

    Parameters
    ----------
    countries : ISO 3166 codes of three letters, or English names

    Raises
    ------
    UnknownName : no such country, or a name that several share
    """
    codes = tuple(dict.fromkeys(meant(name) for name in countries))
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in id)
    called = (title or _joined([country(code).name for code in codes]) or id).replace("\\", "").replace('"', "'")
    shown = codes or _EXAMPLE
    words = {
        "id": safe,
        "title": called,
        "start": _START,
        "first": shown[0],
        "countries": _quoted(codes),
        "example": f"[{_quoted(shown)}]",
        "format": "bilateral" if len(shown) == _PAIR else "trilateral",
    }
    blocks = {
        MARKER: _HEAD,
        "issues.toml": _ISSUES,
        "options.toml": _OPTIONS,
        "scenarios.toml": _SCENARIOS,
        "panels.toml": _PANELS,
    }
    made = {file: block.format_map(words) for file, block in blocks.items()} | {_GUIDE: guide()}
    made |= {table.file: ",".join(columns(table.cls)) + "\n" for table in TABLES if table.file.endswith(".csv")}
    made["players.csv"] += "".join(
        f"{code.lower()}-{name},{code},{_cell(title_of.format(country(code).name))},{sector},{role},{_START},,{_START},{_CHECK}\n"
        for code in codes
        for name, sector, title_of, role in _BODIES
    )
    return {name: text.encode() for name, text in made.items()} | {"chronicle.jsonl": b""}


def _quoted(codes: Sequence[str]) -> str:
    return ", ".join(f'"{code}"' for code in codes)


def _joined(names: Sequence[str]) -> str:
    """Names as a title has them: `France and Germany`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _cell(text: str) -> str:
    return f'"{text}"' if "," in text else text


def _is_case(entry: Traversable) -> bool:
    return entry.is_dir() and (entry / MARKER).is_file()
