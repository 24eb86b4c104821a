from __future__ import annotations

from typing import TYPE_CHECKING

from winset.desk.calendar_ahead import windows

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_an_option_tells_which_days_ahead_help_and_hurt_it(browsing: Client) -> None:
    desk = browsing.app.workspace.desks.at(None).desk
    first = desk.ranking.options[0].id
    found = windows(desk, first)
    page = browsing.get(f"/options/{first}").text
    assert page.count("<li>Helps, ") == sum(w.effect == "opportunity" for w in found) > 0
    assert page.count("<li>Hurts, ") == sum(w.effect == "risk" for w in found)
