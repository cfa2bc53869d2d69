"""What the control API shows of messages, conversations, webhooks and requests."""

from __future__ import annotations

import msgspec

from bestsms.sandbox import optouts, records
from bestsms.sandbox.paging import Page
from bestsms.sandbox.segments import segments
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.times import rfc3339

__all__ = [
    "conversation",
    "conversations",
    "inbound",
    "logged",
    "message",
    "messages",
    "requests",
    "webhook",
    "webhooks",
]

EXCERPT = 160
SHOWN_RECIPIENTS = 1000
SHOWN_ENTRIES = 500
LONGEST_BODY = 1_000_000


def messages(service: Service, query: str, status: str, number: int, size: int) -> records.MessageList:
    """Return a page of messages, the newest first."""
    where, values = _search(query, status)
    if where:
        total = service.store.value(f"SELECT count(*) FROM messages {where}", *values)  # noqa: S608  # our own words
    else:
        total = service.store.value("SELECT max(id) FROM messages") or 0
    page = Page(number, size, total)
    rows = service.store.rows(
        f"SELECT * FROM messages {where} ORDER BY id DESC LIMIT ? OFFSET ?",  # noqa: S608  # our own words
        *values,
        page.size,
        page.offset,
    )
    return records.MessageList(**page.fields, Messages=[_summary(row) for row in rows])


def message(service: Service, number: int) -> records.Message | None:
    """Return a message with all that is known of it."""
    row = service.store.row("SELECT * FROM messages WHERE id = ?", number)
    if row is None:
        return None
    request = service.store.row("SELECT * FROM requests WHERE id = ?", row["request"])
    query = "SELECT * FROM recipients WHERE message = ? AND seq <= ? ORDER BY seq"
    recipients = service.store.rows(query, number, SHOWN_RECIPIENTS)
    hooks = service.store.rows("SELECT * FROM webhooks WHERE message = ? ORDER BY id LIMIT 1000", number)
    return records.Message(
        ID=number,
        MessageID=row["message_id"],
        JobNum=row["job"],
        Reference=row["reference"],
        SubAccount=row["sub_account"],
        Department=row["department"],
        FromNumber=row["from_number"],
        Mode=row["mode"],
        Version=f"v{row['version']}",
        Status=row["state"],
        Text=row["text"],
        CreatedTimeUTC=rfc3339(row["created"]),
        DelayedTimeUTC=rfc3339(row["due"]),
        Count=row["count"],
        Success=row["success"],
        Failed=row["failed"],
        Price=_price(row["price"]),
        Request=None if request is None else logged(request),
        Recipients=[_recipient(service, row, one) for one in recipients],
        Webhooks=[webhook(service, one) for one in hooks],
    )


def conversations(service: Service, number: int, size: int) -> records.ConversationList:
    """Return a page of conversations, the latest first."""
    page = Page(number, size, service.store.value("SELECT count(*) FROM handsets"))
    query = "SELECT * FROM handsets ORDER BY at DESC, number LIMIT ? OFFSET ?"
    shown = [
        records.ConversationSummary(
            Number=row["number"],
            Name=_name(service, row["number"]),
            LastText=row["text"][:EXCERPT],
            LastTimeUTC=rfc3339(row["at"]),
            Count=row["count"],
            OptedOut=optouts.is_out(service, row["number"]),
        )
        for row in service.store.rows(query, page.size, page.offset)
    ]
    return records.ConversationList(**page.fields, Conversations=shown)


def conversation(service: Service, number: str) -> records.Conversation:
    """Return the last texts to and by a handset, the oldest first."""
    sent = service.store.rows(
        "SELECT recipients.*, messages.text AS common, state, created, due, message_id FROM recipients "
        "JOIN messages ON messages.id = message WHERE destination = ? ORDER BY recipients.id DESC LIMIT ?",
        number,
        SHOWN_ENTRIES,
    )
    came = service.store.rows(
        "SELECT inbound.*, message_id FROM inbound LEFT JOIN messages ON messages.id = message "
        "WHERE number = ? ORDER BY inbound.id DESC LIMIT ?",
        number,
        SHOWN_ENTRIES,
    )
    entries = [(row["due"], 0, _sent_entry(row)) for row in sent] + [(row["received"], 1, _entry(row)) for row in came]
    entries.sort(key=lambda entry: (entry[0], entry[2].ID, entry[1]))
    shown = [entry for _, _, entry in entries[-SHOWN_ENTRIES:]]
    return records.Conversation(
        Number=number, Name=_name(service, number), OptedOut=optouts.is_out(service, number), Entries=shown
    )


def requests(service: Service, number: int, size: int) -> records.RequestList:
    """Return a page of requests, the newest first."""
    page = Page(number, size, service.store.value("SELECT count(*) FROM requests"))
    rows = service.store.rows("SELECT * FROM requests ORDER BY id DESC LIMIT ? OFFSET ?", page.size, page.offset)
    return records.RequestList(**page.fields, Requests=[logged(row) for row in rows])


def webhooks(service: Service, number: int, size: int) -> records.WebhookList:
    """Return a page of webhooks, the newest first."""
    page = Page(number, size, service.store.value("SELECT max(id) FROM webhooks") or 0)
    rows = service.store.rows("SELECT * FROM webhooks ORDER BY id DESC LIMIT ? OFFSET ?", page.size, page.offset)
    return records.WebhookList(**page.fields, Webhooks=[webhook(service, row) for row in rows])


