"""Fields that hold text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bestsms_schema.fields.base import Field

__all__ = ["Text", "Texts", "TimeZone"]


class Text(Field[str | None]):
    """Text, with an optional length in characters, pattern (of the whole text) and list of allowed values."""

    expects = "text (str)"

    def __init__(
        self,
        wire: str,
        *,
        min_length: int = 0,
        max_length: int | None = None,
        pattern: str | None = None,
        rule: str = "",
        choices: tuple[str, ...] = (),
        **common: Any,
    ) -> None:
        super().__init__(wire, **common)
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern
        self.rule: str = rule or f"match {pattern}"
        self.choices = choices

    @cached_property
    def _compiled(self) -> re.Pattern[str] | None:
        # The document's patterns are ECMA ones, searched for; \Z keeps `$` from allowing a final line feed.
        return None if self.pattern is None else re.compile(re.sub(r"\$$", r"\\Z", self.pattern))

    if not TYPE_CHECKING:

        def __get__(self, instance, owner):
            """Read a text that is there without a further call; all else as every field does."""
            if instance is None:
                return self
            value = instance._data.get(self.wire)
            return value if type(value) is str else self.read(instance._data)

    def read(self, data: Mapping[str, object]) -> str | None:
        value = self.find(data)
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, str | int | float) else None

    def check(self, value: object, label: str) -> object:
        if type(value) is not str:
            if not isinstance(value, str):
                raise self.wrong_type(value, label)
            value = str.__str__(value)
        if not value.isascii():
            self._check_encodable(value, label)
        self._check_length(value, label)
        if self.choices and value not in self.choices:
            raise ValueError(f"{label} must be {' or '.join(map(repr, self.choices))}, not {self.display(value)}")
        if self._compiled is not None and not self._compiled.search(value):
            raise ValueError(f"{label} must {self.rule}; given was {self.display(value)}")
        return value

    def _check_length(self, value: str, label: str) -> None:
        if len(value) < self.min_length:
            raise ValueError(f"{label} must not be shorter than {self.min_length} characters; it has {len(value)}")
        if self.max_length is not None and len(value) > self.max_length:
            raise ValueError(f"{label} must not be longer than {self.max_length} characters; it has {len(value)}")

    @staticmethod
    def _check_encodable(value: str, label: str) -> None:
        broken = next((at for at, letter in enumerate(value) if "\ud800" <= letter <= "\udfff"), None)
        if broken is not None:
            raise ValueError(f"{label} holds half of a surrogate pair at position {broken}, which is no character")


class TimeZone(Text):
    """A time zone: its Windows name or its IANA name; the Windows name goes on the wire."""


class Texts(Field[list[str]]):
    """A list of texts; one text alone reads as a list of one."""

    expects = "a list of text"

    def read(self, data: Mapping[str, object]) -> list[str]:
        value = self.find(data)
        items = value if isinstance(value, list) else [value]
        return [str(item) for item in items if isinstance(item, str | int | float)]

    def check(self, value: object, label: str) -> object:
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise self.wrong_type(value, label)
        return [_TEXT.check(item, f"{label}[{position}]") for position, item in enumerate(value)]


_TEXT = Text("")
