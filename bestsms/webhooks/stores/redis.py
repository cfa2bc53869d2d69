"""A store in Redis. Needs `pip install "bestsms[webhooks-redis]"`."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, cast

from bestsms.webhooks.stores import redis_scripts as scripts
from bestsms.webhooks.stores.interface import CLOCKS_MAY_DIFFER_BY, Added, Buried, Claimed, Entry, Failure

try:
    import redis
    from redis.backoff import ExponentialWithJitterBackoff
    from redis.retry import Retry
except ImportError as _error:
    raise ImportError('RedisStore needs redis: pip install "bestsms[webhooks-redis]"') from _error

__all__ = ["RedisStore"]

AT_ONCE = 1000
"""What is forgotten in one step, during which Redis does nothing else."""
_ENTRY = ("key", "stream", "body", "is_status", "is_final", "moment")


class RedisStore:
    """Keeps events in Redis, for any number of processes and machines.

    Only as safe as Redis is told to be: without `appendonly yes` and `appendfsync always` a power cut loses what was
    acknowledged just before. `maxmemory-policy` must be `noeviction`. Redis has no transaction that a handler could
    share with another database, so each event is handled at least once.

    Args:
        URL: Such as `redis://localhost:6379/0`.
        Prefix: How its keys start. The braces keep all on one node of a cluster.

    Raises:
        ValueError: Prefix has no part in braces.
    """

    def __init__(self, URL: str, *, Prefix: str = "{bestsms:webhooks}:") -> None:
        part, brace, _ = Prefix.partition("{")[2].partition("}")
        if not (part and brace):
            raise ValueError(f"Prefix must have a part in braces, such as '{{sms}}:', not {Prefix!r}")
        self._redis = redis.Redis.from_url(
            URL, decode_responses=True, retry=Retry(ExponentialWithJitterBackoff(base=0.02, cap=0.5), retries=4)
        )
        self._prefix = Prefix

    def __repr__(self) -> str:
        return f"RedisStore(Prefix={self._prefix!r})"

    def Add(self, Entry: Entry, Now: float) -> Added:
        """Keep an event, unless it is known or stale."""
        return cast("Added", self._run(scripts.ADD, *_fields(Entry), Now))

    def Claim(self, Limit: int, Now: float, Until: float) -> Sequence[Claimed]:
        """Claim events that are due until a time."""
        token = secrets.token_hex(8)
        rows = self._run(scripts.CLAIM, Limit, Now, Until, token, Now + CLOCKS_MAY_DIFFER_BY)
        return [Claimed(_entry(row), token, int(row[-1])) for row in rows]

    def Finish(self, Claims: Sequence[Claimed]) -> None:
        """Forget events that were handled, but for their identity."""
        finish = self._redis.register_script(scripts.FINISH)
        with self._redis.pipeline(transaction=False) as together:
            for claim in Claims:
                finish([self._prefix], [claim.Entry.Key, claim.Token], client=together)
            together.execute()

    def Fail(self, Claim: Claimed, Failure: Failure, Now: float) -> None:
        """Write down that handling an event failed."""
        due = "" if Failure.Due is None else Failure.Due
        self._run(scripts.FAIL, Claim.Entry.Key, Claim.Token, Now, Failure.Error, due)

    def Release(self, Claims: Sequence[Claimed], Now: float) -> None:
        """Give back events that were not handled."""
        for claim in Claims:
            self._run(scripts.RELEASE, claim.Entry.Key, claim.Token, Now)

    def DeadLetters(self, Limit: int) -> Sequence[Buried]:
        """Return dead letters, the oldest first."""
        found: list[Buried] = []
        dead = cast("list[tuple[str, float]]", self._redis.zrange(f"{self._prefix}dead", 0, Limit - 1, withscores=True))
        for key, at in dead:
            row = cast("list[Any]", self._redis.hmget(f"{self._prefix}event:{key}", [*_ENTRY, "failures", "error"]))
            if row[0] is not None:  # replayed in between
                found.append(Buried(_entry(row), int(row[6]), row[7], at))
        return found

    def Replay(self, Key: str, Now: float) -> Added | None:
        """Have a dead letter handled again, after what else waits of its stream; None if there is none of this key."""
        return cast("Added | None", self._run(scripts.REPLAY, Key, Now))

    def Waiting(self) -> int:
        """Return how many events are not handled yet, dead letters not counted."""
        streams = cast("list[str]", self._redis.zrange(f"{self._prefix}due", 0, -1))
        with self._redis.pipeline(transaction=False) as pipeline:
            for stream in streams:
                pipeline.llen(f"{self._prefix}stream:{stream}")
            return sum(pipeline.execute())

    def Forget(self, Before: float) -> None:
        """Forget the identities of events that were handled and came before a time."""
        for script in (scripts.FORGET_EVENTS, scripts.FORGET_STREAMS):
            found, skipped = AT_ONCE, 0
            while found == AT_ONCE:
                found, skipped = self._run(script, Before, skipped, AT_ONCE)

    def Close(self) -> None:
        """Let go of connections. The next call makes new ones."""
        self._redis.close()

    def _run(self, script: str, *values: str | float) -> Any:
        return self._redis.register_script(script)([self._prefix], [str(value) for value in values])


def _fields(entry: Entry) -> tuple[str, ...]:
    moment = "" if entry.Moment is None else str(entry.Moment)
    return entry.Key, entry.Stream, entry.Body, str(int(entry.IsStatus)), str(int(entry.IsFinal)), moment


def _entry(row: Sequence[Any]) -> Entry:
    key, stream, body, is_status, is_final, moment = row[:6]
    return Entry(key, stream, body, is_status == "1", is_final == "1", int(moment) if moment else None)
