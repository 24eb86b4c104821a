from __future__ import annotations

from types import SimpleNamespace

from winset.report.timeline import _counted, _title


def turns(*kinds: tuple[str, str]) -> SimpleNamespace:
    history = [SimpleNamespace(kind=kind, direction=way, date=f"{2000 + i}") for i, (kind, way) in enumerate(kinds)]
    return SimpleNamespace(case=SimpleNamespace(history=history))


def test_shifts_of_level_and_milestones_are_counted_apart() -> None:
    desk = turns(("level-shift", "worse"), ("level-shift", "better"), ("level-shift", "worse"), ("milestone", "better"))
    assert _counted(desk) == "3 shifts of level (2 worse, 1 better) and 1 milestone (0 worse, 1 better)"  # type: ignore[arg-type]
    assert _title(desk) == (  # type: ignore[arg-type]
        "Since 2000 the level of relations shifted 2 times for the worse and 1 for the better, beside 1 milestone"
    )


def test_without_milestones_none_are_counted() -> None:
    desk = turns(("level-shift", "better"))
    assert _counted(desk) == "1 shift of level (0 worse, 1 better)"  # type: ignore[arg-type]
    assert "milestone" not in _title(desk)  # type: ignore[arg-type]
