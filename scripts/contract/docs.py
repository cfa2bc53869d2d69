"""What the templates print: fields, models, operations, and the groups that a client offers them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from scripts.docstrings import docstring
from scripts.methods import MethodDoc

__all__ = ["FieldDoc", "GroupDoc", "ModelDoc", "OperationDoc", "TagDoc"]

GIVEN_AS = {
    "DateTime": "Given as a datetime, or as text with a space or T between date and time; an aware one is converted.",
    "TimeZone": "Given by its Windows or its IANA name, such as Australia/Sydney.",
    "Recipients": "Given as a number, a dict, a RecipientModel, a ContactModel, a GroupModel, or a list of these.",
    "Files": "Given as a path, a dict of Name and Data (bytes or Base64 text), or a list of these.",
}


@dataclass(frozen=True)
class FieldDoc:
    """One field or parameter, as the templates print it."""

    wire: str
    name: str
    aliases: tuple[str, ...]
    documented: str
    """The spelling that the documentation leads with."""
    kind: str
    """Class of bestsms_schema that stands for it."""
    model: str
    arguments: tuple[str, ...]
    """Python source of the constructor's keyword arguments."""
    takes: str
    meaning: str
    example: str
    required: bool

    @property
    def description(self) -> str:
        """What it means, its limits, and an example."""
        return " ".join(filter(None, (self.meaning, self.example)))

    @property
    def constructor(self) -> str:
        """Python source that builds the field."""
        first = (self.model,) if self.model else ()
        return f"{self.kind}({', '.join((*first, repr(self.wire), *self.arguments))})"

    @property
    def annotation(self) -> str:
        """Python source of its type."""
        return f"{self.kind}[{self.model}]" if self.model else self.kind

    @property
    def is_nullable(self) -> bool:
        """Whether null may stand for the value, which clears it."""
        return "nullable=True" in self.arguments

    @property
    def parameter(self) -> str:
        """Python source that builds the field outside a class, where nothing names it."""
        named = (
            self
            if any(one.startswith("name=") for one in self.arguments)
            else replace(self, arguments=(f"name={self.name!r}", *self.arguments))
        )
        return named.constructor

    @property
    def names(self) -> tuple[str, ...]:
        """Every documented Python name, the one that the documentation leads with first."""
        return tuple(dict.fromkeys((self.documented, self.name, *self.aliases)))


@dataclass(frozen=True)
class ModelDoc:
    """A schema that becomes a class."""

    name: str
    description: str
    fields: tuple[FieldDoc, ...]
    is_internal: bool
    is_result: bool

    @property
    def nested(self) -> tuple[str, ...]:
        """Names of the models that this one's fields hold."""
        return tuple(sorted({field.model for field in self.fields if field.model}))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the field classes that this model uses."""
        return tuple(sorted({field.kind for field in self.fields}))


@dataclass(frozen=True)
class OperationDoc:
    """An operation: a method of the API under its documented name."""

    id: str
    tag: str
    group: str
    call: str
    http_method: str
    path: str
    summary: str
    description: str
    section: str
    result: str
    path_fields: tuple[FieldDoc, ...]
    query_fields: tuple[FieldDoc, ...]
    local_fields: tuple[FieldDoc, ...]
    """What the client itself needs; the request does not have it."""
    has_body: bool
    body: ModelDoc | None
    body_wrapper: str
    is_repeatable: bool
    null_clears: bool
    verified_by: str
    """Id of the operation that tells whether this one was carried out."""
    needs_one_of: tuple[tuple[str, ...], ...]
    either: tuple[tuple[str, ...], ...]

    paged: Mapping[str, str]
    waited: Mapping[str, str]
    followed: Mapping[str, str]
    pace: float
    is_rate_limited: bool
    """Seconds between two requests, at least."""
    spanned: Mapping[str, object]
    sought: Mapping[str, object]
    outcome: tuple[str, ...]
    """JSON names of what says whether the call succeeded."""
    further: tuple[MethodDoc, ...] = ()
    """What the operation gives beside its call: all pages, waiting, following."""

    @property
    def name(self) -> str:
        """The documented call, such as `Addressbook.Contact.Detail`."""
        return self.having(self.call)

    def having(self, call: str) -> str:
        """Return the name of another method of the same request class."""
        return ".".join(filter(None, (self.group, self.tag, call)))

    @property
    def constant(self) -> str:
        """Name of the Python constant that holds the operation."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", self.id).upper()

    @property
    def body_fields(self) -> tuple[FieldDoc, ...]:
        """The fields of the body that a caller may give."""
        return self.body.fields if self.body else ()

    @property
    def fields(self) -> tuple[FieldDoc, ...]:
        """Every parameter, each wire name once."""
        every = (*self.path_fields, *self.local_fields, *self.body_fields, *self.query_fields)
        return tuple({item.name: item for item in reversed(every)}.values())[::-1]

    @property
    def signature(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield name, type, default and description of each keyword."""
        clearable = {item.name for item in self.body_fields} if self.null_clears else set()
        for item in self.fields:
            default, unset = ("UNSET", "Unset") if item.name in clearable else ("None", "None")
            kinds = [item.takes, unset, *(["None"] if unset != "None" and item.is_nullable else [])]
            for name in item.names:
                text = self._explained(item) if name == item.documented else f"The same as {item.documented}."
                yield name, " | ".join(kinds), default, text

    def _explained(self, item: FieldDoc) -> str:
        """Return whether a parameter must be given, what it means, how it may be given, and an example."""
        group = next((group for group in self.needs_one_of if item.wire in group), ())
        others = [other.documented for other in self.fields if other.wire in group and other is not item]
        needed = f"Required, unless {' or '.join(others)} is given." if others else "Required."
        is_needed = bool(group) or item.required
        return " ".join(
            filter(None, (needed if is_needed else "", item.meaning, GIVEN_AS.get(item.kind), item.example))
        )

    @property
    def docstring(self) -> str:
        """The method's docstring, indented for a class body."""
        return docstring(
            (self.summary, self.description, f"Documentation: {self.section}."),
            self.signature,
            f"Returns:\n    {self.result}: What the service answered; see its Result.",
            "The call failed and the client was made with RaiseErrors=True.",
        )


@dataclass
class TagDoc:
    """A request class: the operations of one tag."""

    name: str
    description: str
    operations: list[OperationDoc] = field(default_factory=list)

    @property
    def parameters(self) -> dict[str, str]:
        """Every settable attribute with its type."""
        return {
            name: takes.replace(" | Unset", "").removesuffix(" | None") + " | None"
            for operation in self.operations
            for name, takes, _, _ in operation.signature
        }


@dataclass(frozen=True)
class GroupDoc:
    """A namespace of the client, such as Messaging."""

    name: str
    description: str
    tags: tuple[TagDoc, ...]