def webhook(service: Service, row: Row) -> records.Webhook:
    """Return a webhook with every attempt to deliver it."""
    due = service.store.value("SELECT due FROM work WHERE ref = ? AND kind = 'webhook'", row["id"])
    attempts = service.store.rows("SELECT * FROM attempts WHERE webhook = ? ORDER BY id", row["id"])
    return records.Webhook(
        ID=row["id"],
        Type=row["kind"],
        URL=row["url"],
        Format=row["format"],
        State=row["state"],
        Body=row["body"],
        Destination=row["destination"],
        CreatedTimeUTC=rfc3339(row["created"]),
        NextAttemptUTC="" if due is None else rfc3339(due),
        Attempts=[
            records.Attempt(
                TimeUTC=rfc3339(one["at"]), Status=one["status"], Answer=one["answer"], Milliseconds=one["took"]
            )
            for one in attempts
        ],
    )


def inbound(service: Service, row: Row) -> records.Inbound:
    """Return a message from a handset."""
    answered = service.store.value("SELECT message_id FROM messages WHERE id = ?", row["message"])
    return records.Inbound(
        ID=row["id"],
        ReceivedID=row["received_id"],
        Type="SMSInbound" if row["message"] is None else "SMSReply",
        From=row["number"],
        MessageText=row["text"],
        ReceivedTimeUTC=rfc3339(row["received"]),
        MessageID=answered or "",
        OptedOut=optouts.is_out(service, row["number"]),
    )


def logged(row: Row) -> records.LoggedRequest:
    """Return a request to the API and its answer."""
    return records.LoggedRequest(
        ID=row["id"],
        TimeUTC=rfc3339(row["at"]),
        Method=row["method"],
        Path=row["path"],
        Operation=row["operation"],
        Headers=[(name, value) for name, value in msgspec.json.decode(row["headers"])],
        Body=row["body"][:LONGEST_BODY].decode(errors="replace"),
        Status=row["status"] or 0,
        Answer=(row["answer"] or b"").decode(errors="replace"),
        Milliseconds=row["took"] or 0,
    )


def _search(query: str, status: str) -> tuple[str, list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if status:
        conditions.append("state = ?")
        values.append(status)
    if query:
        pattern = "%" + query.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        columns = ("text", "message_id", "reference", "first")
        conditions.append(f"({' OR '.join(f'{column} LIKE ? ESCAPE ?' for column in columns)})")
        for _ in columns:
            values += [pattern, "\\"]
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _summary(row: Row) -> records.MessageSummary:
    return records.MessageSummary(
        ID=row["id"],
        MessageID=row["message_id"],
        Reference=row["reference"],
        Version=f"v{row['version']}",
        Status=row["state"],
        CreatedTimeUTC=rfc3339(row["created"]),
        Recipients=row["count"],
        Destination=row["first"],
        Text=row["text"][:EXCERPT],
        Parts=row["parts"],
        Success=row["success"],
        Failed=row["failed"],
    )


def _recipient(service: Service, message: Row, row: Row) -> records.Recipient:
    text = row["text"] if row["text"] is not None else message["text"]
    replies = service.store.rows("SELECT * FROM inbound WHERE recipient = ? ORDER BY id", row["id"])
    parts = segments(text, service.sizes)
    return records.Recipient(
        Destination=row["destination"],
        Result=row["result"],
        Status=row["status"],
        Text=text,
        Parts=row["parts"],
        Segments=[records.Part(Encoding=part.Encoding, Units=part.Units, Text=part.Text) for part in parts],
        Price=_price(row["price"]),
        Timeline=_timeline(message, row, replies),
        Replies=[inbound(service, one) for one in replies],
    )


def _timeline(message: Row, row: Row, replies: list[Row]) -> list[records.TimelineEntry]:
    happened = [(message["created"], "Accepted")]
    if message["due"] > message["created"]:
        happened.append((message["due"], "Due"))
    if row["sent"] is not None:
        happened.append((row["sent"], f"{row['status']}: {row['result']}"))
    happened += [(reply["received"], "Reply") for reply in replies]
    return [records.TimelineEntry(TimeUTC=rfc3339(moment), What=what) for moment, what in happened]


def _sent_entry(row: Row) -> records.ConversationEntry:
    return records.ConversationEntry(
        Direction="Out",
        Text=row["text"] if row["text"] is not None else row["common"],
        TimeUTC=rfc3339(row["due"]),
        MessageID=row["message_id"],
        ID=row["message"],
        Status="DELAYED" if row["state"] == "Delayed" else row["status"],
        Result=row["result"],
    )


def _entry(row: Row) -> records.ConversationEntry:
    return records.ConversationEntry(
        Direction="In",
        Text=row["text"],
        TimeUTC=rfc3339(row["received"]),
        MessageID=row["message_id"] or "",
        ID=row["message"] or 0,
        Status="RECEIVED",
        Result="RECEIVED",
    )


def _name(service: Service, number: str) -> str:
    fields = service.store.value("SELECT fields FROM contacts WHERE mobile = ? ORDER BY id LIMIT 1", number)
    if fields is None:
        return ""
    known = msgspec.json.decode(fields)
    return known.get("Attention") or " ".join(filter(None, (known.get("FirstName"), known.get("LastName"))))


def _price(amount: int) -> str:
    return f"{amount / 10_000:.4f}"
