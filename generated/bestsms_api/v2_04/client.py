# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""The namespaces of API v2.04: which request class is found where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestsms_schema import AsyncCarrier, Carrier
from bestsms_schema.versions import lacks

# A request class is imported when it is first asked for: few programs use them all.
if TYPE_CHECKING:
    from .api.abort import Abort, AsyncAbort
    from .api.contact import AsyncContact, Contact
    from .api.contact_group import AsyncContactGroup, ContactGroup
    from .api.group import AsyncGroup, Group
    from .api.group_contact import AsyncGroupContact, GroupContact
    from .api.reschedule import AsyncReschedule, Reschedule
    from .api.resubmit import AsyncResubmit, Resubmit
    from .api.sms import SMS, AsyncSMS
    from .api.sms_received import AsyncSMSReceived, SMSReceived
    from .api.sms_reply import AsyncSMSReply, SMSReply
    from .api.status import AsyncStatus, Status


class Messaging:
    """Sends messages."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def SMS(self) -> SMS:
        """Sends SMS. A new request object at each access."""
        from .api.sms import SMS

        return SMS(self._carrier)


class Reports:
    """Reads the state of messages, and what came in."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Status(self) -> Status:
        """Reads the state of a message. A new request object at each access."""
        from .api.status import Status

        return Status(self._carrier)

    @property
    def SMSReceived(self) -> SMSReceived:
        """Reads the messages that came in during a period. A new request object at each access."""
        from .api.sms_received import SMSReceived

        return SMSReceived(self._carrier)

    @property
    def SMSReply(self) -> SMSReply:
        """Reads the replies to a message. A new request object at each access."""
        from .api.sms_reply import SMSReply

        return SMSReply(self._carrier)


class Actions:
    """Changes messages that were sent before."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Resubmit(self) -> Resubmit:
        """Sends a failed message again. A new request object at each access."""
        from .api.resubmit import Resubmit

        return Resubmit(self._carrier)

    @property
    def Reschedule(self) -> Reschedule:
        """Moves a delayed message to another time. A new request object at each access."""
        from .api.reschedule import Reschedule

        return Reschedule(self._carrier)

    @property
    def Abort(self) -> Abort:
        """Cancels a delayed message. A new request object at each access."""
        from .api.abort import Abort

        return Abort(self._carrier)


class Addressbook:
    """Keeps contacts and groups."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Contact(self) -> Contact:
        """Reads and writes the contacts of the address book. A new request object at each access."""
        from .api.contact import Contact

        return Contact(self._carrier)

    @property
    def Group(self) -> Group:
        """Reads and writes the groups of the address book. A new request object at each access."""
        from .api.group import Group

        return Group(self._carrier)

    @property
    def ContactGroup(self) -> ContactGroup:
        """Reads and writes the groups that a contact is in. A new request object at each access."""
        from .api.contact_group import ContactGroup

        return ContactGroup(self._carrier)

    @property
    def GroupContact(self) -> GroupContact:
        """Reads and writes the contacts that a group holds. A new request object at each access."""
        from .api.group_contact import GroupContact

        return GroupContact(self._carrier)


class Namespaces(Carrier):
    """What a client of this version offers."""

    __slots__ = ()

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Messaging(self) -> Messaging:
        """Sends messages."""
        return Messaging(self)

    @property
    def Reports(self) -> Reports:
        """Reads the state of messages, and what came in."""
        return Reports(self)

    @property
    def Actions(self) -> Actions:
        """Changes messages that were sent before."""
        return Actions(self)

    @property
    def Addressbook(self) -> Addressbook:
        """Keeps contacts and groups."""
        return Addressbook(self)


class AsyncMessaging:
    """Sends messages."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: AsyncCarrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def SMS(self) -> AsyncSMS:
        """Sends SMS. A new request object at each access."""
        from .api.sms import AsyncSMS

        return AsyncSMS(self._carrier)


class AsyncReports:
    """Reads the state of messages, and what came in."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: AsyncCarrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Status(self) -> AsyncStatus:
        """Reads the state of a message. A new request object at each access."""
        from .api.status import AsyncStatus

        return AsyncStatus(self._carrier)

    @property
    def SMSReceived(self) -> AsyncSMSReceived:
        """Reads the messages that came in during a period. A new request object at each access."""
        from .api.sms_received import AsyncSMSReceived

        return AsyncSMSReceived(self._carrier)

    @property
    def SMSReply(self) -> AsyncSMSReply:
        """Reads the replies to a message. A new request object at each access."""
        from .api.sms_reply import AsyncSMSReply

        return AsyncSMSReply(self._carrier)


class AsyncActions:
    """Changes messages that were sent before."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: AsyncCarrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Resubmit(self) -> AsyncResubmit:
        """Sends a failed message again. A new request object at each access."""
        from .api.resubmit import AsyncResubmit

        return AsyncResubmit(self._carrier)

    @property
    def Reschedule(self) -> AsyncReschedule:
        """Moves a delayed message to another time. A new request object at each access."""
        from .api.reschedule import AsyncReschedule

        return AsyncReschedule(self._carrier)

    @property
    def Abort(self) -> AsyncAbort:
        """Cancels a delayed message. A new request object at each access."""
        from .api.abort import AsyncAbort

        return AsyncAbort(self._carrier)


class AsyncAddressbook:
    """Keeps contacts and groups."""

    __slots__ = ("_carrier",)

    def __init__(self, carrier: AsyncCarrier) -> None:
        self._carrier = carrier

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Contact(self) -> AsyncContact:
        """Reads and writes the contacts of the address book. A new request object at each access."""
        from .api.contact import AsyncContact

        return AsyncContact(self._carrier)

    @property
    def Group(self) -> AsyncGroup:
        """Reads and writes the groups of the address book. A new request object at each access."""
        from .api.group import AsyncGroup

        return AsyncGroup(self._carrier)

    @property
    def ContactGroup(self) -> AsyncContactGroup:
        """Reads and writes the groups that a contact is in. A new request object at each access."""
        from .api.contact_group import AsyncContactGroup

        return AsyncContactGroup(self._carrier)

    @property
    def GroupContact(self) -> AsyncGroupContact:
        """Reads and writes the contacts that a group holds. A new request object at each access."""
        from .api.group_contact import AsyncGroupContact

        return AsyncGroupContact(self._carrier)


class AsyncNamespaces(AsyncCarrier):
    """What a client of this version offers."""

    __slots__ = ()

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            raise AttributeError(lacks(type(self), name))

    @property
    def Messaging(self) -> AsyncMessaging:
        """Sends messages."""
        return AsyncMessaging(self)

    @property
    def Reports(self) -> AsyncReports:
        """Reads the state of messages, and what came in."""
        return AsyncReports(self)

    @property
    def Actions(self) -> AsyncActions:
        """Changes messages that were sent before."""
        return AsyncActions(self)

    @property
    def Addressbook(self) -> AsyncAddressbook:
        """Keeps contacts and groups."""
        return AsyncAddressbook(self)
