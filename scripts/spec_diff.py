"""Say what changed between two versions of the API, as Markdown, and what of it breaks a client.

python scripts/spec_diff.py 2.04 3.00 [--output docs/changes.md]

A call is known by its documented name, so that one whose path changed reads as changed, not as gone and new. Each side
is a version that openapi/ has, or a YAML file.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

from scripts import versions
from scripts.changes import Description
from scripts.changes.report import report

__all__ = ["INTRODUCTION", "main"]

INTRODUCTION = """\
What differs between the two documents. What is marked as breaking can make a client wrong that was right: something it
used is gone, something is newly required, a limit is tighter, a type, a path or a name on the wire is another. Who uses
the library sees little of it: [upgrading](upgrading.md) says what."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", metavar="A", help="the version to start from, such as 2.04")
    parser.add_argument("after", metavar="B", help="the version that comes after it, such as 3.00")
    parser.add_argument("--output", type=Path, help="the file to write; else it is printed")
    options = parser.parse_args(arguments)
    if not (options.before and options.after):
        print("A and B are needed: make spec-diff A=2.04 B=3.00", file=sys.stderr)
        return 2
    try:
        text = report(_described(options.before, "A"), _described(options.after, "B"), INTRODUCTION)
    except versions.VersionError as error:
        print(error, file=sys.stderr)
        return 2
    if options.output is None:
        print(text, end="")
        return 0
    try:
        options.output.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"OUT cannot be written: {error}", file=sys.stderr)
        return 2
    return 0


def _described(text: str, what: str) -> Description:
    path = versions.document(text, what)
    try:
        return Description(path)
    except (OSError, yaml.YAMLError, LookupError, TypeError, AttributeError, UnicodeError) as error:
        raise versions.VersionError(f"{what}: {path} is no document like those in openapi/: {error!r}") from None


if __name__ == "__main__":
    sys.exit(main())
