"""Templates of the report's pages: all that is put into them is escaped, and a name that nothing gives is an error."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

__all__ = ["environment"]


def environment() -> Environment:
    """The report's templates, to which a page adds its own filters and names."""
    return Environment(
        loader=PackageLoader("winset.report"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
