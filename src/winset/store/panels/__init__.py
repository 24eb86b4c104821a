"""Expert rounds on disk: answers under seats without names, and, in a file apart, who sits where."""

from winset.store.panels.book import Book, Handed, RoundState, Seat, new_seat, open_book
from winset.store.panels.identities import Identity, Roll, identities_file, open_roll

__all__ = [
    "Book",
    "Handed",
    "Identity",
    "Roll",
    "RoundState",
    "Seat",
    "identities_file",
    "new_seat",
    "open_book",
    "open_roll",
]
