"""What other versions of an API have, for the errors that say that this one has it not.

A compiled API is a package with a sub-package for each version, which it lists in VERSIONS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

__all__ = ["elsewhere", "lacks"]


def elsewhere(module: str, name: str, has: Callable[[type], bool]) -> str:
    """Say which other versions have something.

    Args:
        module: Module of a compiled class, such as `some_api.v1_0.api.orders`.
        name: The class.
        has: Whether a class has it: asked of the class of this name in every other version.

    Returns:
        `; API v2.0 has it`, or nothing where no other version has.
    """
    found = [version for version, other in _others(module) if (kind := _class(other, name)) is not None and has(kind)]
    return f"; API v{' and v'.join(found)} {'has' if len(found) == 1 else 'have'} it" if found else ""


def lacks(owner: type, name: str) -> str:
    """Say that a class has no such attribute, and which other versions of it have."""
    there = (elsewhere(kind.__module__, kind.__name__, lambda other: hasattr(other, name)) for kind in owner.__mro__)
    return f"{owner.__name__!r} object has no attribute {name!r}{next(filter(None, there), '')}"


def _others(module: str) -> Iterator[tuple[str, str]]:
    """Yield the other versions of the API that a module belongs to, if it does, with the module's name there."""
    root, _, rest = module.partition(".")
    package, *below = rest.split(".")
    versions: dict[str, str] = getattr(import_module(root), "VERSIONS", {})
    for version, other in versions.items() if package in versions.values() else ():
        if other != package:
            yield version, ".".join((root, other, *below))


def _class(module: str, name: str) -> type | None:
    try:
        found: object = getattr(import_module(module), name, None)
    except ModuleNotFoundError:
        return None
    return found if isinstance(found, type) else None
