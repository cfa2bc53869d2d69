"""Times as v3.00 writes them, which has one for never."""

from __future__ import annotations

from bestsms.sandbox.versions.stamps import FIELDS, stamp

__all__ = ["stamp_or_never"]

NEVER = ("0001-01-01 12:00:00", "0001-01-01 00:00:00", "0001-01-01T00:00:00.000Z")


def stamp_or_never(what: str, moment: int | None, zone: str) -> dict[str, str]:
    """Return the fields of when something was; None for what never was."""
    if moment is None:
        return {f"{what}{name}": text for name, text in zip(FIELDS, NEVER, strict=True)}
    return stamp(what, moment, zone)
