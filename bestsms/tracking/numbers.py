"""Numbers in different spellings: as a sender gives them, and as the service tells them.

The service tells E.164. What a sender gives may be local, to a country that only the account knows. So nothing is
rewritten: a local number is the recipient whose told number ends with it, behind a country code.
"""

from __future__ import annotations

import re

__all__ = ["key_of", "keys_that_may_mean"]

_NOT_DIGITS = re.compile(r"[^0-9]+", re.ASCII)
LONGEST_COUNTRY_CODE = 3
SHORTEST_LOCAL = 5


def key_of(number: str) -> str:
    """Return what two spellings have in common: `+` and digits if it is international, else digits without leading 0s.

    White space, dashes and brackets do not count; 00 is the same as +.
    """
    digits = _NOT_DIGITS.sub("", number)
    if number.lstrip(" (").startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits.lstrip("0")


def keys_that_may_mean(key: str) -> list[str]:
    """Return the keys under which a sender may have given a number that the service tells, the surest first."""
    if not key.startswith("+"):
        return [key]
    digits = key[1:]
    local = (digits[length:].lstrip("0") for length in range(1, LONGEST_COUNTRY_CODE + 1))
    return [key, digits, *(rest for rest in local if len(rest) >= SHORTEST_LOCAL)]
