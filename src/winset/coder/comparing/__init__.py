"""Two texts side by side: their clauses, which answers which, and what changed in the words."""

from winset.coder.comparing.clauses import Clause, clauses

__all__ = ["Clause", "clauses"]
