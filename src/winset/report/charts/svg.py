"""From a chart specification to an SVG that works offline, in both colour schemes and for screen readers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
from markupsafe import escape

__all__ = ["foreign_hosts", "png", "polished", "svg"]

_LINK = re.compile(r'xlink:href="[^"#]*(#[^"]*)"')
_MARK = re.compile(r"<(path|rect|text|line)\b([^>]*?)(/?)>")
_LABEL = re.compile(r'aria-label="([^"]*)"')
_TOLD = re.compile(r' aria-roledescription="[^"]*"')
_NOISE = re.compile(
    r' aria-label="(?:[A-Za-z_]\w*: [^"]*; [A-Za-z_]\w*: |[^":;]+: -?[\d.]+; )[^"]*" role="graphics-symbol"|'
    r' role="graphics-symbol"(?= aria-label="(?:Title|Subtitle) text)| aria-label="(?:Title|Subtitle) text [^"]*"'
)
"""What the renderer says of marks that nobody described: names of fields in English."""
_EMPTY = re.compile(r"<g\b[^>]*(?:/>|></g>)")
_SPACES = re.compile(r'xmlns(?::\w+)?="[^"]*"')
_HOST = re.compile(r"""(?:href|src|url\()\s*=?\s*["'(]?\s*(?:https?:)?//[^"')\s]+""", re.IGNORECASE)


def polished(raw: str, label: str = "") -> str:
    """The renderer's SVG with relative links made relative again, a `<title>` on every labelled mark.

    vl-convert resolves `#n1` against a host of its own; a report must not name one. Marks that link stay reachable by
    keyboard, so a picture with links is a group; one without is an image with `label` as its name.
    """
    text = _LINK.sub(r'href="\1"', raw)
    text = _NOISE.sub("", _TOLD.sub("", text))
    text = _EMPTY.sub("", text.replace(' target="_blank"', ""))
    text = _MARK.sub(_with_title, text)
    role = "group" if "<a " in text else "img"
    return text.replace("<svg ", f'<svg role="{role}" aria-label="{escape(label)}" ', 1)


def _with_title(found: re.Match[str]) -> str:
    tag, attributes, closed = found.groups()
    label = _LABEL.search(attributes)
    if label is None or 'role="graphics-symbol"' not in attributes:
        return found[0]
    title = f"<title>{label[1]}</title>"
    return f"<{tag}{attributes}>{title}" + (f"</{tag}>" if closed else "")


def foreign_hosts(text: str) -> list[str]:
    """Links and resources that would leave the file, name spaces apart."""
    return _HOST.findall(_SPACES.sub("", text))


def svg(
    spec: dict[str, Any],
    *,
    cache: Path | None = None,
    write: Callable[[Path, bytes], None] | None = None,
    label: str = "",
) -> str:
    """Render a Vega-Lite specification; with a cache folder, the same specification is rendered once.

    Parameters
    ----------
    spec : Vega-Lite JSON object
    cache : folder for rendered files, named by content
    write : how to write a file there, `Path.write_bytes` by default
    label : what the picture says, for screen readers
    """
    raw = _rendered(spec, "svg", lambda convert, text: convert.vegalite_to_svg(text).encode(), cache, write)
    return polished(raw.decode(), label)


def png(
    spec: dict[str, Any], *, cache: Path | None = None, write: Callable[[Path, bytes], None] | None = None
) -> bytes:
    """The same as a bitmap at twice the size, on white, for formats that have no SVG."""
    body = spec | {"background": "white"}
    return _rendered(body, "png", lambda convert, text: bytes(convert.vegalite_to_png(text, scale=2)), cache, write)


def _rendered(
    spec: dict[str, Any],
    ending: str,
    render: Callable[[Any, str], bytes],
    cache: Path | None,
    write: Callable[[Path, bytes], None] | None,
) -> bytes:
    body = orjson.dumps(spec, option=orjson.OPT_SORT_KEYS)
    key = hashlib.sha256(version("vl-convert-python").encode() + b"\n" + body).hexdigest()[:24]
    file = cache / f"{key}.{ending}" if cache is not None else None
    if file is not None and file.is_file():
        return file.read_bytes()
    import vl_convert  # noqa: PLC0415 - 0.6 s, and not needed when the cache has it

    raw = render(vl_convert, body.decode())
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        (write or Path.write_bytes)(file, raw)
    return raw
