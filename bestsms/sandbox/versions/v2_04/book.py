"""Contacts and groups as v2.04 writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.times import local
from bestsms.sandbox.versions.book import AddressBook
from bestsms.sandbox.versions.dialect import JSON, Handler

__all__ = ["Book"]


class Book(AddressBook):
    """The address book of v2.04: a record is under its name, what it has not is empty."""

    success: ClassVar[JSON] = {"Result": "Success"}

    @property
    def operations(self) -> Mapping[str, Handler]:
        """What each operation does."""
        return {
            **super().operations,
            "ContactGroupDetail": self.member,
            "GroupContactDetail": self.member,
            "GroupContactCreate": self.add,
            "GroupContactDelete": self.remove,
        }

    def contact(self, service: Service, row: Row) -> JSON:
        """Return a contact."""
        fields = msgspec.json.decode(row["fields"])
        return {
            "ContactID": row["contact_id"],
            "Owner": row["owner"],
            **_stamp(service, row),
            **{name: fields.get(name, "") for name in self.contract.fields("ContactFields")},
        }

    def group(self, service: Service, row: Row) -> JSON:
        """Return a group."""
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

    def one_contact(self, service: Service, row: Row) -> JSON:
        """Return an answer about one contact."""
        return {**self.success, "Contact": self.contact(service, row)}

    def one_group(self, service: Service, row: Row) -> JSON:
        """Return an answer about one group."""
        return {**self.success, "Group": self.group(service, row)}


def _stamp(service: Service, row: Row) -> JSON:
    zone, created = service.settings.TimeZone, row["created"]
    updated = created if row["updated"] is None else row["updated"]
    return {
        "CreatedTimeLocal": local(created, zone).replace(" ", "T"),
        "CreatedTimeUTC": local(created, "UTC").replace(" ", "T"),
        "UpdatedTimeLocal": local(updated, zone).replace(" ", "T"),
        "UpdatedTimeUTC": local(updated, "UTC").replace(" ", "T"),
        "Timezone": zone,
    }
