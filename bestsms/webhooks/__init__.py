"""Webhooks: what the service tells of by itself. Needs `pip install "bestsms[webhooks]"`.

from bestsms.webhooks import SQLiteStore, WebhookReceiver

receiver = WebhookReceiver(Secret="...", Store=SQLiteStore("webhooks.db"), OnStatus=print, OnReply=print)
app = receiver.asgi
"""

from bestsms.webhooks.answers import Answer
from bestsms.webhooks.errors import WebhookParseError
from bestsms.webhooks.events import ReceivedEvent, StatusEvent, UnknownEvent
from bestsms.webhooks.parse import parse
from bestsms.webhooks.receiver import DeadLetter, WebhookReceiver
from bestsms.webhooks.stores import SQLiteStore

__all__ = [
    "Answer",
    "DeadLetter",
    "ReceivedEvent",
    "SQLiteStore",
    "StatusEvent",
    "UnknownEvent",
    "WebhookParseError",
    "WebhookReceiver",
    "parse",
]
