"""A sandbox inside a program: started and stopped by a with statement, spoken to over HTTP like any other."""

from __future__ import annotations

import asyncio
import secrets
import threading
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import quote

import httpx
import msgspec

from bestsms.sandbox import records, settings
from bestsms.sandbox.faults import Kind
from bestsms.sandbox.service import Service

__all__ = ["Sandbox", "SandboxError"]

T = TypeVar("T", bound=records.Record)
TIMEOUT = 300.0


class SandboxError(Exception):
    """The sandbox refused what was asked of it; the text says why."""


class Sandbox:
    """A whole BestSMS in this process, on a free port of this machine.

        with Sandbox() as sandbox, BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client:
            client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")
            sandbox.Advance(Seconds=1)
            sandbox.Reply(From="+61491570006", MessageText="Yes")

    Args:
        Settings: How it behaves. Default: as documented.
        File: Where the state is kept. Default: in memory.
        Port: Where it listens. Default: a free port.

    Raises:
        StoreError: The file is not a sandbox's.
        OSError: The port is taken.
    """

    def __init__(
        self, Settings: settings.Settings | None = None, *, File: str | Path | None = None, Port: int = 0
    ) -> None:
        from bestsms.sandbox.http.server import Server, listening

        self.Settings: settings.Settings = settings.Settings() if Settings is None else Settings
        self.Key: str = secrets.token_urlsafe(16)
        """What a request to the control API carries as X-Sandbox-Key."""
        service = Service.opened(self.Settings, None if File is None else Path(File), self.Key)
        try:
            sock = listening(Port)
        except OSError:
            service.store.close()
            raise
        self._server = Server(service, sock)
        self.URL: str = service.url
        """Address of the inbox."""
        self.BaseURL: str = f"{service.url}/api/v2.04"
        self._http = httpx.Client(
            base_url=f"{service.url}/_sandbox", headers={"X-Sandbox-Key": self.Key}, timeout=TIMEOUT, trust_env=False
        )
        self._thread = threading.Thread(target=self._run, name="bestsms-sandbox", daemon=True)
        self._thread.start()

    @property
    def Token(self) -> str:
        """The Auth Token that it takes."""
        return self.Settings.Token

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.Close()

    def Close(self) -> None:
        """Stop it. A second call does nothing."""
        self._http.close()
        self._server.stop()
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._server.serve())

    def _ask(self, kind: type[T], method: str, path: str, body: object = None, **query: str | int) -> T:
        content = None if body is None else msgspec.json.encode(body)
        answer = self._http.request(method, path, content=content, params=query)
        if answer.status_code != 200:
            raise SandboxError(_reason(answer))
        return msgspec.json.decode(answer.content, type=kind)

    def State(self) -> records.State:
        """Return where the sandbox stands."""
        return self._ask(records.State, "GET", "/state")

    def Messages(
        self, Query: str = "", Status: str = "", Page: int = 1, RecordsPerPage: int = 50
    ) -> records.MessageList:
        """Return a page of messages, the newest first.

        Args:
            Query: Only those with this in their text, MessageID, reference or first number.
            Status: Only those in this state, such as Completed.
            Page: Number of the page, from 1.
            RecordsPerPage: Messages on one page, at most 1000.
        """
        return self._ask(
            records.MessageList,
            "GET",
            "/messages",
            query=Query,
            status=Status,
            page=Page,
            recordsPerPage=RecordsPerPage,
        )

    def Message(self, ID: int) -> records.Message:
        """Return a message with all that is known of it; ID is the sandbox's own number of it."""
        return self._ask(records.Message, "GET", f"/messages/{ID}")

    def Conversations(self, Page: int = 1, RecordsPerPage: int = 50) -> records.ConversationList:
        """Return a page of conversations, the latest first."""
        return self._ask(records.ConversationList, "GET", "/conversations", page=Page, recordsPerPage=RecordsPerPage)

    def Conversation(self, Number: str) -> records.Conversation:
        """Return the last texts to and by a handset, the oldest first."""
        return self._ask(records.Conversation, "GET", f"/conversations/{quote(Number, safe='')}")

    def Reply(self, From: str, MessageText: str, MessageID: str | None = None) -> records.Inbound:
        """Reply as a handset to the last message that went to it, or to one with this MessageID.

        Args:
            From: Number of the handset.
            MessageText: What it writes. STOP and the like opt it out.
            MessageID: The message that it answers. Default: the last within 7 days, if any.
        """
        return self._ask(
            records.Inbound, "POST", "/replies", _given(From=From, MessageText=MessageText, MessageID=MessageID)
        )

    def Inbound(self, From: str, MessageText: str) -> records.Inbound:
        """Send a message of its own from a handset."""
        return self._ask(records.Inbound, "POST", "/inbound", {"From": From, "MessageText": MessageText})

    def SetOutcome(self, Result: str, Destination: str = "", Count: int = 1) -> records.OutcomeList:
        """Decide what the next messages come to.

        Args:
            Result: A result such as `Bad Number`; case, spaces and hyphens do not count.
            Destination: Only those to this number. Default: whoever they go to.
            Count: How many messages.
        """
        body = {"Result": Result, "Destination": Destination, "Count": Count}
        return self._ask(records.OutcomeList, "POST", "/outcomes", body)

    def ClearOutcomes(self) -> records.OutcomeList:
        """Take back what was decided of messages to come."""
        return self._ask(records.OutcomeList, "DELETE", "/outcomes")

    def SetResult(self, ID: int, Result: str, Destination: str = "") -> records.Message:
        """Give the recipients of a message, or the one with this number, a result at once."""
        return self._ask(
            records.Message, "POST", f"/messages/{ID}/outcome", {"Result": Result, "Destination": Destination}
        )

    def MagicNumbers(self) -> dict[str, str]:
        """Return the number that stands for each result, by the result."""
        table = self._ask(records.OutcomeTable, "GET", "/outcomes/table")
        return {one.Result: one.Destination for one in table.Numbers}

    def Clock(self) -> records.ClockState:
        """Return the sandbox's time."""
        return self._ask(records.ClockState, "GET", "/clock")

    def Advance(self, For: str | timedelta | None = None, *, Seconds: float | None = None) -> records.ClockState:
        """Let time pass at once, and everything happen that is due in it.

        Args:
            For: How long, as a timedelta or as text such as `90s`, `5m`, `24h` or `7d`.
            Seconds: How long, in seconds.
        """
        given = {"Seconds": For.total_seconds()} if isinstance(For, timedelta) else _given(For=For, Seconds=Seconds)
        return self._ask(records.ClockState, "POST", "/clock/advance", given)

    def Reset(self) -> records.State:
        """Forget everything but the snapshots."""
        return self._ask(records.State, "POST", "/reset")

    def Snapshot(self, Name: str) -> records.SnapshotList:
        """Keep the state under a name, in memory."""
        return self._ask(records.SnapshotList, "POST", "/snapshots", {"Name": Name})

    def Restore(self, Name: str) -> records.State:
        """Go back to a snapshot, its time included."""
        return self._ask(records.State, "POST", f"/snapshots/{quote(Name, safe='')}/restore")

    def AddFault(
        self,
        Kind: Kind,
        *,
        Operation: str = "",
        Count: int | None = None,
        Probability: float | None = None,
        Seed: int = 0,
        Status: int = 500,
        Seconds: float = 1.0,
    ) -> records.FaultState:
        """Have something go wrong.

        Args:
            Kind: What.
            Operation: Only with this operation, such as SMSSendMessage. Default: with any.
            Count: How often. Default: once, or without end if Probability is given.
            Probability: Chance of each request to meet it, from 0 to 1. What `refuse` meets is the connections after
                that request, which is answered; with a Count and for any operation it begins at once.
            Seed: The same seed meets the same requests.
            Status: Status code of an error, 500 to 599.
            Seconds: What Retry-After asks for, or how long connections are refused.
        """
        body = _given(
            Kind=Kind,
            Operation=Operation,
            Count=Count,
            Probability=Probability,
            Seed=Seed,
            Status=Status,
            Seconds=Seconds,
        )
        return self._ask(records.FaultState, "POST", "/faults", body)

    def Faults(self) -> records.FaultList:
        """Return the faults that are still to come."""
        return self._ask(records.FaultList, "GET", "/faults")

    def ClearFaults(self) -> records.FaultList:
        """Let nothing go wrong any more."""
        return self._ask(records.FaultList, "DELETE", "/faults")

    def Requests(self, Page: int = 1, RecordsPerPage: int = 50) -> records.RequestList:
        """Return a page of the requests that came in, the newest first."""
        return self._ask(records.RequestList, "GET", "/requests", page=Page, recordsPerPage=RecordsPerPage)

    def Webhooks(self, Page: int = 1, RecordsPerPage: int = 50) -> records.WebhookList:
        """Return a page of webhooks with every attempt, the newest first."""
        return self._ask(records.WebhookList, "GET", "/webhooks", page=Page, recordsPerPage=RecordsPerPage)

    def RetryWebhook(self, ID: int) -> records.Webhook:
        """Have a webhook posted again at once."""
        return self._ask(records.Webhook, "POST", f"/webhooks/{ID}/retry")

    def OptOuts(self) -> records.OptOutList:
        """Return the handsets that opted out."""
        return self._ask(records.OptOutList, "GET", "/optouts")

    def OptOut(self, Number: str) -> records.OptOutList:
        """Put a handset on the list of those that opted out."""
        return self._ask(records.OptOutList, "POST", "/optouts", {"Number": Number})

    def OptIn(self, Number: str) -> records.OptOutList:
        """Take a handset off that list."""
        return self._ask(records.OptOutList, "DELETE", "/optouts", {"Number": Number})


def _given(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _reason(answer: httpx.Response) -> str:
    try:
        return "; ".join(msgspec.json.decode(answer.content)["ErrorMessage"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return f"{answer.status_code}: {answer.text[:200]}"
