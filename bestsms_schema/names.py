"""Unknown names, and the known one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["suggestion", "unknown_key", "unknown_name"]

DIGITS_OF_A_NUMBER = 5


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean X?` for the nearest of `known`, or nothing when none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    nearest = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return f"; did you mean {by_folded[nearest[0]]}?" if nearest else ""


def unknown_name(owner: str, name: object, known: Iterable[str], what: str) -> str:
    """Say that `owner` has no argument or attribute of this name, and which is nearest."""
    return f"{owner} has no {what} {name!r:.80}{suggestion(name, known) if isinstance(name, str) else ''}"


def unknown_key(owner: str, key: object, known: Iterable[str]) -> str:
    """Say the same of a key of a dict, which is data: what looks like a number or an address is not shown."""
    shown = f"{key!r:.80}"
    if sum(letter.isdigit() for letter in shown) >= DIGITS_OF_A_NUMBER or "@" in shown:
        return f"{owner} has a number or an address where a key's name should be"
    return unknown_name(owner, key, known, "key")
