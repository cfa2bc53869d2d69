"""Dates and times as the service takes them: local clock time, in a zone by its Windows name."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bestsms_schema.names import looks_like_a_number, suggestion

__all__ = ["WireTime", "local_time", "send_time", "windows_zone"]

_DOCUMENTED = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?", re.ASCII)
_STANDARD_TIME = " Standard Time"
_UTC = "UTC"


class WireTime(NamedTuple):
    """A time as sent: clock time, and the zone it is in where one is known."""

    text: str
    zone: str | None


def windows_zone(name: str, label: str = "TimeZone") -> str:
    """Return the Windows name, as this API spells it, of a zone given by its Windows or IANA name.

    Raises:
        ValueError: No zone has this name.
    """
    windows_by_iana, iana_by_windows = _zone_tables()
    if name in iana_by_windows:
        return name
    plain = name.replace(_STANDARD_TIME, "")
    if plain in iana_by_windows:
        return plain
    if name in windows_by_iana and _agree(name, windows_by_iana[name]):
        return windows_by_iana[name]
    nearest = suggestion(name, [*iana_by_windows, *windows_by_iana])
    given = "a number" if looks_like_a_number(name) else f"{name!r:.60}"
    raise ValueError(f"{label} must be a Windows or IANA zone name such as 'AUS Eastern', not {given}{nearest}")


def send_time(value: object, label: str, zone: str | None) -> WireTime:
    """Return a time for an operation that also takes a TimeZone.

    Args:
        value: A datetime or text. Naive means clock time in `zone`, or the account's own if there is none.
        label: The name that the caller used.
        zone: Windows name of the zone that the caller chose, if any.

    Raises:
        TypeError: The value is neither a datetime nor text.
        ValueError: It cannot be read, or no clock shows it, or a clock shows it twice.
    """
    moment = _parsed(value, label)
    place = moment.tzinfo or _zone_or_none(zone)
    text = _clock_time(moment.replace(tzinfo=None), place, label)
    if place is None:
        return WireTime(text, zone)
    exact = moment.replace(tzinfo=place)
    for name in (zone or _own_zone(exact), _UTC):
        local = _at(exact, name, label)
        if not _happens_twice(local, _zone_or_none(name)):
            return WireTime(_text(local), name)
    raise AssertionError("no time happens twice in UTC")


def local_time(value: object, label: str, zone: str | None) -> str:
    """Return a time for an operation that takes no TimeZone: clock time of the account.

    Args:
        value: A datetime or text. Naive means the account's clock time.
        label: The name that the caller used.
        zone: Windows name of the account's zone, where the client knows it.

    Raises:
        TypeError: The value is neither a datetime nor text.
        ValueError: It cannot be read, or it is aware and the account's zone is not known.
    """
    moment = _parsed(value, label)
    text = _clock_time(moment.replace(tzinfo=None), moment.tzinfo or _zone_or_none(zone), label)
    if moment.tzinfo is None:
        return text
    if zone is None:
        raise ValueError(
            f"{label} has a time zone, but the service takes the account's local time here and does not say which zone "
            "that is: give the client its TimeZone, or give a naive datetime"
        )
    local = _at(moment, zone, label)
    if _happens_twice(local, _zone_or_none(zone)):
        raise ValueError(f"{label} is {_text(local)} in {zone}, which happens twice there: this call cannot say which")
    return _text(local)


def _parsed(value: object, label: str) -> datetime:
    if isinstance(value, datetime):
        return _with_known_offset(value.replace(microsecond=0), label)
    if not isinstance(value, str):
        raise TypeError(f"{label} must be a datetime or text like '2026-12-24 09:00', not {type(value).__name__}")
    if _DOCUMENTED.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"{label} is no date and time: {value!r} ({error})") from None
    given = "a number" if looks_like_a_number(value) else f"{value!r:.60}"
    raise ValueError(f"{label} must be a datetime or text like '2026-12-24 09:00', not {given}")


def _with_known_offset(moment: datetime, label: str) -> datetime:
    """Return the datetime, naive if its tzinfo does not know the offset: that is how Python defines naive."""
    try:
        return moment if moment.utcoffset() is not None else moment.replace(tzinfo=None)
    except (NotImplementedError, OverflowError) as error:
        raise ValueError(f"{label} has a time zone that gives no offset for it ({type(error).__name__})") from None


def _at(moment: datetime, zone: str, label: str) -> datetime:
    """Return the naive clock time of an aware datetime in a zone."""
    try:
        return moment.astimezone(_zone_or_none(zone)).replace(tzinfo=None, fold=0)
    except (OverflowError, ValueError):
        raise ValueError(f"{label} is outside the years that can be converted to {zone}") from None


def _text(naive: datetime) -> str:
    return naive.replace(tzinfo=None).isoformat()


def _offsets(naive: datetime, place: tzinfo | None) -> tuple[timedelta, timedelta]:
    """Return the offsets of the first and of the second time that clocks at a place show this; mostly the same."""
    first, second = (naive.replace(tzinfo=place, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return first, second


def _happens_twice(naive: datetime, place: tzinfo | None) -> bool:
    first, second = _offsets(naive, place)
    return first > second


def _clock_time(naive: datetime, place: tzinfo | None, label: str) -> str:
    """Return the text of a clock time after making sure that clocks at `place`, if known, show it once."""
    text = _text(naive)
    if place is not None:
        first, second = _offsets(naive, place)
        if first < second:
            raise ValueError(f"{label} {text} does not exist in {place}: the clocks skip it")
        if first > second and not naive.fold:
            raise ValueError(f"{label} {text} happens twice in {place}: set the datetime's fold, or use UTC")
    return text


def _own_zone(moment: datetime) -> str:
    """Return the Windows name of an aware datetime's zone; UTC, which is exact, where it has no name."""
    iana = getattr(moment.tzinfo, "key", None)
    windows_by_iana, _ = _zone_tables()
    name = windows_by_iana.get(iana, _UTC) if isinstance(iana, str) else _UTC
    place = _zone_or_none(name)
    return name if place is not None and moment.astimezone(place).utcoffset() == moment.utcoffset() else _UTC


def _agree(iana: str, windows: str) -> bool:
    """Whether clocks in an IANA zone show what those of its Windows zone show, this summer and this winter."""
    place, year = _zone_or_none(windows), datetime.now(UTC).year
    days = (datetime(year, month, 1, tzinfo=UTC) for month in (1, 7))
    return all(day.astimezone(ZoneInfo(iana)).utcoffset() == day.astimezone(place).utcoffset() for day in days)


def _zone_or_none(zone: str | None) -> tzinfo | None:
    if zone is None:
        return None
    if zone == _UTC:
        return UTC
    _, iana_by_windows = _zone_tables()
    try:
        return ZoneInfo(iana_by_windows[zone])
    except ZoneInfoNotFoundError:
        raise ValueError(f"this machine has no time zone database for {zone}: pip install tzdata") from None


@cache
def _zone_tables() -> tuple[dict[str, str], dict[str, str]]:
    """Return Windows names by IANA name, and IANA names by Windows name, as this API spells them."""
    from tzlocal.windows_tz import tz_win, win_tz  # imported when first needed: most sends name no time

    return (
        {iana: windows.replace(_STANDARD_TIME, "") for iana, windows in tz_win.items() if iana},
        {windows.replace(_STANDARD_TIME, ""): iana for windows, iana in win_tz.items()},
    )
