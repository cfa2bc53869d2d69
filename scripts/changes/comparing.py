"""The rules that say what changed between two documents, and whether that breaks a client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.changes.reading import DAYS, Call, Description, Field

__all__ = ["Change", "compared"]

LOWER = ("minLength", "minimum", "exclusiveMinimum", "minItems")
UPPER = ("maxLength", "maximum", "exclusiveMaximum", "maxItems", DAYS)
WORDS = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    DAYS: "at most {} days after the period begins",
}
WIDER = {"integer": "number"}


@dataclass(frozen=True)
class Change:
    """One difference, in words.

    Attributes:
        call: The documented name of the call or webhook; empty for what concerns every call.
        kind: gone, new, wire (only who writes the requests sees it), name, type, limit, need or meaning.
        side: asked or answered; empty for a call as a whole.
        field: The documented name of the field, after that of the model it is in; empty for a call as a whole.
        text: What changed.
        breaking: Whether a client that was right before can be wrong now.
    """

    call: str
    kind: str
    side: str
    field: str
    text: str
    breaking: bool

    @property
    def model(self) -> str:
        """The model that the field is in; empty for one that a call has itself."""
        return self.field.rpartition(".")[0]

    @property
    def is_whole(self) -> bool:
        """Whether a call as a whole is new or gone."""
        return bool(self.call) and not self.field and self.text in ("is new", "is gone")


def compared(old: Description, new: Description) -> Iterator[Change]:
    """Yield each difference: of the service, of the calls in the order of the documents, of the webhooks."""
    yield from _service(old, new)
    for before, after in ((old.calls, new.calls), (old.webhooks, new.webhooks)):
        for name in dict.fromkeys((*before, *after)):
            yield from _call(name, before.get(name), after.get(name))


def _service(old: Description, new: Description) -> Iterator[Change]:
    before, after = (one.document["servers"][0]["url"] for one in (old, new))
    if before != after:
        yield Change("", "wire", "", "", f"the base URL is `{after}`, was `{before}`", breaking=True)
    if old.authentication != new.authentication:
        texts = (" or ".join(one.authentication) or "nothing" for one in (new, old))
        yield Change("", "wire", "", "", "a request says who asks with {}, was {}".format(*texts), breaking=True)
    for name in dict.fromkeys((*old.limits, *new.limits)):
        yield from _service_limit(name, old.limits.get(name), new.limits.get(name))
    for code in dict.fromkeys((*old.result_codes, *new.result_codes)):
        yield from _result_code(code, old.result_codes.get(code), new.result_codes.get(code))


def _service_limit(name: str, old: object, new: object) -> Iterator[Change]:
    """A number does not say which way it is stricter: what changes a limit counts as breaking, what lifts it not."""
    if old != new:
        text = f"limit `{name}`: {_was(new, old)}"
        yield Change("", "limit", "", "", text, breaking=new is not None)


def _result_code(code: str, old: tuple[object, ...] | None, new: tuple[object, ...] | None) -> Iterator[Change]:
    if old is None or new is None:
        state = "new" if old is None else "gone"
        yield Change("", state, "", "", f"delivery result `{code}` is {state}", breaking=False)
        return
    for what, before, after in zip(("final", "delivered", "charged"), old, new, strict=True):
        if before != after:
            text = f"delivery result `{code}`, {what}: {_was(after, before)}"
            yield Change("", "meaning", "", "", text, breaking=True)


def _call(name: str, old: Call | None, new: Call | None) -> Iterator[Change]:
    if old is None:
        yield Change(name, "new", "", "", "is new", breaking=False)
    elif new is None:
        yield Change(name, "gone", "", "", "is gone", breaking=True)
    else:
        yield from _call_as_a_whole(old, new)
        yield from _fields(Side(name, "asked"), old.asked, new.asked)
        yield from _answers(old, new)


def _call_as_a_whole(old: Call, new: Call) -> Iterator[Change]:
    if old.request != new.request:
        yield Change(old.name, "wire", "", "", f"path changed: `{new.request}`, was `{old.request}`", breaking=True)
    if old.wrapper != new.wrapper:
        texts = (f"in `{one.wrapper}`" if one.wrapper else "not wrapped" for one in (new, old))
        yield Change(old.name, "wire", "", "", "the fields of the body are {}, were {}".format(*texts), breaking=True)
    if old.repeatable != new.repeatable:
        text = f"a second identical request does {'no ' if new.repeatable else ''}harm"
        yield Change(old.name, "meaning", "", "", text, breaking=not new.repeatable)
    if old.turn != new.turn:
        texts = (f"at most one request in {one.turn:g} s" if one.turn else "no limit" for one in (new, old))
        yield Change(old.name, "limit", "", "", "{}, was {}".format(*texts), breaking=new.turn > old.turn)
    named = {item.wire: item.name for item in (*old.asked, *new.asked)}
    for group in _sorted(new.needs - old.needs):
        is_wider = any(before <= group for before in old.needs)
        text = f"needs one of {_listed(named.get(one, one) for one in group)}"
        yield Change(old.name, "need", "", "", text, breaking=not is_wider)


def _answers(old: Call, new: Call) -> Iterator[Change]:
    """Differences of the answers; those that several statuses share, once."""
    for status in sorted(old.answered.keys() ^ new.answered.keys()):
        state = "new" if status in new.answered else "gone"
        yield Change(old.name, state, "", "", f"answer {status} is {state}", breaking=False)
    shared = [status for status in new.answered if status in old.answered]
    side = Side(old.name, "answered")
    yield from dict.fromkeys(
        change for status in shared for change in _fields(side, old.answered[status], new.answered[status])
    )


@dataclass(frozen=True)
class Side:
    """Where a field stands: in which call, asked or answered, in which model."""

    call: str
    side: str
    above: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether the client writes it; what it reads else."""
        return self.side == "asked"

    def change(self, kind: str, field: Field, text: str, *, breaking: bool) -> Change:
        """Return a difference of one field."""
        return Change(self.call, kind, self.side, f"{self.above}{field.name}", text, breaking)

    def below(self, field: Field) -> Side:
        """Return the place of what a field holds."""
        return Side(self.call, self.side, f"{field.model or f'{self.above}{field.name}'}.")


