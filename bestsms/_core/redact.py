"""Keeping personal data out of texts that end in logs: what an exception says."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["HIDDEN", "redacted"]

HIDDEN = b"[hidden]"
_WITHHELD = "the service's words repeat personal data and are withheld here; the Result's ErrorMessage has them"
_NUMBER = re.compile(r"\d(?:[\s().-]?\d){6,}")
_IDENTIFIER = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_SHORTEST = 2
_NOT_PERSONAL = frozenset({"MessageID", "ContactID", "GroupID", "GroupCode", "Mode", "TimeZone", "SendTime"})


def redacted(text: str, payload: object) -> str:
    """Return `text`, or a sentence in its place if it has a phone number or anything of the request's body in it."""
    folded = text.casefold()
    repeats = any(len(value) >= _SHORTEST and value.casefold() in folded for value in _texts(payload))
    return _WITHHELD if repeats or _NUMBER.search(_IDENTIFIER.sub("", text)) else text


def _texts(payload: object) -> Iterator[str]:
    pending: list[object] = [payload]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            pending.extend(item for name, item in value.items() if name not in _NOT_PERSONAL)
        elif isinstance(value, list):
            pending.extend(value)
