"""Checking what a receiver is configured with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

__all__ = ["Secrets", "checked_number", "checked_secrets"]

Secrets: TypeAlias = str | Sequence[str] | None


def checked_secrets(name: str, given: Secrets) -> list[str]:
    """Return the texts that are allowed; none for None.

    Raises:
        TypeError, ValueError: Naming the argument, and never showing a text.
    """
    if given is None:
        return []
    texts = [given] if isinstance(given, str) or not isinstance(given, Sequence) else list(given)
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"{name} must be text (str) or several of them, not {type(text).__name__}")
        if not text or text != text.strip():
            raise ValueError(f"{name} must not be empty, nor begin or end with white space (unset in the environment?)")
    if not texts:
        raise ValueError(f"{name} must hold at least one text; None means that there is none")
    return texts


def checked_number(name: str, given: float, least: float) -> float:
    """Return a number that is at least so much."""
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise TypeError(f"{name} must be a number, not {type(given).__name__}")
    if not given >= least:
        raise ValueError(f"{name} must be at least {least:g}, not {given!r}")
    return given
