from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from winset.desk.weighing import POOL, Weights, pool_of, weights_of
from winset.errors import BadInput, UnknownName

if TYPE_CHECKING:
    from winset.desk import Desk


@pytest.fixture(scope="module")
def weights(desk: Desk) -> Weights:
    return weights_of(desk)


def test_a_package_is_weighed_from_the_same_draws(desk: Desk, weights: Weights) -> None:
    ids = [o.id for o in desk.ranking.options[:3]]
    found = weights.weigh(ids)
    again = weights.weigh(list(reversed(ids)))
    assert found == again
    assert set(found.options) == set(ids)
    assert found.joint <= min(share for _, share in found.country)
    assert found.low <= found.joint <= found.high


def test_a_swap_does_what_it_says(desk: Desk, weights: Weights) -> None:
    ids = [desk.ranking.options[5].id]
    found = weights.weigh(ids)
    assert found.swaps
    for swap in found.swaps:
        changed = [o for o in ids if o != swap.without] + ([swap.plus] if swap.plus else [])
        then = weights.weigh(changed)
        assert then.joint == pytest.approx(swap.joint)
        assert min(gain for _, gain in then.gain) == pytest.approx(swap.least)
        assert then.joint > found.joint


def test_nonsense_is_refused(desk: Desk, weights: Weights) -> None:
    with pytest.raises(BadInput):
        weights.weigh([])
    with pytest.raises(UnknownName):
        weights.weigh(["none"])
    with pytest.raises(UnknownName):
        weights_of(desk, "handshake")


def test_a_proposed_package_weighs_what_its_proposal_says(desk: Desk) -> None:
    among = weights_of(desk, among=POOL)
    assert among.items.names == pool_of(desk)
    for proposal in desk.packages.proposals:
        found = among.weigh(proposal.options, swaps=0)
        assert found.joint == proposal.joint
        assert dict(found.country) == dict(proposal.country)
        assert dict(found.gain) == pytest.approx(dict(proposal.gain))
