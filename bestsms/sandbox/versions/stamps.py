"""A time as reports write it: local to the account, in UTC, and in RFC 3339."""

from __future__ import annotations

from bestsms.sandbox.times import local, rfc3339, utc

__all__ = ["FIELDS", "SHOWN", "stamp"]

SHOWN = ("Attention", "Company", *(f"Custom{number}" for number in range(1, 10)))
"""What reports show of a recipient's own fields."""
FIELDS = ("TimeLocal", "TimeUTC", "TimeUTC_RFC3339")


def stamp(what: str, moment: int, zone: str) -> dict[str, str]:
    """Return the fields of when something was."""
    written = (local(moment, zone), utc(moment), rfc3339(moment))
    return {f"{what}{name}": text for name, text in zip(FIELDS, written, strict=True)}
