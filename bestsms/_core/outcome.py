"""How a call ended: one of four words, why, and the exception that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import bestsms_schema
from bestsms import errors
from bestsms._core.decode import Undecodable, decode, encode
from bestsms._core.redact import HIDDEN, redacted
from bestsms._core.request import Prepared
from bestsms._core.wire import FailureKind, HTTPAnswer, TransportFailure
from bestsms_schema import Operation

__all__ = ["Outcome", "judge", "missing"]

R = TypeVar("R", bound=bestsms_schema.Result)
JSONObject = dict[str, Any]
SUCCESS, FAILED, ERROR, UNKNOWN = "Success", "Failed", "Error", "Unknown"
SHORTEST_SECRET = 16
"""Characters; what is shorter is a stand-in for a mock server, and stands in texts by chance."""
ENVELOPE = frozenset({"Result", "ErrorMessage", "Message"})
BY_STATUS: Mapping[int, type[errors.BestSMSError]] = {
    400: errors.InvalidRequestError,
    401: errors.AuthenticationError,
    403: errors.AuthenticationError,
    404: errors.NotFoundError,
    410: errors.NotFoundError,
    413: errors.InvalidRequestError,
    415: errors.InvalidRequestError,
    422: errors.InvalidRequestError,
    429: errors.RateLimitError,
}


class Outcome(NamedTuple):
    """The result's inner half; see bestsms_schema.Outcome."""

    word: str
    status: int | None = None
    messages: tuple[str, ...] = ()
    decoded: object = None
    error: type[errors.BestSMSError] | None = None
    error_text: str = ""
    error_details: Mapping[str, object] | None = None

    def exception(self, result: bestsms_schema.Result) -> errors.BestSMSError | None:
        """Return the exception for this outcome; None for a success."""
        if self.error is None:
            return None
        error = self.error(self.error_text, result)
        error.__dict__.update(self.error_details or {})
        return error

    def __repr__(self) -> str:
        return f"<Outcome {self.word}>"


def judge(operation: Operation[R], prepared: Prepared, ending: HTTPAnswer | TransportFailure, token: str) -> R:
    """Return the result for the answer to a request, or for the failure to get one; no text of it holds the token."""
    data: JSONObject = {}
    ending = _without_token(ending, token)
    if isinstance(ending, TransportFailure):
        outcome = _no_answer(prepared, ending)
    else:
        outcome, data = _answered(operation, prepared, ending)
    if prepared.message_id is not None and "MessageID" in operation.result.fields:
        # An answer that says neither may be a proxy's, whose identifiers are its own.
        answered = data.get("MessageID") if outcome.word in {SUCCESS, FAILED} else None
        if not answered:
            data = {**data, "MessageID": prepared.message_id}
    return operation.result._of(outcome, data)


def missing(operation: Operation[R], argument: str, page: bestsms_schema.Result | None) -> Outcome:
    """Return the outcome of looking for a record that the list does not hold, of which `page` is the last."""
    text = f"{operation.name}: the list that was read to its end holds no such {argument}"
    status, decoded = (None, None) if page is None else (page.HTTPStatus, page.Raw)
    return Outcome(FAILED, status, (text,), decoded, errors.NotFoundError, text)


def _without_token(ending: HTTPAnswer | TransportFailure, token: str) -> HTTPAnswer | TransportFailure:
    """Take the token out of an answer that quotes it: what is answered ends in logs and pickles."""
    if isinstance(ending, TransportFailure) or len(token) < SHORTEST_SECRET:
        return ending
    body = ending.body.replace(token.encode("ascii"), HIDDEN)
    if "/" in token:
        body = body.replace(token.replace("/", r"\/").encode("ascii"), HIDDEN)
    return ending if body is ending.body else ending._replace(body=body)


def is_read(operation: Operation[bestsms_schema.Result]) -> bool:
    """Whether the operation changes nothing, so that a lost answer leaves no doubt."""
    return operation.method == "GET"


def _no_answer(prepared: Prepared, failure: TransportFailure) -> Outcome:
    text = f"{prepared.operation.name}: {failure}"
    if failure.may_have_arrived and not is_read(prepared.operation):
        return _unknown(prepared, None, text)
    kind = errors.RequestTimeout if failure.kind is FailureKind.TIMEOUT else errors.ConnectionFailed
    return Outcome(ERROR, messages=(text,), error=kind, error_text=text)


