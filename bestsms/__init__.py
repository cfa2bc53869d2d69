"""BestSMS: send SMS, follow their delivery, read replies and keep an address book.

from bestsms import BestSMS

client = BestSMS(AuthToken="...")
response = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")
print(response)
"""

import typing as _typing

from bestsms import errors, events
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

if _typing.TYPE_CHECKING:
    from bestsms import models
else:

    def __getattr__(name: str) -> object:
        """Import `bestsms.models` when it is first asked for."""
        if name == "models":
            from importlib import import_module

            return import_module("bestsms.models")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
