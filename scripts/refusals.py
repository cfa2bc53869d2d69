"""What mypy and pyright refuse in files, line by line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from scripts.toolbox import ROOT, command

__all__ = ["Messages", "Refusals", "mypy", "pyright"]

Messages = dict[int, list[str]]
"""What a type checker says, by line number."""
Refusals = dict[str, Messages]
"""What it says, by the name of the file."""
FLAGS = ("--no-pretty", "--no-error-summary", "--hide-error-context", "--no-color-output")


def mypy(*paths: Path, root: Path = ROOT) -> Refusals:
    """Return what mypy refuses in the files, with the settings and the packages below `root`.

    Raises:
        SystemExit: It refuses another file.
    """
    names = {path.name for path in paths}
    found: Refusals = {name: defaultdict(list) for name in names}
    for line in _output(root, sys.executable, "-m", "mypy", *FLAGS, *map(str, paths)).splitlines():
        message = re.match(r"(?:.*/)?([^/:]+):(\d+): error: (.*)$", line)
        if message and message[1] in names:
            found[message[1]][int(message[2])].append(message[3])
        elif ": error: " in line or line.startswith("error: "):
            raise SystemExit(line)
    return found


def pyright(project: Path, root: Path = ROOT) -> Refusals:
    """Return what pyright refuses in the files of a project file."""
    found: Refusals = defaultdict(lambda: defaultdict(list))
    report = json.loads(_output(root, *command("pyright", "--outputjson", "--project", project)))
    for diagnostic in report["generalDiagnostics"]:
        if diagnostic["severity"] == "error":
            line = diagnostic["range"]["start"]["line"] + 1
            found[Path(diagnostic["file"]).name][line].append(diagnostic["message"])
    return found


def _output(root: Path, *arguments: str) -> str:
    return subprocess.run(arguments, cwd=root, stdout=subprocess.PIPE, text=True, check=False).stdout
