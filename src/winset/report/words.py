"""Small turns of phrase that several sections share: nothing that a reader sees is an id or a code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from winset.reference.countries import country, is_country
from winset.reference.issues import issues

if TYPE_CHECKING:
    from winset.desk import Ranked

__all__ = [
    "MARKS",
    "asked",
    "capital",
    "country_name",
    "dated",
    "day_of",
    "form_of",
    "framed",
    "in_words",
    "issue_name",
    "joined",
    "kind_of",
    "person",
    "plain",
    "plural",
    "readable",
    "span_of",
    "spoken",
    "the",
    "tier_in_numbers",
    "titled",
]

MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "summarised": "our summary",
        "quoted": "the source's words",
        "figure": "published figure",
        "coded": "machine coding",
        "likely": "likely, not yet confirmed",
        "verified": "verified",
    }
)
"""Words for the kinds and states of evidence."""

_SPOKEN: Final = MappingProxyType(
    {
        "treaty": "a treaty",
        "cabinet-pact": "a pact between governments",
        "ministry-memo": "a memorandum between ministries",
        "joint-statement": "a joint statement",
        "dialogue": "a regular dialogue",
        "programme": "a programme within existing budgets",
        "law-or-budget": "a law or a budget line",
        "non-governmental": "work of bodies outside government",
        "unilateral-step": "a step that it takes on its own",
    }
)
_FRAMED: Final = MappingProxyType(
    {
        "containment": "an answer to a rival power",
        "dprk": "protection against a common threat",
        "functional": "practical work",
        "values": "what democracies share",
        "history": "a matter of the past",
        "economic": "an economic matter",
    }
)
_KINDS: Final = MappingProxyType(
    {
        "position": "stance",
        "bandwidth": "attention",
        "calendar": "calendar",
        "legal": "law",
        "material": "material interest",
    }
)
_TIERS: Final = MappingProxyType(
    {"ripe": "0.75–1", "within reach": "0.5–0.75", "contested": "0.25–0.5", "blocked": "below 0.25"}
)
_STATES: Final = MappingProxyType({"revivable": "Revive", "partly": "Rest of"})
"""What an option that was agreed before asks for now."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ARTICLE = re.compile(r"^(United |Netherlands|Philippines|European Union|.*(Republic|Kingdom|Islands|Emirates)$)")
_HOLDER = re.compile(r"^(?P<office>[^(]+?) \((?P<inside>[^()]+)\)$")
_NAME = re.compile(r"^[A-Z][\w.'’-]+( [A-Z][\w.'’-]+){0,2}$")
_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b(?!-)")
_ASIDE = re.compile(r" \([^()]*\)")
_ANSWERS: Final = (
    (re.compile(r"^feels (affinity|friendly) (?:toward|towards) the (people of the )?other country$"), r"feel \1 {to}"),
    (re.compile(r"^feels affinity$"), "feel close to {about}"),
    (re.compile(r"^does not feel affinity$"), "do not feel close to {about}"),
    (re.compile(r"^favourable view of the country$"), "have a favourable view of {about}"),
    (re.compile(r"^unfavourable view of the country$"), "have an unfavourable view of {about}"),
    (re.compile(r"^good impression of the other country$"), "have a good impression of {about}"),
    (re.compile(r"^not good impression of the other country$"), "have a bad impression of {about}"),
)
"""Answers that read as a sentence; others are quoted."""


def the(iso3: str) -> str:
    """A country's name as it stands inside a sentence: `the United States`, `Japan`."""
    name = country_name(iso3)
    return f"the {name}" if _ARTICLE.match(name) else name


def country_name(iso3: str) -> str:
    """The English name of a country, or the id where it is none."""
    return country(iso3).name if is_country(iso3) else iso3


def joined(parts: Sequence[str], *, article: bool = False) -> str:
    """`A, B and C`, with the names of countries written out; with `article` as inside a sentence."""
    names = [(the(p) if article else country_name(p)) if is_country(p) else p for p in parts]
    if len(names) < 2:  # noqa: PLR2004 - a list of two needs an "and"
        return names[0] if names else ""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(text: str) -> str:
    """The same with a capital first letter."""
    return text[:1].upper() + text[1:]


