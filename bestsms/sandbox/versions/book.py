"""The operations of the address book, which the versions differ in only by how they write what there is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from bestsms.sandbox import addressbook, members
from bestsms.sandbox.contract import Contract
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.versions.dialect import JSON, Call, Handler

__all__ = ["AddressBook"]


class AddressBook(ABC):
    """The address book, as a version shows it.

    Args:
        contract: The contract of the version.
    """

    success: ClassVar[JSON]
    """What every answer to a success says."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract

    @abstractmethod
    def contact(self, service: Service, row: Row) -> JSON:
        """Return a contact."""

    @abstractmethod
    def group(self, service: Service, row: Row) -> JSON:
        """Return a group."""

    @abstractmethod
    def one_contact(self, service: Service, row: Row) -> JSON:
        """Return an answer about one contact."""

    @abstractmethod
    def one_group(self, service: Service, row: Row) -> JSON:
        """Return an answer about one group."""

    @property
    def operations(self) -> Mapping[str, Handler]:
        """What each operation does that every version has."""
        return {
            "ContactList": self._contact_list,
            "ContactCreate": self._contact_create,
            "ContactDetail": lambda call: self.one_contact(call.service, call.contact()),
            "ContactUpdate": self._contact_update,
            "ContactDelete": self._contact_delete,
            "GroupList": self._group_list,
            "GroupCreate": self._group_create,
            "GroupDetail": lambda call: self.one_group(call.service, call.group()),
            "GroupUpdate": self._group_update,
            "GroupDelete": self._group_delete,
            "ContactGroupList": self._groups_of_contact,
            "ContactGroupCreate": self.add,
            "ContactGroupDelete": self.remove,
            "GroupContactList": self._contacts_of_group,
        }

    def contact_list(self, call: Call, sought: JSON | None = None, group: Row | None = None) -> JSON:
        """Return a page of contacts."""
        page, rows = addressbook.contacts(call.service, call.user, call.page, group=group, sought=sought)
        return {**self.success, **page.fields, "Contacts": [self.contact(call.service, row) for row in rows]}

    def member(self, call: Call) -> JSON:
        """Return a contact and a group that it is in."""
        contact, group = call.contact(), call.group()
        members.require(call.service, contact, group)
        return self._pair(call, contact, group)

    def add(self, call: Call) -> JSON:
        """Put a contact into a group."""
        contact, group = call.contact(), call.group()
        members.add(call.service, contact, group)
        return self._pair(call, contact, group)

    def remove(self, call: Call) -> JSON:
        """Take a contact out of a group."""
        contact, group = call.contact(), call.group()
        members.require(call.service, contact, group)
        members.remove(call.service, contact, group)
        return self._pair(call, contact, group)

    def _pair(self, call: Call, contact: Row, group: Row) -> JSON:
        shown = {"Contact": self.contact(call.service, contact), "Group": self.group(call.service, group)}
        return {**self.success, **shown}

    def _contact_list(self, call: Call) -> JSON:
        return self.contact_list(call)

    def _contact_create(self, call: Call) -> JSON:
        return self.one_contact(call.service, addressbook.create_contact(call.service, call.user, call.body))

    def _contact_update(self, call: Call) -> JSON:
        row = addressbook.update_contact(call.service, call.contact(to_edit=True), call.body)
        return self.one_contact(call.service, row)

    def _contact_delete(self, call: Call) -> JSON:
        row = call.contact(to_edit=True)
        shown = self.one_contact(call.service, row)
        addressbook.delete_contact(call.service, row)
        return shown

    def _group_list(self, call: Call, contact: Row | None = None) -> JSON:
        page, rows = addressbook.groups(call.service, call.user, call.page, contact=contact)
        return {**self.success, **page.fields, "Groups": [self.group(call.service, row) for row in rows]}

    def _group_create(self, call: Call) -> JSON:
        return self.one_group(call.service, addressbook.create_group(call.service, call.user, call.body))

    def _group_update(self, call: Call) -> JSON:
        return self.one_group(call.service, addressbook.update_group(call.service, call.group(), call.body))

    def _group_delete(self, call: Call) -> JSON:
        row = call.group()
        addressbook.delete_group(call.service, row)
        return self.one_group(call.service, row)

    def _groups_of_contact(self, call: Call) -> JSON:
        contact = call.contact()
        return {**self._group_list(call, contact), "Contact": self.contact(call.service, contact)}

    def _contacts_of_group(self, call: Call) -> JSON:
        group = call.group()
        return {**self.contact_list(call, group=group), "Group": self.group(call.service, group)}