def _fields(side: Side, old: Sequence[Field], new: Sequence[Field]) -> Iterator[Change]:
    pairs = list(_paired(old, new))
    for before, after in pairs:
        yield from _field(side, before, after)
    kept = {id(one) for pair in pairs for one in pair}
    for one in old:
        if id(one) not in kept:
            yield side.change("gone", one, "is gone", breaking=True)
    for one in new:
        if id(one) not in kept:
            is_needed = side.is_asked and one.required
            yield side.change("new", one, "is new and required" if is_needed else "is new", breaking=is_needed)


def _paired(old: Sequence[Field], new: Sequence[Field]) -> Iterator[tuple[Field, Field]]:
    """Yield the fields that are one and the same: of one name, or else, of those left, with a spelling in common."""
    left_old, left_new = list(old), list(new)
    for same in (lambda a, b: a.name == b.name, lambda a, b: bool(a.spellings & b.spellings)):
        for before in tuple(left_old):
            after = next((one for one in left_new if same(before, one)), None)
            if after is not None:
                left_old.remove(before)
                left_new.remove(after)
                yield before, after


def _field(side: Side, old: Field, new: Field) -> Iterator[Change]:
    if (old.wire, old.place) != (new.wire, new.place):
        texts = (f"`{one.wire}`" + (f" in the {one.place}" if old.place != new.place else "") for one in (new, old))
        yield side.change("wire", new, "is {} on the wire, was {}".format(*texts), breaking=True)
    if lost := old.names - new.names:
        yield side.change("name", new, f"is no longer called {_listed(lost)}", breaking=True)
    if old.required != new.required and side.is_asked:
        text = "is required" if new.required else "is no longer required"
        yield side.change("need", new, text, breaking=new.required)
    yield from _types(side, old, new)
    yield from _limits(side, old, new)
    yield from _choices(side, old, new)
    yield from _meaning(side, old, new)
    yield from _fields(side.below(new), old.fields, new.fields)


