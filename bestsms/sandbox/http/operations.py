"""What each operation of the contract does."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bestsms.sandbox import actions, addressbook, members, reports
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.messages import accept
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User
from bestsms.sandbox.store import Row

__all__ = ["OPERATIONS", "Call"]

JSON = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """A request that is as the contract wants it."""

    service: Service
    user: User
    values: Mapping[str, Any]
    """Of its parameters."""
    body: Mapping[str, Any]
    request: int
    """Id under which it is kept."""

    def contact(self, *, to_edit: bool = False) -> Row:
        """Return the contact that it is about."""
        with self._named_in_body("ContactID"):
            contact_id = self.values.get("ContactID") or self.body["ContactID"]
            return addressbook.contact(self.service, self.user, contact_id, to_edit=to_edit)

    def group(self) -> Row:
        """Return the group that it is about."""
        with self._named_in_body("GroupID"):
            return addressbook.group(self.service, self.user, self.values.get("GroupID") or self.body["GroupID"])

    @contextmanager
    def _named_in_body(self, name: str) -> Generator[None]:
        """Have a record that is not known be a mistake in the body, where it is named there and not in the path."""
        try:
            yield
        except Refusal as refusal:
            if name not in self.values:
                refusal.status = 400
            raise


def _send(call: Call) -> JSON:
    message_id = accept(call.service, call.body["MessageData"], call.user, call.request)
    return {"Result": "Success", "MessageID": message_id}


def _contact(call: Call, row: Row) -> JSON:
    return {"Result": "Success", "Contact": addressbook.contact_content(call.service, row)}


def _group(call: Call, row: Row) -> JSON:
    return {"Result": "Success", "Group": addressbook.group_content(call.service, row)}


def _pair(call: Call, contact: Row, group: Row) -> JSON:
    return {**_contact(call, contact), **_group(call, group)}


def _contact_list(call: Call) -> JSON:
    page, shown = addressbook.contacts(call.service, call.user, dict(call.values))
    return {"Result": "Success", **page.fields, "Contacts": shown}


def _contact_update(call: Call) -> JSON:
    return _contact(call, addressbook.update_contact(call.service, call.contact(to_edit=True), call.body))


def _contact_delete(call: Call) -> JSON:
    row = call.contact(to_edit=True)
    addressbook.delete_contact(call.service, row)
    return _contact(call, row)


def _group_list(call: Call) -> JSON:
    page, shown = addressbook.groups(call.service, call.user, dict(call.values))
    return {"Result": "Success", **page.fields, "Groups": shown}


def _group_update(call: Call) -> JSON:
    return _group(call, addressbook.update_group(call.service, call.group(), call.body))


def _group_delete(call: Call) -> JSON:
    row = call.group()
    addressbook.delete_group(call.service, row)
    return _group(call, row)


def _groups_of_contact(call: Call) -> JSON:
    contact = call.contact()
    page, shown = addressbook.groups(call.service, call.user, dict(call.values), contact)
    return {**_contact(call, contact), **page.fields, "Groups": shown}


def _contacts_of_group(call: Call) -> JSON:
    group = call.group()
    page, shown = addressbook.contacts(call.service, call.user, dict(call.values), group)
    return {**_group(call, group), **page.fields, "Contacts": shown}


def _member(call: Call) -> JSON:
    contact, group = call.contact(), call.group()
    members.require(call.service, contact, group)
    return _pair(call, contact, group)


def _add(call: Call) -> JSON:
    contact, group = call.contact(), call.group()
    members.add(call.service, contact, group)
    return _pair(call, contact, group)


def _remove(call: Call) -> JSON:
    contact, group = call.contact(), call.group()
    members.require(call.service, contact, group)
    members.remove(call.service, contact, group)
    return _pair(call, contact, group)


OPERATIONS: Mapping[str, Callable[[Call], JSON]] = {
    "SMSSendMessage": _send,
    "StatusPoll": lambda call: reports.status(call.service, dict(call.values)),
    "SMSReplyPoll": lambda call: reports.replies(call.service, dict(call.values)),
    "SMSReceivedPoll": lambda call: reports.received(call.service, dict(call.values)),
    "ResubmitSendRequest": lambda call: actions.resubmit(call.service, call.values["MessageID"], call.body),
    "RescheduleSendRequest": lambda call: actions.reschedule(call.service, call.values["MessageID"], call.body),
    "AbortSendRequest": lambda call: actions.abort(call.service, call.values["MessageID"], call.body),
    "ContactList": _contact_list,
    "ContactCreate": lambda call: _contact(call, addressbook.create_contact(call.service, call.user, call.body)),
    "ContactDetail": lambda call: _contact(call, call.contact()),
    "ContactUpdate": _contact_update,
    "ContactDelete": _contact_delete,
    "GroupList": _group_list,
    "GroupCreate": lambda call: _group(call, addressbook.create_group(call.service, call.user, call.body)),
    "GroupDetail": lambda call: _group(call, call.group()),
    "GroupUpdate": _group_update,
    "GroupDelete": _group_delete,
    "ContactGroupList": _groups_of_contact,
    "ContactGroupDetail": _member,
    "ContactGroupCreate": _add,
    "ContactGroupDelete": _remove,
    "GroupContactList": _contacts_of_group,
    "GroupContactDetail": _member,
    "GroupContactCreate": _add,
    "GroupContactDelete": _remove,
}
