"""Test the wheel as users get it: built from the sdist, installed alone, tested away from the source tree.

python scripts/test_wheel.py --install    build it, and install it with what the tests need into .venvs/wheel
python scripts/test_wheel.py              run the tests there
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.toolbox import ROOT

EXTRAS = "fast,otel,sandbox,webhooks,webhooks-redis,webhooks-sqlalchemy"
COVERAGE = ROOT / ".coverage.wheel"
ENVIRONMENT = ROOT / ".venvs" / "wheel"
PYTHON = ENVIRONMENT / "bin" / "python"

# Prints where each package was imported from; fails unless that is the environment's own library, with its types.
PROOF = """
import importlib, pathlib, sysconfig
library = pathlib.Path(sysconfig.get_path("purelib")).resolve()
for name in ("bestsms", "bestsms_schema", "bestsms_api"):
    package = pathlib.Path(importlib.import_module(name).__file__).resolve().parent
    assert package == library / name, f"{name} is imported from {package}, not from {library}"
    assert (package / "py.typed").is_file(), f"{name} ships no py.typed"
    print(f"  {name} from {package.relative_to(library.parents[3])}")
"""


def run(*arguments: str | Path, cwd: Path, **settings: str) -> None:
    """Run a command that must succeed, without the settings that lead Python back to the source tree."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    subprocess.run([str(argument) for argument in arguments], cwd=cwd, env=environment | settings, check=True)


def build(folder: Path) -> Path:
    """Build the sdist, and from it the wheel."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def copy_tests(folder: Path) -> None:
    """Copy pytest's settings, and the tests but for the modules that need the source tree as a whole."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__", "typing"))
    for module in folder.glob("tests/**/test_*.py"):
        if re.search(r"^pytestmark\b.*\bmark\.source\b", module.read_text(encoding="utf-8"), re.MULTILINE):
            module.unlink()


def write_constraints(path: Path) -> None:
    """Write the locked versions in the form that pip takes for packages named without a hash."""
    lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)(?:\[[^]]*\])?(==[^\\\n]+)", lock, re.MULTILINE)
    path.write_text("\n".join(name + version for name, version in pins), encoding="utf-8")


def install(folder: Path) -> None:
    """Build, install, and import with nothing else there; then add what the tests need."""
    wheel = build(folder)
    write_constraints(folder / "constraints.txt")
    run(sys.executable, "-m", "venv", "--clear", ENVIRONMENT, cwd=folder)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", "constraints.txt")
    run(*pip, wheel, cwd=folder)
    print(f"{wheel.name}, installed alone:", flush=True)
    run(PYTHON, "-c", PROOF, cwd=folder)
    run(*pip, "-r", ROOT / "requirements" / "test.in", f"{wheel}[{EXTRAS}]", cwd=folder)


def test(folder: Path) -> None:
    """Run the tests that do not need the source tree."""
    copy_tests(folder)
    how = ("--numprocesses", os.environ.get("WORKERS", "auto"), *os.environ.get("MEASURED", "").split())
    run(PYTHON, "-m", "pytest", "-m", "not source", *how, cwd=folder, COVERAGE_FILE=f"{COVERAGE}")


def main() -> int:
    """Do one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", action="store_true")
    step = install if parser.parse_args().install else test
    with tempfile.TemporaryDirectory() as name:
        step(Path(name).resolve())
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(error.cmd[:4])} ... ended with {error.returncode}")
