"""What a caller is told about a send is so, whatever fault of the sandbox meets it."""

from __future__ import annotations

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox
from bestsms.sandbox.faults import KINDS
from bestsms.transports import TransportName
from tests.faults.safety import TRANSPORTS, Tally, everywhere
from tests.sandbox.fault_property import Case, Posts, check, random_case, run, run_async

SEED = 2
SENDS = range(45)
WORDS = {"Success", "Failed", "Error", "Unknown"}


def agrees(total: Tally) -> bool:
    return total.broken == [] and (total.duplicates, total.lost, total.lies) == (0, 0, 0)


@pytest.mark.parametrize("version, transport", everywhere(TRANSPORTS[0]))
def test_what_is_told_agrees_with_what_the_sandbox_has(version: str, transport: TransportName) -> None:
    total = run(SEED, SENDS, transport, version)
    assert agrees(total), total.broken
    assert {word for word, _ in total.outcomes} == WORDS
    assert total.retried


@pytest.mark.parametrize("version, transport", everywhere(TRANSPORTS[-1]))
async def test_what_is_told_agrees_with_what_the_sandbox_has_in_coroutines_too(
    version: str, transport: TransportName
) -> None:
    total = await run_async(SEED, SENDS, transport, version)
    assert agrees(total), total.broken
    assert {word for word, _ in total.outcomes} == WORDS
    assert total.retried


def test_every_kind_of_fault_is_met_by_count_and_by_chance() -> None:
    faults = [fault for number in SENDS for fault in random_case(SEED, number).faults]
    counted = {fault["Kind"] for fault in faults if "Count" in fault}
    by_chance = {fault["Kind"] for fault in faults if "Probability" in fault}
    assert counted == by_chance == set(KINDS)


def test_a_message_sent_twice_is_found_by_the_property(sandbox: Sandbox) -> None:
    case = Case("twice", ())
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client:
        check(case, client, sandbox, Posts())
        tally = check(case, client, sandbox, Posts())
    assert (tally.duplicates, tally.lies) == (1, 1)
    assert tally.broken[0].startswith("told Success, while there are 2")


def test_a_send_whose_answer_is_lost_is_told_as_a_success_and_stored_once(sandbox: Sandbox) -> None:
    case = Case("lost", ({"Kind": "drop-after"},), {"Timeout": 60.0})
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client:
        assert check(case, client, sandbox, Posts()).outcomes == {("Success", 1): 1}
