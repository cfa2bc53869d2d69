"""BestSMS: send SMS, follow their delivery, read replies and keep an address book.

from bestsms import BestSMS

client = BestSMS(AuthToken="...")
response = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")
print(response)
"""

from bestsms import errors, events, models
from bestsms._version import __version__
from bestsms.client import AsyncBestSMS, BestSMS
from bestsms.delivery import DeliveryResult
from bestsms.errors import (
    APIError,
    AuthenticationError,
    BestSMSError,
    ConnectionFailed,
    InvalidRequestError,
    NotFoundError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    ResponseParseError,
    ServerError,
    TransportError,
)
from bestsms_schema import Result

__all__ = [
    "APIError",
    "AsyncBestSMS",
    "AuthenticationError",
    "BestSMS",
    "BestSMSError",
    "ConnectionFailed",
    "DeliveryResult",
    "InvalidRequestError",
    "NotFoundError",
    "OutcomeUnknownError",
    "RateLimitError",
    "RequestTimeout",
    "ResponseParseError",
    "Result",
    "ServerError",
    "TransportError",
    "__version__",
    "errors",
    "events",
    "models",
]
