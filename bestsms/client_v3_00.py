"""The clients of API v3.00."""

from __future__ import annotations

from bestsms.client import AsyncBestSMS, BestSMS
from bestsms_api import v3_00

__all__ = ["AsyncBestSMSv300", "BestSMSv300"]


class BestSMSv300(v3_00.Namespaces, BestSMS):
    """A client of API v3.00: what `BestSMS(APIVersion="3.00")` returns. It takes the arguments of BestSMS."""

    __slots__ = ()
    _api = v3_00


class AsyncBestSMSv300(v3_00.AsyncNamespaces, AsyncBestSMS):
    """A client of API v3.00 for asyncio: what `AsyncBestSMS(APIVersion="3.00")` returns."""

    __slots__ = ()
    _api = v3_00
