"""The rows of the table: which figure is compared with which, and the bar that the ratio is to keep to."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.common import Figures

__all__ = ["ROWS", "Comparison", "Row", "compared"]


class Row(NamedTuple):
    """One comparison; `ours` and `theirs` name figures."""

    title: str
    unit: str
    ours: str
    peer: str
    theirs: str
    bar: float | None = None
    more: bool = False
    """Whether more is better; else less is."""


def _send(transport: str, peer: str, bar: float | None = None) -> Row:
    title = f"one at a time, {transport}"
    return Row(title, "calls/s", f"sync rate bestsms {transport}", peer, f"sync rate {peer}", bar, more=True)


def _async(in_flight: int, transport: str, peer: str, bar: float | None = None) -> Row:
    ours, theirs = f"async {in_flight} rate bestsms {transport}", f"async {in_flight} rate {peer}"
    shown = {"httpx": "httpx.AsyncClient", "telnyx": "telnyx, async"}[peer]
    return Row(f"asyncio, {in_flight} in flight, {transport}", "calls/s", ours, shown, theirs, bar, more=True)


def _start(transport: str, peer: str, bar: float | None = None) -> Row:
    return Row(f"import and client, {transport}", "ms", f"start bestsms {transport}", peer, f"start {peer}", bar)


ROWS: Sequence[Row] = (
    Row("one at a time, httpx: CPU a call", "µs", "sync CPU bestsms httpx", "httpx", "sync CPU httpx", 1.15),
    _send("httpx", "twilio", 1.6),
    _send("httpx", "telnyx", 1.6),
    _send("httpx", "requests"),
    _send("httpx", "httpx"),
    _send("pyreqwest", "httpx", 2),
    _send("pyreqwest", "twilio"),
    _send("pyreqwest", "telnyx"),
    _async(20, "httpx", "httpx"),
    _async(20, "httpx", "telnyx"),
    _async(20, "pyreqwest", "httpx"),
    _async(20, "pyreqwest", "telnyx"),
    _async(500, "httpx", "httpx", 4),
    _async(500, "httpx", "telnyx"),
    _async(500, "pyreqwest", "httpx", 30),
    _async(500, "pyreqwest", "telnyx"),
    Row("decode a status into typed results", "ms", "decode made", "json.loads", "decode json", 0.7),
    Row("the same, and a field of each read", "ms", "decode read", "json.loads", "decode json"),
    Row("encode a large send", "ms", "encode bestsms", "json.dumps", "encode json", 0.5),
    Row("the same: memory at the peak", "MB", "encode peak", "the body itself", "encode body", 2),
    _start("httpx", "httpx", 1.1),
    _start("pyreqwest", "httpx", 0.5),
    _start("httpx", "requests"),
    _start("httpx", "twilio"),
    _start("httpx", "telnyx"),
    Row("the same and a first call, httpx", "ms", "first bestsms httpx", "httpx", "first httpx"),
    Row("the same and a first call, pyreqwest", "ms", "first bestsms pyreqwest", "httpx", "first httpx"),
    Row("page through contacts, httpx", "s", "paging bestsms httpx", "a loop on httpx", "paging httpx"),
    Row("page through contacts, pyreqwest", "s", "paging bestsms pyreqwest", "a loop on httpx", "paging httpx"),
    Row("the same, httpx: memory", "kB", "paging peak bestsms httpx", "a loop on httpx", "paging peak httpx"),
)


class Comparison(NamedTuple):
    """A row with its figures of every run; none where the peer is not installed."""

    row: Row
    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        """Ours over theirs, of each run, from the smallest on."""
        return sorted(mine / other for mine, other in zip(self.ours, self.theirs, strict=True))

    @property
    def met(self) -> int:
        """In how many runs the bar was kept."""
        bar = self.row.bar
        return 0 if bar is None else sum(ratio >= bar if self.row.more else ratio <= bar for ratio in self.ratios)

    def cells(self) -> list[str]:
        """Return the row as text, a column each."""
        row, ratios = self.row, self.ratios
        wanted = "" if row.bar is None else f"{'≥' if row.more else '≤'} {row.bar:g}"
        if not ratios:
            return [row.title, "-", f"{row.peer}, not installed", "-", "-", "-", wanted, ""]
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        shown = [shortly(ours), row.peer, shortly(theirs), row.unit, shortly(statistics.median(ratios))]
        spread = f"{shortly(ratios[0])} to {shortly(ratios[-1])}"
        verdict = "" if row.bar is None else f"{self.met} of {len(ratios)}"
        return [row.title, *shown[:4], f"{shown[4]} ({spread})", wanted, verdict]


def shortly(number: float) -> str:
    """Return a number with three digits, or all before the point."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def compared(runs: Sequence[Figures]) -> list[Comparison]:
    """Return every row with what was found in the runs."""
    found: list[Comparison] = []
    for row in ROWS:
        pairs = [(run[row.ours], run[row.theirs]) for run in runs if row.ours in run and row.theirs in run]
        found.append(Comparison(row, [mine for mine, _ in pairs], [other for _, other in pairs]))
    return found
