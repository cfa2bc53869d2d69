"""Who a message goes to: numbers as they are, contacts and groups from the address book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.store import Row, Store

__all__ = ["Target", "expanded"]

_SHOWN = ("Attention", "Company", *(f"Custom{number}" for number in range(1, 10)))
_SPELLINGS = {**{name: name for name in _SHOWN}, "First Name": "FirstName", "Last Name": "LastName"}
_OF_A_CONTACT = ("Attention", "Company", "FirstName", "LastName", "Custom1", "Custom2", "Custom3", "Custom4")


@dataclass(frozen=True, slots=True)
class Target:
    """One number to send to."""

    destination: str
    fields: dict[str, str]
    contact_id: str = ""
    group_id: str = ""


def expanded(store: Store, destinations: list[Mapping[str, Any]], country: str) -> Iterator[Target]:
    """Yield each number; nothing for a contact or a group that is not known, or has no mobile number."""
    for one in destinations:
        given = {_SPELLINGS[name]: value for name, value in one.items() if name in _SPELLINGS}
        if "Recipient" in one:
            yield Target(normalised(one["Recipient"], country), given)
        if "ContactID" in one:
            row = store.row("SELECT * FROM contacts WHERE contact_id = ?", one["ContactID"])
            yield from () if row is None else _contact(row, given, "")
        for column in ("GroupID", "GroupCode"):
            if column in one:
                yield from _members(store, one[column], given)


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
