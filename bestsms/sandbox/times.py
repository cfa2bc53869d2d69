"""Times as the API writes and reads them."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["local", "parsed", "rfc3339", "utc", "zone"]

_STANDARD_TIME = " Standard Time"


@cache
def zone(name: str) -> tzinfo | None:
    """Return the zone of a Windows name, with or without the words Standard Time, or of an IANA name."""
    from tzlocal.windows_tz import win_tz

    if name == "UTC":
        return UTC
    iana = win_tz.get(name) or win_tz.get(name + _STANDARD_TIME) or name
    try:
        return ZoneInfo(iana)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(4096)
def local(moment: int, name: str) -> str:
    """Return a time as `YYYY-MM-DD HH:MM:SS` in a zone."""
    return datetime.fromtimestamp(moment // 1000, zone(name) or UTC).strftime("%Y-%m-%d %H:%M:%S")


def utc(moment: int) -> str:
    """Return a time as `YYYY-MM-DD HH:MM:SS` in UTC."""
    return local(moment, "UTC")


def rfc3339(moment: int) -> str:
    """Return a time in RFC 3339 form, UTC, with milliseconds."""
    return f"{local(moment, 'UTC').replace(' ', 'T')}.{moment % 1000:03}Z"


def parsed(text: str, name: str) -> int | None:
    """Return the time that clocks in a zone show as `text`; None if there is no such time."""
    place = zone(name)
    if place is None:
        return None
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=place)
        return int(moment.timestamp()) * 1000 if 1970 < moment.year < 9999 else None
    except (ValueError, OverflowError):
        return None
