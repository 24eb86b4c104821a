from __future__ import annotations

from winset.coder.comparing import clauses, compared, every_pair, matrix, phrase_table

TEXTS = (
    "We met in Lima. We strongly condemn North Korean missile launches. We reaffirm peace in the Taiwan Strait.",
    "We met in Lima. We condemn North Korean missile launches. We welcome the abductions talks.",
    "We met in Lima. We reaffirm peace in the Taiwan Strait.",
)


def test_rows_tell_who_says_what_and_who_leaves_it_out() -> None:
    held = [clauses(text, "en") for text in TEXTS]
    found = {(i, j): compared(TEXTS[i], TEXTS[j], ("en", "en")) for i, j in every_pair(3)}
    rows = matrix(held, found)
    assert [(dict(row.said), row.left_out) for row in rows] == [
        ({0: (0,), 1: (0,), 2: (0,)}, ()),
        ({0: (1,), 1: (1,)}, (2,)),
        ({0: (2,), 2: (1,)}, (1,)),
        ({1: (2,)}, (0, 2)),
    ]
    assert rows[1].labels == {1: "softened"}


def test_the_table_tells_where_a_phrase_entered_and_left() -> None:
    uses = {use.phrase: use for use in phrase_table([(text, "en") for text in TEXTS])}
    assert uses["taiwan-strait"].counts == (1, 0, 1)
    assert (uses["taiwan-strait"].entered, uses["taiwan-strait"].left) == ((2,), (1,))
    assert uses["abductions"].entered == (1,)
    assert "cyber" not in uses
