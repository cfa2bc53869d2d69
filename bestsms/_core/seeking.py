"""Finding a record that no request answers: it is looked for in the list that holds it. Steps: see exchange."""

from __future__ import annotations

from typing import Any, TypeVar

import bestsms_schema
from bestsms._core.exchange import Steps
from bestsms._core.outcome import missing
from bestsms._core.paging import Page, Pager
from bestsms.errors import BestSMSError
from bestsms_schema import Model, Operation, Result, Sought, wire_object

__all__ = ["seek"]

R = TypeVar("R", bound=bestsms_schema.Result)


def seek(operation: Operation[R], sought: Sought, wanted: str, pager: Pager) -> Steps[R]:
    """Read page after page until the record is found, or the list has ended.

    Args:
        operation: What is asked for.
        sought: Where it is.
        wanted: What it is called.
        pager: Reads the pages of the list.
    """
    page: Page | None = None
    try:
        while (following := (yield from pager.next())) is not None:
            page = following
            for record in page.fresh:
                if _is(record, sought, wanted):
                    return _found(operation, sought, page.result, record)
    except BestSMSError as error:
        failed: Any = error.Result
        return operation.result._of(failed._outcome, wire_object(failed))
    return operation.result._of(missing(operation, sought.argument, page.result if page is not None else None), {})


def _is(record: Model, sought: Sought, wanted: str) -> bool:
    held = wire_object(record)
    return any(str(held.get(key)).casefold() == wanted.casefold() for key in sought.keys)


def _found(operation: Operation[R], sought: Sought, page: Result, record: Model) -> R:
    rest = {name: value for name, value in wire_object(page).items() if name in operation.result.fields}
    return operation.result._of(page._outcome, {**rest, sought.field: wire_object(record)})
