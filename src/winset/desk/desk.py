"""One case as of one day: the only place where the store meets the pure rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from winset.bargaining import Assessment, Beside, Game, Ladder, Places, Ranking, assessed, beside, places, ranked
from winset.constraints import Row, Strategy, register, strategies_for
from winset.desk.evidence import Evidence, evidence_index, quoted_evidence
from winset.desk.handling import Guarded, guarded
from winset.desk.joining import claimed_rows
from winset.desk.kept import Kept, acts_state, derived_state, kept_case, results_of, text_state
from winset.desk.measures import Relations, measured
from winset.desk.numbers import Answer, answer
from winset.desk.pair import Pair, Watch
from winset.desk.tested import Tested, kept_backtest
from winset.desk.threats import Threat, threats_of
from winset.desk.winsets import winset_ladders
from winset.errors import BadInput, CaseError, Problem, UnknownName
from winset.model import Case, Commitment, Constraint, Issue, as_of, is_partial_date, last_day
from winset.reference.countries import meant
from winset.relations import Trend, trends
from winset.store import CaseFolder, code_version, latest_day
from winset.store.disk import digest

if TYPE_CHECKING:
    from winset.desk.claims import CaseClaim
    from winset.desk.effects import Tested as ContactTested
    from winset.desk.forecasting import Ledger
    from winset.desk.network import Network
    from winset.desk.packaging import Packages
    from winset.desk.panels import BesideExperts, PanelResult
    from winset.desk.promises import Promises, Revivable

__all__ = ["SUSPECT", "Desk", "open_case", "record_end"]

SUSPECT: Final = "suspect:"
"""How the note of a figure begins that a page prints but nobody should use."""

_RULES: Final = ("bargaining", "constraints", "desk", "model", "positions", "reference", "relations", "store")
"""Rooms whose code decides what the rows of a case and its coded events come to."""
ALL_WAYS: Final = 99
"""More ways than there are."""


def record_end(case: Case, told: date | None = None) -> date:
    """The last day on which anything in the record became known: the default as-of date, the same on every day.

    Parameters
    ----------
    told : the last day of which the case's documents and event files tell, see `winset.store.latest_day`
    """
    tables = (
        case.chronicle, case.polls, case.meetings, case.readings, case.options, case.constraints, case.commitments,
    )  # fmt: skip
    known = [last_day(row.known_from) for table in tables for row in table] + ([told] if told is not None else [])
    return max(known, default=last_day(case.start))


def open_case(
    path: Path | str, *, as_of: date | str | None = None, anew: bool = False, audience: str | None = None
) -> Desk:
    """Open the case in a folder, as it was known on a day.

    Parameters
    ----------
    path : folder of the case
    as_of : day or partial date; None means the last day of the record, documents and event files included
    anew : compute everything, also what was kept from before
    audience : for whom, one of `winset.desk.AUDIENCES`: documents with a stricter handling mark are not used; None is
        the case's own people, who see everything

    Raises
    ------
    CaseError : the folder is no case, or the date is none
    BadInput : `winset.toml` cannot be used
    """
    folder = CaseFolder.open(path)
    if isinstance(as_of, str):
        if not is_partial_date(as_of):
            raise CaseError(f"{as_of!r} is no date; write it like 2021-02-01, 2021-02 or 2021")
        as_of = last_day(as_of)
    texts = text_state(folder)
    whole, problems = folder.case() if anew else kept_case(folder)
    if not anew:
        while (now := text_state(folder)) != texts:  # written while it was read: nothing may be filed under either
            texts = now
            whole, problems = kept_case(folder)
    if as_of is None:
        as_of = record_end(whole, latest_day(folder, without=guarded(folder, audience).documents))
    return Desk(folder, whole, as_of, tuple(problems), anew=anew, audience=audience, texts=texts)


class Desk:
    """A case as of a day; everything is computed when it is first asked for, and kept for as long as nothing changes.

    Attributes
    ----------
    folder : the case on disk
    case : the slice of the case that was known on `day`
    day : the as-of date
    problems : rows that could not be used, with file and row
    texts : digest of the text files that it was read from; empty where nobody kept it
    audience : for whom it is; None for the case's own people
    """

    def __init__(
        self,
        folder: CaseFolder,
        whole: Case,
        day: date,
        problems: tuple[Problem, ...] = (),
        *,
        anew: bool = False,
        audience: str | None = None,
        texts: str = "",
    ) -> None:
        self.folder = folder
        self._anew = anew
        self.texts = texts
        self.audience = audience
        self.case = as_of(whole, day)
        self.day = day
        self.problems = problems
        self._strategies: dict[str, tuple[Strategy, ...]] = {}

    def later(self, field: str) -> tuple[str, ...]:
        """From when those rows of a table of the case are known that are not known on the day yet, in order of time."""
        rows = getattr(kept_case(self.folder)[0], field)
        return tuple(sorted((r.known_from for r in rows if last_day(r.known_from) > self.day), key=last_day))

    @cached_property
    def snapshot(self) -> str:
        """Digest of everything that a result can depend on."""
        settings = {"audience": self.audience} if self.guarded.documents else {}
        return self.folder.snapshot(settings=settings, as_of=self.day)

    @cached_property
    def guarded(self) -> Guarded:
        """Documents whose handling mark is above the audience: none of their words, claims and evidence is here."""
        return guarded(self.folder, self.audience)

    @cached_property
    def kept(self) -> Kept:
        """Results of this state of the case, from before where there are any."""
        whole = not self._anew and self.texts in ("", text_state(self.folder))
        return results_of(self.folder, self.snapshot) if whole else Kept(None, "")

    @cached_property
    def kept_rows(self) -> Kept:
        """Results of what people wrote and of the day alone: they outlast labels, and the reading of documents."""
        if self._anew or not self.texts:
            return Kept(None, "") if self._anew else self.kept
        return results_of(self.folder, f"rows-{digest(self.texts, code_version(*_RULES), self.day.isoformat())}")

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """Everything that people wrote, or a text says, and a number can rest on, by id."""
        told: tuple[Constraint | Commitment, ...] = (*self.case.constraints, *self.claimed, *self.case.commitments)
        cited = (item for row in told for item in row.evidence)
        allowed = (item for item in cited if item.partition(":")[0] not in self.guarded.documents)
        return evidence_index(self.case) | quoted_evidence(self.folder, self.day, allowed)

    @cached_property
    def assessment(self) -> Assessment:
        """The game of the day and every form of every open option; raises BadInput for a case without countries."""
        if not self.case.countries:
            what = 'no country is named: write those whose ratification counts, as in countries = ["FRA", "DEU"]'
            marker = str(self.folder.layout.marker)
            raise BadInput([Problem(file=marker, column="countries", code="missing", what=what)])
        return assessed(self.case, self.day)

    @cached_property
    def game(self) -> Game:
        """Players, positions and consent rules of the day."""
        return self.kept_rows.result("game", lambda: self.assessment.game)

    @cached_property
    def ranking(self) -> Ranking:
        """Options in order."""
        return self.kept_rows.result("ranking", lambda: ranked(self.assessment))

    @cached_property
    def places(self) -> Places:
        """Where the options stand, without how sure that is: sooner than the ranking, to compare two days by."""
        return self.kept_rows.result("places", lambda: places(self.assessment))

    @cached_property
    def beside(self) -> Beside:
        """The ranks that simpler engines give."""
        return self.kept_rows.result("beside", lambda: beside(self.assessment))

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """What each country could ratify along each issue."""
        return self.kept_rows.result("ladders", lambda: winset_ladders(self.assessment))

    @cached_property
    def register(self) -> tuple[Row, ...]:
        """Constraints in force on the day with what they cost the agenda, country by country, the worst first."""
        return self.kept_rows.result(
            "register", lambda: register(self.assessment, more=self.claimed), repr(self.claimed)
        )

    @cached_property
    def claimed(self) -> tuple[Constraint, ...]:
        """Constraints that texts known on the day state, claimed by whoever states them; rejected ones are left out."""
        return self.kept.result("claimed", self._claimed)

    def _claimed(self) -> tuple[Constraint, ...]:
        from winset.desk.review import undecided_claims  # noqa: PLC0415 - it opens with a case

        stated = undecided_claims(self.folder, self.day)
        return claimed_rows([c for c in stated if c.document not in self.guarded.documents], self.case, self.day)

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """The register's constraints, in its order."""
        return tuple(row.constraint for row in self.register)

    def strategies(self, row: Row, *, number: int = 3) -> tuple[Strategy, ...]:
        """Ways around a constraint that change the index, the most effective first; found once for each row."""
        name = row.constraint.id
        if name not in self._strategies:
            self._strategies[name] = self.kept_rows.result(
                "strategies", lambda: strategies_for(self.assessment, row, number=ALL_WAYS), repr(row.constraint)
            )
        return self._strategies[name][:number]

    @cached_property
    def claims(self) -> tuple[CaseClaim, ...]:
        """What the case's documents, as far as they were known on the day, state."""
        from winset.desk.claims import case_claims  # noqa: PLC0415 - the coder's tables are not needed without documents

        found = self.kept.result("claims", lambda: case_claims(self.folder.path, as_of=self.day.isoformat()).claims)
        return tuple(claim for claim in found if claim.document not in self.guarded.documents)

    @cached_property
    def undated(self) -> tuple[str, ...]:
        """Files of documents from an unknown day: no view as of a day can use them."""
        with self.folder.query() as query:
            rows = query.rows("SELECT DISTINCT file FROM documents WHERE known_day IS NULL ORDER BY file")
        return tuple(str(row["file"]) for row in rows)

    @cached_property
    def threats(self) -> tuple[Threat, ...]:
        """What each scenario of the day would do to every open option."""
        return self.kept_rows.result("threats", lambda: threats_of(self.assessment))

    @cached_property
    def packages(self) -> Packages:
        """The packages to propose, by the solutions that are shown."""
        from winset.desk.packaging import package  # noqa: PLC0415 - it opens with a desk

        found = self.kept_rows.result("packages", lambda: package(self))
        return replace(found, snapshot=self.snapshot)

    @cached_property
    def ledger(self) -> Ledger:
        """The forecasts written down and how they fared."""
        from winset.desk.forecasting import score  # noqa: PLC0415 - it opens with a desk

        return score(self)

    def issue(self, name: str) -> Issue:
        """An issue of the case; raises UnknownName with the nearest ids."""
        found = next((i for i in self.case.issues if i.id == name), None)
        if found is None:
            raise UnknownName("issue", name, [i.id for i in self.case.issues])
        return found

    @cached_property
    def opinion(self) -> tuple[Trend, ...]:
        """Poll figures by question and pollster, without those whose note says that they are suspect."""
        return trends(figure for figure in self.case.polls if not figure.note.startswith(SUSPECT))

    @cached_property
    def relations(self) -> Relations:
        """Monthly series and shifts of bilateral acts, from event data and coded texts, where there are any."""
        return self.measure()

    def measure(self, *, unit: str = "month", scope: str = "bilateral") -> Relations:
        """Series and shifts by another unit of time or for other acts."""
        return self.kept_rows.result(
            "relations",
            lambda: measured(self.folder, self.case, self.day, unit=unit, scope=scope),
            unit,
            scope,
            derived_state(self.folder),
            acts_state(self.folder, "label"),
        )

    @cached_property
    def _watch(self) -> Watch:
        return Watch(self.folder, self.day)

    def pair(self, a: str, b: str, *, unit: str = "month", scope: str = "bilateral") -> Pair:
        """One pair of countries by every source, for its page: series at once, shifts and attention when asked for.

        Measures no other pair. The derived data stay open with the desk, so that the next pair comes quicker still.

        Parameters
        ----------
        a, b : ISO3 or names of countries

        Raises
        ------
        UnknownName : there is no such country, or several share the name
        """
        return Pair(self._watch, self.folder, self.case, (meant(a), meant(b)), unit=unit, scope=scope, day=self.day)

    @cached_property
    def tested(self) -> Tested | None:
        """The last back-test on file that knew nothing later than the day."""
        return kept_backtest(self.folder.path, self.day.isoformat())

    @cached_property
    def promises(self) -> Promises:
        """What was promised, what became of it by the day, and how well promises were kept."""
        from winset.desk.promises import promises  # noqa: PLC0415 - it opens with a desk

        return promises(self)

    @cached_property
    def dormant(self) -> tuple[Revivable, ...]:
        """Ideas that lie dormant, in the order in which the win-sets of the day would take them up."""
        from winset.desk.promises import revivable  # noqa: PLC0415 - it opens with a desk

        return revivable(self)

    @cached_property
    def network(self) -> Network:
        """Who connected the capitals in the eight years before the day."""
        from winset.desk.network import network  # noqa: PLC0415 - it opens with a desk

        return network(self, years=8)

    @cached_property
    def panels(self) -> tuple[PanelResult, ...]:
        """What the expert panels that had ended by the day came to."""
        from winset.desk.panel_numbers import ended_panels  # noqa: PLC0415 - it opens with a desk

        return ended_panels(self)

    @cached_property
    def beside_experts(self) -> tuple[BesideExperts, ...]:
        """Every option with and without what experts said; empty where none was heard."""
        from winset.desk.panels import beside_experts  # noqa: PLC0415 - it opens with a desk

        return self.kept.result("beside-experts", lambda: beside_experts(self))

    @cached_property
    def contact_effects(self) -> tuple[ContactTested, ...]:
        """What the case's figures can say of kinds of contact and opinion."""
        from winset.desk.effects import effects  # noqa: PLC0415 - it opens with a desk

        return effects(self)

    def answer(self, function: str, **arguments: Any) -> Answer:
        """A number by the name of its function; see `winset.desk.numbers`."""
        return answer(self, function, arguments)
