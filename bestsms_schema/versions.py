"""What other versions of an API have, for the errors that say that this one has it not.

A compiled API is a package with a sub-package for each version, which it lists in VERSIONS.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

__all__ = ["elsewhere", "lacks"]


def elsewhere(module: str, name: str, has: Callable[[type], bool]) -> str:
    """Say which other versions have something.

    Args:
        module: Module of a compiled class, such as `some_api.v1_0.api.orders`.
        name: The class.
        has: Whether a class has it: asked of the class of this name in every other version.

    Returns:
        `; API v2.0 has it, v1.0 has not`, or nothing where no other version has.
    """
    own, others = _versions(module)
    found = [version for version, other in others if (kind := _class(other, name)) is not None and has(kind)]
    return f"; API v{' and v'.join(found)} {'has' if len(found) == 1 else 'have'} it, v{own} has not" if found else ""


def lacks(owner: type, name: str) -> str:
    """Say that a class has no such attribute, and which other versions of it have."""
    there = (elsewhere(kind.__module__, kind.__name__, lambda other: hasattr(other, name)) for kind in owner.__mro__)
    return f"{owner.__name__!r} object has no attribute {name!r}{next(filter(None, there), '')}"


def _versions(module: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the version of the API that a module belongs to, if it does, and the others with its name there."""
    root, _, rest = module.partition(".")
    package, *below = rest.split(".")
    versions: dict[str, str] = getattr(import_module(root), "VERSIONS", {})
    own = next((version for version, name in versions.items() if name == package), "")
    others = [(version, ".".join((root, name, *below))) for version, name in versions.items() if name != package]
    return own, others if own else []


def _class(module: str, name: str) -> type | None:
    try:
        found: object = getattr(import_module(module), name, None)
    except ModuleNotFoundError:
        return None
    return found if isinstance(found, type) else None
