"""What the control API answers. Times are RFC 3339 in UTC, prices are text with four decimals."""

from __future__ import annotations

import msgspec

__all__ = [
    "Attempt", "ClockState", "Conversation", "ConversationEntry", "ConversationList", "ConversationSummary", "Done",
    "FaultList", "FaultState", "Inbound", "LoggedRequest", "MagicNumber", "Message", "MessageList",
    "MessageSummary", "OptOut", "OptOutList", "Outcome", "OutcomeList", "OutcomeTable", "Part", "Recipient",
    "RequestList", "SnapshotList", "State", "TimelineEntry", "Webhook", "WebhookList",
]  # fmt: skip


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, or a part of one."""


class State(Record, frozen=True):
    """Where the sandbox stands."""

    Version: str
    Now: str
    """The sandbox's time."""
    Offset: float
    """Seconds that it is ahead of real time."""
    Token: str
    BaseURL: str
    Messages: int
    Inbound: int
    PendingWebhooks: int
    Faults: int


class ListPage(Record, frozen=True):
    """A page of a list, as the API counts pages."""

    TotalRecords: int
    RecordsPerPage: int
    PageCount: int
    Page: int


class MessageSummary(Record, frozen=True):
    """A message in a list."""

    ID: int
    MessageID: str
    Reference: str
    Status: str
    CreatedTimeUTC: str
    Recipients: int
    Destination: str
    """The first one."""
    Text: str
    """Its beginning."""
    Parts: int
    Success: int
    Failed: int


class MessageList(ListPage, frozen=True):
    """A page of messages, the newest first."""

    Messages: list[MessageSummary]


class Part(Record, frozen=True):
    """A part of an SMS; Units are septets or UTF-16 code units."""

    Encoding: str
    Units: int
    Text: str


class TimelineEntry(Record, frozen=True):
    """Something that happened."""

    TimeUTC: str
    What: str


class Inbound(Record, frozen=True):
    """A message from a handset."""

    ID: int
    ReceivedID: str
    Type: str
    From: str
    MessageText: str
    ReceivedTimeUTC: str
    MessageID: str
    """The message that it answers; empty if none."""
    OptedOut: bool


class Attempt(Record, frozen=True):
    """One try to deliver a webhook. Status is None where there was no answer, which Answer then explains."""

    TimeUTC: str
    Status: int | None
    Answer: str
    Milliseconds: int


class Webhook(Record, frozen=True):
    """A webhook and every attempt to deliver it. State: Pending, Delivered, GivenUp or NotAllowed."""

    ID: int
    Type: str
    URL: str
    Format: str
    State: str
    Body: str
    Destination: str
    CreatedTimeUTC: str
    NextAttemptUTC: str
    Attempts: list[Attempt]


class Recipient(Record, frozen=True):
    """A recipient of a message."""

    Destination: str
    Result: str
    Status: str
    Text: str
    Parts: int
    Segments: list[Part]
    Price: str
    Timeline: list[TimelineEntry]
    Replies: list[Inbound]


class LoggedRequest(Record, frozen=True):
    """A request to the API and its answer; the token is shown as ***."""

    ID: int
    TimeUTC: str
    Method: str
    Path: str
    Operation: str
    Headers: list[tuple[str, str]]
    Body: str
    Status: int
    Answer: str
    Milliseconds: int


class Message(Record, frozen=True):
    """A message with all that is known of it; the first thousand recipients."""

    ID: int
    MessageID: str
    JobNum: str
    Reference: str
    SubAccount: str
    Department: str
    FromNumber: str
    Mode: str
    Status: str
    Text: str
    CreatedTimeUTC: str
    DelayedTimeUTC: str
    Count: int
    Success: int
    Failed: int
    Price: str
    Request: LoggedRequest | None
    Recipients: list[Recipient]
    Webhooks: list[Webhook]


class ConversationSummary(Record, frozen=True):
    """What was said last to or by a handset."""

    Number: str
    Name: str
    LastText: str
    LastTimeUTC: str
    Count: int
    OptedOut: bool


class ConversationList(ListPage, frozen=True):
    """The conversations, the latest first."""

    Conversations: list[ConversationSummary]


class ConversationEntry(Record, frozen=True):
    """One text. Direction: Out to the handset, In from it."""

    Direction: str
    Text: str
    TimeUTC: str
    MessageID: str
    ID: int
    """Of the message that it is, or that it answers; 0 if none."""
    Status: str
    Result: str


class Conversation(Record, frozen=True):
    """The last five hundred texts to and by a handset, the oldest first."""

    Number: str
    Name: str
    OptedOut: bool
    Entries: list[ConversationEntry]


class Outcome(Record, frozen=True):
    """What the next messages come to, all of them or those to one number."""

    ID: int
    Result: str
    Destination: str
    Count: int


class OutcomeList(Record, frozen=True):
    """The outcomes that are still to come."""

    Outcomes: list[Outcome]


class MagicNumber(Record, frozen=True):
    """A number and what becomes of every message to it."""

    Destination: str
    Result: str


class OutcomeTable(Record, frozen=True):
    """The magic numbers."""

    Numbers: list[MagicNumber]


class ClockState(Record, frozen=True):
    """The sandbox's time, and how much was done to get there."""

    Now: str
    Offset: float
    Done: int


class SnapshotList(Record, frozen=True):
    """Names of the snapshots, the oldest first."""

    Snapshots: list[str]


class FaultState(Record, frozen=True):
    """A fault that is still to come. Count: how often yet; None where Probability decides."""

    ID: int
    Kind: str
    Operation: str
    Count: int | None
    Probability: float | None
    Seed: int
    Status: int
    Seconds: float
    Met: int


class FaultList(Record, frozen=True):
    """The faults that are still to come."""

    Faults: list[FaultState]


class RequestList(ListPage, frozen=True):
    """A page of requests, the newest first."""

    Requests: list[LoggedRequest]


class WebhookList(ListPage, frozen=True):
    """A page of webhooks, the newest first."""

    Webhooks: list[Webhook]


class OptOut(Record, frozen=True):
    """A handset that wants no more messages, and the text that said so."""

    Number: str
    TimeUTC: str
    Text: str


class OptOutList(Record, frozen=True):
    """The handsets that opted out."""

    OptOuts: list[OptOut]


class Done(Record, frozen=True):
    """It was done; ID of what was made, if anything."""

    ID: int = 0
