"""Unknown names, and the known one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["looks_like_a_number", "suggestion", "unknown_name"]

DIGITS_OF_A_NUMBER = 5


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean X?` for the nearest of `known`, or nothing when none is near."""
    from difflib import get_close_matches

    by_folded = {candidate.casefold(): candidate for candidate in known}
    nearest = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return f"; did you mean {by_folded[nearest[0]]}?" if nearest else ""


def unknown_name(owner: str, name: object, known: Iterable[str], what: str, there: str = "") -> str:
    """Say that `owner` has no argument, attribute or key of this name, and which version has it, or which is nearest.

    Args:
        owner: What the name was given to, in words.
        name: The unknown name.
        known: Those that are known.
        what: Argument, attribute or key.
        there: Which versions of the API have it; see versions.elsewhere.
    """
    if there:
        return f"{owner} has no {what} {name!r}{there}"
    nearest = suggestion(name, known) if isinstance(name, str) else ""
    return f"{owner} has no {what} {_shown(name, what, nearest)}{nearest}"


def looks_like_a_number(text: object) -> bool:
    """Whether a text may be somebody's phone number; it is then not to be quoted."""
    if isinstance(text, int):
        return abs(text) > 999_999
    if not isinstance(text, str):
        return False
    import re  # its patterns take long to compile, and only what is refused is looked at

    return bool(re.fullmatch(_NUMBER, text)) and not re.match(_DATE, text)


def _shown(name: object, what: str, nearest: str) -> str:
    """Return the name as it is quoted: a key is data, and one that is like no known one may be a number or a name."""
    is_code = isinstance(name, str) and what != "key" and sum(letter.isdigit() for letter in name) < DIGITS_OF_A_NUMBER
    is_small = isinstance(name, int) and not looks_like_a_number(name)
    if nearest or is_code or is_small:
        return f"{name!r:.80}"
    return f"of {len(name)} characters" if isinstance(name, str) else f"of type {type(name).__name__}"


_NUMBER = r"\s*\+?[\d\s().-]{7,}"
_DATE = r"\d{4}-\d\d-"
