from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from winset.store.written import as_json, now


def test_a_value_is_the_same_text_whatever_the_order_of_its_keys() -> None:
    assert as_json({"b": 1, "a": "독도"}) == as_json({"a": "독도", "b": 1}) == '{"a": "독도", "b": 1}'
    assert as_json({"day": date(2021, 2, 1)}) == '{"day": "2021-02-01"}'


def test_now_is_a_second_of_universal_time() -> None:
    told = datetime.fromisoformat(now())
    assert told.utcoffset() == timedelta(0)
    assert told.microsecond == 0
    assert abs(datetime.now(UTC) - told) < timedelta(seconds=5)
