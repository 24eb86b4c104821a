"""Results become tables of a library that the user has, and say so where it is missing."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from winset.desk.frames import Frame
from winset.errors import MissingExtra


class Two(Frame):
    def columns(self) -> dict[str, NDArray[Any]]:
        return {"a": np.array([1, 2]), "b": np.array(["x", "y"])}


def test_columns_become_a_table() -> None:
    assert Two().to_pandas().to_dict("list") == {"a": [1, 2], "b": ["x", "y"]}


@pytest.mark.parametrize(
    ("method", "library"), [("to_arrow", "pyarrow"), ("to_polars", "polars"), ("to_pandas", "pandas")]
)
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, method: str, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=library):
        getattr(Two(), method)()
