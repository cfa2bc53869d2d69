"""A call that is cut short gives nothing away: refused, timed out, cancelled, interrupted, or after the end."""

from __future__ import annotations

import asyncio
import pickle
import socket

import pytest

from bestsms import AsyncBestSMS, BestSMS, BestSMSError
from bestsms.transports import TransportName
from tests.faults.safety import TRANSPORTS
from tests.leaks.calls import blocking, send
from tests.leaks.canary import TOKEN, gives_nothing_away, shown
from tests.leaks.echo import Echo
from tests.leaks.witness import Witness


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_neither_a_refused_connection_nor_a_timeout_gives_anything_away(
    service: Echo, witness: Witness, transport: TransportName
) -> None:
    service.hang.clear()
    with blocking(service, witness, transport) as client, pytest.raises(BestSMSError) as timeout:
        send(client.WithOptions(Timeout=0.05, MaxRetries=0))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    service.url = f"http://127.0.0.1:{port}"
    with blocking(service, witness, transport) as client, pytest.raises(BestSMSError) as refused:
        send(client)
    for error in (timeout.value, refused.value):
        gives_nothing_away(error)
        shown("a pickle", repr(pickle.dumps(error)))  # one with an answer holds that answer, and says so
    witness.saw_nothing()


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_a_cancelled_send_gives_nothing_away(service: Echo, witness: Witness, transport: TransportName) -> None:
    service.hang.clear()
    async with AsyncBestSMS(TOKEN, BaseURL=service.url, Transport=transport, OnResponse=witness.responded) as client:
        with pytest.raises(TimeoutError) as cancelled:
            async with asyncio.timeout(0.05):
                await send(client)
    gives_nothing_away(cancelled.value)
    assert "interrupted" in "".join(witness.events)
    witness.saw_nothing()


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_interrupted_send_gives_nothing_away(service: Echo, witness: Witness, transport: TransportName) -> None:
    service.answers(200, {"Result": "Success"})

    def interrupt(event: object) -> None:
        raise KeyboardInterrupt

    with (
        BestSMS(TOKEN, BaseURL=service.url, Transport=transport, OnRequest=interrupt) as client,
        pytest.raises(KeyboardInterrupt) as interrupted,
    ):
        send(client)
    gives_nothing_away(interrupted.value)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_closed_client_gives_nothing_away(service: Echo, witness: Witness, transport: TransportName) -> None:
    with blocking(service, witness, transport) as client:
        pass
    with pytest.raises(RuntimeError) as closed:
        send(client)
    gives_nothing_away(closed.value)
    witness.saw_nothing()
