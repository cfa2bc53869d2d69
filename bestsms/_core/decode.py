"""JSON in and out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

__all__ = ["Undecodable", "decode", "encode"]

DEEPEST = 100
SHALLOW = 6
CONTAINERS = frozenset({dict, list})


class Undecodable(Exception):
    """The body is not JSON, however kindly it is read."""


class _Codec(NamedTuple):
    """msgspec, which is imported when there is something to read or to write."""

    encode: Callable[[object], bytes]
    decode: Callable[[bytes], object]
    decode_shallow: Callable[[bytes], object]
    """Decodes what nests as the service's answers do: no other look at the depth is needed then."""
    errors: tuple[type[Exception], ...]


@cache
def _codec() -> _Codec:
    from msgspec import DecodeError
    from msgspec.json import Decoder, Encoder

    plain: Any = str | int | float | bool | None
    nested: Any = plain
    for _ in range(SHALLOW):
        nested = dict[str, nested] | list[nested] | plain
    troubles = (DecodeError, ValueError, RecursionError)
    return _Codec(Encoder().encode, Decoder().decode, Decoder(nested).decode, troubles)


def encode(value: object) -> bytes:
    """Return the JSON bytes of plain values."""
    return _codec().encode(value)


def decode(body: bytes) -> object:
    """Return the decoded JSON of an answer's body.

    Raises:
        Undecodable: It is not JSON.
    """
    codec = _codec()
    try:
        return codec.decode_shallow(body)
    except codec.errors:
        pass
    try:
        value = codec.decode(body)
    except codec.errors:
        value = _decode_kindly(body)
    if _is_deep(value):
        raise Undecodable("nested too deeply")
    return value


def _decode_kindly(body: bytes) -> object:
    """Read JSON with a byte order mark, with bytes that are not UTF-8, with NaN, half surrogates or huge numbers."""
    import json

    codec = _codec()
    try:
        value = json.loads(
            body.decode("utf-8-sig", errors="replace"), parse_constant=lambda _: None, parse_float=_finite_or_none
        )
        return codec.decode(json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace"))
    except codec.errors as error:
        raise Undecodable(type(error).__name__) from None


def _is_deep(value: object) -> bool:
    """Whether the value nests deeper than what prints, compares and pickles it could follow."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        level = [child for holder in level for child in _containers(holder)]
        if not level:
            return False
    return True


def _containers(value: object) -> Iterable[object]:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if CONTAINERS.isdisjoint(map(type, children)):  # mostly; quick
        return ()
    return [child for child in children if type(child) in CONTAINERS]


def _finite_or_none(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None
