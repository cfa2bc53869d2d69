"""Carrying out the steps of a call: sending, sleeping, handing out what was found. One driver blocks, one awaits.

What to do next is decided by the steps, once for both: see _core.exchange.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from typing import TYPE_CHECKING, Any, TypeVar

import bestsms_schema
from bestsms._configured import Configured
from bestsms._core.arguments import has_files
from bestsms._core.exchange import Aside, Ending, Flow, Found, Send, Sleep
from bestsms._core.observe import refuse_coroutine
from bestsms._core.session import Arguments
from bestsms._core.wire import TransportFailure
from bestsms.transports import AsyncTransport, Transport
from bestsms_schema import AsyncCarrier, Carrier, Operation

if TYPE_CHECKING:
    from bestsms._core.series import OnUpdate

__all__ = ["AsyncioDriver", "BlockingDriver"]

R = TypeVar("R", bound=bestsms_schema.Result)


class BlockingDriver(Configured[Transport], Carrier):
    """Carries out steps in the calling thread."""

    __slots__ = ()

    def _call(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        return self._run(self._session.steps(operation, preset, given), None)

    def _all(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> Generator[Any]:
        from bestsms._core.series import records

        return self._iterate(records(self._session, operation, preset, given))

    def _follow(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> Generator[Any]:
        from bestsms._core.series import follow

        return self._iterate(follow(self._session, operation, preset, given))

    def _seek(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        from bestsms._core.series import seek

        return self._run(seek(self._session, operation, preset, given), None)

    def _wait(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        from bestsms._core.series import wait

        steps, on_update = wait(self._session, operation, preset, given)
        if on_update is not None:
            refuse_coroutine("OnUpdate", on_update)
        return self._run(steps, on_update)

    def _run(self, steps: Flow[R], on_found: OnUpdate) -> R:
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = None
            if not isinstance(step, Found):
                ending = self._carry_out(step)
            elif on_found is not None:
                on_found(step.item)
        return self._session.finish(result)  # not in the except, lest a traceback show it

    def _iterate(self, steps: Flow[None]) -> Generator[Any]:
        ending: Ending | None = None
        while True:
            try:
                step = steps.send(ending)
            except StopIteration:
                return
            ending = None
            if isinstance(step, Found):
                yield step.item
            else:
                ending = self._carry_out(step)

    def _carry_out(self, step: Send | Sleep | Aside) -> Ending | None:
        if isinstance(step, Sleep):
            self._session.clock.sleep(self._session.pausing(step))
            return None
        if isinstance(step, Aside):
            step.call()
            return None
        begun = self._session.requested(step)
        noted: object = None
        ending: Ending
        try:
            if (before := self._session.before(step)) is not None:
                noted = before()
            ending = self._transport.send(self._session.request(step), step.timeout)
        except TransportFailure as failure:
            ending = failure
        except BaseException:
            self._session.interrupted(step, begun)
            raise
        ending = self._session.responded(step, begun, ending)
        if (after := self._session.after(step, noted, ending)) is not None:
            after()
        return ending


class AsyncioDriver(Configured[AsyncTransport], AsyncCarrier):
    """Carries out steps in the awaiting task."""

    __slots__ = ()

    async def _call(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        arguments = self._session.collected(operation, preset, given)
        if has_files(arguments):
            from asyncio import to_thread

            prepared = await to_thread(self._session.prepared, operation, arguments)
        else:
            prepared = self._session.prepared(operation, arguments)
        return await self._run(self._session.begin(operation, prepared), None)

    def _all(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> AsyncGenerator[Any]:
        from bestsms._core.series import records

        return self._iterate(records(self._session, operation, preset, given))

    def _follow(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> AsyncGenerator[Any]:
        from bestsms._core.series import follow

        return self._iterate(follow(self._session, operation, preset, given))

    async def _seek(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        from bestsms._core.series import seek

        return await self._run(seek(self._session, operation, preset, given), None)

    async def _wait(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        from bestsms._core.series import wait

        return await self._run(*wait(self._session, operation, preset, given))

    async def _run(self, steps: Flow[R], on_found: OnUpdate) -> R:
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = None
            if not isinstance(step, Found):
                ending = await self._carry_out(step)
            elif on_found is not None:
                told = on_found(step.item)
                if isinstance(told, Awaitable):
                    await told
        return self._session.finish(result)  # not in the except, lest a traceback show it

    async def _iterate(self, steps: Flow[None]) -> AsyncGenerator[Any]:
        ending: Ending | None = None
        while True:
            try:
                step = steps.send(ending)
            except StopIteration:
                return
            ending = None
            if isinstance(step, Found):
                yield step.item
            else:
                ending = await self._carry_out(step)

    async def _carry_out(self, step: Send | Sleep | Aside) -> Ending | None:
        if isinstance(step, Sleep):
            await self._session.clock.sleep_async(self._session.pausing(step))
            return None
        if isinstance(step, Aside):
            await self._aside(step.call)
            return None
        begun = self._session.requested(step)
        noted: object = None
        ending: Ending
        try:
            if (before := self._session.before(step)) is not None:
                noted = await self._aside(before)
            ending = await self._transport.send(self._session.request(step), step.timeout)
        except TransportFailure as failure:
            ending = failure
        except BaseException:
            self._session.interrupted(step, begun)
            raise
        ending = self._session.responded(step, begun, ending)
        if (after := self._session.after(step, noted, ending)) is not None:
            await self._aside(after)
        return ending

    async def _aside(self, call: Callable[[], object]) -> object:
        from asyncio import get_running_loop
        from contextvars import copy_context

        return await get_running_loop().run_in_executor(self._session.executor, copy_context().run, call)
