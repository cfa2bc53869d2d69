"""Whatever becomes of a call, it gives nothing away: not in the log, hooks, spans, reprs, exceptions or tracebacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from bestsms import AsyncBestSMS, BestSMS, BestSMSError
from bestsms.testing import virtual_time
from bestsms.transports import TransportName
from tests.faults.safety import TRANSPORTS
from tests.leaks.calls import CALLS, NEWER_CALLS, blocking
from tests.leaks.canary import TOKEN, gives_nothing_away, shown
from tests.leaks.echo import ANSWERS, ECHO, Echo
from tests.leaks.witness import Witness


def every_outcome_gives_nothing_away(client: BestSMS, calls: Mapping[str, Callable[[Any], Any]]) -> None:
    """Make each call; look at what it returns or raises."""
    for call in calls.values():
        try:
            result = call(client)
        except BestSMSError as error:
            gives_nothing_away(error)
        else:
            shown("a result", repr(result))


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_no_outcome_of_a_call_gives_anything_away(
    service: Echo, witness: Witness, transport: TransportName, answer: str
) -> None:
    service.answers(*ANSWERS[answer])
    with blocking(service, witness, transport) as client:
        every_outcome_gives_nothing_away(client, CALLS)
    assert witness.lines
    assert witness.events
    witness.saw_nothing()


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_outcome_of_a_call_of_the_newer_version_gives_anything_away(
    service: Echo, witness: Witness, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESTSMS_API_VERSION", "3.00")
    service.url = service.url.replace("v2.04", "v3.00")
    service.answers(*ANSWERS[answer])
    with blocking(service, witness, "httpx") as client, virtual_time(client):
        every_outcome_gives_nothing_away(client, NEWER_CALLS)
    assert type(client).__name__ == "BestSMSv300"
    witness.saw_nothing()


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("answer", ["success", "400", "html", "nothing"])
async def test_no_outcome_of_a_coroutine_gives_anything_away(
    service: Echo, witness: Witness, transport: TransportName, answer: str
) -> None:
    service.answers(*ANSWERS[answer])
    async with AsyncBestSMS(
        TOKEN,
        BaseURL=service.url,
        Transport=transport,
        MaxRetries=0,
        ReconcileFor=0,
        RaiseErrors=True,
        OnRequest=witness.told,
        OnResponse=witness.responded,
    ) as client:
        for call in CALLS.values():
            try:
                result = await call(client)
            except BestSMSError as error:
                gives_nothing_away(error)
            else:
                shown("a result", repr(result))
    witness.saw_nothing()


def test_iterators_give_nothing_away(service: Echo, witness: Witness) -> None:
    with blocking(service, witness, "httpx") as client:
        for read in (client.Addressbook.Contact.ListAll, client.Reports.SMSReceived.PollAll):
            service.answers(200, {"Result": "Success", **ECHO})
            records = read()
            shown("an iterator", repr(records), repr(next(records)))
            service.answers(*ANSWERS["400"])
            with pytest.raises(BestSMSError) as refused:
                list(records)
            gives_nothing_away(refused.value)
    witness.saw_nothing()
