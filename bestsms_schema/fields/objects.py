"""Fields that hold objects: one model, or a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from bestsms_schema.fields.base import Field

if TYPE_CHECKING:
    from bestsms_schema.model import Model

__all__ = ["Files", "Many", "One", "Recipients"]

Value = TypeVar("Value")
M = TypeVar("M", bound="Model")
JSONObject = dict[str, Any]


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
