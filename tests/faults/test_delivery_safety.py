"""What a caller is told about a send is so, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.transports import TransportName
from bestsms_api import VERSIONS
from tests.faults.plans import OK, Case, Plan, random_case
from tests.faults.safety import NUMBER, TRANSPORTS, Tally, check, check_async, client_options, everywhere
from tests.faults.server import DEFAULT, FaultServer, serving

SEED = 1
PARTS = 2
SEQUENCES = 80
Run = tuple[str, TransportName, int]


@pytest.fixture(scope="module", params=VERSIONS, ids="v{}".format)
def server(request: pytest.FixtureRequest) -> Generator[FaultServer]:
    with serving(version=request.param) as server:
        yield server


def runs(briefly: TransportName) -> list[Run]:
    """The default version in all parts on each transport, and every other one in the first part on one of them."""
    parts = {DEFAULT: PARTS}
    return [(*one, part) for one in everywhere(briefly) for part in range(parts.get(one[0], 1))]


@pytest.mark.parametrize("server, transport, part", runs(TRANSPORTS[0]), indirect=["server"])
def test_what_is_told_agrees_with_what_the_service_has(
    server: FaultServer, transport: TransportName, part: int
) -> None:
    total = Tally()
    with BestSMS(**client_options(server, transport)) as client:
        for number in range(part * SEQUENCES, (part + 1) * SEQUENCES):
            total.add(check(random_case(SEED, number), client, server))
    assert total.broken == []
    assert {word for word, _ in total.outcomes} == {"Success", "Failed", "Error", "Unknown"}


@pytest.mark.parametrize("server, transport, part", runs(TRANSPORTS[-1]), indirect=["server"])
async def test_what_is_told_agrees_with_what_the_service_has_in_coroutines_too(
    server: FaultServer, transport: TransportName, part: int
) -> None:
    total = Tally()
    async with AsyncBestSMS(**client_options(server, transport)) as client:
        for number in range(part * SEQUENCES, (part + 1) * SEQUENCES):
            total.add(await check_async(random_case(SEED, number), client, server))
    assert total.broken == []
    assert {word for word, _ in total.outcomes} == {"Success", "Failed", "Error", "Unknown"}


def told(server: FaultServer, *plans: Plan, resend: bool) -> tuple[str, int]:
    """Send once through the plans; return what was told and how many messages the service has."""
    case = Case("one", plans, 5.0, None, 2, 10.0, resend, raises=False, sends=1, reused=False, not_found=0)
    with BestSMS(**client_options(server)) as client:
        ((outcome, _),) = check(case, client, server).outcomes.items()
    return outcome


LOST = Plan("unavailable", records=False)
TAKEN = Plan("unavailable", records=True)


def test_a_send_without_trouble_succeeds(server: FaultServer) -> None:
    assert told(server, OK, resend=False) == ("Success", 1)


def test_a_send_whose_answer_is_lost_is_found(server: FaultServer) -> None:
    assert told(server, TAKEN, resend=False) == ("Success", 1)


def test_a_send_that_never_came_in_is_unknown_and_not_repeated_unasked(server: FaultServer) -> None:
    assert told(server, LOST, resend=False) == ("Unknown", 0)


def test_a_send_that_never_came_in_is_repeated_where_that_was_asked_for(server: FaultServer) -> None:
    assert told(server, LOST, resend=True) == ("Success", 1)


@pytest.mark.parametrize("reply", ["lost-page", "gateway", "empty", "failed", "redirect", "unauthorized", "busy-long"])
def test_a_lookup_that_says_nothing_of_the_message_is_no_leave_to_repeat_it(server: FaultServer, reply: str) -> None:
    lookups = [Plan(reply)] * 40
    assert told(server, TAKEN, *lookups, resend=True) == ("Unknown", 1)


def test_what_resending_rests_on(server: FaultServer) -> None:
    """A message that the service denies for the whole window and has all the same is there twice: so it is opt-in."""
    denied = [Plan("denial")] * 10
    assert told(server, TAKEN, *denied, resend=False) == ("Unknown", 1)
    case = Case("denied", (TAKEN, *denied), 5.0, None, 2, 10.0, True, False, 1, False, 0)
    with BestSMS(**client_options(server)) as client:
        tally = check(case, client, server)
    assert tally.outcomes == {("Success", 2): 1}


def test_an_earlier_message_of_the_same_messageid_is_not_taken_for_this_one(server: FaultServer) -> None:
    case = Case("reused", (LOST,), 5.0, None, 2, 3.0, False, False, 1, True, 0)
    with BestSMS(**client_options(server)) as client:
        assert check(case, client, server).outcomes == {("Unknown", 0): 1}


def test_an_answer_that_comes_twice_is_not_the_answer_to_the_next_request(server: FaultServer) -> None:
    assert told(server, Plan("busy", copies=2), OK, resend=False) == ("Success", 1)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_threads_that_share_a_client_do_not_get_each_others_second_answers(
    server: FaultServer, transport: TransportName
) -> None:
    server.load((Plan(copies=2),) * 400)
    with BestSMS(**client_options(server, transport)) as client, ThreadPoolExecutor(20) as threads:

        def send(number: int) -> str | None:
            sent = client.Messaging.SMS.SendMessage(MessageID=f"M{number}", MessageText="Hi", Recipients=NUMBER)
            return sent.MessageID if sent.IsSuccess else None

        assert list(threads.map(send, range(400))) == [f"M{number}" for number in range(400)]
    assert sorted(message.message_id for message in server.finish()) == sorted(f"M{number}" for number in range(400))


def test_the_property_fails_where_it_does_not_hold(server: FaultServer) -> None:
    case = Case("denied", (TAKEN, *[Plan("denial")] * 10), 5.0, None, 2, 10.0, True, False, 1, False, 0)
    with BestSMS(**client_options(server)) as client:
        tally = check(case, client, server)
    assert (tally.duplicates, tally.lies, tally.lost) == (1, 1, 0)
    assert tally.broken[0].startswith("told Success, while the service has 2")
    assert "Case(name='denied'" in tally.broken[0]
