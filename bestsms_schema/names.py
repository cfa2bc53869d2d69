"""Unknown names, and the known one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["suggestion", "unknown_name"]


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean X?` for the nearest of `known`, or nothing when none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    nearest = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return f"; did you mean {by_folded[nearest[0]]}?" if nearest else ""


def unknown_name(owner: str, name: object, known: Iterable[str], what: str) -> str:
    """Say that `owner` has no argument, attribute or key of this name, and which is nearest."""
    nearest = suggestion(name, known) if isinstance(name, str) else ""
    return f"{owner} has no {what} {name!r:.80}{nearest}"
