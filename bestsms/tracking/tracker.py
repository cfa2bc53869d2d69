"""The tracker: what is fed to it, and what it answers."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from os import PathLike, fspath
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import bestsms_schema
from bestsms._core.exchange import is_unknown_there
from bestsms._core.operations import operation_at
from bestsms._core.recipients import destinations
from bestsms.client import AsyncBestSMS, BestSMS
from bestsms.models import SMSReceivedResult, SMSReplyResult, SMSSendResult, StatusResult
from bestsms.tracking.database import MEMORY, Database
from bestsms.tracking.kinds import identity_of, is_received, is_reply, is_status, version_of
from bestsms.tracking.learning import learn, learn_from_poll, learn_of_absence, learn_replies
from bestsms.tracking.reading import open_messages, read_message
from bestsms.tracking.records import Reconciled, TrackedMessage
from bestsms.tracking.reports import Reply, milliseconds, of_event, of_poll, of_received, reply_of_event
from bestsms.tracking.sends import Intent, Permission, expect, intend, outcome_of, reopen
from bestsms_schema import Recipients as RecipientsField
from bestsms_schema import documented

if TYPE_CHECKING:
    from bestsms.webhooks import ReceivedEvent, StatusEvent, UnknownEvent
    from bestsms_api.v2_04.types import RecipientsGiven

__all__ = ["Tracker"]

Client = TypeVar("Client", BestSMS, AsyncBestSMS)
QUIET = timedelta(minutes=6)
"""A webhook that failed comes again after five minutes."""
_logger = logging.getLogger("bestsms")


def _now() -> datetime:
    return datetime.now(UTC)


class Tracker:
    """Keeps the life of each message in one place, fed by sends, polls and webhooks.

        tracker = Tracker("messages.db")
        client = tracker.Track(BestSMS())
        sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")
        receiver = WebhookReceiver(Secret="...", OnStatus=tracker.Event, OnReply=tracker.Event)
        tracker.Reconcile(client)
        print(tracker.Message(sent.MessageID))

    Threads, and processes of one machine, may share a file. No text of a message is kept, and that of a reply only if
    asked for; numbers are, until Forget or Purge.

    Documentation: Status Reporting.

    Args:
        Store: Where it is kept: the path of an SQLite file, made if it is not there and then readable by its owner
            alone; tables of your own, or of a webhook store, may be in it as well. Default: in memory.
        KeepReplyTexts: Whether what replies say is kept.
        Clock: Returns the time, aware. For tests.

    Raises:
        TrackingStoreError: The file is no SQLite database, cannot be opened, or is of another release.
    """

    @documented
    def __init__(
        self,
        Store: str | PathLike[str] = MEMORY,
        *,
        KeepReplyTexts: bool = False,
        Clock: Callable[[], datetime] = _now,
    ) -> None:
        self._keeps_texts = KeepReplyTexts
        self._clock = Clock
        self._database = Database(fspath(Store))

    def __repr__(self) -> str:
        return f"Tracker({self._database.file!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.Close()

    def Close(self) -> None:
        """Close the file. What was kept in memory is lost. A second call does nothing."""
        self._database.close()

    @documented
    def Track(self, Client: Client) -> Client:
        """Return a client whose sends are written down before they leave, and whose polls and actions are learnt from.

        A send is written down, with its MessageID, before the first byte of it goes, and its outcome afterwards. So a
        process may die at any moment, and Reconcile finds out what became of its sends. A send of the same MessageID
        and content is made once: when it was accepted, a second call returns Success and sends nothing; when its
        outcome is not known, a second call looks it up, and sends only if the service surely does not have it, else
        returns Unknown.

        Args:
            Client: A client. It stays as it is; the returned one works over its connections, and closing it leaves
                them open.

        Returns:
            A client of the same kind. A send with it raises ValueError if its MessageID is tracked as that of another
            message, and sqlite3.Error if it cannot be written down; in both cases nothing was sent.

        Raises:
            TypeError: It is no client.
        """
        from bestsms.tracking.tracked_session import tracked

        return tracked(Client, self)

    @documented
    def Sent(self, Result: SMSSendResult, Recipients: RecipientsGiven | None = None) -> None:
        """Take the result of a send that was not made by a tracked client.

        Args:
            Result: What SendMessage returned, whatever it says: Unknown is for Reconcile to settle.
            Recipients: The recipients, as SendMessage takes them. Without them a message has those that are told of.
        """
        given = [] if Recipients is None else _identities(Result, Recipients)
        if Result.MessageID is None:
            return
        with self._database.writing() as db:
            expect(db, Result.MessageID, given, self._time())
            outcome_of(db, Result.MessageID, Result.Result, self._time())

    @documented
    def Poll(self, Result: StatusResult | SMSReplyResult | SMSReceivedResult) -> None:
        """Take the answer to a poll that was not made by a tracked client.

        As nobody knows what was learnt between its question and its answer, it does not overrule what a webhook told:
        where the two contradict each other, the recipient IsDisputed until the next Reconcile.

        Args:
            Result: What Status.Poll, Status.Wait, SMSReply.Poll or SMSReceived.Poll returned. Unless it is a success,
                it tells nothing.
        """
        self._polled(Result, None)

    @documented
    def Event(self, Event: StatusEvent | ReceivedEvent | UnknownEvent) -> bool:
        """Take what a webhook told. It may come twice, late and in any order; it may be OnStatus and OnReply of a
        WebhookReceiver.

        Args:
            Event: What `bestsms.webhooks.parse` returned. One that is about no message of ours tells nothing.

        Returns:
            Whether it was news.

        Raises:
            TypeError: It is no event.
        """
        kind = getattr(Event, "Kind", None)
        if kind not in ("Status", "Reply", "Inbound", "Unknown"):
            raise TypeError(f"Event must be what bestsms.webhooks.parse returns, not {type(Event).__name__}")
        told: Any = Event
        if kind == "Status" and told.MessageID and (told.Destination or told.ContactID):
            with self._database.writing() as db:
                return learn(db, told.MessageID, [of_event(told)], source="Webhook", now=self._time()) > 0
        if kind == "Reply" and told.MessageID:
            replies = self._kept([reply_of_event(told)])
            with self._database.writing() as db:
                return learn_replies(db, told.MessageID, replies, source="Webhook", now=self._time()) > 0
        return False

    @documented
    def Message(self, MessageID: str) -> TrackedMessage | None:
        """Return where each recipient of a message is now, as far as is known.

        Args:
            MessageID: The message's identifier, as its send returned it.

        Returns:
            The message; None if nothing is known of it.
        """
        with self._database.reading() as db:
            return read_message(db, MessageID)

    @documented
    def Pending(self, Limit: int = 100) -> list[TrackedMessage]:
        """Return messages that are not final (Sending, Unknown or Pending), the oldest first.

        Args:
            Limit: How many, at most.
        """
        with self._database.reading() as db:
            found = (read_message(db, message_id) for message_id in open_messages(db, Limit))
            return [message for message in found if message is not None]

    @documented
    def Reconcile(
        self, Client: BestSMS, *, Timeout: float = 60.0, QuietFor: float = QUIET.total_seconds(), Replies: bool = True
    ) -> Reconciled:
        """Ask the service for the messages that are due: call it again and again, every minute say.

        Due are sends whose outcome is not known, recipients that are disputed, and messages that are not Completed and
        of which nothing was learnt for a while. Requests are a second apart at least, those of other processes with
        the same file counted. A message of which a poll told nothing new is asked for again after twice the time, up
        to an hour; after the documented 48 hours (API v3.00: 6) it is GivenUp.

        Documentation: Status Reporting > Poll.

        Args:
            Client: The client to ask with; tracked or not.
            Timeout: Seconds after which to end.
            QuietFor: Seconds since something was learnt of a message before it is asked for. Default: six minutes, as
                a webhook that failed comes again after five.
            Replies: Whether to look for replies that no webhook told of: one request, or one for each page of them.

        Returns:
            What it did.

        Raises:
            TypeError: An argument has a wrong type.
            ValueError: A number of seconds is outside its limits.
        """
        from bestsms.tracking.reconciling import Wanted, reconcile

        return reconcile(self, Client, Wanted(Timeout, QuietFor, Replies))

    @documented
    async def ReconcileAsync(
        self,
        Client: AsyncBestSMS,
        *,
        Timeout: float = 60.0,
        QuietFor: float = QUIET.total_seconds(),
        Replies: bool = True,
    ) -> Reconciled:
        """Do what Reconcile does, with an AsyncBestSMS.

        Args:
            Client: The client to ask with; tracked or not.
            Timeout: Seconds after which to end.
            QuietFor: Seconds since something was learnt of a message before it is asked for. Default: six minutes.
            Replies: Whether to look for replies that no webhook told of.

        Returns:
            What it did.

        Raises:
            TypeError: An argument has a wrong type.
            ValueError: A number of seconds is outside its limits.
        """
        from bestsms.tracking.reconciling import Wanted, reconcile_async

        return await reconcile_async(self, Client, Wanted(Timeout, QuietFor, Replies))

    @documented
    def Forget(self, MessageID: str) -> bool:
        """Forget all of a message, its numbers overwritten on the disk; return whether anything was known.

        A webhook that comes later begins it anew, and a send of the MessageID is a new one.

        Args:
            MessageID: The message's identifier.
        """
        return self._forget("id = ?", MessageID) > 0

    @documented
    def Purge(self, OlderThan: timedelta) -> int:
        """Forget the messages that are final, and of which nothing was learnt for a while; return how many.

        Args:
            OlderThan: How long nothing was learnt. Give more than the seven days in which replies come.

        Raises:
            ValueError: It is below zero.
        """
        if OlderThan < timedelta(0):
            raise ValueError(f"OlderThan must be a time from 0 on, not {OlderThan}")
        return self._forget("NOT is_open AND heard < ?", self._time() - int(OlderThan.total_seconds() * 1000))

    def _forget(self, where: str, value: str | int) -> int:
        with self._database.writing() as db:
            chosen = f"SELECT id FROM bestsms_tracked WHERE {where}"  # noqa: S608  # texts of our own
            for table in ("recipients", "replies", "timeline"):
                db.execute(f"DELETE FROM bestsms_tracked_{table} WHERE message IN ({chosen})", (value,))  # noqa: S608  # texts of our own
            count = db.execute(f"DELETE FROM bestsms_tracked WHERE {where}", (value,)).rowcount  # noqa: S608  # texts of our own
        if count:
            self._database.shrink()
        return count

    def _time(self) -> int:
        time = milliseconds(self._clock())
        if time is None:
            raise ValueError("Clock must return an aware time, such as datetime.now(UTC)")
        return time

    def _kept(self, replies: Iterable[Reply]) -> list[Reply]:
        return [reply if self._keeps_texts else reply._replace(text=None) for reply in replies]

    def _mark(self, message_id: str | None) -> int:
        """Return the revision of a message, for a poll that is about to be made."""
        with self._database.reading() as db:
            found = db.execute("SELECT revision FROM bestsms_tracked WHERE id = ?", (message_id,)).fetchone()
        return 0 if found is None else int(found[0])

    def _mark_of_poll(self, message_id: str | None) -> int | None:
        """Return the revision of a message; None if the store is away, which is no reason not to ask the service."""
        try:
            return self._mark(message_id)
        except sqlite3.Error:
            return None

    def _polled(self, result: object, mark: int | None) -> None:
        with self._database.writing() as db:
            self._learn_from(db, result, mark)

    def _answered(self, result: bestsms_schema.Result, message_id: str | None, mark: int | None) -> None:
        """Take what a tracked client's poll was answered. If that fails, the answer is still the caller's."""
        if result.IsSuccess:
            self._or_log(lambda db: self._learn_from(db, result, mark))
        elif message_id is not None and is_unknown_there(result):
            self._or_log(lambda db: learn_of_absence(db, message_id, self._time()))

    def _learn_from(self, db: sqlite3.Connection, result: object, mark: int | None) -> None:
        now = self._time()
        if is_received(result) and result.IsSuccess:
            for message_id, replies in of_received(result).items():
                learn_replies(db, message_id, self._kept(replies), source="Poll", now=now)
        elif (is_status(result) or is_reply(result)) and result.IsSuccess and result.MessageID:
            polled = of_poll(result)
            polled = polled._replace(replies=tuple(self._kept(polled.replies)))
            learn_from_poll(db, polled, now=now, mark=mark)

    def _intend(self, intent: Intent) -> Permission:
        with self._database.writing() as db:
            return intend(db, intent, self._time())

    def _ended(self, message_id: str, word: str) -> None:
        """Write down how a send ended. If that fails the send is still what it is: Reconcile will settle it."""
        self._or_log(lambda db: outcome_of(db, message_id, word, self._time()))

    def _resubmitted(self, message_id: str, mark: int, *, is_sure: bool) -> None:
        self._or_log(lambda db: reopen(db, message_id, mark, self._time(), is_sure=is_sure))

    def _or_log(self, write: Callable[[sqlite3.Connection], object]) -> None:
        try:
            with self._database.writing() as db:
                write(db)
        except (sqlite3.Error, RuntimeError):
            _logger.exception("the tracker could not write down what a call came to")


def _identities(result: SMSSendResult, given: object) -> list[dict[str, Any]]:
    """Return whom a send was for, given as its version of the API takes recipients."""
    field = operation_at(version_of(result), "sms.sms_send_message").fields["Recipients"]
    assert isinstance(field, RecipientsField)  # the document says so, in every version
    return [identity_of(field, one) for one in destinations(field, given, "Recipients")]
