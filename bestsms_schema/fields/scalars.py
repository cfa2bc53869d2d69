"""Fields that hold one value which is not text: times, numbers, true or false."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bestsms_schema.fields.base import Field

if TYPE_CHECKING:
    from decimal import Decimal  # slow to import, and few answers are asked for a number

__all__ = ["DateTime", "Flag", "Integer", "Number"]

LARGEST_EXPONENT = 308  # of a float; what is made of 1e999999999 would take all memory


class DateTime(Field[datetime | None]):
    """A date and time, text on the wire; `utc` marks those that are in UTC, which read as aware. Text that begins with
    `never` stands for no time."""

    expects = "a datetime or text like '2026-12-24 09:00'"

    def __init__(self, wire: str, *, utc: bool = False, never: str = "", **common: Any) -> None:
        super().__init__(wire, **common)
        self.utc = utc
        self.never = never

    def read(self, data: Mapping[str, object]) -> datetime | None:
        text = self.find(data)
        if not isinstance(text, str) or (self.never and text.lstrip().startswith(self.never)):
            return None
        try:
            moment = datetime.fromisoformat(text.strip())
            if not self.utc:
                return moment
            if moment.tzinfo is None:
                return moment.replace(tzinfo=UTC)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    def check(self, value: object, label: str) -> object:
        if isinstance(value, datetime):
            return value.replace(microsecond=0).isoformat()
        if not isinstance(value, str):
            raise self.wrong_type(value, label)
        return value


class Integer(Field[int | None]):
    """A whole number with optional bounds."""

    expects = "a whole number (int)"

    def __init__(self, wire: str, *, minimum: int | None = None, maximum: int | None = None, **common: Any) -> None:
        super().__init__(wire, **common)
        self.minimum = minimum
        self.maximum = maximum

    def read(self, data: Mapping[str, object]) -> int | None:
        value = self.find(data)
        if isinstance(value, bool):
            return None
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, str):
            return int(value) if re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", value) else None
        return value if isinstance(value, int) else None

    def check(self, value: object, label: str) -> object:
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong_type(value, label)
        if value.bit_length() > 63:
            raise ValueError(f"{label} must fit 64 bits; it has {value.bit_length()}")
        too_small = self.minimum is not None and value < self.minimum
        too_large = self.maximum is not None and value > self.maximum
        if too_small or too_large:
            raise ValueError(f"{label} must be {self._bounds()}, not {int(value)}")
        return int(value)

    def _bounds(self) -> str:
        if self.maximum is None:
            return f"at least {self.minimum}"
        return f"at most {self.maximum}" if self.minimum is None else f"from {self.minimum} to {self.maximum}"


class Number(Field["Decimal | None"]):
    """A decimal number, such as a price; it may come as a JSON number or as text."""

    expects = "a number (Decimal, int or float)"

    def read(self, data: Mapping[str, object]) -> Decimal | None:
        value = self.find(data)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        from decimal import Decimal, InvalidOperation

        try:
            number = Decimal(str(value).strip())
        except InvalidOperation:
            return None
        return number if number.is_finite() and abs(number.adjusted()) <= LARGEST_EXPONENT else None

    def check(self, value: object, label: str) -> object:
        from decimal import Decimal

        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise self.wrong_type(value, label)
        if not Decimal(value).is_finite():
            raise ValueError(f"{label} must be finite, not {value}")
        return float(value) if isinstance(value, Decimal) else value


class Flag(Field[bool | None]):
    """True or False."""

    expects = "True or False"

    def read(self, data: Mapping[str, object]) -> bool | None:
        value = self.find(data)
        if isinstance(value, str):
            return {"true": True, "false": False}.get(value.strip().casefold())
        return value if isinstance(value, bool) else None

    def check(self, value: object, label: str) -> object:
        if not isinstance(value, bool):
            raise self.wrong_type(value, label)
        return value
