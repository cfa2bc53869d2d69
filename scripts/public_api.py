"""What of the public API of one source tree another breaks: names, arguments, defaults, types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import griffe

__all__ = ["breaks"]

PACKAGES = ("bestsms_schema", "bestsms_api", "bestsms")
CHECKED = ("bestsms_api", "bestsms")
"""What users import, and the request classes that the clients hand out; bestsms_schema is seen through them."""
NOT_PUBLIC = ("bestsms.transports", "bestsms.sandbox.")
"""Modules without a promise; what bestsms.sandbox itself exports is public."""
WIDER = {"int": "float"}

Tree = griffe.ModulesCollection
Seen = griffe.Object | griffe.Alias


def breaks(old: Path, new: Path) -> Iterator[str]:
    """Yield a sentence for each promise of the tree at `old` that the tree at `new` does not keep."""
    before, after = _loaded(old), _loaded(new)
    for package in CHECKED:
        if package in before:
            if package not in after:
                yield f"{package}: is gone"
                continue
            for breakage in griffe.find_breaking_changes(before[package], after[package]):
                yield _said(breakage)
            yield from _narrowed(before[package], after[package])


def _loaded(root: Path) -> Tree:
    """Return the packages of a tree, read and not imported, without the modules that are not public."""
    loader = griffe.GriffeLoader(search_paths=[root, root / "generated"], allow_inspection=False)
    for package in PACKAGES:
        if any((place / package).is_dir() for place in (root, root / "generated")):
            loader.load(package, try_relative_path=False)  # else the folder that we are in comes first
    loader.resolve_aliases(external=False)
    for package in CHECKED:
        if package in loader.modules_collection:
            _prune(loader.modules_collection[package])
    return loader.modules_collection


def _prune(module: griffe.Module) -> None:
    for name, inner in list(module.modules.items()):
        if inner.is_alias:
            continue
        if f"{inner.path}.".startswith(NOT_PUBLIC) and inner.path != "bestsms.sandbox":
            del module.members[name]
        else:
            _prune(inner)


def _said(breakage: griffe.Breakage) -> str:
    """Return griffe's sentence, with the whole path of what broke in place of the file."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", breakage.explain(griffe.ExplanationStyle.ONE_LINE))
    _, _, sentence = plain.partition(": ")
    name, _, _ = re.split(r"([(:])", sentence, maxsplit=1)
    path = breakage.obj.path
    return f"{path}{sentence.removeprefix(name)}" if path.endswith(name) else f"{path}: {sentence}"


def _narrowed(old: griffe.Module, new: griffe.Module) -> Iterator[str]:
    """Yield each type that takes less, or gives more, than it did; griffe does not compare annotations."""
    found = dict(_members(new, set()))
    for path, before in _members(old, set()):
        after = found.get(path)
        if isinstance(before, griffe.Function) and isinstance(after, griffe.Function):
            yield from _narrowed_function(path, before, after)
        elif isinstance(before, griffe.Attribute) and isinstance(after, griffe.Attribute):
            was, now = _parts(before.annotation), _parts(after.annotation)
            if was and now and was != now:
                yield f"{path}: its type is {' | '.join(sorted(now))}, was {' | '.join(sorted(was))}"


def _narrowed_function(path: str, old: griffe.Function, new: griffe.Function) -> Iterator[str]:
    if ("async" in old.labels) != ("async" in new.labels):
        yield f"{path}: is {'' if 'async' in new.labels else 'no longer '}a coroutine function"
    for parameter in old.parameters:
        if parameter.name in new.parameters:
            was, now = _parts(parameter.annotation), _parts(new.parameters[parameter.name].annotation)
            if now and (lost := was - now - {narrow for narrow, wide in WIDER.items() if wide in now}):
                yield f"{path}({parameter.name}): takes {' | '.join(sorted(lost))} no more"
    was, now = _parts(old.returns), _parts(new.returns)
    if was and (added := now - was):
        yield f"{path}: may also return {' | '.join(sorted(added))}"


def _members(owner: Seen, seen: set[str]) -> Iterator[tuple[str, griffe.Object]]:
    """Yield the public members below an object by the path that a user writes, each object once."""
    for name, member in owner.all_members.items():
        target = _target(member)
        if target is None or not member.is_public or target.path in seen:
            continue
        seen.add(target.path)
        yield f"{owner.path}.{name}", target
        if isinstance(target, griffe.Module | griffe.Class):
            yield from _members(target, seen)


def _target(member: Seen) -> griffe.Object | None:
    """Return what a name stands for; None for what is not part of these packages."""
    if isinstance(member, griffe.Object):
        return member
    try:
        target = member.final_target
    except griffe.AliasResolutionError:
        return None
    return target if isinstance(target, griffe.Object) else None


def _parts(annotation: griffe.Expr | str | None) -> set[str]:
    """Return the members of a union; nothing for no annotation."""
    if annotation is None:
        return set()
    depth, parts = 0, [""]
    for character in str(annotation):
        depth += (character in "[(") - (character in "])")
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return {part.strip() for part in parts}
