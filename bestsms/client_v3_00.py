"""The clients of API v3.00."""

from __future__ import annotations

from typing import ClassVar

from bestsms._core.settings import API
from bestsms.client import AsyncBestSMS, BestSMS
from bestsms_api import v3_00

__all__ = ["AsyncBestSMSv300", "BestSMSv300"]


# The namespaces take and return what those of BestSMS do not. It is a BestSMS all the same: what an annotation with
# BestSMS lets a program call is there, or raises an error that names the version.


class BestSMSv300(v3_00.Namespaces, BestSMS):  # type: ignore[misc]  # pyright: ignore[reportIncompatibleMethodOverride]  # a client of BestSMS all the same: see above
    """A client of API v3.00: what `BestSMS(APIVersion="3.00")` returns. It takes the arguments of BestSMS."""

    __slots__ = ()
    _api: ClassVar[API] = v3_00
    _is_of_one_version: ClassVar[bool] = True


class AsyncBestSMSv300(v3_00.AsyncNamespaces, AsyncBestSMS):  # type: ignore[misc]  # pyright: ignore[reportIncompatibleMethodOverride]  # a client of BestSMS all the same: see above
    """A client of API v3.00 for asyncio: what `AsyncBestSMS(APIVersion="3.00")` returns."""

    __slots__ = ()
    _api: ClassVar[API] = v3_00
    _is_of_one_version: ClassVar[bool] = True
