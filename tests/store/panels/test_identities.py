"""Names stay out of the folder of the case and are for their keeper's eyes alone."""

from __future__ import annotations

import stat
from pathlib import Path

from winset.model import Member
from winset.store.layout import Layout
from winset.store.panels import Identity, identities_file, open_roll


def test_names_lie_beside_the_case_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "a-case")
    layout.root.mkdir()
    path = identities_file(layout)
    assert path.parent == tmp_path
    with open_roll(path) as roll:
        roll.add("p", [Identity(seat="s2", member=Member(name="Kim", email="k@example.org", country="KOR"))])
        roll.add("p", [Identity(seat="s1", member=Member(name="Abe", email="a@example.org", country="JPN"))])
        assert [i.member.name for i in roll.of("p")] == ["Abe", "Kim"]
        assert roll.of("other") == ()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not any(layout.root.iterdir())
