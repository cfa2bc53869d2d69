"""The differences between two documents as a page of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scripts.changes.comparing import Change, compared
from scripts.changes.reading import Description

__all__ = ["Line", "by_model", "gathered", "quoted", "report", "shortened"]

NOUNS = {"asked": ("argument", "arguments"), "answered": ("answer", "answers")}
PLURALS = {"is": "are", "takes": "take"}
SENTENCES = ("is", "takes", "may")


@dataclass(frozen=True)
class Line:
    """One change of one field or more, in one call or more."""

    calls: tuple[str, ...]
    side: str
    fields: tuple[str, ...]
    text: str
    breaking: bool

    def __str__(self) -> str:
        what = self._said() if self.fields else self.text
        where = f" ({', '.join(self.calls)})" if len(self.calls) > 1 else ""
        return f"- {'**Breaking:** ' if self.breaking else ''}{what}{where}"

    def _said(self) -> str:
        """Return the fields and what changed, as a sentence, or as names and a remark on them."""
        noun = NOUNS[self.side][len(self.fields) > 1]
        names = ", ".join(map(quoted, shortened(self.fields)))
        verb, _, rest = self.text.partition(" ")
        if verb not in SENTENCES:
            return f"{noun} {names}: {self.text}"
        return f"{noun} {names} {PLURALS.get(verb, verb) if len(self.fields) > 1 else verb} {rest}"


def report(old: Description, new: Description, introduction: str) -> str:
    """Return the page."""
    changes = list(compared(old, new))
    breaking = sum(change.breaking for change in changes)
    head = (
        f"# Changes from v{old.version} to v{new.version}\n",
        f"{introduction}\n",
        f"{len(changes)} differences, {breaking} of them breaking.",
    )
    return "\n".join((*head, *_sections(changes))) + "\n"


def gathered(changes: Iterable[Change]) -> list[Line]:
    """Return the changes with those of one text in one line: fields of one call, then calls of the same fields."""
    by_call: dict[tuple[str, str, str, bool], list[str]] = {}
    for change in changes:
        by_call.setdefault((change.call, change.side, change.text, change.breaking), []).append(change.field)
    by_fields: dict[tuple[str, tuple[str, ...], str, bool], list[str]] = {}
    for (call, side, text, is_breaking), fields in by_call.items():
        by_fields.setdefault((side, tuple(filter(None, fields)), text, is_breaking), []).append(call)
    return [Line(tuple(calls), *rest) for rest, calls in by_fields.items()]


def by_model(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Return the changes of what is in a model, by the model's name, each once, whatever calls it is in."""
    found: dict[str, dict[Change, None]] = {}
    for change in changes:
        if change.model:
            own = change.field.removeprefix(f"{change.model}.")
            found.setdefault(change.model, {})[replace(change, call="", field=own)] = None
    return {model: list(found[model]) for model in sorted(found)}


def shortened(names: Iterable[str]) -> list[str]:
    """Return names with a run of numbers as its first and its last: Custom1 to Custom9."""
    runs: list[list[str]] = []
    for name in names:
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [name for run in runs for name in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]


def quoted(name: str) -> str:
    """Return a name, or a run of them, as code."""
    return " to ".join(f"`{one}`" for one in name.split(" to "))


def _follows(before: str, after: str) -> bool:
    first, second = (re.fullmatch(r"(.*?)(\d+)", name) for name in (before, after))
    return bool(first and second and first[1] == second[1] and int(first[2]) + 1 == int(second[2]))


def _sections(changes: list[Change]) -> Iterator[str]:
    calls = [change for change in changes if change.is_whole]
    rest = [change for change in changes if not change.is_whole]
    yield from _section("The service as a whole", gathered(change for change in rest if not change.call))
    yield from _section("Calls that are gone", [_of_call(one) for one in calls if one.kind == "gone"])
    yield from _section("New calls", [_of_call(one) for one in calls if one.kind == "new"])
    for model, found in by_model(rest).items():
        yield from _section(model, gathered(found))
    lines = gathered(change for change in rest if change.call and not change.model)
    yield from _section("In several calls", [line for line in lines if len(line.calls) > 1])
    for name in dict.fromkeys(call for line in lines for call in line.calls):
        yield from _section(name, [line for line in lines if line.calls == (name,)])


def _of_call(change: Change) -> Line:
    return Line((change.call,), "", (), f"`{change.call}`", change.breaking)


def _section(title: str, lines: list[Line]) -> Iterator[str]:
    """Yield a section, what breaks first; nothing where there is nothing."""
    if lines:
        yield f"\n## {title}\n"
        yield from map(str, sorted(lines, key=lambda line: not line.breaking))
