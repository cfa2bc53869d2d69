"""Checking what a receiver is configured with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

__all__ = ["Secrets", "checked_count", "checked_flag", "checked_number", "checked_secrets"]

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


def checked_number(name: str, given: float, least: int, most: int) -> float:
    """Return a number that is within its limits."""
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise TypeError(f"{name} must be a number, not {type(given).__name__}")
    if not least <= given <= most:
        raise ValueError(f"{name} must be from {least:,} to {most:,}, not {given:,}")
    return given


def checked_count(name: str, given: int, least: int, most: int) -> int:
    """Return a whole number that is within its limits."""
    number = checked_number(name, given, least, most)
    if not isinstance(number, int):
        raise TypeError(f"{name} must be a whole number (int), not {type(given).__name__}")
    return number


def checked_flag(name: str, given: bool) -> bool:
    """Return what is True or False, and not a text that says so."""
    if not isinstance(given, bool):
        raise TypeError(f"{name} must be True or False, not {type(given).__name__}")
    return given
