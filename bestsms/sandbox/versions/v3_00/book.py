"""Contacts and groups as v3.00 writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from bestsms.sandbox import addressbook
from bestsms.sandbox.paging import HIGHEST
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.versions.book import AddressBook
from bestsms.sandbox.versions.dialect import JSON, Call, Handler
from bestsms.sandbox.versions.v3_00.stamps import stamp_or_never

__all__ = ["Book"]


class Book(AddressBook):
    """The address book of v3.00: a record is the answer itself, what it has not is null."""

    success: ClassVar[JSON] = {}

    @property
    def operations(self) -> Mapping[str, Handler]:
        """What each operation does."""
        return {**super().operations, "ContactDetail": self._contact_detail, "ContactSearch": self._contact_search}

    def contact(self, service: Service, row: Row) -> JSON:
        """Return a contact."""
        fields = msgspec.json.decode(row["fields"])
        zone = service.settings.TimeZone
        return {
            "ContactID": row["contact_id"],
            "Owner": row["owner"],
            **stamp_or_never("Created", row["created"], zone),
            **stamp_or_never("Updated", row["updated"], zone),
            "Timezone": zone,
            **{name: fields.get(name) for name in self.contract.fields("ContactFields")},
        }

    def group(self, service: Service, row: Row) -> JSON:
        """Return a group."""
        zone = service.settings.TimeZone
        return {
            "GroupID": row["group_id"],
            "GroupCode": row["code"],
            "GroupName": row["name"],
            "SubAccount": row["sub_account"] or None,
            "Department": row["department"] or None,
            "ViewEditBy": row["view_by"],
            "AccessControl": row["access"] or None,
            "Owner": row["owner"],
            **stamp_or_never("Created", row["created"], zone),
            "Timezone": zone,
        }

    def one_contact(self, service: Service, row: Row) -> JSON:
        """Return an answer about one contact."""
        return self.contact(service, row)

    def one_group(self, service: Service, row: Row) -> JSON:
        """Return an answer about one group."""
        return self.group(service, row)

    def _contact_detail(self, call: Call) -> JSON:
        row = call.contact()
        _, groups = addressbook.groups(call.service, call.user, (1, HIGHEST), contact=row)
        return {**self.contact(call.service, row), "Groups": [one["group_id"] for one in groups]}

    def _contact_search(self, call: Call) -> JSON:
        paging = ("page", "recordsPerPage")
        sought = {name: value for name, value in call.values.items() if value is not None and name not in paging}
        return self.contact_list(call, sought)
