"""Telephone numbers: one form for all spellings, and what is wrong with those that cannot be sent to."""

from __future__ import annotations

import re

__all__ = ["fault", "normalised"]

_NOT_DIGITS = re.compile(r"[^0-9]+")
NATIONAL_DIGITS = {"61": 9}
MOBILE_RANGES = {"61": ("4",)}
UNUSED_RANGES = {"61": ("5",)}
SHORTEST, LONGEST = 8, 15


def normalised(text: str, country: str) -> str:
    """Return a number in E.164 form; spaces, dashes and brackets do not count.

    Args:
        text: International with + or 00, or local to `country` with or without its leading 0.
        country: Country code without +.
    """
    digits = _NOT_DIGITS.sub("", text)
    if text.lstrip(" (").startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if digits.startswith("0"):
        return f"+{country}{digits[1:]}"
    if digits.startswith(country) and len(digits) >= len(country) + NATIONAL_DIGITS.get(country, 8):
        return f"+{digits}"
    return f"+{country}{digits}"


def fault(number: str) -> str | None:
    """Return the result of a number that no message can go to; None for any other."""
    digits = number[1:]
    country = next((code for code in NATIONAL_DIGITS if digits.startswith(code)), "")
    shortest = len(country) + NATIONAL_DIGITS[country] if country else SHORTEST
    longest = shortest if country else LONGEST
    if len(digits) > longest:
        return "Invalid Mobile Number (RP-Max)"
    if len(digits) < shortest:
        return "Invalid Mobile Number (RP-Min)"
    national = digits[len(country) :]
    if national.startswith(UNUSED_RANGES.get(country, ())):
        return "Rejected-06-Invalid Mobile Number"
    if country and not national.startswith(MOBILE_RANGES[country]):
        return "Rejected-07-Invalid Number"
    return None
