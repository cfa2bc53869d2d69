"""Compare the library with what it stands on and with its peers, in one run; read the ratios.

make bench    or    python -m benchmarks.run [--runs 3] [--quick]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.chart import chart
from benchmarks.common import FULL, QUICK, Effort, Figures
from benchmarks.facts import Facts
from benchmarks.measure import CORE, MEASURES
from benchmarks.report import page, table
from benchmarks.rows import compared

ROOT = Path(__file__).resolve().parent.parent
ONCE = {"paging memory"}
"""Slow, and the same each time."""


@contextmanager
def server(effort: Effort) -> Generator[str]:
    """Run the server in a process of its own, on another core than what is measured; yield its URL."""
    command = [sys.executable, "-m", "benchmarks.server", str(effort.contacts), str(CORE + 1)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def measured(name: str, url: str, quick: list[str]) -> Figures:
    """Take one measure in a new process."""
    command = [sys.executable, "-m", "benchmarks.measure", name, url, *quick]
    found: Figures = json.loads(subprocess.check_output(command, text=True, cwd=ROOT))
    return found


def run(url: str, number: int, quick: list[str], known: Figures) -> Figures:
    """Take every measure once; what is measured once only is taken from `known`."""
    found = {**known}
    for name in MEASURES:
        if number == 1 or name not in ONCE:
            print(f"run {number}: {name}", file=sys.stderr, flush=True)
            figures = measured(name, url, quick)
            found |= figures
            if name in ONCE:
                known |= figures
    return found


def main() -> int:
    """Measure, print the table, and write page and chart unless it was a quick run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a little of each, to see that it works; writes nothing")
    parser.add_argument("--runs", type=int, default=3, help="how often everything is measured; default 3")
    given = parser.parse_args()
    facts, begun, known = Facts.now(), time.monotonic(), Figures()
    effort, quick = (QUICK, ["--quick"]) if given.quick else (FULL, [])
    with server(effort) as url:
        runs = [run(url, number, quick, known) for number in range(1, given.runs + 1)]
    comparisons = compared(runs)
    print(table(comparisons))
    if given.quick:
        print("\nA quick run: these figures tell nothing but that it works.")
    else:
        facts = facts.ended(time.monotonic() - begun)
        (ROOT / "docs" / "benchmarks.md").write_text(page(comparisons, runs, facts), encoding="utf-8")
        (ROOT / "docs" / "benchmarks.svg").write_text(chart(comparisons), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