def _types(side: Side, old: Field, new: Field) -> Iterator[Change]:
    if old.types != new.types:
        sent, taken = (old, new) if side.is_asked else (new, old)
        accepted = taken.types | {narrow for narrow, wide in WIDER.items() if wide in taken.types}
        is_safe = sent.types <= accepted or "anything" in taken.types
        text = f"is {_types_of(new)}, was {_types_of(old)}"
        yield side.change("type", new, text, breaking=not is_safe)


def _limits(side: Side, old: Field, new: Field) -> Iterator[Change]:
    """A stricter limit breaks who writes the value. How long what is only read can be is no promise: it is left out."""
    for key in (*LOWER, *UPPER):
        before, after = old.facets.get(key), new.facets.get(key)
        if before != after and side.is_asked:
            texts = (WORDS[key].format(one) if one is not None else "no limit" for one in (after, before))
            is_stricter = after is not None and (before is None or (after > before if key in LOWER else after < before))
            yield side.change("limit", new, "{}, was {}".format(*texts), breaking=is_stricter)
    for key in ("pattern", "format"):
        before, after = old.facets.get(key), new.facets.get(key)
        if before != after:
            text = f"{key}: {_was(after, before)}"
            yield side.change("limit", new, text, breaking=after is not None or not side.is_asked)


def _choices(side: Side, old: Field, new: Field) -> Iterator[Change]:
    """A list of values breaks who writes if one is gone, and who reads if one is new, unless it is open."""
    before, after = (_values(one, "enum") for one in (old, new))
    if before != after:
        gone, added = _difference(before, after), _difference(after, before)
        words = [f"takes {_listed(gone)} no more" if gone else "", f"takes {_listed(added)} too" if added else ""]
        if before is None or after is None:
            words = [f"is one of {_listed(after)}, was anything" if after else "is anything, was one of a list"]
        is_stricter = after is not None and (before is None or bool(gone))
        is_wider = before is not None and (after is None or bool(added))
        text = ", ".join(filter(None, words))
        yield side.change("limit", new, text, breaking=is_stricter if side.is_asked else is_wider)
    known, knows = (_values(one, "x-known-values") or frozenset() for one in (old, new))
    if added := knows - known:
        yield side.change("meaning", new, f"may also be {_listed(added)}", breaking=False)


def _meaning(side: Side, old: Field, new: Field) -> Iterator[Change]:
    for key in ("default", "x-default"):
        before, after = old.facets.get(key), new.facets.get(key)
        if before != after:
            yield side.change("meaning", new, f"default: {_was(after, before)}", breaking=side.is_asked)
    if new.facets.get("deprecated") and not old.facets.get("deprecated"):
        yield side.change("meaning", new, "is deprecated", breaking=False)


def _values(field: Field, key: str) -> frozenset[str] | None:
    values = field.facets.get(key)
    return None if values is None else frozenset(map(str, (one for one in values if one is not None)))


def _difference(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str]:
    return (one or frozenset()) - (other or frozenset())


def _types_of(field: Field) -> str:
    return " or ".join(sorted(field.types))


def _was(new: object, old: object) -> str:
    return "{}, was {}".format(*("none" if one is None else f"`{one}`" for one in (new, old)))


def _listed(values: Any) -> str:
    return ", ".join(f"`{one}`" for one in sorted(values))


def _sorted(groups: frozenset[frozenset[str]]) -> list[frozenset[str]]:
    return sorted(groups, key=sorted)
