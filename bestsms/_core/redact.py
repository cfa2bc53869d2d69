"""Keeping personal data out of texts that end in logs: what an exception says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["HIDDEN", "redacted"]

_NUMBER = re.compile(r"(?<![\w-])\+?\d(?:[\s().-]?\d){6,}(?![\w-])")
HIDDEN = "[hidden]"
_SHORTEST = 3


def redacted(text: str, payload: object) -> str:
    """Return `text` without anything that looks like a phone number or was in the request's body."""
    hidden = sorted({value for value in _texts(payload) if len(value) >= _SHORTEST}, key=len, reverse=True)
    for value in hidden:
        text = text.replace(value, HIDDEN)
    return _NUMBER.sub(HIDDEN, text)


def _texts(payload: object) -> Iterator[str]:
    pending: list[object] = [payload]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            pending.extend(_personal(value.items()))
        elif isinstance(value, list):
            pending.extend(value)


def _personal(items: Iterable[tuple[str, object]]) -> Iterator[object]:
    yield from (value for name, value in items if name not in _NOT_PERSONAL)


_NOT_PERSONAL = frozenset({"MessageID", "ContactID", "GroupID", "GroupCode", "Mode", "TimeZone", "SendTime"})
