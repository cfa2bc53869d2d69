"""Attachments: paths, or names with data, as the Base64 that the service takes."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bestsms_schema import Files, Model
from bestsms_schema.names import unknown_name

__all__ = ["attachments"]

JSONObject = dict[str, Any]
LARGEST_FILE = 20_000_000
"""Bytes; a larger one fits into no request."""


def attachments(field: Files[Any], value: object, label: str) -> list[JSONObject]:
    """Return the attachments for what the caller gave: one file or several.

    Raises:
        TypeError: Something in it is neither a path nor a name with data.
        ValueError: There are too many, or one cannot be read or is not Base64. The text names its position.
    """
    if isinstance(value, str | os.PathLike | Mapping | Model):
        value = [value]
    if isinstance(value, bytes | bytearray) or not isinstance(value, Iterable):
        raise TypeError(
            f"{label} must be a path, a dict of Name and Data, or a list of them, not {type(value).__name__}"
        )
    items = list(value)
    if len(items) > field.max_items:
        raise ValueError(f"{label} must not be more than {field.max_items} files; there are {len(items)}")
    return [_attachment(field.model, item, f"{label}[{position}]") for position, item in enumerate(items)]


def _attachment(model: type[Model], value: object, label: str) -> JSONObject:
    if isinstance(value, Model):
        value = value.ToDict()
    if isinstance(value, str | os.PathLike):
        return _from_path(model, value, label)
    if not isinstance(value, Mapping):
        raise TypeError(f"{label} must be a path or a dict of Name and Data, not {type(value).__name__}")
    for name in value:
        if name not in model.fields:
            raise TypeError(unknown_name(label, name, model.fields, "key"))
    missing = [field.name for field in model.declared() if not value.get(field.wire)]
    if missing:
        raise ValueError(f"{label} has no {' and no '.join(missing)}")
    name = model.fields["Name"].check(value["Name"], f"{label}['Name']")
    return {"Name": name, "Data": _base64(value["Data"], f"{label}['Data']")}


def _from_path(model: type[Model], value: str | os.PathLike[str], label: str) -> JSONObject:
    try:
        path = Path(os.fsdecode(value))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no path"
        raise ValueError(f"{label} cannot be read: {reason}") from None
    if not data:
        raise ValueError(f"{label} is an empty file")
    if len(data) > LARGEST_FILE:
        raise ValueError(f"{label} has more than {LARGEST_FILE:,} bytes, which fit into no request")
    name = model.fields["Name"].check(path.name, f"{label}'s name")
    return {"Name": name, "Data": base64.b64encode(data).decode("ascii")}


def _base64(value: object, label: str) -> str:
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode("ascii")
    if not isinstance(value, str):
        raise TypeError(f"{label} must be bytes or Base64 text, not {type(value).__name__}")
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(f"{label} is text that is not Base64: give bytes to have them encoded") from None
    return value
