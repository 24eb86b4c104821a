"""Packages of a case's open options."""

from __future__ import annotations

import pytest

from winset.desk import Desk, open_case
from winset.desk.packaging import package
from winset.errors import UnknownName
from winset.store import CaseFolder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = CaseFolder.create(tmp_path_factory.mktemp("packaging") / "case", "us-japan-rok")
    return open_case(made.path, as_of="2012-02-01")


def test_two_solutions_from_the_same_candidates(desk: Desk) -> None:
    found = package(desk)
    assert [p.objective for p in found.proposals] == ["nash", "egalitarian"]
    assert found.proposals[0].pool == found.proposals[1].pool
    for proposal in found.proposals:
        assert proposal.reason is None
        assert set(proposal.options) <= set(proposal.pool)
        assert proposal.joint >= found.at_least
        assert all(gain > 0.0 for _, gain in proposal.gain)


def test_the_pool_is_the_first_ideas_of_the_ranking(desk: Desk) -> None:
    found = package(desk, pool=4, objectives=("nash",))
    cluster = {o.id: o.cluster for o in desk.case.options}
    pool = found.proposals[0].pool
    assert len({cluster[name] for name in pool}) == len(pool) == 4
    assert desk.ranking.options[0].id in pool


def test_a_harder_bar_never_gives_a_less_sure_package(desk: Desk) -> None:
    easy, hard = (package(desk, pool=6, objectives=("nash",), at_least=p).proposals[0] for p in (0.4, 0.7))
    assert hard.reason is not None or hard.joint >= max(0.7, easy.joint) - 1e-9


def test_what_no_country_would_ratify_is_no_package_and_says_why(desk: Desk) -> None:
    last = desk.ranking.options[-1].id
    (found,) = package(desk, options=[last], objectives=("nash",), at_least=1.0).proposals
    assert found.options == ()
    assert found.reason is not None
    assert "no allowed package" in found.reason.lower()


@pytest.mark.parametrize(
    "wrong", [{"objectives": ("nahs",)}, {"instrument": "treatie"}, {"options": ["nothing-of-the-kind"]}]
)
def test_a_name_that_is_none_suggests_others(desk: Desk, wrong: dict[str, object]) -> None:
    with pytest.raises(UnknownName):
        package(desk, **wrong)
