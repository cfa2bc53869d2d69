"""The benchmark of webhooks runs; what it finds is for a quiet machine to say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.facts import Facts
from benchmarks.webhooks import BODIES, page
from scripts.toolbox import ROOT

pytestmark = pytest.mark.source


def test_a_quick_run_compares_every_format_and_measures_the_stores_that_need_no_server() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "webhooks.py"), "--quick"]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    parsing, stores = (table.splitlines()[2:] for table in done.stdout.split("\n\n"))
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in parsing]
    assert [(row[0], row[5]) for row in rows] == [("JSON", "json.loads"), ("XML", "expat"), ("form", "parse_qsl")]
    assert all(float(row[7]) > 0 for row in rows)
    assert [line.split()[1] for line in stores] == ["none", "SQLite"]


def test_the_page_holds_the_tables_and_where_they_come_from() -> None:
    figures = {f"{form} {what}": 10.0 for form in BODIES for what in ("plain", "parse", "parse and read")}
    figures |= {f"{store} {what}": 1234.0 for store in ("none", "Redis") for what in ("taken", "handled")}
    text = page(figures, Facts("0.10", "2026-01-02", 3.0))
    assert "| JSON |" in text
    assert "| Redis | 1,234 | 1,234 |" in text
    assert "bestsms 0." in text
    assert "On 2026-01-02; load of the machine 0.10; 3 s." in text
