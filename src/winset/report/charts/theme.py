"""One look for every chart: the same meaning has the same colour in all, safe for colour-blind readers."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["ACCENT", "BAD", "BREAK", "GOOD", "GRID", "INK", "MUTED", "NEUTRAL", "PAPER", "PHONE", "SERIES", "config"]

INK: Final = "#1b1f24"
"""Text and axes; the style sheet swaps it for a light ink in dark mode, like all of the colours below."""
MUTED: Final = "#5b6570"
GRID: Final = "#e3e6ea"
PAPER: Final = "#fdfdfc"
GOOD: Final = "#0072b2"
"""Cooperation, acceptance, within the win-set (blue of Okabe and Ito)."""
BAD: Final = "#c04a00"
"""Conflict, refusal, outside the win-set (vermilion of Okabe and Ito, darkened for contrast on white)."""
NEUTRAL: Final = "#8b95a1"
ACCENT: Final = "#007a5a"
"""Overlap of all (bluish green of Okabe and Ito, darkened)."""
BREAK: Final = "#b08800"
"""Breaks of method."""
SERIES: Final = ("#0072b2", "#c04a00", "#007a5a", "#a3588d", "#b08800", "#3f4a56")
"""Countries in the order of the case; then further series."""
PHONE: Final = 500
"""A picture narrower than this, in pixels, is for a phone."""


def config(width: int) -> dict[str, Any]:
    """Vega-Lite configuration for a chart of this width in pixels."""
    small = width < PHONE
    return {
        "background": "transparent",
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": {
            "aria": False,
            "labelColor": MUTED,
            "titleColor": MUTED,
            "gridColor": GRID,
            "domainColor": GRID,
            "tickColor": GRID,
            "labelFontSize": 11,
            "titleFontSize": 11,
            "titleFontWeight": "normal",
            "labelLimit": 150 if small else 260,
        },
        "title": {
            "anchor": "start",
            "color": INK,
            "fontSize": 14 if small else 15,
            "fontWeight": 600,
            "subtitleColor": MUTED,
            "subtitleFontSize": 12,
            "subtitlePadding": 6,
            "offset": 12,
            "frame": "bounds",
        },
        "legend": {
            "aria": False,
            "labelColor": INK,
            "titleColor": MUTED,
            "orient": "top",
            "labelFontSize": 11,
            "titleFontSize": 11,
            "symbolStrokeWidth": 2,
            "columns": 2 if small else 6,
        },
        "text": {"color": INK, "fontSize": 11},
        "rule": {"color": NEUTRAL},
    }
