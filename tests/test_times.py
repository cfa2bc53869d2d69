"""Dates, times and zones, as the service takes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from bestsms import BestSMS
from tests.calls import MESSAGE_ID, NUMBER, ONCE, TOKEN, Blocking, Caller
from tests.servers import Server

SYDNEY = ZoneInfo("Australia/Sydney")
GAP = datetime(2026, 10, 4, 2, 30)
TWICE = datetime(2026, 4, 5, 2, 30)


def sent(caller: Caller, server: Server, when: object, zone: str | None = None) -> tuple[str, str | None]:
    """The time and the zone that go on the wire."""
    caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=NUMBER, SendTime=when, TimeZone=zone)
    return server.only.message["SendTime"], server.only.message.get("TimeZone")


@pytest.mark.parametrize(
    "given",
    [
        "2026-12-24 09:00",
        "2026-12-24T09:00",
        "2026-12-24 09:00:00",
        "2026-12-24T09:00:00",
        datetime(2026, 12, 24, 9),
        datetime(2026, 12, 24, 9, 0, 0, 999_999),
    ],
)
def test_a_naive_time_is_the_accounts_own_in_any_documented_form(caller: Caller, server: Server, given: object) -> None:
    assert sent(caller, server, given) == ("2026-12-24T09:00:00", None)


@pytest.mark.parametrize(
    "when, zone, expected",
    [
        (datetime(2026, 12, 24, 9, tzinfo=SYDNEY), None, ("2026-12-24T09:00:00", "AUS Eastern")),
        (datetime(2026, 12, 24, 9, tzinfo=ZoneInfo("Pacific/Auckland")), None, ("2026-12-24T09:00:00", "New Zealand")),
        (datetime(2026, 12, 24, 9, tzinfo=UTC), None, ("2026-12-24T09:00:00", "UTC")),
        (datetime(2026, 12, 24, 9, tzinfo=timezone(timedelta(hours=10))), None, ("2026-12-23T23:00:00", "UTC")),
        (datetime(2026, 12, 24, 9, tzinfo=UTC), "Australia/Sydney", ("2026-12-24T20:00:00", "AUS Eastern")),
        (datetime(2026, 6, 24, 9, tzinfo=UTC), "AUS Eastern Standard Time", ("2026-06-24T19:00:00", "AUS Eastern")),
        ("2026-12-24 09:00", "Australia/Perth", ("2026-12-24T09:00:00", "W. Australia")),
        (datetime(900, 1, 1), None, ("0900-01-01T00:00:00", None)),
    ],
)
def test_an_aware_time_goes_in_its_own_zone_or_the_one_given(
    caller: Caller, server: Server, when: object, zone: str | None, expected: tuple[str, str | None]
) -> None:
    assert sent(caller, server, when, zone) == expected


@pytest.mark.parametrize(
    "name, windows",
    [
        ("Australia/Sydney", "AUS Eastern"),
        ("AUS Eastern", "AUS Eastern"),
        ("AUS Eastern Standard Time", "AUS Eastern"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Europe/Berlin", "W. Europe"),
    ],
)
def test_a_zone_is_sent_by_its_windows_name(caller: Caller, server: Server, name: str, windows: str) -> None:
    caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=NUMBER, TimeZone=name)
    assert server.only.message["TimeZone"] == windows


@pytest.mark.parametrize("name", ["Timezone", "TimeZone"])
@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "AUS Estern", "UTC+10", "\ud800", "x" * 100_000])
def test_a_zone_that_is_none_is_refused_by_name(caller: Caller, server: Server, name: str, zone: str) -> None:
    with pytest.raises(ValueError, match=name):
        caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=NUMBER, **{name: zone})
    assert server.requests == []


def test_a_misspelt_zone_is_answered_with_the_nearest(caller: Caller) -> None:
    with pytest.raises(ValueError, match=r"did you mean Australia/Sydney\?"):
        caller.call("Messaging.SMS.SendMessage", MessageText="Hi", Recipients=NUMBER, TimeZone="Australia/Sidney")


@pytest.mark.parametrize(
    "when, zone",
    [
        (GAP.replace(tzinfo=SYDNEY), None),
        (GAP.replace(tzinfo=SYDNEY, fold=1), None),
        (GAP, "Australia/Sydney"),
        ("2026-10-04 02:30", "AUS Eastern"),
    ],
)
def test_a_time_that_the_clocks_skip_is_refused(caller: Caller, server: Server, when: object, zone: str | None) -> None:
    with pytest.raises(ValueError, match=r"SendTime 2026-10-04T02:30:00 does not exist"):
        sent(caller, server, when, zone)
    assert server.requests == []


@pytest.mark.parametrize(
    "when, zone",
    [
        (TWICE.replace(tzinfo=SYDNEY), None),
        (TWICE, "Australia/Sydney"),
        ("2026-04-05T02:30", "AUS Eastern"),
    ],
)
def test_a_time_that_happens_twice_is_refused(caller: Caller, server: Server, when: object, zone: str | None) -> None:
    with pytest.raises(ValueError, match=r"SendTime 2026-04-05T02:30:00 happens twice"):
        sent(caller, server, when, zone)
    assert server.requests == []


@pytest.mark.parametrize(
    "when, zone", [(TWICE.replace(tzinfo=SYDNEY, fold=1), None), (TWICE.replace(fold=1), "AUS Eastern")]
)
def test_fold_says_which_of_the_two_is_meant(caller: Caller, server: Server, when: datetime, zone: str | None) -> None:
    assert sent(caller, server, when, zone) == ("2026-04-04T16:30:00", "UTC")


def test_an_exact_time_whose_clock_time_happens_twice_is_sent_in_utc(caller: Caller, server: Server) -> None:
    exact = datetime(2026, 4, 4, 15, 30, tzinfo=UTC)
    assert sent(caller, server, exact, "AUS Eastern") == ("2026-04-04T15:30:00", "UTC")


def test_an_action_that_cannot_say_which_of_two_times_is_meant_is_refused(server: Server) -> None:
    exact = datetime(2026, 4, 4, 15, 30, tzinfo=UTC)
    with (
        BestSMS(TOKEN, BaseURL=server.url, TimeZone="AUS Eastern") as client,
        pytest.raises(ValueError, match="happens twice there: this call cannot say which"),
    ):
        client.Actions.Reschedule.SendRequest(MessageID="ID1", SendTime=exact)
    assert server.requests == []


def test_a_time_that_its_own_clocks_skip_is_refused_whatever_zone_it_is_sent_in(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match=r"SendTime 2026-10-04T02:30:00 does not exist"):
        sent(caller, server, datetime(2026, 10, 4, 2, 30, tzinfo=SYDNEY), "Australia/Perth")
    assert server.requests == []


def test_the_hours_beside_a_clock_change_are_as_any_other(caller: Caller, server: Server) -> None:
    assert sent(caller, server, datetime(2026, 4, 5, 3, tzinfo=SYDNEY)) == ("2026-04-05T03:00:00", "AUS Eastern")


@pytest.mark.parametrize(
    "when",
    [
        "",
        "soon",
        "2026-12-24",
        "2026-13-01 09:00",
        "2026-02-30 09:00",
        "2026-12-24 25:00",
        "2026-12-24  09:00",
        "2026-12-24 09:00Z",
        "2026-12-24T09:00:00+10:00",
        "2026-12-24T09:00:00.5",
        "24/12/2026 09:00",
        "2026-12-24 09:00\n",
        "٢٠٢٦-12-24 09:00",
        "0000-01-01 00:00",
    ],
)
def test_text_that_is_no_documented_time_is_refused(caller: Caller, server: Server, when: str) -> None:
    with pytest.raises(ValueError, match="SendTime"):
        sent(caller, server, when)
    assert server.requests == []


@pytest.mark.parametrize("when", [1_700_000_000, 1.5, date(2026, 12, 24), b"2026-12-24 09:00", ["2026-12-24 09:00"]])
def test_a_time_of_another_type_is_refused(caller: Caller, server: Server, when: object) -> None:
    with pytest.raises(TypeError, match="SendTime must be a datetime or text like"):
        sent(caller, server, when)
    assert server.requests == []


class Offsetless(tzinfo):
    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None


class Unfinished(Offsetless):
    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        raise NotImplementedError


def test_a_tzinfo_that_does_not_know_its_offset_leaves_a_time_naive(caller: Caller, server: Server) -> None:
    assert sent(caller, server, datetime(2026, 12, 24, 9, tzinfo=Offsetless())) == ("2026-12-24T09:00:00", None)


def test_a_tzinfo_that_fails_is_refused_by_name(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match="SendTime has a time zone that gives no offset"):
        sent(caller, server, datetime(2026, 12, 24, 9, tzinfo=Unfinished()))
    assert server.requests == []


@pytest.mark.parametrize("when", [datetime.min, datetime.max])
def test_times_at_the_ends_of_the_calendar_are_sent_or_refused(caller: Caller, server: Server, when: datetime) -> None:
    ahead = timezone(timedelta(hours=14 if when is datetime.min else -12))
    with pytest.raises(ValueError, match="SendTime is outside the years"):
        sent(caller, server, when.replace(tzinfo=ahead), "UTC")
    assert sent(caller, server, when.replace(tzinfo=UTC), "UTC")[0] == when.replace(microsecond=0).isoformat()


AWARE = datetime(2026, 12, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "name, arguments, label",
    [
        ("Actions.Reschedule.SendRequest", {"MessageID": MESSAGE_ID, "SendTime": AWARE}, "SendTime"),
        ("Actions.Resubmit.SendRequest", {"MessageID": MESSAGE_ID, "SendTime": AWARE}, "SendTime"),
        ("Reports.SMSReceived.Poll", {"DateFrom": AWARE, "DateTo": AWARE}, "DateFrom"),
    ],
)
def test_where_no_zone_can_be_given_an_aware_time_needs_the_clients(
    server: Server, name: str, arguments: dict[str, object], label: str
) -> None:
    with Blocking(server.url, **ONCE) as without, pytest.raises(ValueError, match=f"{label} has a time zone.*TimeZone"):
        without.call(name, **arguments)
    assert server.requests == []
    with Blocking(server.url, TimeZone="Australia/Sydney", **ONCE) as knowing:
        knowing.call(name, **arguments)
    assert "2026-12-24T20:00:00" in {
        *server.only.query.values(),
        *(server.only.json if server.only.body else {}).values(),
    }


def test_a_naive_time_of_an_action_is_checked_in_the_clients_zone(server: Server) -> None:
    with BestSMS(TOKEN, BaseURL=server.url, TimeZone="Australia/Sydney", **ONCE) as client:
        with pytest.raises(ValueError, match=r"SendTime .* does not exist"):
            client.Actions.Reschedule.SendRequest(MessageID=MESSAGE_ID, SendTime=GAP)
        client.Actions.Reschedule.SendRequest(MessageID=MESSAGE_ID, SendTime="2026-12-24 09:00")
    assert server.only.json == {"SendTime": "2026-12-24T09:00:00"}
