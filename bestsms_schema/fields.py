"""Fields: one value of a JSON object each, with its names, its limits and its Python type.

A field is written once, in the OpenAPI document; the generated models and operations hold one of these objects for it.
As a descriptor of a model it reads its value out of the model's JSON object, tolerantly: what has another shape than
the documented one reads as None or an empty list. As a parameter of an operation it checks what a caller gives,
strictly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from bestsms_schema.names import looks_like_a_number

if TYPE_CHECKING:
    from bestsms_schema.model import Model

__all__ = [
    "DateTime",
    "Field",
    "Files",
    "Flag",
    "Integer",
    "Many",
    "Number",
    "One",
    "Recipients",
    "Text",
    "Texts",
    "TimeZone",
]

Value = TypeVar("Value")
M = TypeVar("M", bound="Model")
JSONObject = dict[str, Any]


class Field(Generic[Value]):
    """A named value of a JSON object: `wire` is its JSON name, `name` its Python name."""

    expects: ClassVar[str]

    def __init__(
        self,
        wire: str,
        *,
        name: str = "",
        aliases: tuple[str, ...] = (),
        source: tuple[str, ...] = (),
        shown: bool = False,
        required: bool = False,
        nullable: bool = False,
        documented: str = "",
        default: object = None,
    ) -> None:
        self.wire = wire
        self.name = name
        self.aliases = aliases
        self.source = source
        self.shown = shown
        self.required = required
        self.nullable = nullable
        self._documented = documented
        self.default = default

    def __set_name__(self, owner: type[Model], name: str) -> None:
        self.name = self.name or name

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Every name by which the value may be given or found: JSON name, Python name, documented aliases."""
        return tuple(dict.fromkeys((self.wire, self.name, *self.aliases)))

    @property
    def documented(self) -> str:
        """The documentation's names for it, as an error gives them."""
        return self._documented or " or ".join((self.name, *self.aliases))

    @overload
    def __get__(self, instance: None, owner: type[Model]) -> Field[Value]: ...
    @overload
    def __get__(self, instance: Model, owner: type[Model]) -> Value: ...
    def __get__(self, instance: Model | None, owner: type[Model]) -> Field[Value] | Value:
        if instance is None:
            return self
        return self.read(instance._data)

    def __set__(self, instance: Model, value: Value | None) -> None:
        instance._store(self, value)

    def find(self, data: Mapping[str, object]) -> object:
        """Return the JSON value under the first spelling that holds one, or what the field is derived from."""
        value = data.get(self.wire)
        if value is None:
            for spelling in self.spellings:
                value = data.get(spelling)
                if value is not None:
                    return value
            if self.source:
                return _follow(data, self.source)
        return value

    def read(self, data: Mapping[str, object]) -> Value:
        """Return the value as its Python type; an absent or oddly shaped one as None or an empty list."""
        raise NotImplementedError  # abstract: every concrete field reads its own type

    def check(self, value: object, label: str) -> object:
        """Return what goes on the wire for `value`; `label` is how the caller named it.

        Raises:
            TypeError: The value is of a type that the field does not take.
            ValueError: The value is outside the field's limits.
        """
        raise NotImplementedError  # abstract: every concrete field checks its own type

    def display(self, value: object) -> str:
        """Return the value for an error text, or only its size where it may be personal."""
        if self.shown and not looks_like_a_number(value):
            return f"{value!r:.60}"
        return f"a text of {len(value)} characters" if isinstance(value, str) else f"a {type(value).__name__}"

    def wrong_type(self, value: object, label: str) -> TypeError:
        """Build the error for a value of a type that the field does not take."""
        return TypeError(f"{label} must be {self.expects}, not {type(value).__name__}")


def _follow(data: Mapping[str, object], path: tuple[str, ...]) -> object:
    found: list[object] = [data]
    for name in path:
        values = [item.get(name) for item in found if isinstance(item, Mapping)]
        found = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return [item for item in found if item is not None] or None


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
        self.rule = rule or f"match {pattern}"
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


class DateTime(Field[datetime | None]):
    """A date and time, text on the wire; `utc` marks those that are in UTC, which read as aware."""

    expects = "a datetime or text like '2026-12-24 09:00'"

    def __init__(self, wire: str, *, utc: bool = False, **common: Any) -> None:
        super().__init__(wire, **common)
        self.utc = utc

    def read(self, data: Mapping[str, object]) -> datetime | None:
        text = self.find(data)
        if not isinstance(text, str):
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


class Number(Field[Decimal | None]):
    """A decimal number, such as a price; it may come as a JSON number or as text."""

    expects = "a number (Decimal, int or float)"

    def read(self, data: Mapping[str, object]) -> Decimal | None:
        value = self.find(data)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        try:
            number = Decimal(str(value).strip())
        except InvalidOperation:
            return None
        return number if number.is_finite() else None

    def check(self, value: object, label: str) -> object:
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


class _Nested(Field[Value], Generic[M, Value]):
    def __init__(self, model: type[M], wire: str, **common: Any) -> None:
        super().__init__(wire, **common)
        self.model = model

    def __get__(self, instance: Model | None, owner: type[Model]) -> Any:
        if instance is None:
            return self
        views = instance._nested()
        if self.wire not in views:
            views[self.wire] = self.read(instance._data)
        return views[self.wire]

    def _checked(self, value: object, label: str) -> JSONObject:
        if not isinstance(value, self.model):
            raise self.wrong_type(value, label)
        return value.ToDict()


class One(_Nested[M, "M | None"], Generic[M]):
    """An object."""

    expects = "a model object"

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: type[Model]) -> Field[M | None]: ...
        @overload
        def __get__(self, instance: Model, owner: type[Model]) -> M | None: ...
        def __get__(self, instance: Model | None, owner: type[Model]) -> Field[M | None] | M | None: ...

    def read(self, data: Mapping[str, object]) -> M | None:
        value = self.find(data)
        if isinstance(value, list):
            value = next((item for item in value if isinstance(item, dict)), None)
        return self.model._view(value) if isinstance(value, dict) else None

    def check(self, value: object, label: str) -> object:
        return self._checked(value, label)


class Many(_Nested[M, "list[M]"], Generic[M]):
    """A list of objects; one object alone reads as a list of one."""

    expects = "a list of model objects"

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: type[Model]) -> Field[list[M]]: ...
        @overload
        def __get__(self, instance: Model, owner: type[Model]) -> list[M]: ...
        def __get__(self, instance: Model | None, owner: type[Model]) -> Field[list[M]] | list[M]: ...

    def read(self, data: Mapping[str, object]) -> list[M]:
        value = self.find(data)
        items = value if isinstance(value, list) else [value]
        return self.model._view_all(items)

    def check(self, value: object, label: str) -> object:
        if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
            raise self.wrong_type(value, label)
        return [self._checked(item, f"{label}[{position}]") for position, item in enumerate(value)]


class Recipients(Many[M]):
    """Those who get a message: numbers, recipients, contacts and groups, mixed freely."""


class Files(Many[M]):
    """Attachments, at most `max_items` of them: paths, or objects of a name and Base64 data."""

    def __init__(self, model: type[M], wire: str, *, max_items: int, **common: Any) -> None:
        super().__init__(model, wire, **common)
        self.max_items = max_items
