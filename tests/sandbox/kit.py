"""What the sandbox's tests share."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from bestsms.testing import virtual_time

__all__ = ["BOTH", "NOT_FOUND", "NUMBER", "OTHER", "Client", "client_of", "send", "with_settings"]

BOTH = pytest.mark.versions("2.04", "3.00")
"""A test of what both versions do alike."""
NUMBER, OTHER = "+61491570006", "+61491570156"
NOT_FOUND = "Unable to find entry."
"""What v3.00 says of every record that it does not know."""
Client = Any
"""A client whose results are read without asking for None first."""


def send(client: Client, text: str = "Hello", to: object = NUMBER, **given: object) -> str:
    """Send a message that is accepted; return its MessageID."""
    answer = client.Messaging.SMS.SendMessage(MessageText=text, Recipients=to, **given)
    assert answer.Result == "Success", answer
    return str(answer.MessageID)


@contextmanager
def client_of(sandbox: Sandbox, version: str) -> Generator[Client]:
    """Make a client of a version, for which time passes at once while it waits for its turn."""
    options: Any = {"APIVersion": version, "TimeZone": "AUS Eastern", "MaxRetries": 0, "ReconcileFor": 0}
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURLOf(version), **options) as client, virtual_time(client):
        yield client


@contextmanager
def with_settings(settings: Settings, **options: Any) -> Generator[tuple[Sandbox, Client]]:
    """Run a sandbox of its own; yield it with a client."""
    with (
        Sandbox(settings, **options) as sandbox,
        BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL, MaxRetries=0) as client,
    ):
        yield sandbox, client
