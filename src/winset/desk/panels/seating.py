"""Inviting the members of a panel, and reminding them: the only place where names are looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from winset.desk.panels.opened import OpenPanel, open_panel
from winset.errors import BadInput, CaseError, Problem
from winset.model import Member
from winset.sources.rows import read_rows_file
from winset.store import write_file
from winset.store.panels import Identity, Seat, identities_file, new_seat, open_roll

__all__ = ["Invitation", "Reminder", "invite", "invite_file", "lost_key", "reminders", "write_letters"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What is sent to one member, once."""

    name: str
    email: str
    key: str
    """Opens the member's seat; kept nowhere."""
    text: str
    """The letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What is sent to one member who has not answered."""

    name: str
    email: str
    text: str


def invite_file(path: Path | str, panel: str, members: Path) -> tuple[Invitation, ...]:
    """Invite the members in a table with the columns name, email, country and, where there are any, subgroup.

    Raises
    ------
    BadInput : rows that cannot be used, all at once; nobody has been invited
    """
    rows, problems = read_rows_file(members, Member)
    if problems:
        raise BadInput(problems)
    return invite(path, panel, rows)


def invite(path: Path | str, panel: str, members: Sequence[Member]) -> tuple[Invitation, ...]:
    """Give each member a seat; those who have one already are left out. Names go to the file beside the case.

    Raises
    ------
    BadInput : a country or subgroup that the panel does not have, or an address that stands there twice
    CaseError : the first round of questions has been opened: who comes later would be known by it
    """
    with open_panel(path, panel) as opened, open_roll(identities_file(opened.folder.layout)) as roll:
        _check(opened, members)
        held = {i.member.email.casefold(): i for i in roll.of(panel)}
        seated = {s.seat for s in opened.book.seats(panel)}
        new = [m for m in members if m.email.casefold() not in held]
        if new and any(r.round > 0 for r in opened.book.rounds(panel)):
            raise CaseError(
                f"panel {panel!r} has begun: a member who joins now could be told from the rest by what changes; "
                "begin another panel"
            )
        identities = [Identity(seat=new_seat(), member=m) for m in new]
        roll.add(panel, identities)
        waiting = [*(i for i in held.values() if i.seat not in seated), *identities]  # a crash can leave some unseated
        seats = [Seat(panel=panel, seat=i.seat, country=i.member.country, subgroup=i.member.subgroup) for i in waiting]
        keys = opened.book.add_seats(seats)
        return tuple(_invitation(opened, i.member, key) for i, key in zip(waiting, keys, strict=True))


def lost_key(path: Path | str, panel: str, email: str) -> Invitation:
    """A new key for a member who has lost the old one, which opens nothing any more.

    Raises
    ------
    CaseError : nobody with this address was invited
    """
    with open_panel(path, panel) as opened, open_roll(identities_file(opened.folder.layout)) as roll:
        found = next((i for i in roll.of(panel) if i.member.email.casefold() == email.casefold()), None)
        if found is None:
            raise CaseError(f"nobody with the address {email} was invited to panel {panel!r}")
        return _invitation(opened, found.member, opened.book.new_key(panel, found.seat))


def reminders(path: Path | str, panel: str) -> tuple[Reminder, ...]:
    """Letters to those who have not handed in the open round.

    Raises
    ------
    CaseError : no round is open, or the names are not on this machine
    """
    with open_panel(path, panel) as opened:
        number, names = opened.current, identities_file(opened.folder.layout)
        if number is None:
            raise CaseError(f"no round of panel {panel!r} is open: there is nothing to remind of")
        if not names.exists():
            raise CaseError(
                f"the names of the members are not here: they are in {names.name}, with the one who invited"
            )
        handed = opened.book.handed(panel, number)
        with open_roll(names) as roll:
            late = [i.member for i in roll.of(panel) if i.seat not in handed]
        return tuple(Reminder(name=m.name, email=m.email, text=_reminder(opened, m, number)) for m in late)


def write_letters(letters: Sequence[Invitation] | Sequence[Reminder], to: Path) -> tuple[Path, ...]:
    """One file a letter, which only its owner may read."""
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = []
    for letter in letters:
        path = to / (re.sub(r"[^A-Za-z0-9.@_-]", "_", letter.email).lstrip(".") + ".txt")
        write_file(path, letter.text.encode())
        path.chmod(0o600)
        written.append(path)
    return tuple(written)


def _check(opened: OpenPanel, members: Sequence[Member]) -> None:
    problems, seen = [], set()
    for row, member in enumerate(members, 2):
        if member.country not in opened.panel.countries:
            what = f"{member.country} is no country of the panel ({', '.join(opened.panel.countries)})"
            problems.append(Problem(file="members", row=row, column="country", code="unknown-country", what=what))
        if member.subgroup and member.subgroup not in opened.panel.subgroups:
            what = f"{member.subgroup!r} is no subgroup of the panel; leave it empty or add it to panels.toml"
            problems.append(Problem(file="members", row=row, column="subgroup", code="unknown-word", what=what))
        if "@" not in member.email:
            what = f"{member.email!r} is no address for mail"
            problems.append(Problem(file="members", row=row, column="email", code="bad-address", what=what))
        if member.email.casefold() in seen:
            what = f"{member.email} stands there twice; take one row out"
            problems.append(Problem(file="members", row=row, column="email", code="twice", what=what))
        seen.add(member.email.casefold())
    if problems:
        raise BadInput(problems)


def _invitation(opened: OpenPanel, member: Member, key: str) -> Invitation:
    panel = opened.panel
    text = (
        f"Dear {member.name},\n\n"
        f"you are invited to the panel “{panel.title}”. It asks {len(opened.questions)} questions in at most "
        f"{panel.rounds} rounds; it ends earlier when {panel.share:.0%} of the questions have settled, that is when "
        f"their median moves by at most {panel.move:.0%} of its range from one round to the next.\n\n"
        "What you answer is kept under a random number. Your name is kept in another file, by the one who invites. "
        "Results are shown for groups of three or more, reasons without names; write them so that they do not give you "
        "away.\n\n"
        f"Your key, for you alone: {key}\n"
    )
    return Invitation(name=member.name, email=member.email, key=key, text=text)


def _reminder(opened: OpenPanel, member: Member, number: int) -> str:
    what = "your proposals" if number == 0 else f"your answers to round {number}"
    return (
        f"Dear {member.name},\n\n"
        f"the panel “{opened.panel.title}” still waits for {what}. The key is in your invitation; if you "
        "have lost it, reply and you will get another.\n"
    )
