"""Models: typed views of JSON objects.

A model holds the JSON object itself and reads its fields out of it when asked. So nothing that the service sends is
lost, decoding costs no more than the JSON parser, and a value of an unexpected shape spoils only itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, Self, TypeVar, cast

from bestsms_schema.fields import Field
from bestsms_schema.names import unknown_name
from bestsms_schema.traces import emptied, guarded
from bestsms_schema.versions import elsewhere

__all__ = ["UNSET", "Model", "Unset", "documented", "wire_object"]

P = ParamSpec("P")
R = TypeVar("R")
JSONObject = dict[str, Any]
COROUTINE = 0x80  # inspect.CO_COROUTINE, without the import


class Unset:
    """The type of UNSET."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET = Unset()
"""Marks an argument of an Update that was not given, so that None can mean: clear this field."""


def documented(declared: Callable[P, R]) -> Callable[P, R]:
    """Let a method answer an unknown keyword with the nearest known one, and show nothing of what it was given in
    the traceback of what it raises."""
    code = declared.__code__
    known = frozenset(code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount])
    name = declared.__qualname__
    place = (declared.__module__, name.partition(".")[0])
    is_coroutine = bool(code.co_flags & COROUTINE)

    @wraps(declared)
    def call(*args: P.args, **given: P.kwargs) -> R:
        try:
            if not given.keys() <= known:
                owner = type(args[0]).__name__ if name.endswith(".__init__") else name
                raise TypeError(_unknown_argument(owner, given, known, place, declared.__name__))
            result: Any = declared(*args, **given)
        except BaseException as error:
            emptied(error)
            del args, given
            raise
        returned: Any = guarded(result) if is_coroutine else result
        return cast("R", returned)

    return call


def _unknown_argument(
    owner: str, given: Iterable[str], known: frozenset[str], place: tuple[str, str], method: str
) -> str:
    """Say which argument is unknown. A function of its own, since tracebacks show the variables of each frame."""
    unknown = next(name for name in given if name not in known)
    there = elsewhere(*place, partial(_takes, method, unknown))
    return unknown_name(owner, unknown, known, "argument", there)


def _takes(method: str, name: str, kind: type) -> bool:
    """Whether a method of a class takes an argument of this name."""
    code = getattr(getattr(getattr(kind, method, None), "__wrapped__", None), "__code__", None)
    return code is not None and name in code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]


class Model:
    """A JSON object with documented fields."""

    __slots__ = ("_data", "_views")
    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # a model can be changed, so it is not hashable
    fields: ClassVar[Mapping[str, Field[Any]]] = {}
    """The fields by every spelling under which they may be given."""

    _data: JSONObject
    _views: JSONObject

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        declared = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        spelled = {spelling: field for field in declared.values() for spelling in field.spellings}
        cls.fields = {**cls.fields, **spelled}

    @classmethod
    def declared(cls) -> Iterator[Field[Any]]:
        """Yield each field once, in the documented order."""
        yield from dict.fromkeys(cls.fields.values())

    @classmethod
    def _view(cls, data: JSONObject) -> Self:
        view = cls.__new__(cls)
        _set_data(view, data)
        return view

    @classmethod
    def _view_all(cls, items: Iterable[object]) -> list[Self]:
        """Return a view of each object among the items: `_view` without a call for each."""
        new, views = cls.__new__, []
        for item in items:
            if type(item) is dict:
                view = new(cls)
                _set_data(view, item)
                views.append(view)
        return views

    def _nested(self) -> JSONObject:
        """Return the views of nested objects that were asked for, so that each is made once."""
        try:
            return self._views
        except AttributeError:
            object.__setattr__(self, "_views", {})
            return self._views

    def _fill(self, given: Mapping[str, object]) -> None:
        _set_data(self, {})
        for name, value in given.items():
            if value is not None and name != "self":
                self._put(self.fields[name], name, value)

    def _put(self, field: Field[Any], label: str, value: object) -> None:
        wire_value = field.check(value, label)
        if self._data.get(field.wire, wire_value) != wire_value:
            other = " and ".join(spelling for spelling in field.spellings if spelling in type(self).__dict__)
            raise ValueError(f"{other} mean the same field and were given different values")
        self._data[field.wire] = wire_value

    def _store(self, field: Field[Any], value: object) -> None:
        wire_value = None if value is None else field.check(value, field.name)
        # The object read from an answer is shared with that answer: change a copy.
        data = {name: kept for name, kept in self._data.items() if name not in field.spellings}
        if wire_value is not None:
            data[field.wire] = wire_value
        _set_data(self, data)
        self._nested().pop(field.wire, None)

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(name)
            if name in self._data:
                return self._data[name]
            raise AttributeError(self._lacks(name))

        def __setattr__(self, name, value):
            try:
                if not isinstance(getattr(type(self), name, None), Field):
                    raise AttributeError(self._lacks(name))  # noqa: TRY004  # Python's own for an unknown attribute
                object.__setattr__(self, name, value)
            except Exception as error:
                emptied(error)
                del value
                raise

    @classmethod
    def _lacks(cls, name: object, label: str = "", what: str = "attribute") -> str:
        """Say that there is no field of this name; see unknown_name."""
        there = elsewhere(cls.__module__, cls.__name__, lambda kind: issubclass(kind, Model) and name in kind.fields)
        return unknown_name(label or cls.__name__, name, cls.fields, what, there)

    def ToDict(self) -> dict[str, Any]:
        """Return what is set as a new dict of JSON values, under the JSON names, unknown fields included."""
        plain: JSONObject = _without_nulls(self._data)
        return plain

    def ToJSON(self) -> str:
        """Return what is set as JSON text, indented by two spaces."""
        import json  # of no use to those who read attributes

        return json.dumps(self.ToDict(), ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        return self.ToJSON()

    def __repr__(self) -> str:
        shown = [
            f"{field.name}={value!r:.80}"
            for field in self.declared()
            if field.shown and (value := field.read(self._data)) not in (None, [])
        ]
        return f"<{' '.join([type(self).__name__, *shown])}>"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self) or not isinstance(other, Model):
            return NotImplemented
        return self.ToDict() == other.ToDict()

    def __getstate__(self) -> object:
        return {"_data": self._data}

    def __setstate__(self, state: JSONObject) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)


_set_data: Callable[[Model, JSONObject], None] = vars(Model)["_data"].__set__  # the slot's own, past __setattr__


def wire_object(model: Model) -> JSONObject:
    """Return the JSON object that a model views, not a copy: to be read, never changed."""
    return model._data


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value