def titled(row: Ranked) -> str:
    """An option's title with what is asked for now: `Revive: …`, `Rest of: …`."""
    word = _STATES.get(row.state)
    return row.title if word is None else f"{word}: {row.title}"


def tier_in_numbers(tier: str) -> str:
    """`contested (index 0.25–0.5)`."""
    return f"{tier} (index {_TIERS[tier]})"


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 reading`, `2 readings`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spoken(instrument: str) -> str:
    """An instrument as it stands in a sentence."""
    return _SPOKEN.get(instrument, instrument)


def framed(frame: str) -> str:
    """What an option is presented as."""
    return _FRAMED.get(frame, frame)


def form_of(instrument: str, frame: str, countries: Sequence[str]) -> str:
    """`a regular dialogue of Japan and South Korea, presented as practical work`."""
    if instrument == "unilateral-step" and len(countries) == 1:
        what = f"a step that {the(countries[0])} takes on its own"
    elif instrument == "unilateral-step":
        what = f"steps that {joined(countries, article=True)} each take on their own"
    elif instrument == "non-governmental":
        what = f"{spoken(instrument)} in {joined(countries, article=True)}, funded and not obstructed"
    else:
        between = "of" if len(countries) == 1 or instrument in {"dialogue", "joint-statement"} else "among"
        between = "between" if len(countries) == 2 and between == "among" else between  # noqa: PLR2004 - two sides
        bare = spoken(instrument).replace(" between ministries", "").replace(" between governments", "")
        what = f"{bare} {between} {joined(countries, article=True)}"
    return f"{what}, presented as {framed(frame)}"


def kind_of(constraint: str) -> str:
    """The kind of a constraint in a word."""
    return _KINDS.get(constraint, constraint)


def issue_name(name: str) -> str:
    """The title of an issue id from the package's list."""
    found = issues().get(name)
    return found.title if found else name


def person(name: str) -> str:
    """`President (Trump)` as `President Trump`; what else stands in brackets is left out."""
    found = _HOLDER.match(name)
    if found is None:
        return name
    office, inside = found["office"].strip(), found["inside"]
    if not _NAME.match(inside):
        return office
    return f"{office.replace('minister', 'Minister').replace('president', 'President')} {inside}"


def plain(text: str) -> str:
    """A text without what stands in brackets."""
    return _ASIDE.sub("", text).strip()


def in_words(question: str, about: str) -> str:
    """What respondents said, as the end of a sentence about them."""
    bare = plain(question)
    target = the(about) if is_country(about) else joined(re.split("[-+ ]", about), article=True)
    for pattern, answer in _ANSWERS:
        if found := pattern.match(bare):
            return found.expand(answer).replace("{about}", target).replace("{to}", f"to {target}")
    return f"answer “{bare}” when asked about {target}"


def asked(respondents: str) -> str:
    """`people asked in Japan`."""
    return f"people asked in {the(respondents)}"


def dated(partial: str) -> str:
    """A partial date in words: `1 February 2021`, `August 2015`, `2015`."""
    parts = partial[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return partial
    month = _MONTHS[int(parts[1]) - 1] if len(parts) > 1 else ""
    day = f"{int(parts[2])} " if len(parts) > 2 else ""  # noqa: PLR2004 - year, month, day
    return f"{day}{month} {parts[0]}".strip()


def span_of(low: float, high: float) -> str:
    """A range of an index, `0.45–0.86`."""
    return f"{low:.2f}–{high:.2f}"


def day_of(partial: str) -> str:
    """The middle of a partial date as a day, for marks on a chart."""
    return {4: f"{partial}-07-01", 7: f"{partial}-15"}.get(len(partial), partial)


def readable(text: str) -> str:
    """A sentence whose ISO dates are written out."""
    return _ISO.sub(lambda found: dated(found[0]), text)
