"""Where each recipient of each message is: sends, polls and webhooks feed it, and it asks for what none of them told.

from bestsms import BestSMS
from bestsms.tracking import Tracker

tracker = Tracker("messages.db")
client = tracker.Track(BestSMS(AuthToken="..."))
sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")
tracker.Reconcile(client)
print(tracker.Message(sent.MessageID))
"""

from bestsms.tracking.database import TrackingStoreError
from bestsms.tracking.records import Learnt, Reconciled, TrackedMessage, TrackedRecipient, TrackedReply
from bestsms.tracking.tracker import Tracker

__all__ = [
    "Learnt",
    "Reconciled",
    "TrackedMessage",
    "TrackedRecipient",
    "TrackedReply",
    "Tracker",
    "TrackingStoreError",
]
