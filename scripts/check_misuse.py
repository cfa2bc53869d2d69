"""Check that what must not type-check does not: mypy and pyright refuse exactly the marked lines of misuse.py.

A line is marked by `# error: REGEX` at its end; one of mypy's messages for it matches REGEX.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.refusals import Messages, mypy, pyright
from scripts.toolbox import ROOT

MISUSE = ROOT / "tests" / "typing" / "misuse.py"


def expected(path: Path) -> dict[int, str]:
    """The marked lines and their regular expressions."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return {number: mark[1] for number, line in lines if (mark := re.search(r"# error: (.+)$", line))}


def differences(marked: Mapping[int, str], by_mypy: Messages, by_pyright: Messages) -> Iterator[str]:
    """One sentence for each line that is refused and not marked, or marked and not refused as it says."""
    for checker, found in (("mypy", by_mypy), ("pyright", by_pyright)):
        for line in sorted(marked.keys() - found.keys()):
            yield f"line {line}: {checker} accepts it; marked: {marked[line]}"
        for line in sorted(found.keys() - marked.keys()):
            yield f"line {line}: {checker} refuses it, unmarked: {found[line][0]}"
    for line in sorted(marked.keys() & by_mypy.keys()):
        if not any(re.search(marked[line], message) for message in by_mypy[line]):
            yield f"line {line}: marked {marked[line]!r}, mypy says: {'; '.join(by_mypy[line])}"


def main() -> int:
    """Print each difference; 1 if there is one."""
    marked = expected(MISUSE)
    project = MISUSE.with_name("pyrightconfig.json")  # the project's own leaves the file out
    refused = (mypy(MISUSE), pyright(project))
    found = list(differences(marked, *(found.get(MISUSE.name, {}) for found in refused)))
    for difference in found:
        print(f"{MISUSE.relative_to(ROOT)}: {difference}")
    print(f"misuse: {len(marked)} calls must not type-check, {len(found)} differences")
    return 1 if found or not marked else 0


if __name__ == "__main__":
    sys.exit(main())
