"""Who is in which group."""

from __future__ import annotations

from bestsms.sandbox.answers import UnknownRecord
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row

__all__ = ["add", "remove", "require"]


def add(service: Service, contact: Row, group: Row) -> None:
    """Put a contact into a group; one that is in it stays."""
    service.store.run("INSERT OR IGNORE INTO members (contact, grp) VALUES (?, ?)", contact["id"], group["id"])
    service.events.publish("Group", group["id"])


def remove(service: Service, contact: Row, group: Row) -> None:
    """Take a contact out of a group."""
    service.store.run("DELETE FROM members WHERE contact = ? AND grp = ?", contact["id"], group["id"])
    service.events.publish("Group", group["id"])


def require(service: Service, contact: Row, group: Row) -> None:
    """Raise UnknownRecord unless the contact is in the group."""
    query = "SELECT 1 FROM members WHERE contact = ? AND grp = ?"
    if service.store.row(query, contact["id"], group["id"]) is None:
        raise UnknownRecord("Contact not found")
