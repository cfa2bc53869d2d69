"""BestSMS: send SMS, follow their delivery, read replies and keep an address book.

from bestsms import BestSMS

client = BestSMS(AuthToken="...")
response = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")
print(response)
"""

import typing as _typing

from bestsms import errors
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
    from bestsms import events, models, models_v3_00
    from bestsms.client_v3_00 import AsyncBestSMSv300, BestSMSv300
else:

    def __getattr__(name: str) -> object:
        """Import what few programs use when it is first asked for."""
        from importlib import import_module

        if name in ("events", "models", "models_v3_00"):
            return import_module(f"bestsms.{name}")
        if name in ("AsyncBestSMSv300", "BestSMSv300"):
            return getattr(import_module("bestsms.client_v3_00"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "APIError",
    "AsyncBestSMS",
    "AsyncBestSMSv300",
    "AuthenticationError",
    "BestSMS",
    "BestSMSError",
    "BestSMSv300",
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
    "models_v3_00",
]
