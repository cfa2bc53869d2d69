"""The list of those who get no more messages of a kind."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bestsms.sandbox.answers import UnknownRecord
from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.paging import HIGHEST, Asked, Page, paged
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row

__all__ = [
    "COLUMNS", "KINDS", "TEXT", "addresses", "bars", "create", "delete", "entries", "handsets", "is_out", "opt_in",
    "optout", "update",
]  # fmt: skip

TEXT = "Text"
KINDS = {"SMS": TEXT, "Text": TEXT, "Email": "Email", "Voice": "Speech", "Speech": "Speech", "Fax": "Fax"}
"""Each name of a kind of message, and the one that it is kept under."""
COLUMNS = {
    "Destination": "destination",
    "ContactID": "contact_id",
    "SubAccount": "sub_account",
    "Department": "department",
    "StopMessage": "stop_message",
    "Notes": "notes",
    "OriginalMessage": "original_message",
}
_ADDRESS = {TEXT: "MobilePhone", "Email": "EmailAddress", "Speech": "MainPhone", "Fax": "FaxNumber"}
_MINUTE = 60_000


def bars(service: Service, message: Row, number: str) -> bool:
    """Whether a message may not go to a number; an opt-out from a sub-account or department bars theirs alone."""
    query = (
        "SELECT 1 FROM optouts WHERE destination = ? AND kind = ? AND sub_account IN ('', ?) AND department IN ('', ?)"
    )
    return service.store.row(query, number, TEXT, message["sub_account"], message["department"]) is not None


def is_out(service: Service, number: str) -> bool:
    """Whether a handset is on the list."""
    return service.store.row("SELECT 1 FROM optouts WHERE destination = ? AND kind = ?", number, TEXT) is not None


def handsets(service: Service) -> list[Row]:
    """Return the handsets that are on the list."""
    return service.store.rows("SELECT * FROM optouts WHERE kind = ? ORDER BY created, id", TEXT)


def optout(service: Service, optout_id: str) -> Row:
    """Return an entry.

    Raises:
        UnknownRecord: There is none.
    """
    row = service.store.row("SELECT * FROM optouts WHERE optout_id = ?", optout_id)
    if row is None:
        raise UnknownRecord("Opt-out not found")
    return row


def entries(
    service: Service,
    asked: Asked,
    *,
    kind: str | None = None,
    contact_id: str | None = None,
    minutes: int | None = None,
) -> tuple[Page, list[Row]]:
    """Return a page of the list: of a kind, of a contact, or of the last so many minutes."""
    conditions: dict[str, object] = {}
    if kind is not None:
        conditions["kind = ?"] = KINDS[kind]
    if contact_id is not None:
        conditions["contact_id = ?"] = contact_id
    if minutes is not None:
        conditions["created >= ?"] = max(0, service.clock.now() - min(minutes * _MINUTE, HIGHEST))
    where = " AND ".join(conditions) or "1"
    return paged(service.store, "optouts", f"FROM optouts WHERE {where}", tuple(conditions.values()), asked)


def create(service: Service, kind: str, given: Mapping[str, Any]) -> Row:
    """Put somebody on the list; who is there already stays, with what is new of it.

    Args:
        service: The sandbox.
        kind: Kind of message, by any of its names.
        given: Destination, and what else is known, by its name in an answer.
    """
    fields = {"SubAccount": "", "Department": "", **{name: value for name, value in given.items() if value is not None}}
    fields["Destination"] = _destination(service, kind, fields["Destination"])
    query = "SELECT * FROM optouts WHERE destination = ? AND kind = ? AND sub_account = ? AND department = ?"
    place = (fields["Destination"], KINDS[kind], fields["SubAccount"], fields["Department"])
    found = service.store.row(query, *place)
    if found is not None:
        return update(service, found, {"DestType": kind, **fields})
    columns = {column: fields.get(name, "") for name, column in COLUMNS.items()}
    optout_id = str(uuid.uuid4())
    service.store.insert("optouts", optout_id=optout_id, kind=KINDS[kind], created=service.clock.now(), **columns)
    service.events.publish("OptOut", fields["Destination"])
    return optout(service, optout_id)


def update(service: Service, row: Row, given: Mapping[str, Any]) -> Row:
    """Change the fields that are given; null clears one."""
    kind: str = given.get("DestType", row["kind"])
    fields = dict(given)
    if "Destination" in fields:
        fields["Destination"] = _destination(service, kind, fields["Destination"])
    columns = {COLUMNS[name]: value or "" for name, value in fields.items() if name in COLUMNS}
    columns |= {"kind": KINDS[kind], "updated": service.clock.now()}
    changes = ", ".join(f"{name} = ?" for name in columns)
    service.store.run(f"UPDATE optouts SET {changes} WHERE id = ?", *columns.values(), row["id"])  # noqa: S608  # our own names
    service.events.publish("OptOut", row["destination"])
    return optout(service, row["optout_id"])


def delete(service: Service, row: Row) -> None:
    """Take an entry off the list."""
    service.store.run("DELETE FROM optouts WHERE id = ?", row["id"])
    service.events.publish("OptOut", row["destination"])


def opt_in(service: Service, number: str) -> None:
    """Take a handset off the list, whatever it is limited to."""
    service.store.run("DELETE FROM optouts WHERE destination = ? AND kind = ?", number, TEXT)
    service.events.publish("OptOut", number)


def addresses(service: Service, kind: str, contact_ids: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the address that messages of a kind go to, and the identifier, of each contact that has one."""
    for contact_id in contact_ids:
        fields = service.store.value("SELECT fields FROM contacts WHERE contact_id = ?", contact_id)
        known = {} if fields is None else msgspec.json.decode(fields)
        if address := known.get(_ADDRESS[KINDS[kind]]):
            yield address, contact_id


def _destination(service: Service, kind: str, text: str) -> str:
    """Return a number in the form that messages are sent to; anything else stays as it is."""
    is_number = KINDS[kind] != "Email" and any(character in "0123456789" for character in text)
    return normalised(text, service.settings.CountryCode) if is_number else text
