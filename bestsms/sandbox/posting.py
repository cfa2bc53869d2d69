"""Posting webhooks: off the path of requests, again every five minutes until 24 hours have passed."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from bestsms.sandbox.sender import Sender, is_loopback
from bestsms.sandbox.service import Service
from bestsms.sandbox.webhooks import RETRY_AFTER, headers

__all__ = ["AT_ONCE", "Poster"]

AT_ONCE = 16
GATHERING = 0.002
"""Seconds in which posts end together, before more are looked for."""
NOT_ALLOWED = "Not sent: the address is not on this machine, and --allow-remote-webhooks was not given"


@dataclass(frozen=True)
class Reply:
    """What came of an attempt: the receiver's answer; status None for nothing."""

    status: int | None
    text: str
    took: int = 0

    @property
    def is_success(self) -> bool:
        """Whether the webhook was taken over."""
        return self.status is not None and 200 <= self.status < 300


class Poster:
    """Posts the webhooks that it is handed, several at a time."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._sender = Sender(service.settings.WebhookTimeout)
        self._is_waking = False
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def start(self, work: int, webhook: int, moment: int) -> None:
        """Post a webhook in the background, unless it is being posted already."""
        if work not in self._tasks:
            self._tasks[work] = asyncio.create_task(self.post(work, webhook, moment))
            self._tasks[work].add_done_callback(lambda _: self._ended(work))

    def _ended(self, work: int) -> None:
        self._tasks.pop(work, None)
        if not self._is_waking:  # to look for more at each end would cost more than the posts
            self._is_waking = True
            asyncio.get_running_loop().call_later(GATHERING, self._wake)

    def _wake(self) -> None:
        self._is_waking = False
        self._service.due.set()

    @property
    def is_full(self) -> bool:
        """Whether as many are being posted as may be."""
        return len(self._tasks) >= AT_ONCE

    async def settled(self) -> None:
        """Wait until all that is being posted is answered."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def post(self, work: int, webhook: int, moment: int) -> None:
        """Post a webhook and write down what came of it."""
        service = self._service
        row = service.store.row("SELECT * FROM webhooks WHERE id = ?", webhook)
        if row is None:
            service.store.run("DELETE FROM work WHERE id = ?", work)
            return
        if service.settings.AllowRemoteWebhooks or is_loopback(row["url"]):
            async with self._slots:
                reply = await self._reply(row["url"], row["body"], headers(service, row["format"], moment))
        else:
            reply = Reply(None, NOT_ALLOWED)
        self._record(work, webhook, moment, reply)

    async def drop(self) -> None:
        """Break off what is being posted; it stays due."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        """Stop posting; what was not answered is posted again by the next sandbox over the same file."""
        await self.drop()
        self._sender.close()

    async def _reply(self, url: str, body: str, given: dict[str, str]) -> Reply:
        start = time.monotonic()
        try:
            answer = await self._sender.post(url, body.encode(), given)
        except Exception as error:  # noqa: BLE001  # one that cannot be posted must not stop the others
            return Reply(None, f"{type(error).__name__}: {error}", _since(start))
        return Reply(answer.status, answer.text, _since(start))

    def _record(self, work: int, webhook: int, moment: int, reply: Reply) -> None:
        store = self._service.store
        with store.transaction():
            row = store.row("SELECT * FROM webhooks WHERE id = ?", webhook)
            store.run("DELETE FROM work WHERE id = ?", work)
            if row is None:  # a reset came in between
                return
            store.insert(
                "attempts", webhook=webhook, at=moment, status=reply.status, answer=reply.text, took=reply.took
            )
            again = moment + RETRY_AFTER
            state = "Delivered" if reply.is_success else "Pending"
            if reply.text == NOT_ALLOWED:
                state = "NotAllowed"
            elif state == "Pending" and again > row["until"]:
                state = "GivenUp"
            store.run("UPDATE webhooks SET state = ?, attempts = attempts + 1 WHERE id = ?", state, webhook)
            if state == "Pending":
                self._service.later(again, "webhook", webhook)
        self._service.events.publish("Webhook", webhook)


def _since(start: float) -> int:
    return int((time.monotonic() - start) * 1000)
