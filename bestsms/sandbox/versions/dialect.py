"""What a version of the API has of its own: its operations, and how it refuses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from bestsms.sandbox import addressbook
from bestsms.sandbox.answers import Answer, Refusal, UnknownRecord
from bestsms.sandbox.contract import Contract, Operation, Violation
from bestsms.sandbox.paging import Asked
from bestsms.sandbox.sender import is_loopback
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import Settings, User
from bestsms.sandbox.store import Row

__all__ = ["JSON", "Call", "Dialect", "Handler", "with_https"]

JSON = dict[str, Any]
CALLBACK = "WebhookCallbackURL"


@dataclass(frozen=True)
class Call:
    """A request that is as the contract wants it."""

    service: Service
    contract: Contract
    """Of the version that it speaks."""
    user: User
    values: Mapping[str, Any]
    """Of its parameters."""
    body: Mapping[str, Any]
    request: int
    """Id under which it is kept."""

    @property
    def page(self) -> Asked:
        """Number and size of the page that it asks for."""
        return self.values["page"], self.values["recordsPerPage"]

    def contact(self, *, to_edit: bool = False) -> Row:
        """Return the contact that it is about."""
        with self._naming("ContactID"):
            contact_id = self.values.get("ContactID") or self.body["ContactID"]
            return addressbook.contact(self.service, self.user, contact_id, to_edit=to_edit)

    def group(self) -> Row:
        """Return the group that it is about."""
        with self._naming("GroupID"):
            return addressbook.group(self.service, self.user, self.values.get("GroupID") or self.body["GroupID"])

    @contextmanager
    def _naming(self, name: str) -> Generator[None]:
        """Note of a record that is not known whether the body names it, and not the path."""
        try:
            yield
        except UnknownRecord as refusal:
            refusal.is_in_body = name not in self.values
            raise


Handler = Callable[[Call], JSON]


class Dialect(ABC):
    """A version of the API.

    Args:
        contract: Its contract.
    """

    version: ClassVar[str]
    """Such as 2.04."""
    speaks_xml: ClassVar[bool]
    """Whether answers are XML for those who ask for it."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.operations: Mapping[str, Handler] = self.handlers()
        """What each operation of the contract does."""
        self.root: str = f"/api/v{self.version}"

    def checked(self, operation: Operation, body: object) -> Mapping[str, Any]:
        """Return a body that is as the contract wants it; a callback to this machine needs no https.

        Raises:
            Refusal: It is not.
        """
        is_send = operation.id == "SMSSendMessage"
        try:
            operation.check_body(self.with_https(body) if is_send else body)
        except Violation:
            raise Refusal(self.wrong_with_send(body) if is_send else self.malformed) from None
        assert isinstance(body, dict)
        return body

    @abstractmethod
    def handlers(self) -> Mapping[str, Handler]:
        """Return what each operation of the contract does."""

    malformed: ClassVar[str]
    """What is said of a request that is not as the contract wants it."""

    @abstractmethod
    def with_https(self, body: object) -> object:
        """Return the body of a send as it would be with https in place of http to this machine."""

    @abstractmethod
    def wrong_with_send(self, body: object) -> str:
        """Return the words for a send that is not as the contract wants it."""

    @abstractmethod
    def refused(self, refusal: Refusal, settings: Settings, operation: Operation | None = None) -> Answer:
        """Return the answer that says what is wrong."""


def with_https(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields of a send with https in place of http to this machine."""
    url = fields.get(CALLBACK)
    if isinstance(url, str) and url.startswith("http://") and is_loopback(url):
        return {**fields, CALLBACK: f"https{url[4:]}"}
    return fields
