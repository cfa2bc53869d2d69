"""What the tracker answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from bestsms.delivery import DeliveryResult

__all__ = ["Learnt", "Reconciled", "Source", "State", "TrackedMessage", "TrackedRecipient", "TrackedReply"]

State: TypeAlias = Literal["Sending", "Unknown", "Pending", "Completed", "NotSent", "GivenUp"]
"""Where a message is."""
Source: TypeAlias = Literal["Send", "Poll", "Webhook", "Resubmit"]
"""Where something was learnt."""


@dataclass(frozen=True, slots=True)
class TrackedRecipient:
    """Where a recipient of a message is. Its repr shows no number.

    Attributes:
        Destination: Number as the service tells it, E.164; None until it told.
        Given: Number as the sender gave it; None if it is not known, as of a member of a group.
        ContactID: Contact that was sent to; None if there is none.
        Status: `PENDING`, `SUCCESS` or `FAILED`; None until anything was told.
        Result: Result code, such as `delivered`; None until anything was told.
        IsFinal: Whether nothing more is expected.
        IsDisputed: Whether reports contradict each other; the next Reconcile asks the service, whose word counts.
        Price: Cost, in the currency of the account; None if it was not told.
        Parts: Parts that the message was sent in, which only webhooks tell; None otherwise.
        Time: When it was sent, aware and in UTC; None if it was not told.
        LearntAt: When this was learnt; None until anything was told.
        Source: Where this was learnt; None until anything was told.
    """

    Destination: str | None = field(repr=False)
    Given: str | None = field(repr=False)
    ContactID: str | None
    Status: str | None
    Result: str | None
    IsFinal: bool
    IsDisputed: bool
    Price: Decimal | None
    Parts: int | None
    Time: datetime | None
    LearntAt: datetime | None
    Source: Source | None

    @property
    def Delivery(self) -> DeliveryResult:
        """What the Result means; what the Status means where the Result is not a documented one."""
        result, status = DeliveryResult(self.Result), DeliveryResult(self.Status)
        return status if status.IsKnown and not result.IsKnown else result


@dataclass(frozen=True, slots=True)
class TrackedReply:
    """A reply to a message. Its repr shows neither number nor text.

    Attributes:
        ReceivedID: Identifier of the reply; None where there is none, as in older webhooks.
        From: Number of the handset, E.164.
        MessageText: What it says; None unless the tracker keeps texts.
        Time: When it came in, aware and in UTC; None if it was not told.
        LearntAt: When it was learnt of.
        Source: Where it was learnt of.
    """

    ReceivedID: str | None
    From: str | None = field(repr=False)
    MessageText: str | None = field(repr=False)
    Time: datetime | None
    LearntAt: datetime
    Source: Source


@dataclass(frozen=True, slots=True)
class Learnt:
    """Something that was learnt of a message. Its repr shows no number.

    Attributes:
        At: When, aware and in UTC.
        Source: From where.
        Destination: Of which recipient; None if of the message as a whole.
        Status: The recipient's Status, or `Disputed`. Of the message: `Sending`, `Accepted`, `Unknown`, `NotSent`,
            `GivenUp` or `Reopened`.
        Result: The recipient's Result; None of the message as a whole.
    """

    At: datetime
    Source: Source
    Destination: str | None = field(repr=False)
    Status: str
    Result: str | None


@dataclass(frozen=True, slots=True)
class TrackedMessage:
    """Where a message is, as far as is known. Its repr shows no number and no text.

    Attributes:
        MessageID: Its identifier.
        State: `Sending`: it is being sent, or was when its process ended. `Unknown`: the answer to the send was lost.
            `Pending`: the service has it. `Completed`: every recipient has a final result. `NotSent`: the service
            refused it, was not reached or does not know it. `GivenUp`: not completed within the documented time, and
            not asked for any more.
        Status: State of the message as the service told it last, such as `Delayed`; None until a poll told.
        Count: Number of recipients; None until it is known.
        SentAt: When it was sent, or first heard of, aware and in UTC.
        Recipients: Those who are known of.
        Replies: Replies, in the order in which they were learnt of.
        Timeline: What was learnt, when and from where, in that order.
    """

    MessageID: str
    State: State
    Status: str | None
    Count: int | None
    SentAt: datetime
    Recipients: tuple[TrackedRecipient, ...] = field(repr=False)
    Replies: tuple[TrackedReply, ...] = field(repr=False)
    Timeline: tuple[Learnt, ...] = field(repr=False)

    @property
    def IsFinal(self) -> bool:
        """Whether nothing more is expected: Completed, NotSent or GivenUp."""
        return self.State in ("Completed", "NotSent", "GivenUp")


@dataclass(slots=True)
class Reconciled:
    """What a Reconcile did.

    Attributes:
        Polls: Requests that were made.
        Messages: Messages that were asked for.
        Found: Sends of unknown outcome that the service has.
        NotSent: Sends of unknown outcome that it does not have.
        Completed: Messages that are Completed by it.
        GivenUp: Messages that are GivenUp by it.
        Replies: Replies that no webhook told of.
        Trouble: Requests without a usable answer.
        Left: Messages that were due and not asked for, because the time was over or the service refused.
    """

    Polls: int = 0
    Messages: int = 0
    Found: int = 0
    NotSent: int = 0
    Completed: int = 0
    GivenUp: int = 0
    Replies: int = 0
    Trouble: int = 0
    Left: int = 0
