"""Fail if the public API breaks what the last tag offered.

python scripts/api_check.py [--ref v0.1.0]

Two judges: griffe compares what the packages of both revisions offer, and the typing tests of that revision are
checked against the code of today: what type-checked then still does, and what was refused then still is. A break that
is meant has an entry in tests/typing/allowed.toml, with its reason, until the next tag.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from scripts import check_misuse, public_api, refusals
from scripts.toolbox import ROOT

__all__ = ["findings", "last_tag", "main"]

ALLOWED = Path("tests/typing/allowed.toml")
TYPING = Path("tests/typing")
TESTS = ("public.py", "misuse.py")
NO_TAG = (
    "Nothing has been released yet: no tag leads to this commit, so there is no public API to compare with, and "
    "nothing was compared. (A clone that lacks its tags says the same; git fetch --tags brings them.)"
)


class RefError(ValueError):
    """The revision to compare with cannot be read."""


def last_tag(root: Path) -> str | None:
    """Return the tag nearest to the commit that is checked out; None if there is none.

    Raises:
        RefError: The folder is in no git repository.
    """
    if _git(root, "rev-parse", "--git-dir").returncode:
        raise RefError(f"{root} is in no git repository, so there is no revision to compare with")
    return _git(root, "describe", "--tags", "--abbrev=0").stdout.decode().strip() or None


def findings(root: Path, ref: str) -> Iterator[str]:
    """Yield a sentence for each way in which the tree at `root` breaks what revision `ref` offered.

    Raises:
        RefError: There is no such revision.
    """
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder).resolve() / "old"
        _extract(root, ref, old)
        yield from dict.fromkeys(public_api.breaks(old, root))
        yield from _typing(root, ref, old)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)


def _extract(root: Path, ref: str, folder: Path) -> None:
    archive = _git(root, "archive", "--format=tar", ref)
    if archive.returncode:
        raise RefError(f"REF={ref}: {archive.stderr.decode(errors='replace').strip().splitlines()[0]}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(folder, filter="data")


def _typing(root: Path, ref: str, old: Path) -> Iterator[str]:
    """Yield what today's code makes of the typing tests of another day."""
    for name in TESTS:
        if not (old / TYPING / name).is_file():
            yield f"{TYPING / name}: {ref} has none, so its types cannot be checked"
            return
    alone = old.parent / "alone"  # pyright looks beside the project file first, and would find the packages of that day
    shutil.copytree(old / TYPING, alone / TYPING)
    public, misuse = (alone / TYPING / name for name in TESTS)
    project = alone / "pyrightconfig.json"
    settings = {"extends": str(root / "pyproject.toml"), "include": [str(TYPING)], "exclude": []}
    places = {"extraPaths": [str(root), str(root / "generated")], "executionEnvironments": []}
    project.write_text(json.dumps({**settings, **places}), encoding="utf-8")
    by_mypy, by_pyright = refusals.mypy(public, misuse, root=root), refusals.pyright(project, root)
    lines = public.read_text(encoding="utf-8").splitlines()
    for name, found in (("mypy", by_mypy), ("pyright", by_pyright)):
        for number, messages in sorted(found.get(public.name, {}).items()):
            yield f"{TYPING / public.name} of {ref}, line {number}: {lines[number - 1].strip()}: {name}: {messages[0]}"
    marked = check_misuse.expected(misuse)
    for difference in check_misuse.differences(marked, by_mypy.get(misuse.name, {}), by_pyright.get(misuse.name, {})):
        yield f"{TYPING / misuse.name} of {ref}, {difference}"


def unexpected(root: Path, found: list[str]) -> Iterator[str]:
    """Yield the findings that are not allowed, and the allowances that allow nothing or say no reason."""
    path = root / ALLOWED
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("allowed", []) if path.is_file() else []
    for entry in entries:
        if not entry.get("finding") or not entry.get("reason"):
            yield f"{ALLOWED}: an entry needs a finding, or part of one, and a reason: {entry}"
        elif not any(entry["finding"] in one for one in found):
            yield f"{ALLOWED}: nothing is found of {entry['finding']!r}; take the entry out"
    allowed = [entry["finding"] for entry in entries if entry.get("finding") and entry.get("reason")]
    yield from (one for one in found if not any(part in one for part in allowed))


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ref", help="the revision to compare with; the last tag if none is given")
    given = parser.parse_args(arguments).ref
    try:
        ref = given or last_tag(root)
        if ref is None:
            print(f"api-check: {NO_TAG}")
            return 0
        found = list(findings(root, ref))
    except RefError as error:
        print(error, file=sys.stderr)
        return 2
    left = list(unexpected(root, found))
    for line in left:
        print(line)
    print(f"api-check against {ref}: {len(found)} breaks, {len(left)} not allowed")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
