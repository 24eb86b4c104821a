"""Documents of which nothing comes are told; those that are read are not."""

from __future__ import annotations

from pathlib import Path

from winset.desk import create, read
from winset.desk.unheard import unheard


def test_a_language_that_is_not_read_and_a_missing_day_are_told(tmp_path: Path) -> None:
    case = create(tmp_path / "x", countries=["GRC", "TUR"])
    assert unheard(case) == ()
    greek = "Οι δύο πλευρές συμφώνησαν στην Αθήνα να συνεχίσουν τον πολιτικό διάλογο και τα μέτρα εμπιστοσύνης."
    (case / "sources" / "koini.txt").write_text(greek)
    (case / "sources" / "said.md").write_text("---\ndate: 2023-10-03\n---\nGreece met Turkey in Ankara today.\n")
    read(case)
    assert [(file, why.split(":")[0]) for file, why in unheard(case)] == [
        ("koini.txt", "its language, el, is not read"),
        ("koini.txt", "no day is known for it, so that no view shows it"),
    ]
