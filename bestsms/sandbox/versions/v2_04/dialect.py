"""Version 2.04 of the API."""

from __future__ import annotations

from collections.abc import Mapping

from bestsms.sandbox.answers import MALFORMED, Answer, Refusal, TooLarge, UnknownRecord, WrongKind
from bestsms.sandbox.contract import Operation
from bestsms.sandbox.settings import Settings
from bestsms.sandbox.versions.dialect import Dialect, Handler, with_https
from bestsms.sandbox.versions.v2_04 import reports, sends
from bestsms.sandbox.versions.v2_04.book import Book

__all__ = ["V204"]


class V204(Dialect):
    """The API with the word Basic before the token, Result in every answer, and XML for those who want it."""

    version = "2.04"
    speaks_xml = True
    malformed = MALFORMED

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each operation of the contract does."""
        return {**sends.OPERATIONS, **reports.OPERATIONS, **Book(self.contract).operations}

    def with_https(self, body: object) -> object:
        """Return the body of a send as it would be with https in place of http to this machine."""
        data = body.get("MessageData") if isinstance(body, dict) else None
        return {**body, "MessageData": with_https(data)} if isinstance(data, dict) else body  # type: ignore[dict-item]  # a dict

    def wrong_with_send(self, body: object) -> str:
        """Return the documented words for a send that is not as the contract wants it."""
        return sends.wrong(body, self.contract.fields("MessageData"))

    def refused(self, refusal: Refusal, settings: Settings, operation: Operation | None = None) -> Answer:
        """Return the answer that says what is wrong."""
        text = [refusal.text] if settings.ErrorAsList else refusal.text
        content = {"Result": "Failed", **refusal.content, settings.ErrorField: text}
        return Answer(content, _status(refusal, settings, operation))


def _status(refusal: Refusal, settings: Settings, operation: Operation | None) -> int:
    if isinstance(refusal, UnknownRecord):
        return 400 if refusal.is_in_body else settings.UnknownStatus
    if isinstance(refusal, TooLarge):
        return 413 if operation is not None and 413 in operation.statuses else 400
    if isinstance(refusal, WrongKind):
        return 400
    is_received = operation is not None and operation.id == "SMSReceivedPoll"
    return settings.ReceivedRefusedStatus if is_received and refusal.status == 400 else refusal.status
