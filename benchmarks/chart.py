"""The ratios as a chart: an SVG without scripts or fonts of its own, to be read on a light and on a dark page."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from html import escape

from benchmarks.rows import Comparison, shortly

__all__ = ["chart"]

WIDTH, LINE, TOP, BOTTOM = 900, 22, 56, 12
LEFT, RIGHT = 420, 820
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #57606a }
.title { font-weight: 600; fill: #24292f }
.better { fill: #2f81f7 } .worse { fill: #d4792c } .axis { stroke: #8c959f } .bar { stroke: #24292f; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #9ea7b3 } .title { fill: #e6edf3 } .bar { stroke: #e6edf3 }
}
"""


def chart(comparisons: Sequence[Comparison]) -> str:
    """Return the chart of all rows that have figures."""
    shown = [one for one in comparisons if one.ratios]
    values = [advantage(one, statistics.median(one.ratios)) for one in shown]
    bars = [advantage(one, one.row.bar) for one in shown if one.row.bar is not None]
    low, high = math.log(min(1.0, *values, *bars)) - 0.1, math.log(max(1.0, *values, *bars))

    def place(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (math.log(value) - low) / (high - low)

    height = TOP + LINE * len(shown) + BOTTOM
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" role="img">',
        "<title>bestsms beside its peers</title>",
        f"<style>{STYLE}</style>",
        '<text class="title" x="8" y="20">How many times better than the peer: median of the runs</text>',
        '<text x="8" y="40">Logarithmic. Left of the line: worse. The short upright is the bar.</text>',
        f'<line class="axis" x1="{place(1):.1f}" x2="{place(1):.1f}" y1="{TOP - 8}" y2="{height - BOTTOM}"/>',
    ]
    for number, (one, value) in enumerate(zip(shown, values, strict=True)):
        lines += _row(one, value, TOP + LINE * number, place(1), place(value))
        if one.row.bar is not None:
            x, y = place(advantage(one, one.row.bar)), TOP + LINE * number
            lines.append(f'<line class="bar" x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="{y + 16}"/>')
    return "\n".join([*lines, "</svg>", ""])


def advantage(one: Comparison, ratio: float) -> float:
    """Return how many times better than the peer a ratio is."""
    return ratio if one.row.more else 1 / ratio


def _row(one: Comparison, value: float, y: int, origin: float, end: float) -> list[str]:
    kind = "better" if value >= 1 else "worse"
    label = escape(f"{one.row.title} : {one.row.peer}")
    left, right = min(origin, end), max(origin, end)
    return [
        f'<text x="8" y="{y + 12}">{label}</text>',
        f'<rect class="{kind}" x="{left:.1f}" y="{y + 2}" width="{max(right - left, 1):.1f}" height="12" rx="2"/>',
        f'<text x="{RIGHT + 14}" y="{y + 12}">{shortly(value)}</text>',
    ]
