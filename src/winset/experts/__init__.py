"""What experts say: how far they agree, and how much weight their record on known questions gives them."""

from winset.experts.agreement import krippendorff_alpha
from winset.experts.weights import cooke_weights

__all__ = ["cooke_weights", "krippendorff_alpha"]
