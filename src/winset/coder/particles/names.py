"""Every name and word for an actor that a language's tables know, found in a sentence without parsing it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import product
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from winset.coder.particles.tables import Tables, tables
from winset.model import first_day
from winset.reference.countries import countries
from winset.reference.glosses import glosses
from winset.reference.offices import terms
from winset.reference.table import covers, rows

__all__ = ["Hit", "Names", "Reading", "names"]

_KANJI: Final = re.compile(r"[\u4e00-\u9fff]")
_KATAKANA: Final = re.compile(r"[\u30a0-\u30ff]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]")
_PAIR: Final = 2
_JAPANESE_NAME: Final = re.compile(r"[\u3041-\u309f\u4e00-\u9fff]{2,6}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One meaning of a name or word."""

    kind: str
    """`country`, `place`, `group` (several countries), `person`, `org`, `agent` (a kind of actor), `speaker`, `back`
    (the one named before), `both` (those named before), or `void`."""
    countries: tuple[str, ...] = ()
    sector: str | None = None
    since: str | None = None
    until: str | None = None
    former: bool | None = None
    """Of a person: True behind a former title, False behind a title, None for the bare name."""
    owner: str | None = None
    """ISO3 of the state whose institution the word alone means in this language."""
    english: str = field(default="", compare=False)
    """The name in English, where it is a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name found in a sentence."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    flag: str = ""
    """`stationed` or `against` for a country's letter or name behind such a prefix."""

    @property
    def kind(self) -> str:
        """The kind of its first reading."""
        return self.readings[0].kind

    def on(self, day: date | None) -> Reading:
        """The reading that held on a day: of those that did not, the latest before, a former office marked ELI."""
        if len(self.readings) == 1 and self.readings[0].since is None:
            return self.readings[0]
        chosen = next((r for r in self.readings if covers(r.since, r.until, day)), None)
        late = chosen is None
        if chosen is None:
            past = [r for r in self.readings if day is None or r.since is None or first_day(r.since) <= day]
            chosen = max(past or self.readings, key=lambda r: r.since or "")
            late = bool(past) and day is not None
        former = chosen.former if chosen.former is not None else late
        gone = chosen.kind == "person" and former
        return replace(chosen, sector="ELI") if gone else chosen


