"""The pages on the way from one version of the API to the next. scripts/generate.py writes and checks them.

docs/changes-v3.00.md is what differs between the document of v3.00 and the one before it. In docs/upgrading.md what
stands between `<!-- compiled: 2.04 3.00 -->` and `<!-- end -->` is what a program that uses the library sees of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts import versions
from scripts.changes import Change, Description, compared
from scripts.changes.report import Line, by_model, gathered, quoted, report, shortened
from scripts.spec_diff import INTRODUCTION
from scripts.toolbox import ROOT

__all__ = ["UpgradingError", "pages", "stale", "table"]

BANNER = "<!-- Compiled from openapi/ by `make generate`. Do not edit. -->\n"
BLOCK = re.compile(r"(<!-- compiled: (\S+) (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
SEEN = {
    "asked": ("gone", "new", "name", "need", "limit", "meaning", "type"),
    "answered": ("gone", "new", "name", "type"),
}


class UpgradingError(ValueError):
    """docs/upgrading.md lacks the place for a pair of versions, or has one too many."""


def pages(root: Path = ROOT) -> dict[Path, str]:
    """Return the text of each page.

    Raises:
        UpgradingError: docs/upgrading.md has not exactly one place for each version that has one before it.
    """
    pairs = versions.pairs(root)
    texts: dict[Path, str] = {}
    tables: dict[tuple[str, str], str] = {}
    for pair in pairs:
        old, new = (Description(versions.path_of(one, root)) for one in pair)
        texts[root / "docs" / f"changes-v{new.version}.md"] = BANNER + report(old, new, INTRODUCTION)
        tables[pair] = table(old, new)
    if pairs:
        path = root / "docs" / "upgrading.md"
        texts[path] = _filled(path.read_text(encoding="utf-8"), tables)
    return texts


def stale(root: Path = ROOT) -> Iterator[str]:
    """Yield a line for each page that is missing, extra or different."""
    expected = pages(root)
    for path in sorted({*expected, *root.glob("docs/changes-v*.md")}):
        if path not in expected:
            yield f"not generated: {path.name}"
        elif not path.is_file():
            yield f"missing: {path.name}"
        elif path.read_text(encoding="utf-8") != expected[path]:
            yield f"differs: {path.name}"


def table(old: Description, new: Description) -> str:
    """Return what changes for a program that uses the library: each call with its own fields, then each model."""
    calls = list(dict.fromkeys((*old.calls, *new.calls)))
    changes = [change for change in compared(old, new) if change.call in calls]
    rows = [(f"`{name}`", _said(one for one in changes if one.call == name and not one.model)) for name in calls]
    of_models = [(f"`{name}`", _said(found)) for name, found in by_model(filter(_is_seen, changes)).items()]
    tables = [_table(("Call", f"v{new.version}"), rows)]
    if of_models:
        tables.append(_table(("Model", f"v{new.version}"), of_models))
    return "\n".join(tables)


def _table(heads: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = (heads, ("---", "---"), *rows)
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _said(changes: Iterable[Change]) -> str:
    own = list(changes)
    whole = next((change for change in own if change.is_whole), None)
    if whole is not None:
        return "**missing**" if whole.kind == "gone" else "new"
    lines = gathered(change for change in own if change.field and _is_seen(change))
    wholes = (change for change in own if not change.field and change.kind in ("need", "limit"))
    return "<br>".join([*(_marked(one.text, one) for one in wholes), *map(_line, _in_order(lines))]) or "the same"


def _is_seen(change: Change) -> bool:
    """Whether a program that uses the library sees it: the wire it does not, and null reads as None as ever."""
    if change.kind == "type":
        before, after = (set(text.split(" or ")) - {"null"} for text in change.text.removeprefix("is ").split(", was "))
        return before != after
    return bool(change.side) and change.kind in SEEN[change.side]


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.side != "asked", not line.breaking))


def _line(line: Line) -> str:
    names = ", ".join(map(quoted, shortened(line.fields)))
    kind = "attributes" if line.side == "answered" else "arguments"
    if line.text in ("is new", "is gone"):
        return f"{'new' if line.text == 'is new' else '**missing**'} {kind}: {names}"
    return _marked(f"{names}: {line.text.removeprefix('is ')}", line)


def _marked(text: str, of: Change | Line) -> str:
    return f"{'**stricter:** ' if of.breaking else ''}{text}"


def _filled(text: str, tables: dict[tuple[str, str], str]) -> str:
    places = [(match[2], match[3]) for match in BLOCK.finditer(text)]
    if sorted(places) != sorted(tables):
        needed = ", ".join(f"<!-- compiled: {old} {new} --> ... <!-- end -->" for old, new in tables)
        raise UpgradingError(f"docs/upgrading.md must have each of these places once, and no other: {needed}")
    return BLOCK.sub(lambda match: f"{match[1]}\n{tables[match[2], match[3]]}\n{match[4]}", text)
