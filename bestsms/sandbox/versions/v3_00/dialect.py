"""Version 3.00 of the API."""

from __future__ import annotations

from collections.abc import Mapping

from bestsms.sandbox.answers import MALFORMED, Answer, Refusal, TooLarge, Unauthorised, UnknownRecord, WrongKind
from bestsms.sandbox.contract import Operation
from bestsms.sandbox.messages import NO_DESTINATION
from bestsms.sandbox.settings import Settings
from bestsms.sandbox.versions.dialect import JSON, Dialect, Handler, with_https
from bestsms.sandbox.versions.v3_00 import optouts, reports, sends
from bestsms.sandbox.versions.v3_00.book import Book

__all__ = ["V300"]

DENIED = "Access denied: Auth Token or credentials are incorrect or have expired."
NOT_FOUND = "Unable to find entry."
WORDS = {MALFORMED: sends.MALFORMED, NO_DESTINATION: "Could not find any valid destination(s)."}
"""What v3.00 says for what v2.04 says."""
WRONG_KIND: dict[str, object] = {
    "status": 415,
    "extend1": "Unsupported Media Type",
    "extend2": "application/json is expected",
}


class V300(Dialect):
    """The API with the word Bearer before the token, and no Result in an answer to a success."""

    version = "3.00"
    speaks_xml = False
    malformed = sends.MALFORMED

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each operation of the contract does."""
        return {**sends.OPERATIONS, **reports.OPERATIONS, **Book(self.contract).operations, **optouts.OPERATIONS}

    def with_https(self, body: object) -> object:
        """Return the body of a send as it would be with https in place of http to this machine."""
        return with_https(body) if isinstance(body, dict) else body

    def wrong_with_send(self, body: object) -> str:
        """Return the words for a send that is not as the contract wants it."""
        return sends.wrong(body)

    def refused(self, refusal: Refusal, settings: Settings, operation: Operation | None = None) -> Answer:
        """Return the answer that says what is wrong."""
        if isinstance(refusal, WrongKind):
            return Answer(WRONG_KIND, refusal.status)
        if isinstance(refusal, Unauthorised):
            return Answer(_failure("Unauthorized", DENIED, settings), refusal.status)
        if isinstance(refusal, UnknownRecord):
            is_optout = operation is not None and operation.id.startswith("OptOut")
            content = _failure("RecordNotFound", NOT_FOUND, settings, refusal.content)
            return Answer({k: v for k, v in content.items() if k != "Result" or not is_optout}, refusal.status)
        status = 400 if isinstance(refusal, TooLarge) else refusal.status
        text = WORDS.get(refusal.text, refusal.text)
        return Answer(_failure("Failed", text, settings, refusal.content), status)


def _failure(result: str, text: str, settings: Settings, content: Mapping[str, object] | None = None) -> JSON:
    return {"Result": result, **(content or {}), "ErrorMessage": [text] if settings.ErrorAsList else text}