class Names:
    """All names of one language."""

    def __init__(self, pack: Tables) -> None:
        """Build the automaton from the tables."""
        self.pack = pack
        self.lang = pack.lang
        found: dict[str, list[Reading]] = {}
        for text, reading in self._all():
            if text and reading not in found.setdefault(text, []):
                found[text].append(reading)
        self._texts = sorted(found)
        self._readings = [tuple(found[text]) for text in self._texts]
        self._automaton = AhoCorasick(self._texts, matchkind=MatchKind.LeftmostLongest)
        self._letters = self._abbreviations()
        allowed = "".join(sorted(pack.lists["compound letters"] & set(self._letters)))
        self._compound = re.compile(f"[{allowed}](?:[・·-]?[{allowed}]){{1,4}}") if allowed else None
        self._apart = pack.lists["abbreviations apart"]

    # -- tables -------------------------------------------------------------------------------------------------------

    def _abbreviations(self) -> dict[str, str]:
        out = dict(self.pack.words.get("hanja", {}))
        for state in countries().values():
            for letter in state.abbr_ja if self.lang == "ja" else state.abbr_ko:
                if len(letter) == 1 and state.until is None:
                    out.setdefault(letter, state.iso3)
        return out

    def _all(self) -> Iterator[tuple[str, Reading]]:
        lists = self.pack.lists
        for text in lists["void"]:
            yield text, Reading(kind="void")
        for name, kind in (("speaker", "speaker"), ("back", "back"), ("collective", "both")):
            for text in lists[name]:
                owner = self.pack.home if text in lists["speaker country"] else None
                yield text, Reading(kind=kind, owner=owner)
        yield from self._states()
        english = glosses(self.lang)
        for row in rows(f"actors_{self.lang}.csv"):
            for text in row["names"].split("/"):
                yield (
                    text,
                    Reading(
                        kind="org",
                        countries=(row["country"],) if row["country"] else (),
                        sector=row["sector"] or None,
                        since=row["since"] or None,
                        until=row["until"] or None,
                        english=english.get(text, ""),
                    ),
                )
        yield from self._agents()
        for iso3, cities in self.pack.words["places"].items():
            for text in cities:
                yield text, Reading(kind="place", countries=(iso3,))
        yield from self._people()

    def _agents(self) -> Iterator[tuple[str, Reading]]:
        """Words for kinds of actors, and those made of a field and an office ("財務" + "当局者")."""
        for row in rows(f"lexicon_{self.lang}/agents.csv"):
            for text in row["words"].split("/"):
                owner = self.pack.home if row["owner"] == "home" else row["owner"] or None
                yield text, Reading(kind="agent", sector=row["sector"], owner=owner)
        for row in rows(f"lexicon_{self.lang}/fields.csv"):
            for name, office in product(row["fields"].split("/"), row["offices"].split("/")):
                yield f"{name}{office}", Reading(kind="agent", sector=row["sector"])

    def _states(self) -> Iterator[tuple[str, Reading]]:
        skip = self.pack.lists.get("names apart", frozenset())
        for state in countries().values():
            for text in state.names(self.lang):
                if text not in skip:
                    yield (
                        text,
                        Reading(
                            kind="country",
                            countries=(state.iso3,),
                            since=state.since,
                            until=state.until,
                            english=state.name,
                        ),
                    )
            for text in state.capital_ja if self.lang == "ja" else state.capital_ko:
                if text not in skip and len(text) > 1:
                    yield text, Reading(kind="place", countries=(state.iso3,), english="".join(state.capital[:1]))

    def _people(self) -> Iterator[tuple[str, Reading]]:
        titles = self.pack.words["titles"]["words"]
        gone = frozenset(self.pack.words["titles"]["former"])
        letters = self.pack.lists["compound letters"] | self.pack.lists["abbreviations apart"]
        blank = ("", " ") if self.lang == "ko" else ("",)
        for term in terms():
            name = term.name_ja if self.lang == "ja" else term.name_ko
            if not name:
                continue
            reading = Reading(
                kind="person",
                countries=(term.country,),
                sector="GOV",
                since=term.since,
                until=None if term.note.startswith("last known") else term.until,
                english=term.holder,
            )
            for form in self._full_forms(name):
                yield form, reading
            for family in self._families(name, term.country):
                if family in letters:
                    continue
                for title in titles:
                    for gap in blank:
                        yield f"{family}{gap}{title}", replace(reading, former=title in gone)

    @staticmethod
    def _full_forms(name: str) -> tuple[str, ...]:
        bare = name.replace("・", "").replace(" ", "")
        forms = (name, bare) if len(bare) > _PAIR else (name,)
        return tuple(form for form in dict.fromkeys(forms) if len(form) > 1)

    def _families(self, name: str, country: str) -> tuple[str, ...]:
        """Family names as they stand before a title; of a Japanese name without a blank every likely cut."""
        if " " in name:
            return (
                (name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1], name)
                if country != self.pack.home
                else (name.split(maxsplit=1)[0], name)
            )
        if "・" in name:
            return (name.rsplit("・", maxsplit=1)[-1], name)
        if self.lang == "ja" and _JAPANESE_NAME.match(name):
            return tuple({name[:1], name[:2], name[:3], name[: max(1, len(name) - 2)], name})
        if self.lang == "ko" and _PAIR <= len(name) <= _PAIR + 1 and _HANGUL.match(name):
            return (name[:1], name)
        return (name,)

    def single_words(self) -> frozenset[str]:
        """Names of states and capitals that are one word and long enough not to be mistaken for a common one."""
        kinds = {"country", "place"}
        return frozenset(
            text
            for text, readings in zip(self._texts, self._readings, strict=True)
            if readings[0].kind in kinds and " " not in text and len(text) > _PAIR and text.isalpha()
        )

    def by_english(self) -> Mapping[str, tuple[str, ...]]:
        """English name of a state, capital or body to its forms in this language."""
        out: defaultdict[str, list[str]] = defaultdict(list)
        for text, readings in zip(self._texts, self._readings, strict=True):
            for reading in readings:
                if reading.english and reading.kind != "person":
                    out[reading.english].append(text)
        return {name: tuple(dict.fromkeys(found)) for name, found in out.items()}

    # -- text ---------------------------------------------------------------------------------------------------------

    def hits(self, text: str) -> list[Hit]:
        """The names in a sentence, left to right, without overlaps and without void words."""
        found: list[Hit] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            readings = self._readings[index]
            if self._bounded(text, start, end, readings[0].kind, found):
                found.append(Hit(start=start, end=end, readings=readings, flag=self._flag(text, start)))
        taken = [(h.start, h.end) for h in found]
        found.extend(self._compounds(text, taken))
        found.extend(self._singles(text, [(h.start, h.end) for h in found], {h.start for h in found}))
        return [h for h in sorted(found, key=lambda h: h.start) if h.kind != "void"]

    def _flag(self, text: str, start: int) -> str:
        before = text[start - 1 : start]
        if before in self.pack.lists["stationed"]:
            return "stationed"
        return "against" if before in self.pack.lists["against"] else ""

    def _bounded(self, text: str, start: int, end: int, kind: str, found: Sequence[Hit]) -> bool:
        """Whether a name is a word here, not a part of a longer one."""
        before, after = text[start - 1 : start], text[end : end + 1]
        beside = [c for c in (before, after) if c and c != "・"]
        inside = _KATAKANA.match(text[start]) is not None and any(_KATAKANA.match(c) for c in beside)
        letter = kind == "agent" and end - start == 1 and bool(after) and after not in "側機艦"
        if inside or (letter and _KANJI.match(after)):
            return False
        if not _HANGUL.match(text[start]):
            return True
        cut = kind == "speaker" and bool(after) and after not in "는은가도의를와에" and _HANGUL.match(after)
        loose = text[start:end] in self.pack.lists["loose names"]
        if cut or (loose and not re.match(self.pack.words["after loose"], text[end:])):
            return False
        if not before or not _HANGUL.match(before) or (found and found[-1].end == start):
            return True
        posted = before in self._letters and text[start - 2 : start - 1] in self.pack.lists["stationed"]
        prefixed = before in self.pack.lists["stationed"] | self.pack.lists["against"]
        if kind == "agent" or posted:
            return posted and kind in ("agent", "country", "place")  # "주한대사", "주한일본대사"
        return prefixed and (start < _PAIR or not _HANGUL.match(text[start - 2])) and kind in ("country", "place")

    def _free(self, start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
        return all(end <= a or b <= start for a, b in taken)

    def _compounds(self, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Hit]:
        if self._compound is None:
            return
        for match in self._compound.finditer(text):
            start, end = match.span()
            letters = [c for c in match[0] if c in self._letters]
            before = text[start - 1 : start]
            if not self._free(start, end, taken) or len(set(letters)) < len(letters):
                continue
            prefix = before in self.pack.lists["against"] and bool(before)
            if before and not prefix and (_HANGUL if self.lang == "ko" else _KANJI).match(before):
                continue
            iso = tuple(self._letters[c] for c in letters)
            if self.lang == "ko" and match[0] not in self.pack.lists["compounds"] and not _KANJI.match(match[0]):
                continue
            yield Hit(
                start=start, end=end, readings=(Reading(kind="group", countries=iso),), flag="against" if prefix else ""
            )

    def _singles(self, text: str, taken: Sequence[tuple[int, int]], starts: set[int]) -> Iterator[Hit]:
        """A state's letter before an institution ("米政府"), alone at a comma, or behind a prefix ("対日")."""
        marks = self.pack.lists["stationed"] | self.pack.lists["against"]
        word = _HANGUL if self.lang == "ko" else _KANJI
        for at, letter in enumerate(text):
            if letter not in self._letters or not self._free(at, at + 1, taken):
                continue
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            flag = self._flag(text, at)
            far = text[at - 2 : at - 1] if at > 1 else ""
            counter = before.isdigit()  # "7일" is a day of the month
            apart = letter in self._apart and not counter and not (before and word.match(before))
            owner = apart and (at + 1 in starts or (after == " " and at + 2 in starts))
            comma = apart and after in ("、", ",", "，", "側", "軍") and (at == 0 or after in ("側", "軍"))
            headline = (
                apart and letter in self.pack.lists["headline letters"] and after in "のがにと" and "。" not in text
            )
            comma = comma or (headline and bool(after))
            hanja = self.lang == "ko" and letter in self.pack.words.get("hanja", {})
            tied = before in marks and bool(before) and not (far and word.match(far) and far not in "月日年週")
            tied = tied or (before in self.pack.lists["stationed"] and at + 1 in starts)
            if owner or comma or hanja or (tied and self._closes(text, at + 1)):
                reading = Reading(kind="country", countries=(self._letters[letter],))
                yield Hit(start=at, end=at + 1, readings=(reading,), flag=flag if tied else "")

    def _closes(self, text: str, end: int) -> bool:
        """Whether a two-letter word such as "対日" or "방미" ends here or goes on with a noun."""
        listed = self.pack.words.get("after prefix")
        return listed is None or not text[end : end + 1] or bool(re.match(listed, text[end:]))


@cache
def names(lang: str) -> Names:
    """The names of a language, built once."""
    return Names(tables(lang))
