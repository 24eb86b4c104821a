"""Small turns of phrase that several sections share: nothing that a reader sees is an id or a code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from markupsafe import Markup

from winset.reference.countries import countries, country, is_country
from winset.report.engine_words import plainly
from winset.report.tongue import data, language, messages, say, words

if TYPE_CHECKING:
    from winset.desk import Ranked
    from winset.model import Issue

__all__ = [
    "MARKS",
    "capital",
    "country_name",
    "dated",
    "day_of",
    "form_alone",
    "form_of",
    "framed",
    "in_language",
    "in_words",
    "issue_name",
    "issue_title",
    "joined",
    "kind_of",
    "mark",
    "person",
    "plain",
    "readable",
    "spoken",
    "the",
    "tier_in_numbers",
    "tier_word",
    "titled",
]

Text = TypeVar("Text", bound=str)
_KINDS: Final = ("summarised", "quoted", "figure", "coded", "likely", "verified")
MARKS: Final[Mapping[str, str]] = MappingProxyType({kind: messages()[f"words.mark-{kind}"]["en"] for kind in _KINDS})
"""English words for the kinds and states of evidence."""

_TIERS: Final = MappingProxyType(
    {"ripe": "0.75–1", "within reach": "0.5–0.75", "contested": "0.25–0.5", "blocked": "0.25"}
)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ARTICLE = re.compile(r"^(United |Netherlands|Philippines|European Union|.*(Republic|Kingdom|Islands|Emirates)$)")
_HOLDER = re.compile(r"^(?P<office>[^(]+?) \((?P<inside>[^()]+)\)$")
_NAME = re.compile(r"^[A-Z][\w.'’-]+( [A-Z][\w.'’-]+){0,2}$")
_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b(?!-)")
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")
_ASIDE = re.compile(r" \([^()]*\)")
_ANSWERS: Final = (
    (re.compile(r"^feels affinity (?:toward|towards) the (people of the )?other country$"), "affinity"),
    (re.compile(r"^feels friendly (?:toward|towards) the (people of the )?other country$"), "friendly"),
    (re.compile(r"^feels affinity$"), "affinity-bare"),
    (re.compile(r"^does not feel affinity$"), "no-affinity"),
    (re.compile(r"^favourable view of the country$"), "favourable"),
    (re.compile(r"^unfavourable view of the country$"), "unfavourable"),
    (re.compile(r"^good impression of the other country$"), "good"),
    (re.compile(r"^not good impression of the other country$"), "bad"),
)
"""Answers that read as a sentence; others are quoted."""


def the(iso3: str) -> str:
    """A country's name as it stands inside a sentence: `the United States`, `Japan`."""
    name = country_name(iso3)
    return f"the {name}" if language() == "en" and _ARTICLE.match(name) else name


def country_name(iso3: str) -> str:
    """The name of a country in the language of the report, or the id where it is none."""
    return country(iso3).names(language())[0] if is_country(iso3) else iso3


def joined(parts: Sequence[str], *, article: bool = False) -> str:
    """`A, B and C`, with the names of countries written out; with `article` as inside a sentence."""
    names = [(the(p) if article else country_name(p)) if is_country(p) else p for p in parts]
    if len(names) < 2:  # noqa: PLR2004 - a list of two needs an "and"
        return names[0] if names else ""
    marked = any(isinstance(name, Markup) for name in names)
    comma = Markup(words("words.comma")) if marked else words("words.comma")  # noqa: S704 - our own table
    first = comma.join(names[:-1])
    return (say if marked else words)("words.and", first=first, last=names[-1])


def capital(text: Text) -> Text:
    """The same with a capital first letter."""
    return type(text)(text[:1].upper() + text[1:])


def titled(row: Ranked) -> Markup:
    """An option's title with what is asked for now: `Revive: …`, `Rest of: …`."""
    title = data(row.title)
    return say(f"words.state-{row.state}", title=title) if row.state in {"revivable", "partly"} else title


def tier_word(tier: str) -> str:
    """`within reach` in the language of the report."""
    return words(f"words.tier-{tier.replace(' ', '-')}")


