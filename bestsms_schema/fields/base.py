"""What every field has: its names, and the descriptor that reads and writes it in a model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, overload

from bestsms_schema.names import looks_like_a_number

if TYPE_CHECKING:
    from bestsms_schema.model import Model

__all__ = ["Field"]

Value = TypeVar("Value")


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
        itself: str = "",
        shown: bool = False,
        required: bool = False,
        nullable: bool = False,
        documented: str = "",
        default: object = None,
    ) -> None:
        self.wire = wire
        self.name: str = name
        self.aliases = aliases
        self.source = source
        self.itself = itself
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
            if self.itself and data.get(self.itself) is not None:
                return data
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
