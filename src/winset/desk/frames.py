"""Results as columns, and as a table of whatever library a notebook has."""

from __future__ import annotations

import importlib
from typing import Any

from numpy.typing import NDArray

from winset.errors import MissingExtra

__all__ = ["Frame"]


class Frame:
    """A result with `columns`; the libraries are the user's, none of them is needed for anything else."""

    __slots__ = ()

    def columns(self) -> dict[str, NDArray[Any]]:
        """Arrays of one length by name."""
        raise NotImplementedError

    def to_pandas(self) -> Any:  # noqa: ANN401 - a type of a library that need not be there
        """A pandas DataFrame."""
        return _library("pandas").DataFrame(self.columns())

    def to_polars(self) -> Any:  # noqa: ANN401 - as above
        """A Polars DataFrame."""
        return _library("polars").DataFrame(self.columns())

    def to_arrow(self) -> Any:  # noqa: ANN401 - as above
        """An Arrow table."""
        return _library("pyarrow").table(self.columns())


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingExtra(f"a table of {name}", name) from error
