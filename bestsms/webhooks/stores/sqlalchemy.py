"""A store in any database of SQLAlchemy. Needs `pip install "bestsms[webhooks-sqlalchemy]"` and a driver."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from bestsms.transports.forks import start_afresh_after_fork
from bestsms.webhooks.stores.interface import (
    CLOCKS_MAY_DIFFER_BY,
    Added,
    Buried,
    Claimed,
    Entry,
    Failure,
    LostClaim,
    entry_from,
    is_older,
)
from bestsms.webhooks.stores.transactional import Transactional

try:
    import sqlalchemy as sa
    from sqlalchemy.dialects import postgresql, sqlite
    from sqlalchemy.exc import IntegrityError
except ImportError as _error:
    raise ImportError('SQLAlchemyStore needs SQLAlchemy: pip install "bestsms[webhooks-sqlalchemy]"') from _error

__all__ = ["SQLAlchemyStore"]

Given = TypeVar("Given")


class SQLAlchemyStore:
    """Keeps events in a database, for any number of processes and machines.

    Args:
        Engine: A blocking engine, or the URL to make one of, such as `postgresql+psycopg://user@host/database`.
        CreateTables: Whether to make the tables with the first call if they are not there. Otherwise they are yours to
            make, from `Metadata`.

    Raises:
        TypeError, ValueError: It is no engine, or one with an asyncio driver.

    Attributes:
        Metadata: The tables, for Alembic or for `Metadata.create_all(engine)`.
    """

    def __init__(self, Engine: sa.Engine | str | sa.URL, *, CreateTables: bool = True) -> None:
        if not isinstance(Engine, (sa.Engine, sa.URL, str)):
            raise TypeError(f"Engine must be a blocking sqlalchemy.Engine or a URL, not {type(Engine).__name__}")
        self._is_own = not isinstance(Engine, sa.Engine)
        self._engine = Engine if isinstance(Engine, sa.Engine) else sa.create_engine(Engine, pool_pre_ping=True)
        if self._engine.dialect.is_async:
            raise ValueError(
                "Engine has an asyncio driver; give one with a blocking driver, such as postgresql+psycopg"
            )
        self.Metadata: sa.MetaData = sa.MetaData()
        self._seen = sa.Table(
            "bestsms_seen",
            self.Metadata,
            sa.Column("key", sa.String(32), primary_key=True),
            sa.Column("stale", sa.Boolean, nullable=False),
            sa.Column("at", sa.Double, nullable=False),
        )
        self._streams = sa.Table(
            "bestsms_streams",
            self.Metadata,
            sa.Column("stream", sa.String(32), primary_key=True),
            sa.Column("final", sa.Boolean, nullable=False),
            sa.Column("moment", sa.BigInteger),
            sa.Column("at", sa.Double, nullable=False),
        )
        self._queue = _queue(self.Metadata)
        self._entry = [self._queue.c[name] for name in ("key", "stream", "body", "is_status", "is_final", "moment")]
        self._are_made = not CreateTables
        start_afresh_after_fork(self)

    def __repr__(self) -> str:
        return f"SQLAlchemyStore({self._engine.dialect.name})"

    def Add(self, Entry: Entry, Now: float) -> Added:
        """Keep an event, unless it is known or stale."""
        with self._begin() as db:
            return self._added(db, Entry, Now)

    def Claim(self, Limit: int, Now: float, Until: float) -> Sequence[Claimed]:
        """Claim events that are due until a time."""
        queue, before = self._queue, self._queue.alias("earlier")
        earlier = (
            sa.select(before.c.id)
            .where(before.c.stream == queue.c.stream, before.c.id < queue.c.id, before.c.buried.is_(None))
            .exists()
        )
        first = (
            sa.select(*self._entry, queue.c.failures, queue.c.id, queue.c.due)
            .where(queue.c.buried.is_(None), ~earlier)
            .order_by(queue.c.due, queue.c.id)
            .with_for_update(skip_locked=True, of=queue)
        )
        later = Now + CLOCKS_MAY_DIFFER_BY
        claims: list[Claimed] = []
        with self._begin() as db:
            for is_due in (queue.c.due <= Now, sa.and_(queue.c.due > later, queue.c.since > later)):
                left = Limit - len(claims)
                for row in db.execute(first.where(is_due).limit(left)).all() if left else ():
                    claim = Claimed(entry_from(row), secrets.token_hex(8), row.failures)
                    taken = db.execute(
                        sa.update(queue)
                        .where(queue.c.id == row.id, queue.c.due == row.due)
                        .values(since=Now, due=Until, token=claim.Token)
                    )
                    if taken.rowcount:  # where rows cannot be locked, another may have come first
                        claims.append(claim)
        return claims

    def Finish(self, Claims: Sequence[Claimed]) -> None:
        """Forget events that were handled, but for their identity."""
        with self._begin() as db:
            for claim in Claims:
                db.execute(sa.delete(self._queue).where(*self._is(claim)))

    def Together(
        self, Claims: Iterable[Claimed], Handle: Callable[[Claimed, sa.Connection], object]
    ) -> Sequence[tuple[Claimed, Exception]]:
        """Handle events and forget them in one transaction; return those that raised, which alone are undone."""
        failed: list[tuple[Claimed, Exception]] = []
        with self._begin() as db:
            for claim in Claims:
                try:
                    with db.begin_nested():
                        if not db.execute(sa.delete(self._queue).where(*self._is(claim))).rowcount:
                            raise LostClaim
                        Handle(claim, db)
                except LostClaim:
                    continue
                except Exception as error:
                    if db.invalidated or db.closed or not db.in_transaction():
                        raise
                    failed.append((claim, error))
        return failed

    def Transactional(self, Handler: Callable[[Given, sa.Connection], object]) -> Transactional[Given]:
        """Have a handler called with the connection whose transaction forgets the event: both happen, or neither.

        Args:
            Handler: A plain function of an event and a sqlalchemy.Connection. It must not commit or roll back. For the
                ORM, `Session(bind=connection, join_transaction_mode="create_savepoint")` takes part.
        """
        return Transactional(self, Handler)

    def Fail(self, Claim: Claimed, Failure: Failure, Now: float) -> None:
        """Write down that handling an event failed."""
        is_dead = Failure.Due is None
        with self._begin() as db:
            db.execute(
                sa.update(self._queue)
                .where(*self._is(Claim))
                .values(
                    failures=self._queue.c.failures + 1,
                    error=Failure.Error,
                    since=Now,
                    due=Now if is_dead else Failure.Due,
                    buried=Now if is_dead else None,
                    token=None,
                )
            )

    def Release(self, Claims: Sequence[Claimed], Now: float) -> None:
        """Give back events that were not handled."""
        with self._begin() as db:
            for claim in Claims:
                db.execute(sa.update(self._queue).where(*self._is(claim)).values(since=Now, due=Now, token=None))

    def DeadLetters(self, Limit: int) -> Sequence[Buried]:
        """Return dead letters, the oldest first."""
        queue = self._queue
        dead = sa.select(*self._entry, queue.c.failures, queue.c.error, queue.c.buried).where(
            queue.c.buried.is_not(None)
        )
        with self._begin() as db:
            rows = db.execute(dead.order_by(queue.c.buried, queue.c.id).limit(Limit)).all()
        return [Buried(entry_from(row), row.failures, row.error, row.buried) for row in rows]

    def Replay(self, Key: str, Now: float) -> Added | None:
        """Have a dead letter handled again, after what else waits of its stream; None if there is none of this key."""
        is_it = (self._queue.c.key == Key, self._queue.c.buried.is_not(None))
        with self._begin() as db:
            row = db.execute(sa.select(*self._entry).where(*is_it).with_for_update()).first()
            if row is None or not db.execute(sa.delete(self._queue).where(*is_it)).rowcount:
                return None
            db.execute(sa.delete(self._seen).where(self._seen.c.key == Key))
            return self._added(db, entry_from(row), Now)

    def Waiting(self) -> int:
        """Return how many events are not handled yet, dead letters not counted."""
        count = sa.select(sa.func.count()).select_from(self._queue).where(self._queue.c.buried.is_(None))
        with self._begin() as db:
            return db.execute(count).scalar_one()

    def Forget(self, Before: float) -> None:
        """Forget the identities of events that were handled and came before a time."""
        for table, name in ((self._seen, "key"), (self._streams, "stream")):
            kept = sa.select(self._queue.c[name])
            with self._begin() as db:
                db.execute(sa.delete(table).where(table.c.at < Before, table.c[name].not_in(kept)))

    def Close(self) -> None:
        """Let go of connections, unless the engine is yours. The next call makes new ones."""
        if self._is_own:
            self._engine.dispose()

    def start_afresh(self) -> None:
        """Leave the connections to the parent process. For fork alone."""
        self._engine.dispose(close=False)

    def _begin(self) -> AbstractContextManager[sa.Connection]:
        if not self._are_made:
            self._make()
        return self._engine.begin()

    def _make(self) -> None:
        with self._engine.begin() as db:
            if db.dialect.name == "postgresql":  # IF NOT EXISTS is not safe against another that does the same
                db.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('bestsms'))"))
            for table in self.Metadata.sorted_tables:
                db.execute(sa.schema.CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    db.execute(sa.schema.CreateIndex(index, if_not_exists=True))
        self._are_made = True

    def _added(self, db: sa.Connection, entry: Entry, now: float) -> Added:
        if not self._insert(db, self._seen, key=entry.Key, stale=False, at=now):
            return "Duplicate"
        values = {"final": entry.IsFinal, "moment": entry.Moment, "at": now}
        if not self._insert(db, self._streams, stream=entry.Stream, **values):
            is_it = self._streams.c.stream == entry.Stream
            # Locked, so that events of a stream get their numbers in the order in which they can be seen.
            newest = db.execute(sa.select(self._streams).where(is_it).with_for_update()).one()
            if is_older(entry, newest.final, newest.moment):
                db.execute(sa.update(self._seen).where(self._seen.c.key == entry.Key).values(stale=True))
                return "Stale"
            db.execute(sa.update(self._streams).where(is_it).values(**values))
        db.execute(
            sa.insert(self._queue).values(
                key=entry.Key,
                stream=entry.Stream,
                body=entry.Body,
                is_status=entry.IsStatus,
                is_final=entry.IsFinal,
                moment=entry.Moment,
                failures=0,
                since=now,
                due=now,
            )
        )
        return "New"

    def _insert(self, db: sa.Connection, table: sa.Table, **values: object) -> bool:
        """Add a row unless there is one of its key; return whether it was added."""
        if db.dialect.name in ("postgresql", "sqlite"):
            insert = postgresql.insert if db.dialect.name == "postgresql" else sqlite.insert
            adding = insert(table).values(**values).on_conflict_do_nothing().returning(*table.primary_key)
            return db.execute(adding).first() is not None
        try:
            with db.begin_nested():
                db.execute(sa.insert(table).values(**values))
        except IntegrityError:
            return False
        return True

    def _is(self, claim: Claimed) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
        return self._queue.c.key == claim.Entry.Key, self._queue.c.token == claim.Token


def _queue(metadata: sa.MetaData) -> sa.Table:
    queue = sa.Table(
        "bestsms_queue",
        metadata,
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("key", sa.String(32), nullable=False, unique=True),
        sa.Column("stream", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("is_status", sa.Boolean, nullable=False),
        sa.Column("is_final", sa.Boolean, nullable=False),
        sa.Column("moment", sa.BigInteger),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("since", sa.Double, nullable=False),
        sa.Column("due", sa.Double, nullable=False),
        sa.Column("token", sa.String(16)),
        sa.Column("error", sa.Text),
        sa.Column("buried", sa.Double),
        sqlite_autoincrement=True,  # an id is never used again: the order of a stream hangs on it
    )
    waiting = queue.c.buried.is_(None)
    order = queue.c.due, queue.c.id, queue.c.since
    sa.Index("bestsms_queue_due", *order, postgresql_where=waiting, sqlite_where=waiting)
    sa.Index("bestsms_queue_stream", queue.c.stream, queue.c.id, postgresql_where=waiting, sqlite_where=waiting)
    return queue
