"""XML of strangers: parsed without entities, without the network, within limits, and mended where it is broken."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from winset.errors import Problem

__all__ = ["local", "parsed_xml"]

_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
_WIDE_ENTITY: Final = (b"<\x00!\x00E\x00N\x00T\x00", b"\x00<\x00!\x00E\x00N\x00T")
_HEAD: Final = 1 << 20


def parsed_xml(data: bytes, *, file: str, size: int) -> tuple[Any | None, list[Problem]]:
    """The root of XML; definitions of entities are refused, small faults are mended.

    Parameters
    ----------
    size
        Most bytes.
    """
    if len(data) > size:
        what = f"it has {len(data)} bytes, more than the {size} allowed"
        return None, [Problem(file=file, code="too-large", what=what)]
    if _ENTITY.search(data, 0, _HEAD) or any(mark in data[:_HEAD] for mark in _WIDE_ENTITY):
        what = "it defines entities, as a bomb would; save it without them"
        return None, [Problem(file=file, code="entities", what=what)]
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        root, fault = None, str(error)[:80]
    else:
        fault = "it has no element"
    if root is None:
        return None, [Problem(file=file, code="xml", what=f"the XML cannot be read ({fault}); save it again")]
    return root, []


def local(node: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Name of an element without its namespace; empty for what is none."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
