"""Who a message goes to: numbers as they are, contacts and groups from the address book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.store import Row, Store

__all__ = ["Destination", "Target", "expanded", "read"]

_SPELLINGS = {
    **{name: name for name in ("Attention", "Company", *(f"Custom{number}" for number in range(1, 10)))},
    "First Name": "FirstName",
    "Last Name": "LastName",
}
_OF_A_CONTACT = ("Attention", "Company", "FirstName", "LastName", "Custom1", "Custom2", "Custom3", "Custom4")


@dataclass(frozen=True, slots=True)
class Destination:
    """Whom a request names: a number, a contact or a group, and what it says of them."""

    number: str = ""
    contact_id: str = ""
    group: str = ""
    """Identifier or code."""
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """One number to send to."""

    destination: str
    fields: dict[str, str]
    contact_id: str = ""
    group_id: str = ""


def read(given: Mapping[str, Any], number: str) -> Iterator[Destination]:
    """Yield whom a destination of a request names.

    Args:
        given: The destination.
        number: Name of the field that has the number.
    """
    fields = {_SPELLINGS[name]: value for name, value in given.items() if name in _SPELLINGS and value is not None}
    if number in given:
        yield Destination(number=given[number], fields=fields)
    if "ContactID" in given:
        yield Destination(contact_id=given["ContactID"], fields=fields)
    for name in ("GroupID", "GroupCode"):
        if name in given:
            yield Destination(group=given[name], fields=fields)


def expanded(store: Store, destinations: Iterable[Destination], country: str) -> Iterator[Target]:
    """Yield each number; nothing for a contact or a group that is not known, or has no mobile number."""
    for one in destinations:
        if one.number:
            yield Target(normalised(one.number, country), one.fields)
        elif one.contact_id:
            row = store.row("SELECT * FROM contacts WHERE contact_id = ?", one.contact_id)
            yield from () if row is None else _contact(row, one.fields, "")
        else:
            yield from _members(store, one.group, one.fields)


def _members(store: Store, group: str, given: dict[str, str]) -> Iterator[Target]:
    found = store.row("SELECT id, group_id FROM groups WHERE group_id = ? OR code = ? LIMIT 1", group, group)
    if found is None:
        return
    query = "SELECT contacts.* FROM members JOIN contacts ON contacts.id = contact WHERE grp = ? ORDER BY contact"
    for row in store.rows(query, found["id"]):
        yield from _contact(row, given, found["group_id"])


def _contact(row: Row, given: dict[str, str], group_id: str) -> Iterator[Target]:
    if row["mobile"]:
        known = msgspec.json.decode(row["fields"])
        fields = {name: known[name] for name in _OF_A_CONTACT if known.get(name)}
        yield Target(row["mobile"], {**fields, **given}, row["contact_id"], group_id)
