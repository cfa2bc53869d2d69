"""Doing what is due: in real time as it comes, or all of a stretch of time at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from bestsms.sandbox.delivery import deliver, dispatch
from bestsms.sandbox.posting import AT_ONCE, Poster
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.webhooks import RETRY_AFTER

__all__ = ["Scheduler"]

LOG = logging.getLogger("bestsms.sandbox")
BATCH = 256
LONGEST_PAUSE = 3600.0


class Scheduler:
    """Runs the queue of what is to be done."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._poster = Poster(service)
        self._task: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    def start(self) -> None:
        """Begin; what a former sandbox left undone comes first."""
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._poster.close()

    @asynccontextmanager
    async def pause(self) -> AsyncGenerator[None]:
        """Do nothing that is due while the block runs, and look anew at what is due after it."""
        async with self._turn:
            await self._poster.drop()
            yield
        self._service.due.set()

    async def advance(self, milliseconds: int) -> int:
        """Let time pass at once, and do all that is due in it in order; return how much was done."""
        clock, done = self._service.clock, 0
        async with self._turn:
            await self._poster.settled()
            target = clock.now() + milliseconds
            try:
                while batch := self._next(target):
                    clock.pin(batch[0]["due"])
                    await self._do(batch)
                    done += len(batch)
                clock.pin(target)
            finally:
                clock.release()
                self._service.store.remember("offset", clock.offset)
        self._service.events.publish("Clock")
        self._service.due.set()
        return done

    async def _do(self, batch: list[Row]) -> None:
        if batch[0]["kind"] == "webhook":
            await asyncio.gather(*(self._poster.post(one["id"], one["ref"], one["due"]) for one in batch))
        else:
            self._carry_out(batch[0])
            await asyncio.sleep(0)

    def _next(self, until: int) -> list[Row]:
        """Return the next thing to do; or webhooks, as many as come before anything else."""
        query = "SELECT * FROM work WHERE due <= ? ORDER BY due, id LIMIT ?"
        rows = self._service.store.rows(query, until, 1)
        if not rows or rows[0]["kind"] != "webhook":
            return rows
        rows = self._service.store.rows(query, until, BATCH)
        limit = rows[0]["due"] + RETRY_AFTER  # none of these can lead to one before
        other = next((place for place, row in enumerate(rows) if row["kind"] != "webhook" or row["due"] >= limit), None)
        return rows[:other]

    def _carry_out(self, work: Row) -> None:
        service = self._service
        with service.store.transaction():
            service.store.run("DELETE FROM work WHERE id = ?", work["id"])
            if work["kind"] == "dispatch":
                dispatch(service, work["ref"])
            else:
                deliver(service, work["ref"], work["position"])

    async def _run(self) -> None:
        service = self._service
        while True:
            service.due.clear()
            try:
                async with self._turn:
                    pause = await self._work_off()
            except Exception:  # one that fails must not stop the others
                LOG.exception("what was due could not be done")
                pause = 1.0
            try:
                await asyncio.wait_for(service.due.wait(), pause)
            except TimeoutError:
                continue

    async def _work_off(self) -> float:
        """Do all that is due; return the seconds until the next."""
        store, clock = self._service.store, self._service.clock
        query = "SELECT * FROM work WHERE due <= ? AND kind <> 'webhook' ORDER BY due, id LIMIT 1"
        while (row := store.row(query, clock.now())) is not None:
            self._carry_out(row)
            await asyncio.sleep(0)
            self._post_due()
        self._post_due()
        due = store.value("SELECT due FROM work WHERE due > ? ORDER BY due LIMIT 1", clock.now())
        return LONGEST_PAUSE if due is None else min(LONGEST_PAUSE, clock.seconds_until(due))

    def _post_due(self) -> None:
        query = "SELECT * FROM work WHERE due <= ? AND kind = 'webhook' ORDER BY due, id LIMIT ?"
        for row in self._service.store.rows(query, self._service.clock.now(), 2 * AT_ONCE):
            if self._poster.is_full:
                return
            self._poster.start(row["id"], row["ref"], self._service.clock.now())
