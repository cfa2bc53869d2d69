"""Tracked clients: their session writes down each send before it leaves, and learns from each poll."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import bestsms_schema
from bestsms import errors
from bestsms._core.exchange import Ending, Send, Steps, aside
from bestsms._core.observe import Hooks
from bestsms._core.outcome import Outcome, judge
from bestsms._core.request import Prepared
from bestsms._core.retry import LONGEST_RETRY_AFTER
from bestsms._core.session import Session
from bestsms._core.settings import Settings
from bestsms._core.wire import HTTPAnswer
from bestsms.client import AsyncBestSMS, BestSMS
from bestsms.models import ResubmitRequestResult, SMSReceivedResult, SMSReplyResult, StatusResult
from bestsms.tracking.kinds import identity_of, is_named
from bestsms.tracking.sends import GRACE, Intent, Permission
from bestsms_schema import Operation, Recipients

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from bestsms.tracking.tracker import Tracker

__all__ = ["tracked"]

R = TypeVar("R", bound=bestsms_schema.Result)
Client = TypeVar("Client", BestSMS, AsyncBestSMS)
POLLS = (StatusResult, SMSReplyResult, SMSReceivedResult)


def tracked(client: Client, tracker: Tracker) -> Client:
    """Return a client over the same connections that tells the tracker; the same if it does already."""
    if not isinstance(client, BestSMS | AsyncBestSMS):  # pyright: ignore[reportUnnecessaryIsInstance]  # programs without type checkers
        raise TypeError(f"Client must be a BestSMS or an AsyncBestSMS, not {type(client).__name__}")
    if isinstance(client._session, _TrackedSession) and client._session.tracker is tracker:
        return client
    other = client.WithOptions()
    session = client._session
    other._session = _TrackedSession(session.settings, session.observer.hooks, tracker)
    other._session.clock = session.clock
    return other


class _TrackedSession(Session):
    """A session that tells a tracker what it does."""

    def __init__(self, settings: Settings, hooks: Hooks, tracker: Tracker) -> None:
        super().__init__(settings, hooks)
        self.tracker = tracker

    @property
    def executor(self) -> Executor:
        """The thread that waits for the tracker's file, one write after the other, while a loop goes on."""
        return self.tracker._database.thread

    def with_settings(self, settings: Settings) -> Session:
        """Return a session that differs in its settings alone."""
        other = _TrackedSession(settings, self.observer.hooks, self.tracker)
        other.clock = self.clock
        return other

    def begin(self, operation: Operation[R], prepared: Prepared) -> Steps[R]:
        """Return the steps of a call, which are told to the tracker if it changes something."""
        if operation.verified_by is not None and prepared.message_id is not None:
            return self._send(operation, operation.verified_by, prepared, prepared.message_id)
        if is_named(operation.result, ResubmitRequestResult) and prepared.message_id is not None:
            return self._resubmit(operation, prepared, prepared.message_id)
        return super().begin(operation, prepared)

    def before(self, step: Send) -> Callable[[], object] | None:
        """Note how much is known of a message that is polled."""
        if not is_named(step.prepared.operation.result, StatusResult, SMSReplyResult):
            return None
        return partial(self.tracker._mark_of_poll, step.prepared.message_id)

    def after(self, step: Send, noted: object, ending: Ending) -> Callable[[], object] | None:
        """Tell the tracker what a poll was answered."""
        if not is_named(step.prepared.operation.result, *POLLS) or not isinstance(ending, HTTPAnswer):
            return None
        return partial(self._learn, step, noted if isinstance(noted, int) else None, ending)

    def _learn(self, step: Send, mark: int | None, answer: HTTPAnswer) -> None:
        result = judge(step.prepared.operation, step.prepared, answer, self.settings.token)
        self.tracker._answered(result, step.prepared.message_id, mark)

    def _send(
        self, operation: Operation[R], verifier: Operation[bestsms_schema.Result], prepared: Prepared, message_id: str
    ) -> Steps[R]:
        """Send what was not sent before."""
        permission = yield from self._intend(prepared, message_id)
        if permission == "Unsure":
            yield from self.steps(verifier, {}, {"MessageID": message_id})  # what it answers is learnt
            permission = yield from self._intend(prepared, message_id)
        if permission == "Unsure":
            return operation.result._of(_may_have_been_sent(message_id), {"MessageID": message_id})
        if permission == "Sent":
            return operation.result._of(Outcome("Success"), {"MessageID": message_id})
        result = yield from super().begin(operation, prepared)
        yield from aside(partial(self.tracker._ended, message_id, result.Result))
        return result

    def _resubmit(self, operation: Operation[R], prepared: Prepared, message_id: str) -> Steps[R]:
        mark = yield from aside(partial(self.tracker._mark, message_id))
        result = yield from super().begin(operation, prepared)
        if result.Result in ("Success", "Unknown"):
            told = partial(self.tracker._resubmitted, message_id, mark, is_sure=result.IsSuccess)
            yield from aside(told)
        return result

    def _intend(self, prepared: Prepared, message_id: str) -> Steps[Permission]:
        intent = self._intent(prepared, message_id)
        return (yield from aside(partial(self.tracker._intend, intent)))

    def _intent(self, prepared: Prepared, message_id: str) -> Intent:
        now = self.tracker._time()
        return Intent(
            message_id,
            prepared.body or b"",
            _destinations(prepared),
            None if prepared.has_new_id else now,
            now + int(self._longest_send() * 1000) + GRACE,
        )

    def _longest_send(self) -> float:
        """Return the seconds after which a send has ended, whatever happens."""
        settings = self.settings
        if settings.deadline is not None:
            return settings.deadline
        tries = (settings.max_retries + 1) * (2 if settings.resend_unknown else 1)
        return tries * (settings.timeout + LONGEST_RETRY_AFTER + settings.reconcile_for)


def _destinations(prepared: Prepared) -> list[dict[str, Any]]:
    """Return whom a request is for, each under the names that every version knows."""
    operation, payload = prepared.operation, prepared.payload or {}
    body: Mapping[str, Any] = payload.get(operation.body_wrapper, payload)
    field = operation.fields.get("Recipients")
    if not isinstance(field, Recipients):
        return []
    told = body.get(field.wire) or [{"Recipient": body.get("Destination"), **body}]
    return [identity_of(field, one) or _alone(one) for one in told]


def _alone(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return the number that stands in place of a list of recipients, if one does."""
    return {"Recipient": one["Recipient"]} if one.get("Recipient") else {}


def _may_have_been_sent(message_id: str) -> Outcome:
    text = (
        f"MessageID {message_id} may have been sent before: the service does not answer for it yet. Nothing was sent "
        "now. Repeat the call later, or Reconcile."
    )
    return Outcome("Unknown", messages=(text,), error=errors.OutcomeUnknownError, error_text=text)