def tier_in_numbers(tier: str) -> str:
    """`contested (index 0.25–0.5)`."""
    span = words("words.below", number=_TIERS[tier]) if tier == "blocked" else _TIERS[tier]
    return words("words.tier-in-numbers", tier=tier_word(tier), span=span)


def spoken(instrument: str) -> str:
    """An instrument as it stands in a sentence."""
    return _known(f"words.{instrument}", instrument)


def framed(frame: str) -> str:
    """What an option is presented as."""
    return _known(f"words.{frame}", frame)


def form_of(instrument: str, frame: str, countries: Sequence[str]) -> str:
    """`a regular dialogue of Japan and South Korea, presented as practical work`."""
    return words("words.form-framed", form=form_alone(instrument, countries), frame=framed(frame))


def form_alone(instrument: str, countries: Sequence[str]) -> str:
    """`a regular dialogue of Japan and South Korea`."""
    who = joined(countries, article=True)
    if instrument == "unilateral-step":
        return words("words.form-step-one" if len(countries) == 1 else "words.form-step-many", who=who)
    if instrument == "non-governmental":
        return words("words.form-outside", what=spoken(instrument), who=who)
    bare = spoken(instrument)
    if language() == "en":
        bare = bare.replace(" between ministries", "").replace(" between governments", "")
    if len(countries) == 1 or instrument in {"dialogue", "joint-statement"}:
        return words("words.form-of", what=bare, who=who)
    return words("words.form-between" if len(countries) == 2 else "words.form-among", what=bare, who=who)  # noqa: PLR2004 - two sides


def mark(kind: str) -> str:
    """Kind or state of evidence in words; a state may have several, as in `verified, day inferred`."""
    return ", ".join(_known(f"words.mark-{part.replace(' ', '-')}", part) for part in kind.split(", "))


def kind_of(constraint: str) -> str:
    """The kind of a constraint in a word."""
    return _known(f"words.kind-{constraint}", constraint)


def issue_name(name: str) -> str:
    """The title of an issue id from the package's list."""
    return _known(f"issues.{name}", name)


def issue_title(issue: Issue) -> str:
    """The title of an issue of a case: its own in the language of the case, else that of the package's list."""
    return issue.title if language() == "en" else _known(f"issues.{issue.id}", issue.title)


def in_language(text: str) -> str | None:
    """A country, an issue or a day that the engine names in English, in the language of the report; else None."""
    bare = text.removeprefix("the ")
    if (iso3 := _countries().get(bare)) is not None:
        return country_name(iso3)
    if _DAY.fullmatch(text):
        return dated(text)
    if " and " in text:
        parts = [in_language(part) for part in re.split(" and |, ", text)]
        return joined([part for part in parts if part]) if all(parts) else None
    return text if _NUMBER.fullmatch(text) else None


@cache
def _countries() -> Mapping[str, str]:
    return {entry.name: iso3 for iso3, entry in countries().items()}


def _known(message: str, other: str) -> str:
    return words(message) if message in messages() else other


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
        if pattern.match(bare):
            return words(f"words.answer-{answer}", about=target)
    return words("words.answer-other", question=bare, about=target)


def dated(partial: str) -> str:
    """A partial date in words: `1 February 2021`, `August 2015`, `2015`."""
    parts = partial[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return partial
    kind = ("year", "month", "day")[len(parts) - 1]
    number = int(parts[1]) if len(parts) > 1 else 0
    month = (_MONTHS[number - 1] if language() == "en" else str(number)) if number else ""
    day = str(int(parts[2])) if kind == "day" else ""
    return words(f"words.date-{kind}", year=parts[0], month=month, day=day)


def day_of(partial: str) -> str:
    """The middle of a partial date as a day, for marks on a chart."""
    return {4: f"{partial}-07-01", 7: f"{partial}-15"}.get(len(partial), partial)


def readable(text: str) -> str:
    """A sentence of the engine in the language of the report, its ISO dates written out."""
    return _ISO.sub(lambda found: dated(found[0]), plainly(text))
