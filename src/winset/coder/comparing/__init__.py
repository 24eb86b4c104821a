"""Two texts side by side: their clauses, which answers which, and what changed in the words."""

from winset.coder.comparing.alignment import Link, aligned
from winset.coder.comparing.changes import Reason
from winset.coder.comparing.clauses import Clause, clauses
from winset.coder.comparing.comparison import CHANGES, Change, Comparison, compared
from winset.coder.comparing.matrix import PhraseUse, Said, every_pair, matrix, phrase_table
from winset.coder.comparing.wording import Phrase, Word, phrases, phrases_in

__all__ = [
    "CHANGES",
    "Change",
    "Clause",
    "Comparison",
    "Link",
    "Phrase",
    "PhraseUse",
    "Reason",
    "Said",
    "Word",
    "aligned",
    "clauses",
    "compared",
    "every_pair",
    "matrix",
    "phrase_table",
    "phrases",
    "phrases_in",
]
