"""The address book: contacts, groups, and who is in which."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec

from bestsms.sandbox.access import may, visible
from bestsms.sandbox.answers import UnknownRecord
from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.paging import Asked, Page, paged
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User
from bestsms.sandbox.store import Row

__all__ = [
    "contact", "contacts", "create_contact", "create_group", "delete_contact", "delete_group", "group", "groups",
    "update_contact", "update_group",
]  # fmt: skip

JSON = dict[str, Any]
LONGEST_CODE = 100
"""Characters of the code of a group."""
_OF_A_GROUP = {
    "GroupName": "name",
    "SubAccount": "sub_account",
    "Department": "department",
    "ViewEditBy": "view_by",
    "AccessControl": "access",
}


def contact(service: Service, user: User, contact_id: str, *, to_edit: bool = False) -> Row:
    """Return a contact.

    Raises:
        UnknownRecord: There is none, or the user may not see or not change it.
    """
    row = service.store.row("SELECT * FROM contacts WHERE contact_id = ?", contact_id)
    if row is None or not may(user, row["edit_by"] if to_edit else row["view_by"], row):
        raise UnknownRecord("Contact not found")
    return row


def group(service: Service, user: User, group_id: str) -> Row:
    """Return a group by its identifier or its code.

    Raises:
        UnknownRecord: There is none, or the user may not see it.
    """
    query = "SELECT * FROM groups WHERE group_id = ? OR code = ? ORDER BY group_id = ? DESC LIMIT 1"
    row = service.store.row(query, group_id, group_id, group_id)
    if row is None or not may(user, row["view_by"], row):
        raise UnknownRecord("Group not found")
    return row


def contacts(
    service: Service, user: User, asked: Asked, *, group: Row | None = None, sought: JSON | None = None
) -> tuple[Page, list[Row]]:
    """Return a page of the contacts that a user may see.

    Args:
        service: The sandbox.
        user: Who asks.
        asked: Number of the page, and contacts on one.
        group: Only those in it.
        sought: Only those whose fields are so; the case of Latin letters does not count.
    """
    condition, known = visible(user, "sub_account", "department")
    source = "contacts" if group is None else "members JOIN contacts ON contacts.id = contact"
    if group is not None:
        condition, known = f"grp = ? AND {condition}", (group["id"], *known)
    for name, value in (sought or {}).items():
        column, written = _sought(service, name, value)
        condition, known = f"{column} = ? COLLATE NOCASE AND {condition}", (written, *known)
    return paged(service.store, "contacts", f"FROM {source} WHERE {condition}", known, asked)


def _sought(service: Service, name: str, value: str) -> tuple[str, str]:
    """Return where a field is, and how it is written there."""
    if name == "MobilePhone" and any(character in "0123456789" for character in value):
        return "mobile", normalised(value, service.settings.CountryCode)
    return f"json_extract(fields, '$.{name}')", value


def groups(service: Service, user: User, asked: Asked, *, contact: Row | None = None) -> tuple[Page, list[Row]]:
    """Return a page of the groups that a user may see, those of one contact or all."""
    condition, known = visible(user, "owner_sub_account", "owner_department")
    source = "groups" if contact is None else "members JOIN groups ON groups.id = grp"
    if contact is not None:
        condition, known = f"contact = ? AND {condition}", (contact["id"], *known)
    return paged(service.store, "groups", f"FROM {source} WHERE {condition}", known, asked)


def create_contact(service: Service, user: User, body: Mapping[str, Any]) -> Row:
    """Add a contact."""
    fields = {"ViewBy": "Account", "EditBy": "Account", **{k: v for k, v in body.items() if v is not None}}
    contact_id = str(uuid.uuid4())
    number = service.store.insert(
        "contacts",
        contact_id=contact_id,
        owner=user.Owner,
        sub_account=user.SubAccount,
        department=user.Department,
        created=service.clock.now(),
        **_columns(service, fields),
    )
    service.events.publish("Contact", number)
    return contact(service, user, contact_id)


def update_contact(service: Service, row: Row, body: Mapping[str, Any]) -> Row:
    """Change the fields that are given; null clears one."""
    fields = {**msgspec.json.decode(row["fields"]), **body}
    columns = _columns(service, {name: value for name, value in fields.items() if value is not None})
    _set(service, "contacts", row["id"], {**columns, "updated": service.clock.now()})
    service.events.publish("Contact", row["id"])
    return _again(service, "contacts", row)


def delete_contact(service: Service, row: Row) -> None:
    """Remove a contact, from its groups too."""
    service.store.run("DELETE FROM members WHERE contact = ?", row["id"])
    service.store.run("DELETE FROM contacts WHERE id = ?", row["id"])
    service.events.publish("Contact", row["id"])


def create_group(service: Service, user: User, body: Mapping[str, Any]) -> Row:
    """Add a group; its code is made from its name if none is given, and no other group has the same."""
    group_id = str(uuid.uuid4())
    number = service.store.insert(
        "groups",
        group_id=group_id,
        code=_code(service, body.get("GroupCode") or body["GroupName"]),
        name=body["GroupName"],
        sub_account=body.get("SubAccount") or "",
        department=body.get("Department") or "",
        view_by=body.get("ViewEditBy") or "Account",
        access=body.get("AccessControl") or "",
        owner=user.Owner,
        owner_sub_account=user.SubAccount,
        owner_department=user.Department,
        created=service.clock.now(),
    )
    service.events.publish("Group", number)
    return group(service, user, group_id)


def update_group(service: Service, row: Row, body: Mapping[str, Any]) -> Row:
    """Change the fields that are given, but never the code; null clears one."""
    given = {column: body[name] for name, column in _OF_A_GROUP.items() if name in body}
    columns = {column: value or ("No" if column == "view_by" else "") for column, value in given.items()}
    _set(service, "groups", row["id"], {**columns, "updated": service.clock.now()})
    service.events.publish("Group", row["id"])
    return _again(service, "groups", row)


def delete_group(service: Service, row: Row) -> None:
    """Remove a group; its contacts stay."""
    service.store.run("DELETE FROM members WHERE grp = ?", row["id"])
    service.store.run("DELETE FROM groups WHERE id = ?", row["id"])
    service.events.publish("Group", row["id"])


def _columns(service: Service, fields: Mapping[str, str]) -> dict[str, object]:
    mobile = fields.get("MobilePhone", "")
    has_number = any(character in "0123456789" for character in mobile)
    return {
        "mobile": normalised(mobile, service.settings.CountryCode) if has_number else "",
        "view_by": fields.get("ViewBy", "No"),
        "edit_by": fields.get("EditBy", "No"),
        "fields": msgspec.json.encode(fields).decode(),
    }


def _set(service: Service, table: str, number: int, columns: Mapping[str, object]) -> None:
    changes = ", ".join(f"{name} = ?" for name in columns)
    service.store.run(f"UPDATE {table} SET {changes} WHERE id = ?", *columns.values(), number)  # noqa: S608  # our own names


def _again(service: Service, table: str, row: Row) -> Row:
    found = service.store.row(f"SELECT * FROM {table} WHERE id = ?", row["id"])  # noqa: S608  # our own names
    assert found is not None
    return found


def _code(service: Service, name: str) -> str:
    """Return a code that no group has: the name with underscores for spaces, and a number if it must."""
    plain = re.sub(r"\s", "_", name.strip()) or "Group"
    code, number = plain, 1
    while service.store.row("SELECT 1 FROM groups WHERE code = ?", code) is not None:
        number += 1
        code = f"{plain[: LONGEST_CODE - len(f'_{number}')]}_{number}"
    return code
