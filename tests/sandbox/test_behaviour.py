"""The table of documented behaviour names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.source

ROOT = Path(__file__).resolve().parents[2]


def test_every_test_that_the_table_names_is_there() -> None:
    table = (ROOT / "docs" / "sandbox-behaviour.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| .* \| `(test_\w+)` \|$", table, re.MULTILINE)
    modules = (module.read_text(encoding="utf-8") for module in Path(__file__).parent.glob("test_*.py"))
    there = {name for text in modules for name in re.findall(r"^def (test_\w+)\(", text, re.MULTILINE)}
    assert len(named) >= 40
    assert len(named) == table.count("| `test_")
    assert set(named) <= there
