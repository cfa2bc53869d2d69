"""What the texts of Status and Result mean, as the contract lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from bestsms_api import v2_04

__all__ = ["folded", "is_final", "known_code"]


def folded(text: str) -> str:
    """Return the text as texts are compared: without regard to case, spaces and hyphens."""
    return "".join(letter for letter in text.casefold() if letter not in "- ")


def known_code(text: str) -> Mapping[str, Any] | None:
    """Return the contract's entry for a text; None for one that it does not list."""
    return _table().get(folded(text))


def is_final(text: object) -> bool:
    """Whether a text says that nothing more will happen."""
    code = known_code(text) if isinstance(text, str) else None
    return code is not None and code["final"] is True


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType(
        {folded(spelling): entry for entry in v2_04.RESULT_CODES for spelling in (entry["code"], *entry["spellings"])}
    )