def _answered(operation: Operation[R], prepared: Prepared, answer: HTTPAnswer) -> tuple[Outcome, JSONObject]:
    try:
        decoded = decode(answer.body)
    except Undecodable:
        return _unreadable(prepared, answer, None), {}
    data = decoded if isinstance(decoded, dict) else {}
    word = _word(data, operation.outcome)
    messages = _messages(data, word)
    if 400 <= answer.status < 500 and answer.status != 408:
        return _refused(prepared, answer, messages, decoded), data
    if not 200 <= answer.status < 300 or not _is_answer(operation, data):
        return _unreadable(prepared, answer, decoded), data
    if word == "success" or (not word and not messages):
        return Outcome(SUCCESS, answer.status, messages, decoded), data
    if word in {"", "failed", "error"} or is_read(operation):
        return _refused(prepared, answer, messages, decoded), data
    return _unreadable(prepared, answer, decoded), data


def _is_answer(operation: Operation[R], data: JSONObject) -> bool:
    """Whether an answer has at least one thing that this operation answers."""
    return not (ENVELOPE.isdisjoint(data) and operation.result.fields.keys().isdisjoint(data))


def _refused(prepared: Prepared, answer: HTTPAnswer, messages: tuple[str, ...], decoded: object) -> Outcome:
    reason = "; ".join(messages) or _description(answer)
    kind = BY_STATUS.get(answer.status, errors.APIError)
    text = f"{prepared.operation.name} failed with HTTP {answer.status}: {redacted(reason, prepared.payload)}"
    return Outcome(FAILED, answer.status, messages or (_description(answer),), decoded, kind, text)


def _unreadable(prepared: Prepared, answer: HTTPAnswer, decoded: object) -> Outcome:
    """Judge an answer that does not say whether the request was carried out."""
    description = _description(answer)
    text = f"{prepared.operation.name}: {description}"
    if 400 <= answer.status < 500 and answer.status != 408:
        return _refused(prepared, answer, (), decoded)
    if not is_read(prepared.operation) and not 300 <= answer.status < 400:
        return _unknown(prepared, answer.status, text, decoded)
    messages = (*_messages_of(decoded), description)
    if not 200 <= answer.status < 300:
        kind = errors.ServerError if answer.status >= 500 else errors.APIError
        return Outcome(ERROR, answer.status, messages, decoded, kind, text)
    details = {
        "Status": answer.status,
        "ContentType": answer.headers.get("content-type", ""),
        "Length": len(answer.body),
        "Body": answer.body,
    }
    return Outcome(ERROR, answer.status, messages, decoded, errors.ResponseParseError, text, details)


def _unknown(prepared: Prepared, status: int | None, text: str, decoded: object = None) -> Outcome:
    advice = "It may have been carried out."
    if prepared.message_id is not None:
        advice += f" Ask Reports.Status.Poll for MessageID {prepared.message_id} before you repeat it."
    messages = (*_messages_of(decoded), text, advice)
    return Outcome(UNKNOWN, status, messages, decoded, errors.OutcomeUnknownError, f"{text}. {advice}")


def _word(data: JSONObject, names: tuple[str, ...] = ("Result",)) -> str:
    value = next((value for name in names if (value := data.get(name)) is not None), None)
    if value is None:
        return ""
    return value.strip().casefold() if isinstance(value, str) else type(value).__name__


def _messages_of(decoded: object) -> tuple[str, ...]:
    return _messages(decoded, _word(decoded)) if isinstance(decoded, dict) else ()


def _messages(data: JSONObject, word: str) -> tuple[str, ...]:
    """Return the failure texts: from ErrorMessage or Message, list or text."""
    given = data.get("ErrorMessage") or (data.get("Message") if word != "success" else None)
    if given is None:
        return ()
    items = given if isinstance(given, list) else [given]
    return tuple(text for item in items if (text := _text(item)))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else encode(value).decode("utf-8")


def _description(answer: HTTPAnswer) -> str:
    content_type = answer.headers.get("content-type", "").partition(";")[0].strip() or "no content type"
    from http import HTTPStatus  # of no use where all goes well

    try:
        phrase = f" {HTTPStatus(answer.status).phrase}"
    except ValueError:
        phrase = ""
    if answer.status in {301, 302, 303, 307, 308}:
        return f"HTTP {answer.status}{phrase}: a redirect, which is never followed"
    return f"HTTP {answer.status}{phrase} with {len(answer.body)} bytes of {content_type:.60} that say no more"
