"""Webhooks: what the service tells of by itself. Needs `pip install bestsms[webhooks]`.

from bestsms.webhooks import StatusEvent, parse

event = parse(body, headers)
if isinstance(event, StatusEvent):
    print(event.MessageID, event.Status, event.Result)
"""

from bestsms.webhooks.errors import WebhookParseError
from bestsms.webhooks.events import ReceivedEvent, StatusEvent, UnknownEvent
from bestsms.webhooks.parse import parse

__all__ = ["ReceivedEvent", "StatusEvent", "UnknownEvent", "WebhookParseError", "parse"]
