from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_an_office_leads_to_its_holder_of_the_day(browsing: Client) -> None:
    then = browsing.get("/who", params={"q": "Japan prime minister", "as-of": "2023-09-01"}).text
    assert "<h2>Kishida Fumio</h2>" in then or "<h2>Fumio Kishida</h2>" in then
    assert "Where the seat stands" in then
    assert 'href="/evidence?id=' in then
    assert "not in office" not in then


def test_nobody_of_a_name_is_said_and_an_empty_form_explains_itself(browsing: Client) -> None:
    assert "Nobody of this name" in browsing.get("/who?q=Zzyzx+Qwrt").text
    assert "Look up a person or an office" in browsing.get("/who").text
    assert "&lt;script&gt;" in browsing.get("/who?q=<script>").text


def test_whoever_does_not_know_whom_to_look_up_sees_who_is_in_office(browsing: Client) -> None:
    for address in ("/who?as-of=2023-09-01", "/who?q=Japan&as-of=2023-09-01"):
        page = browsing.get(address).text
        assert "In office on this day" in page
        link = page.partition("<b>Japan</b>: ")[2].partition('href="')[2].partition('"')[0]
        assert "Kishida" in link
        assert "<h2>" in browsing.get(link.replace("&amp;", "&")).text.partition("Look up")[2]
