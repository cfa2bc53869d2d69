"""The benchmark of webhooks runs; what it finds is for a quiet machine to say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.toolbox import ROOT

pytestmark = pytest.mark.source


def test_a_quick_run_compares_every_format() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "webhooks.py"), "--quick"]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["JSON", "XML", "form"]
    for line, plain in zip(lines, ("json.loads", "expat", "parse_qsl"), strict=False):
        assert f"times {plain} (" in line
