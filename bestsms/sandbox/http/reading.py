"""What a request to the control API says."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec
from starlette.requests import Request

from bestsms.sandbox.commands import ControlError

__all__ = ["number", "read"]

T = TypeVar("T")


async def read(request: Request, kind: type[T]) -> T:
    """Return the body.

    Raises:
        ControlError: It is not such an object; the text says what is wrong.
    """
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ControlError(str(error)) from None


def number(request: Request, name: str, default: int, highest: int) -> int:
    """Return a number of the query, from 1 to the highest."""
    text = request.query_params.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,12}", text) or not 1 <= int(text) <= highest:
        raise ControlError(f"{name} must be a number from 1 to {highest}")
    return int(text)
