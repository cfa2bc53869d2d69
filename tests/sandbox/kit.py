"""What the sandbox's tests share."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings

__all__ = ["NUMBER", "OTHER", "Client", "send", "with_settings"]

NUMBER, OTHER = "+61491570006", "+61491570156"
Client = Any
"""A client whose results are read without asking for None first."""


def send(client: Client, text: str = "Hello", to: object = NUMBER, **given: object) -> str:
    """Send a message that is accepted; return its MessageID."""
    answer = client.Messaging.SMS.SendMessage(MessageText=text, Recipients=to, **given)
    assert answer.Result == "Success", answer
    return str(answer.MessageID)


@contextmanager
def with_settings(settings: Settings, **options: Any) -> Generator[tuple[Sandbox, Client]]:
    """Run a sandbox of its own; yield it with a client."""
    with (
        Sandbox(settings, **options) as sandbox,
        BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL, MaxRetries=0) as client,
    ):
        yield sandbox, client
