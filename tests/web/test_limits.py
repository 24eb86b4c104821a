from __future__ import annotations

from winset.web.limits import Buckets


def test_a_bucket_empties_and_refills() -> None:
    now = [0.0]
    held = Buckets(2.0, 4.0, clock=lambda: now[0])
    assert [held.take("ann") == 0.0 for _ in range(5)] == [True] * 4 + [False]
    assert held.take("bob") == 0.0
    assert held.take("ann") == 0.5
    now[0] += 0.5
    assert held.take("ann") == 0.0
    now[0] += 1000
    assert [held.take("ann") == 0.0 for _ in range(5)] == [True] * 4 + [False]
