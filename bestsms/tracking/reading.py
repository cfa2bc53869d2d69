"""From the tables to what the tracker answers."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from typing import Any

from bestsms.tracking.records import Learnt, State, TrackedMessage, TrackedRecipient, TrackedReply
from bestsms.tracking.reports import moment
from bestsms.tracking.settling import COMPLETE

__all__ = ["open_messages", "read_message"]


def read_message(db: sqlite3.Connection, message_id: str) -> TrackedMessage | None:
    """Return a message with all that is known of it; None if nothing is."""
    row = db.execute(
        f"SELECT outcome, {COMPLETE}, given_up, status, count, began FROM bestsms_tracked WHERE id = ?",  # noqa: S608  # texts of our own
        (message_id,),
    ).fetchone()
    if row is None:
        return None
    outcome, is_complete, is_given_up, status, count, began = row
    state: State = _state(outcome, is_complete=is_complete, is_given_up=is_given_up)
    return TrackedMessage(
        MessageID=message_id,
        State=state,
        Status=status,
        Count=count,
        SentAt=moment(began),
        Recipients=_recipients(db, message_id),
        Replies=_replies(db, message_id),
        Timeline=_timeline(db, message_id),
    )


def open_messages(db: sqlite3.Connection, limit: int) -> list[str]:
    """Return the MessageIDs of messages of which more is expected, the oldest first."""
    query = "SELECT id FROM bestsms_tracked WHERE is_open ORDER BY began, id LIMIT ?"
    return [message_id for (message_id,) in db.execute(query, (limit,))]


def _state(outcome: Any, *, is_complete: bool, is_given_up: bool) -> State:
    if outcome != "Accepted":
        found: State = outcome
        return found
    if is_complete:
        return "Completed"
    return "GivenUp" if is_given_up else "Pending"


def _recipients(db: sqlite3.Connection, message_id: str) -> tuple[TrackedRecipient, ...]:
    query = (
        "SELECT destination, given, contact, status, result, is_final, is_disputed, price, parts, sent, at, source"
        " FROM bestsms_tracked_recipients WHERE message = ? ORDER BY id"
    )
    return tuple(
        TrackedRecipient(
            Destination=destination,
            Given=given,
            ContactID=contact,
            Status=status,
            Result=result,
            IsFinal=bool(is_final),
            IsDisputed=bool(is_disputed),
            Price=None if price is None else Decimal(price),
            Parts=parts,
            Time=None if sent is None or status is None else moment(sent),
            LearntAt=None if at is None else moment(at),
            Source=source,
        )
        for (
            destination, given, contact, status, result, is_final, is_disputed, price, parts, sent, at, source,
        ) in db.execute(query, (message_id,))
    )  # fmt: skip


def _replies(db: sqlite3.Connection, message_id: str) -> tuple[TrackedReply, ...]:
    query = (
        "SELECT received_id, sender, text, time, at, source FROM bestsms_tracked_replies WHERE message = ? ORDER BY id"
    )
    return tuple(
        TrackedReply(
            ReceivedID=received_id,
            From=sender,
            MessageText=text,
            Time=None if time is None else moment(time),
            LearntAt=moment(at),
            Source=source,
        )
        for received_id, sender, text, time, at, source in db.execute(query, (message_id,))
    )


def _timeline(db: sqlite3.Connection, message_id: str) -> tuple[Learnt, ...]:
    query = (
        "SELECT line.at, line.source, coalesce(destination, given, contact), line.status, line.result"
        " FROM bestsms_tracked_timeline AS line"
        " LEFT JOIN bestsms_tracked_recipients AS recipient ON recipient.id = line.recipient"
        " WHERE line.message = ? ORDER BY line.id"
    )
    return tuple(
        Learnt(At=moment(at), Source=source, Destination=destination, Status=status, Result=result)
        for at, source, destination, status, result in db.execute(query, (message_id,))
    )
