"""No address leads into a private network, however it is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.sources.web.address import Refused, resolved, target


def to(*numbers: str) -> object:
    def look_up(host: str, port: int) -> Sequence[str]:
        assert host
        assert port
        return numbers

    return look_up


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.1", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_a_private_number_is_refused_also_beside_a_public_one(number: str) -> None:
    for numbers in ((number,), ("93.184.216.34", number)):
        with pytest.raises(Refused, match="--allow-private") as error:
            target("http://example.org/", resolve=to(*numbers))  # type: ignore[arg-type]
        assert error.value.code == "private"
    assert target("http://example.org/", resolve=to(number), private=True).number == number  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "gopher://example.org", "javascript:alert(1)", "example.org", "",
        "http://", "http:///x", "http://a:b@example.org/", "http://example.org:99999/", "http://[::1", "//example.org",
        "http://exa mple.org/", "http://" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(Refused) as error:
        target(url, resolve=to("93.184.216.34"))  # type: ignore[arg-type]
    assert error.value.code == "address"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "017700000001"])
def test_this_machine_is_refused_by_each_of_its_names(host: str) -> None:
    with pytest.raises(Refused) as error:
        target(f"http://{host}/", resolve=resolved)
    assert error.value.code in {"private", "unknown-host"}


def test_an_address_is_taken_apart_and_made_safe() -> None:
    found = target("https://Example.ORG/a b/ü?q=1#part", resolve=to("93.184.216.34", "93.184.216.35"))  # type: ignore[arg-type]
    assert (found.scheme, found.host, found.port, found.number) == ("https", "example.org", 443, "93.184.216.34")
    assert found.path == "/a%20b/%C3%BC?q=1"
    assert "#" not in found.url
    assert found.origin == "https://example.org:443"
    assert target("../c", base=found.url, resolve=to("93.184.216.34")).path == "/c"  # type: ignore[arg-type]


def test_a_host_that_nobody_knows_is_a_sentence() -> None:
    with pytest.raises(Refused) as error:
        target("http://example.org/", resolve=to())  # type: ignore[arg-type]
    assert error.value.code == "unknown-host"


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        found = target(text, base="http://example.org/a", resolve=to("93.184.216.34"))  # type: ignore[arg-type]
    except Refused:
        return
    assert found.scheme in {"http", "https"}
    assert found.path.isascii()
    assert not any(c.isspace() for c in found.url)
