"""The address book: contacts, groups, and who is in which."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec

from bestsms.sandbox.access import may, visible
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.paging import Page
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User
from bestsms.sandbox.store import Row
from bestsms.sandbox.times import local

__all__ = [
    "contact", "contact_content", "contacts", "create_contact", "create_group", "delete_contact", "delete_group",
    "group", "group_content", "groups", "update_contact", "update_group",
]  # fmt: skip

JSON = dict[str, Any]
FIELDS = (
    "Attention", "Title", "Company", "RecipDepartment", "FirstName", "LastName", "Position", "StreetAddress", "Suburb",
    "City", "State", "Country", "Postcode", "MainPhone", "AltPhone1", "AltPhone2", "DirectPhone", "MobilePhone",
    "FaxNumber", "EmailAddress", "WebAddress", "Custom1", "Custom2", "Custom3", "Custom4", "ViewBy", "EditBy",
)  # fmt: skip
_OF_A_GROUP = {"GroupName": "name", "SubAccount": "sub_account", "Department": "department", "ViewEditBy": "view_by"}


def contact(service: Service, user: User, contact_id: str, *, to_edit: bool = False) -> Row:
    """Return a contact.

    Raises:
        Refusal: There is none, or the user may not see or not change it.
    """
    row = service.store.row("SELECT * FROM contacts WHERE contact_id = ?", contact_id)
    if row is None or not may(user, row["edit_by"] if to_edit else row["view_by"], row):
        raise Refusal("Contact not found", service.settings.UnknownStatus)
    return row


def group(service: Service, user: User, group_id: str) -> Row:
    """Return a group by its identifier or its code.

    Raises:
        Refusal: There is none, or the user may not see it.
    """
    query = "SELECT * FROM groups WHERE group_id = ? OR code = ? ORDER BY group_id = ? DESC LIMIT 1"
    row = service.store.row(query, group_id, group_id, group_id)
    if row is None or not may(user, row["view_by"], row):
        raise Refusal("Group not found", service.settings.UnknownStatus)
    return row


def contacts(service: Service, user: User, values: JSON, group: Row | None = None) -> tuple[Page, list[JSON]]:
    """Return a page of the contacts that a user may see, of one group or of all."""
    condition, known = visible(user, "sub_account", "department")
    source = "contacts" if group is None else "members JOIN contacts ON contacts.id = contact"
    if group is not None:
        condition, known = f"grp = ? AND {condition}", (group["id"], *known)
    page, rows = _page(service, values, f"contacts FROM {source} WHERE {condition}", known)
    return page, [contact_content(service, row) for row in rows]


def groups(service: Service, user: User, values: JSON, contact: Row | None = None) -> tuple[Page, list[JSON]]:
    """Return a page of the groups that a user may see, those of one contact or all."""
    condition, known = visible(user, "owner_sub_account", "owner_department")
    source = "groups" if contact is None else "members JOIN groups ON groups.id = grp"
    if contact is not None:
        condition, known = f"contact = ? AND {condition}", (contact["id"], *known)
    page, rows = _page(service, values, f"groups FROM {source} WHERE {condition}", known)
    return page, [group_content(service, row) for row in rows]


def create_contact(service: Service, user: User, body: Mapping[str, Any]) -> Row:
    """Add a contact."""
    now = service.clock.now()
    fields = {"ViewBy": "Account", "EditBy": "Account", **{k: v for k, v in body.items() if v is not None}}
    contact_id = str(uuid.uuid4())
    number = service.store.insert(
        "contacts",
        contact_id=contact_id,
        owner=user.Owner,
        sub_account=user.SubAccount,
        department=user.Department,
        created=now,
        **_columns(service, fields, now),
    )
    service.events.publish("Contact", number)
    return contact(service, user, contact_id)


def update_contact(service: Service, row: Row, body: Mapping[str, Any]) -> Row:
    """Change the fields that are given; null clears one."""
    fields = {**msgspec.json.decode(row["fields"]), **body}
    columns = _columns(
        service, {name: value for name, value in fields.items() if value is not None}, service.clock.now()
    )
    _set(service, "contacts", row["id"], columns)
    service.events.publish("Contact", row["id"])
    return _again(service, "contacts", row)


def delete_contact(service: Service, row: Row) -> None:
    """Remove a contact, from its groups too."""
    service.store.run("DELETE FROM members WHERE contact = ?", row["id"])
    service.store.run("DELETE FROM contacts WHERE id = ?", row["id"])
    service.events.publish("Contact", row["id"])


def create_group(service: Service, user: User, body: Mapping[str, Any]) -> Row:
    """Add a group; its code is made from its name if none is given, and no other group has the same."""
    now = service.clock.now()
    group_id = str(uuid.uuid4())
    number = service.store.insert(
        "groups",
        group_id=group_id,
        code=_code(service, body.get("GroupCode") or body["GroupName"]),
        name=body["GroupName"],
        sub_account=body.get("SubAccount") or "",
        department=body.get("Department") or "",
        view_by=body.get("ViewEditBy") or "Account",
        owner=user.Owner,
        owner_sub_account=user.SubAccount,
        owner_department=user.Department,
        created=now,
        updated=now,
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


def contact_content(service: Service, row: Row) -> JSON:
    """Return a contact as answers show it."""
    fields = msgspec.json.decode(row["fields"])
    return {
        "ContactID": row["contact_id"],
        "Owner": row["owner"],
        **_stamp(service, row),
        **{name: fields.get(name, "") for name in FIELDS},
    }


def group_content(service: Service, row: Row) -> JSON:
    """Return a group as answers show it."""
    return {
        "GroupID": row["group_id"],
        "GroupCode": row["code"],
        "GroupName": row["name"],
        "SubAccount": row["sub_account"],
        "Department": row["department"],
        "ViewEditBy": row["view_by"],
        "Owner": row["owner"],
        **_stamp(service, row),
    }


def _columns(service: Service, fields: Mapping[str, str], now: int) -> dict[str, object]:
    mobile = fields.get("MobilePhone", "")
    has_number = any(character in "0123456789" for character in mobile)
    return {
        "mobile": normalised(mobile, service.settings.CountryCode) if has_number else "",
        "view_by": fields.get("ViewBy", "No"),
        "edit_by": fields.get("EditBy", "No"),
        "updated": now,
        "fields": msgspec.json.encode(fields).decode(),
    }


def _set(service: Service, table: str, number: int, columns: Mapping[str, object]) -> None:
    changes = ", ".join(f"{name} = ?" for name in columns)
    service.store.run(f"UPDATE {table} SET {changes} WHERE id = ?", *columns.values(), number)  # noqa: S608  # our own names


def _again(service: Service, table: str, row: Row) -> Row:
    found = service.store.row(f"SELECT * FROM {table} WHERE id = ?", row["id"])  # noqa: S608  # our own names
    assert found is not None
    return found


def _page(service: Service, values: JSON, selection: str, known: tuple[object, ...]) -> tuple[Page, list[Row]]:
    """Return a page of what `table FROM ... WHERE ...` selects."""
    table, _, rest = selection.partition(" ")
    total = service.store.value(f"SELECT count(*) {rest}", *known)
    page = Page(values["page"], values["recordsPerPage"], total)
    query = f"SELECT {table}.* {rest} ORDER BY {table}.id LIMIT ? OFFSET ?"
    return page, service.store.rows(query, *known, page.size, page.offset)


def _code(service: Service, name: str) -> str:
    """Return a code that no group has: the name with underscores for spaces, and a number if it must."""
    plain = re.sub(r"\s", "_", name.strip()) or "Group"
    code, number = plain, 1
    while service.store.row("SELECT 1 FROM groups WHERE code = ?", code) is not None:
        number += 1
        code = f"{plain}_{number}"
    return code


def _stamp(service: Service, row: Row) -> JSON:
    zone = service.settings.TimeZone
    return {
        "CreatedTimeLocal": local(row["created"], zone).replace(" ", "T"),
        "CreatedTimeUTC": local(row["created"], "UTC").replace(" ", "T"),
        "UpdatedTimeLocal": local(row["updated"], zone).replace(" ", "T"),
        "UpdatedTimeUTC": local(row["updated"], "UTC").replace(" ", "T"),
        "Timezone": zone,
    }
