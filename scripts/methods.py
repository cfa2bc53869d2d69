"""The methods that an operation gives beside its call: all pages, waiting, following."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.docstrings import docstring

if TYPE_CHECKING:
    from scripts.contract import FieldDoc, OperationDoc

__all__ = ["MethodDoc", "further"]

Signature = tuple[tuple[str, str, str, str], ...]
"""Name, type, default and description of each keyword."""


@dataclass(frozen=True)
class MethodDoc:
    """A method that an operation gives beside its call."""

    name: str
    seam: str
    """Method of the carrier that does it."""
    item: str
    """Model that it yields; empty where it returns the operation's result."""
    signature: Signature
    docstring: str


def further(
    operation: OperationDoc, answered: Mapping[str, FieldDoc], hours: Mapping[str, int | None]
) -> Iterator[MethodDoc]:
    """Yield what an operation gives beside its call.

    Args:
        operation: The operation.
        answered: The fields of its result.
        hours: For how long it is waited for and followed, at most; None for ever.
    """
    if operation.paged:
        yield _all(operation, answered[operation.paged["items"]].model)
    if operation.waited:
        yield _wait(operation, hours["x-wait"])
    if operation.followed:
        yield _follow(operation, answered[operation.followed["items"]].model, hours["x-follow"])


def _all(operation: OperationDoc, item: str) -> MethodDoc:
    signature = tuple(_arguments(operation, {"page"}))
    text = docstring(
        (f"{operation.summary.rstrip('.')}, page after page.", ALL_PAGES, _where(operation)),
        signature,
        f"Yields:\n    {item}: Each record once.",
        "A page could not be read, whether the client was made with RaiseErrors or not.",
    )
    return MethodDoc(f"{operation.call}All", "_all", item, signature, text)


def _wait(operation: OperationDoc, hours: int | None) -> MethodDoc:
    signature = (
        *_arguments(operation, {item.wire for item in operation.query_fields}),
        _timeout(hours, "float"),
        ("OnUpdate", f"Callable[[{operation.result}], object] | None", "None", ON_UPDATE),
    )
    text = docstring(
        (
            f"{operation.summary.rstrip('.')}, again and again until it is final.",
            _paced(WAITING, operation),
            _where(operation),
        ),
        signature,
        f"Returns:\n    {operation.result}: The last one: final, or as it was when the time was over.",
        "It was refused, or never answered, and the client was made with RaiseErrors=True.",
    )
    return MethodDoc("Wait", "_wait", "", signature, text)


def _follow(operation: OperationDoc, item: str, hours: int | None) -> MethodDoc:
    period = operation.followed.get("period")
    left_out = {name for group in operation.either for name in group if period not in group}
    signature = (*_arguments(operation, {"page", *left_out}), _timeout(hours, "float | None"))
    text = docstring(
        (
            f"{operation.summary.rstrip('.')}, and go on as they come in.",
            _paced(FOLLOWING, operation),
            _where(operation),
        ),
        signature,
        f"Yields:\n    {item}: Each message once; those of one poll by the time they came.",
        "It was refused, or not answered at the end of the time, whether the client was made with RaiseErrors or not.",
    )
    return MethodDoc("Follow", "_follow", item, signature, text)


def _paced(text: str, operation: OperationDoc) -> str:
    return text.replace("PACE", "second" if operation.pace == 1 else f"{operation.pace:g} seconds")


def _where(operation: OperationDoc) -> str:
    return f"Documentation: {operation.section}."


ALL_PAGES = """
Reads a page when its first record is asked for, and keeps none. Safe when records come and go meanwhile: what is there
all the time is yielded exactly once, as long as less than half a page changes between two requests, in an order that
stays; what comes or goes meanwhile, at most once. To see that no record slips between two pages they are read with
an overlap, so the number of records that is asked for varies a little.
"""
WAITING = """
Asks every PACE at first, then ever less often, down to every five minutes. Trouble (no answer, HTTP 5xx or 429) is
waited out. A refusal ends it at once; that the message is not known, when that lasts for ReconcileFor seconds.
"""
FOLLOWING = """
Asks every PACE at most, and ever less often while nothing comes: down to once a minute, or every five minutes where
it is about one message. Trouble (no answer, HTTP 5xx or 429) is waited out. A refusal is raised at once; that the
message is not known, when that lasts for ReconcileFor seconds.
"""
ON_UPDATE = """
Called with each status that differs from the one before. With the asyncio client it may be a coroutine function. What
it raises ends the waiting.
""".strip()


def _arguments(operation: OperationDoc, left_out: set[str]) -> Iterator[tuple[str, str, str, str]]:
    names = {name for item in operation.fields if item.wire in left_out for name in item.names}
    yield from (one for one in operation.signature if one[0] not in names)


def _timeout(hours: int | None, type_: str) -> tuple[str, str, str, str]:
    never = "; None for never" if "None" in type_ else ""
    default, described = ("None", "") if hours is None else (f"{hours * 3600.0:_}", f" Default {hours} hours.")
    return "Timeout", type_, default, f"Seconds after which it ends{never}.{described}"
