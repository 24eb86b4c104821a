from __future__ import annotations

import pytest

from winset.errors import BadInput, Problem, UnknownName, WinsetError


def test_a_problem_says_file_row_column_and_what_to_do() -> None:
    problem = Problem(file="polls.csv", row=7, column="percent", code="bad-number", what="'x' is not a number")
    assert str(problem) == "polls.csv, row 7, percent: 'x' is not a number"


def test_bad_input_shows_twenty_problems_and_keeps_all() -> None:
    error = BadInput([Problem(file="f", row=i, code="c", what="w") for i in range(30)])
    assert len(error.problems) == 30
    assert str(error).endswith("... and 10 more")
    assert str(error).count("\n") == 20


@pytest.mark.parametrize(("name", "hint"), [("trde", "did you mean 'trade'?"), ("zzz", "known: history, trade.")])
def test_an_unknown_name_suggests_the_nearest(name: str, hint: str) -> None:
    error = UnknownName("issue", name, ["trade", "history"])
    assert str(error) == f"no issue {name!r} among the 2 known; {hint}"


def test_every_error_has_an_exit_code_of_its_own_kind() -> None:
    codes = {cls.__name__: cls.exit_code for cls in WinsetError.__subclasses__()}
    assert all(1 <= code <= 9 for code in codes.values())
