"""A store in Redis. Needs `pip install "bestsms[webhooks-redis]"`."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence
from typing import Any, cast

from bestsms.webhooks.settings import checked_number
from bestsms.webhooks.stores import redis_scripts as scripts
from bestsms.webhooks.stores.interface import Added, Buried, Claimed, Entry, Failure

try:
    import redis
    from redis.backoff import ExponentialWithJitterBackoff
    from redis.retry import Retry
except ImportError as _error:
    raise ImportError('RedisStore needs redis: pip install "bestsms[webhooks-redis]"') from _error

__all__ = ["RedisStore"]

_ENTRY = ("key", "stream", "body", "is_status", "is_final", "moment")


class RedisStore:
    """Keeps events in Redis, for any number of processes and machines.

    Only as safe as Redis is told to be: without `appendonly yes` and `appendfsync always` a power cut loses what was
    acknowledged just before. `maxmemory-policy` must be `noeviction`. Redis has no transaction that a handler could
    share with another database, so each event is handled at least once.

    Args:
        URL: Such as `redis://localhost:6379/0`.
        Prefix: How its keys start. The braces keep all on one node of a cluster.
        KeepFor: How long the identity of an event is known after it was handled, in seconds, at least a day: for so
            long the service repeats. It counts here in place of the receiver's own.

    Raises:
        ValueError: KeepFor is too short, or Prefix has no braces.
    """

    def __init__(self, URL: str, *, Prefix: str = "{bestsms:webhooks}:", KeepFor: float = 30 * 86400) -> None:
        if "{" not in Prefix or "}" not in Prefix:
            raise ValueError(f"Prefix must have a part in braces, such as '{{sms}}:', not {Prefix!r}")
        self._redis = redis.Redis.from_url(
            URL, decode_responses=True, retry=Retry(ExponentialWithJitterBackoff(base=0.02, cap=0.5), retries=4)
        )
        self._prefix = Prefix
        self._keep = str(math.ceil(checked_number("KeepFor", KeepFor, 86400)))

    def __repr__(self) -> str:
        return f"RedisStore(Prefix={self._prefix!r})"

    def Add(self, Entry: Entry, Now: float) -> Added:
        """Keep an event, unless it is known or stale."""
        return cast("Added", self._run(scripts.ADD, *_fields(Entry), Now, self._keep))

    def Claim(self, Limit: int, Now: float, Until: float) -> Sequence[Claimed]:
        """Claim events that are due until a time."""
        token = secrets.token_hex(8)
        rows = self._run(scripts.CLAIM, Limit, Now, Until, token)
        return [Claimed(_entry(row), token, int(row[-1])) for row in rows]

    def Finish(self, Claims: Sequence[Claimed]) -> None:
        """Forget events that were handled, but for their identity."""
        finish = self._redis.register_script(scripts.FINISH)
        with self._redis.pipeline(transaction=False) as together:
            for claim in Claims:
                finish([self._prefix], [claim.Entry.Key, claim.Token, self._keep], client=together)
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
        return cast("Added | None", self._run(scripts.REPLAY, Key, Now, self._keep))

    def Waiting(self) -> int:
        """Return how many events are not handled yet, dead letters not counted."""
        streams = cast("list[str]", self._redis.zrange(f"{self._prefix}due", 0, -1))
        with self._redis.pipeline(transaction=False) as pipeline:
            for stream in streams:
                pipeline.llen(f"{self._prefix}stream:{stream}")
            return sum(pipeline.execute())

    def Forget(self, Before: float) -> None:
        """Do nothing: Redis forgets what is KeepFor seconds old by itself."""

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
