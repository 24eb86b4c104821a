from __future__ import annotations

from dataclasses import dataclass

from winset.model import PollFigure
from winset.report.export.fields import Field, fields_of


@dataclass(frozen=True)
class Toy:
    """A row."""

    id: str
    count: int | None
    """How many,
    at most 3."""
    share: float
    pairs: tuple[tuple[str, float], ...]
    names: tuple[str, ...]
    """All of them."""


def test_columns_take_their_meaning_from_the_docstring_under_them() -> None:
    assert fields_of(Toy) == (
        Field(name="id", type="string", meaning="Id of the row."),
        Field(name="count", type="integer", meaning="How many, at most 3."),
        Field(name="share", type="number", meaning="Share."),
        Field(name="names", type="string", meaning="All of them."),
    )


def test_the_model_is_described() -> None:
    found = {field.name: field for field in fields_of(PollFigure)}
    assert found["n"].type == "integer"
    assert found["percent"].meaning == "0 to 100; a derived change may be negative."
    assert found["derived"].type == "boolean"
