"""The benchmarks run, with the peers that are there; what they find is for `make bench` to say."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree

import pytest

from benchmarks.chart import chart
from benchmarks.common import Figures
from benchmarks.facts import Facts
from benchmarks.report import page, table
from benchmarks.rows import ROWS, Row, compared
from scripts.toolbox import ROOT

pytestmark = pytest.mark.source


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def made_up(ratio: float) -> Figures:
    """Return figures of which every row's ratio is this, or stands in the way of no other."""
    return {row.theirs: 100.0 for row in ROWS} | {row.ours: 100.0 * ratio for row in ROWS}


def test_a_quick_run_prints_every_row_with_figures_of_all_that_is_installed() -> None:
    command = [sys.executable, "-m", "benchmarks.run", "--quick", "--runs", "1"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stderr
    rows = [cells(line) for line in done.stdout.splitlines() if line.startswith("| ")][2:]
    assert [row[0] for row in rows] == [row.title for row in ROWS]
    for row, printed in zip(ROWS, rows, strict=True):
        needs_no_peer = not any(peer in row.theirs for peer in ("requests", "twilio", "telnyx"))
        assert (printed[1] != "-") or (not needs_no_peer and printed[2] == f"{row.peer}, not installed")


def test_a_bar_is_met_in_the_runs_whose_ratio_keeps_to_it() -> None:
    barred = [one for one in compared([made_up(0.4), made_up(1.2), made_up(40)]) if one.row.bar is not None]
    met = {(one.row.more, one.row.bar): one.met for one in barred}
    assert met[True, 30] == met[True, 2] == 1
    assert met[False, 0.5] == met[False, 1.15] == 1
    assert met[False, 2] == 2


def test_a_row_shows_medians_and_the_smallest_and_largest_ratio() -> None:
    first = compared([made_up(ratio) for ratio in (2, 1, 4)])[0]
    assert first.cells() == [first.row.title, "200", "httpx", "100", "µs", "2 (1 to 4)", "≤ 1.15", "1 of 3"]


def test_a_row_whose_peer_is_missing_says_so_and_counts_for_nothing() -> None:
    telnyx = next(one for one in compared([Figures()]) if one.row.theirs == "sync rate telnyx")
    assert telnyx.cells()[1:4] == ["-", "telnyx, not installed", "-"]
    assert telnyx.met == 0


def test_the_page_holds_the_table_and_how_the_figures_came_about() -> None:
    runs = [made_up(0.5) | {"async 500 busy httpx": 0.25, "async 500 calls httpx": 700.0}]
    comparisons = compared(runs)
    text = page(comparisons, runs, Facts("0.10", "2026-01-02", 3.0))
    assert table(comparisons) in text
    assert "at most 25% of the time" in text
    assert "At least that were 700 of httpx with 500 in flight." in text


def test_the_chart_has_a_bar_a_row_to_the_right_where_ours_is_better() -> None:
    rows = compared([made_up(0.5)])
    drawn = ElementTree.fromstring(chart(rows)).findall("{*}rect")
    assert [bar.get("class") for bar in drawn] == [_kind(one.row) for one in rows]


def _kind(row: Row) -> str:
    return "worse" if row.more else "better"
