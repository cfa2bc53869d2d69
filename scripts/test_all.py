"""Run the tests on every supported Python that is found here, each in an environment of its own below .venvs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.toolbox import ROOT

VERSIONS = ("3.11", "3.12", "3.13", "3.14")


def find(version: str) -> str | None:
    """A working Python of that version: on PATH, or kept by pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kept = pyenv.glob(f"versions/{version}.*/bin/python{version}")
    candidates = [shutil.which(f"python{version}"), shutil.which("python3"), *map(str, sorted(kept, reverse=True))]
    return next((python for python in candidates if python and _is(version, python)), None)


def _is(version: str, python: str) -> bool:
    """Ask it: pyenv puts names on PATH that only work once a version is chosen."""
    ask = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    answer = subprocess.run(ask, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return answer.stdout.strip() == version


def main() -> int:
    """Test each; 1 if one fails or none is found."""
    outcomes: dict[str, str] = {}
    for version in VERSIONS:
        if python := find(version):
            print(f"== Python {version}: {python}", flush=True)
            settings = (f"VENV=.venvs/{version}", f"PYTHON={python}", "COVERAGE=")
            status = subprocess.run(["make", "pytest", *settings], cwd=ROOT, check=False).returncode
            outcomes[version] = "passed" if status == 0 else "failed"
        else:
            outcomes[version] = "not found here"
    for version, outcome in outcomes.items():
        print(f"Python {version}: {outcome}")
    return 0 if set(outcomes.values()) - {"not found here"} == {"passed"} else 1


if __name__ == "__main__":
    sys.exit(main())
