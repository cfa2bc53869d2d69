"""One argument as its value on the wire."""

from __future__ import annotations

from typing import Any

from bestsms._core.arguments import Given
from bestsms._core.recipients import destinations
from bestsms_schema import DateTime, Field, Files, Recipients

__all__ = ["wire_value"]


def wire_value(field: Field[Any], given: Given, time_zone: str | None) -> object:
    """Return the JSON value for an argument; times are the account's clock time, whose zone is `time_zone` if known.

    Raises:
        TypeError: It has a wrong type.
        ValueError: It is outside its limits.
    """
    if isinstance(field, Recipients):
        return destinations(field, given.value, given.label)
    if isinstance(field, Files):
        from bestsms._core.files import attachments  # few calls have files or times

        return attachments(field, given.value, given.label)
    if isinstance(field, DateTime):
        from bestsms._core.times import local_time

        return local_time(given.value, given.label, time_zone)
    return field.check(given.value, given.label)
