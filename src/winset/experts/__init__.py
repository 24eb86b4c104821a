"""What experts say: how far they agree, what their record is worth, and one distribution from many."""

from winset.experts.agreement import Agreement, agreement, krippendorff_alpha
from winset.experts.concordance import Concordance, kendall_w
from winset.experts.groups import LEAST, OTHERS, Quartiles, cells_of, quartiles
from winset.experts.pooling import SEEDS_FOR_WEIGHTS, pooled_quantiles
from winset.experts.rounds import Camps, Movement, StopRule, agrees, camps, movement, settled
from winset.experts.weights import cooke_weights

__all__ = [
    "LEAST",
    "OTHERS",
    "SEEDS_FOR_WEIGHTS",
    "Agreement",
    "Camps",
    "Concordance",
    "Movement",
    "Quartiles",
    "StopRule",
    "agreement",
    "agrees",
    "camps",
    "cells_of",
    "cooke_weights",
    "kendall_w",
    "krippendorff_alpha",
    "movement",
    "pooled_quantiles",
    "quartiles",
    "settled",
]
