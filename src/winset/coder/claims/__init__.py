"""Claims out of English text: constraints, recommendations, commitments, stances and figures, with who states them."""

from winset.coder.claims.about import Scene
from winset.coder.claims.prefilter import may_claim
from winset.coder.claims.reading import claims_in, claims_of, claims_of_article, claims_of_text

__all__ = ["Scene", "claims_in", "claims_of", "claims_of_article", "claims_of_text", "may_claim"]
