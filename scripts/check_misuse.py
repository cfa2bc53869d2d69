"""Check that what must not type-check does not: mypy and pyright refuse exactly the marked lines of misuse.py.

A line is marked by `# error: REGEX` at its end; one of mypy's messages for it matches REGEX.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.toolbox import ROOT, command

MISUSE = ROOT / "tests" / "typing" / "misuse.py"

Messages = dict[int, list[str]]
"""What a type checker says, by line number."""


def expected(path: Path) -> dict[int, str]:
    """The marked lines and their regular expressions."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return {number: mark[1] for number, line in lines if (mark := re.search(r"# error: (.+)$", line))}


def mypy(path: Path) -> Messages:
    """What mypy refuses."""
    flags = ("--no-pretty", "--no-error-summary", "--hide-error-context", "--no-color-output")
    found: Messages = defaultdict(list)
    for line in _output(sys.executable, "-m", "mypy", *flags, str(path)).splitlines():
        if message := re.match(r".*misuse\.py:(\d+): error: (.*)$", line):
            found[int(message[1])].append(message[2])
        elif ": error: " in line:
            raise SystemExit(line)
    return found


def pyright(path: Path) -> Messages:
    """What pyright refuses."""
    found: Messages = defaultdict(list)
    project = path.with_name("pyrightconfig.json")  # the project's own leaves the file out
    report = json.loads(_output(*command("pyright", "--outputjson", "--project", project)))
    for diagnostic in report["generalDiagnostics"]:
        if diagnostic["severity"] == "error":
            found[diagnostic["range"]["start"]["line"] + 1].append(diagnostic["message"])
    return found


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


def _output(*arguments: str) -> str:
    return subprocess.run(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout


def main() -> int:
    """Print each difference; 1 if there is one."""
    marked = expected(MISUSE)
    found = list(differences(marked, mypy(MISUSE), pyright(MISUSE)))
    for difference in found:
        print(f"{MISUSE.relative_to(ROOT)}: {difference}")
    print(f"misuse: {len(marked)} calls must not type-check, {len(found)} differences")
    return 1 if found or not marked else 0


if __name__ == "__main__":
    sys.exit(main())
