from __future__ import annotations

from datetime import date

from winset.web.draw.strips import Strip, strips


def test_bars_end_with_the_picture_and_words_are_escaped() -> None:
    spans = [(date(2025, 12, 1), date(2026, 3, 1), True, "a < b"), (date(2026, 12, 20), date(2027, 5, 1), False, "c")]
    row = Strip(title="A & B", url="/options/x", spans=spans)
    found = str(strips([row], date(2026, 1, 1), date(2026, 12, 31), title="t", width=860))
    assert "a &lt; b" in found
    assert "A &amp; B" in found
    assert 'class="accent" x="344.0"' in found
    assert found.count("<rect") == 2
    assert "Apr 26" in found
