"""Contact between two societies in figures, and what is asked of it before anyone looks."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Contact", "ContactTest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How many went from one country to another in a year, as one page states it."""

    id: str
    origin: str
    """ISO3 of the country that they come from."""
    destination: str
    """ISO3 of the country that they go to."""
    both_ways: bool
    """Whether the figure adds up both directions."""
    flow: str
    """Who goes, such as `visitors` or `new students`."""
    year: str
    """In which they went."""
    value: float
    """Persons."""
    known_from: str
    status: str
    """`verified` (the page states the figure), `provisional` or `likely`."""
    source: str
    """Page."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactTest:
    """One question to these figures, with everything fixed beforehand that could be chosen to please."""

    id: str
    respondents: str
    """ISO3 of the country whose opinion is asked."""
    about: str
    """ISO3 of the country that the opinion is about."""
    question: str
    """Question of the polls, as `polls.csv` has it."""
    flow: str
    """Contact that people can see: a flow of `contacts.csv`, both directions together."""
    levels: tuple[str, ...]
    """Contact between governments: levels of the meetings that are counted."""
    lag: int
    """Years by which contact leads opinion."""
    smallest: float
    """Smallest difference of interest, percentage points of opinion."""
    placebos: tuple[str, ...]
    """ISO3 of third countries, opinion about which this contact cannot move."""
    known_from: str
    """When this was fixed."""
    source: str
    """Whose claim is tested."""
