"""What a program sent to a sandbox, for tests to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from bestsms.sandbox import records
from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.settings import Settings

__all__ = ["Outbox", "SentSMS"]

PAGE = 1000
LINES = 20


class _Sandbox(Protocol):
    @property
    def Settings(self) -> Settings: ...

    def Messages(
        self, Query: str = "", Status: str = "", Page: int = 1, RecordsPerPage: int = 50
    ) -> records.MessageList: ...

    def Message(self, ID: int) -> records.Message: ...

    def Requests(self, Page: int = 1, RecordsPerPage: int = 50) -> records.RequestList: ...


@dataclass(frozen=True)
class SentSMS:
    """One text to one handset.

    Attributes:
        To: Number of the handset, as +61491570006.
        Text: What it reads, placeholders filled in.
        From: Number that it comes from.
        MessageID: Identifier of the message; the same for all its recipients.
        Reference: Reference of the message.
        Mode: `Live` or `Test`.
        Status: As a status poll tells it now: DELAYED, PENDING, SUCCESS or FAILED.
        Result: Its result, such as `delivered` or `Bad Number`; empty if there is none yet.
    """

    To: str
    Text: str
    From: str
    MessageID: str
    Reference: str
    Mode: str
    Status: str
    Result: str

    def __str__(self) -> str:
        told = ", ".join(one for one in (self.Status, self.Result) if one)
        reference = f", Reference {self.Reference!r}" if self.Reference else ""
        return f"to {self.To}: {self.Text!r}{reference} ({told})"


class Outbox:
    """What was sent to a sandbox, the oldest first: one SentSMS for each recipient, of the first thousand of a message.

    It reads the sandbox each time it is asked, so it always shows the present.

    Args:
        Sandbox: The sandbox.
    """

    def __init__(self, Sandbox: _Sandbox) -> None:
        self._sandbox = Sandbox

    def __iter__(self) -> Iterator[SentSMS]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __bool__(self) -> bool:
        return self._sandbox.Messages(RecordsPerPage=1).TotalRecords > 0

    def __getitem__(self, position: int) -> SentSMS:
        return self._all()[position]

    def __repr__(self) -> str:
        return f"<Outbox of {len(self)}>"

    @property
    def last(self) -> SentSMS:
        """What was sent last.

        Raises:
            AssertionError: Nothing was sent.
        """
        __tracebackhide__ = True
        sent = self._all()
        if not sent:
            raise AssertionError(self._told("No SMS was sent", sent))
        return sent[-1]

    def matching(
        self,
        *,
        To: str | None = None,
        Text: str | re.Pattern[str] | None = None,
        Containing: str | None = None,
        Reference: str | None = None,
        MessageID: str | None = None,
    ) -> list[SentSMS]:
        """Return what was sent and is like this, the oldest first.

        Args:
            To: Number of the handset, in any spelling.
            Text: The whole text, or a pattern that is searched in it.
            Containing: A part of the text.
            Reference: The reference.
            MessageID: The identifier of the message.
        """
        wanted = _Wanted(self._number(To), Text, Containing, Reference, MessageID)
        return [one for one in self._all() if wanted.fits(one)]

    def assert_sent(
        self,
        *,
        To: str | None = None,
        Text: str | re.Pattern[str] | None = None,
        Containing: str | None = None,
        Reference: str | None = None,
        MessageID: str | None = None,
        Count: int | None = None,
    ) -> SentSMS:
        """Check that such an SMS was sent; see matching for the other arguments.

        Args:
            To: Number of the handset.
            Text: The whole text, or a pattern.
            Containing: A part of the text.
            Reference: The reference.
            MessageID: The identifier of the message.
            Count: How many there are, at least 1. Default: one or more.

        Returns:
            The last of them.

        Raises:
            AssertionError: There is none, or another number of them; its text shows what was sent.
            ValueError: Count is below 1.
        """
        __tracebackhide__ = True
        if Count is not None and Count < 1:
            raise ValueError(f"Count must be at least 1, not {Count}; for none there is assert_not_sent")
        wanted = _Wanted(self._number(To), Text, Containing, Reference, MessageID)
        sent = self._all()
        found = [one for one in sent if wanted.fits(one)]
        if not found:
            raise AssertionError(self._told(f"No SMS {wanted} was sent", sent))
        if Count is not None and len(found) != Count:
            raise AssertionError(self._told(f"{len(found)} SMS {wanted} were sent, not {Count}", sent))
        return found[-1]

    def assert_not_sent(
        self,
        *,
        To: str | None = None,
        Text: str | re.Pattern[str] | None = None,
        Containing: str | None = None,
        Reference: str | None = None,
        MessageID: str | None = None,
    ) -> None:
        """Check that no such SMS was sent; see matching.

        Raises:
            AssertionError: One was; its text shows what was sent.
        """
        __tracebackhide__ = True
        wanted = _Wanted(self._number(To), Text, Containing, Reference, MessageID)
        sent = self._all()
        if any(wanted.fits(one) for one in sent):
            raise AssertionError(self._told(f"An SMS {wanted} was sent", sent))

    def assert_nothing_sent(self) -> None:
        """Check that nothing was sent.

        Raises:
            AssertionError: Something was; its text shows it.
        """
        __tracebackhide__ = True
        sent = self._all()
        if sent:
            raise AssertionError(self._told("Something was sent", sent))

    def _number(self, given: str | None) -> str | None:
        return None if given is None else normalised(given, self._sandbox.Settings.CountryCode)

    def _all(self) -> list[SentSMS]:
        found: list[records.MessageSummary] = []
        page, pages = 1, 1
        while page <= pages:
            answer = self._sandbox.Messages(Page=page, RecordsPerPage=PAGE)
            found += answer.Messages
            page, pages = page + 1, answer.PageCount
        return [sms for one in reversed(found) for sms in _of(self._sandbox.Message(one.ID))]

    def _told(self, complaint: str, sent: list[SentSMS]) -> str:
        lines = [f"{complaint}.", f"Sent: {len(sent)}" if sent else "Sent: nothing"]
        lines += [f"  {number}. {one}" for number, one in enumerate(sent[:LINES], 1)]
        if len(sent) > LINES:
            lines.append(f"  ... and {len(sent) - LINES} more")
        refused = [one for one in self._sandbox.Requests(RecordsPerPage=PAGE).Requests if _is_refused_send(one)]
        lines += [f"Refused: {one.Status} {one.Answer}" for one in reversed(refused[:LINES])]
        return "\n".join(lines)


@dataclass(frozen=True)
class _Wanted:
    """What is looked for; None for whatever."""

    to: str | None
    text: str | re.Pattern[str] | None
    containing: str | None
    reference: str | None
    message: str | None

    def fits(self, sms: SentSMS) -> bool:
        return (
            self.to in (None, sms.To)
            and self._reads(sms.Text)
            and (self.containing is None or self.containing in sms.Text)
            and self.reference in (None, sms.Reference)
            and self.message in (None, sms.MessageID)
        )

    def _reads(self, text: str) -> bool:
        if isinstance(self.text, re.Pattern):
            return self.text.search(text) is not None
        return self.text in (None, text)

    def __str__(self) -> str:
        text = self.text.pattern if isinstance(self.text, re.Pattern) else self.text
        given = {
            "To": self.to,
            "Text": text,
            "Containing": self.containing,
            "Reference": self.reference,
            "MessageID": self.message,
        }
        told = ", ".join(f"{name}={value!r}" for name, value in given.items() if value is not None)
        return f"with {told}" if told else "at all"


def _of(message: records.Message) -> Iterator[SentSMS]:
    for one in message.Recipients:
        yield SentSMS(
            To=one.Destination,
            Text=one.Text,
            From=message.FromNumber,
            MessageID=message.MessageID,
            Reference=message.Reference,
            Mode=message.Mode,
            Status=one.Status,
            Result=one.Result,
        )


def _is_refused_send(request: records.LoggedRequest) -> bool:
    return request.Operation == "SMSSendMessage" and request.Status >= 400
