"""Many coroutines and threads sending at once, under faults, leave nothing behind; `make soak` takes a minute."""

from __future__ import annotations

import pytest

from bestsms.transports import TransportName
from tests.faults.safety import TRANSPORTS, everywhere
from tests.faults.soak import soak


@pytest.mark.parametrize("version, transport", everywhere(TRANSPORTS[-1]))
def test_many_senders_at_once_leave_no_socket_open_and_are_told_what_is_so(
    version: str, transport: TransportName
) -> None:
    report = soak(transport, 0.3, tasks=40, threads=8, deadline=1.0, version=version)
    assert report.lies == {}
    assert report.sockets["after"] == report.sockets["before"]
    assert report.longest < 1
    assert report.sends > 48
