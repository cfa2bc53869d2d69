"""The query of a request."""

from __future__ import annotations

from bestsms._core.arguments import Arguments
from bestsms._core.values import wire_value
from bestsms_schema import Operation, Result, Spanned

__all__ = ["build_query"]


def build_query(operation: Operation[Result], arguments: Arguments, time_zone: str | None) -> dict[str, object]:
    """Return the query parameters by wire name.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: An argument is outside its limits, or given without another that it needs.
    """
    if not operation.query_fields:
        return {}
    query = {
        field.wire: wire_value(field, arguments[field], time_zone)
        for field in operation.query_fields
        if field in arguments
    }
    for name in _excluded(operation, query):
        query.pop(name, None)
    if operation.spanned is not None:
        _check_span(operation, operation.spanned, query)
    if operation.either and not any(name in query for group in operation.either for name in group):
        fallback = operation.either[-1]
        query |= {field.wire: field.default for field in operation.query_fields if field.wire in fallback}
    return query


def _check_span(operation: Operation[Result], spanned: Spanned, query: dict[str, object]) -> None:
    begin, end = query.get(spanned.begin), query.get(spanned.end)
    if not isinstance(begin, str) or not isinstance(end, str):
        return
    from datetime import datetime, timedelta

    asked = datetime.fromisoformat(end) - datetime.fromisoformat(begin)
    if asked > timedelta(days=spanned.days):
        names = {field.wire: field.name for field in operation.query_fields}
        raise ValueError(
            f"{names[spanned.begin]} to {names[spanned.end]} must be at most {spanned.days} days, not {asked}: "
            "ask for one part after the other"
        )


def _excluded(operation: Operation[Result], query: dict[str, object]) -> set[str]:
    """Return the names that give way to the first complete group of those that exclude each other."""
    names = {field.wire: field.name for field in operation.query_fields}
    for position, group in enumerate(operation.either):
        missing = [names[name] for name in group if name not in query]
        if not missing:
            return {name for later in operation.either[position + 1 :] for name in later}
        if len(missing) < len(group):
            present = next(names[name] for name in group if name in query)
            raise ValueError(f"{present} needs {' and '.join(missing)} too")
    return set()
