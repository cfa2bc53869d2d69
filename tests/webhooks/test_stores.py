"""What every store does, whatever it keeps events in."""

from __future__ import annotations

import itertools
import os
import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import redis
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from bestsms.webhooks.stores import Added, Claimed, Entry, Failure, SQLiteStore, Store
from bestsms.webhooks.stores.interface import is_older
from bestsms.webhooks.stores.redis import RedisStore
from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore
from tests.webhooks.conftest import MakeStore

NOW = 1_764_000_000.5
LEASE = 60.0
EVERY = 1000


def event(number: int, stream: str = "one", **values: object) -> Entry:
    return Entry(f"{stream}-{number}", stream, f'{{"Message": "{number} 🙂"}}', **values)  # type: ignore[arg-type]  # its own


def status(number: int, final: bool, moment: int | None, stream: str = "one") -> Entry:
    return event(number, stream, IsStatus=True, IsFinal=final, Moment=moment)


def keys(claims: Sequence[Claimed]) -> list[str]:
    return [claim.Entry.Key for claim in claims]


def test_an_event_is_claimed_as_it_was_added(store: Store) -> None:
    first, second = status(1, True, 1_764_000_000_123), event(2, "two")
    assert [store.Add(one, NOW) for one in (first, second)] == ["New", "New"]
    claims = store.Claim(EVERY, NOW, NOW + LEASE)
    assert {claim.Entry for claim in claims} == {first, second}
    assert [claim.Failures for claim in claims] == [0, 0]


def test_a_known_event_is_a_duplicate_before_and_after_it_is_handled(store: Store) -> None:
    assert [store.Add(event(1), NOW) for _ in range(3)] == ["New", "Duplicate", "Duplicate"]
    store.Finish(store.Claim(EVERY, NOW, NOW + LEASE))
    assert store.Add(event(1), NOW + 1) == "Duplicate"
    assert store.Waiting() == 0


@pytest.mark.parametrize(
    "before, after, outcome",
    [
        ((True, 1000), (False, 1000), "Stale"),
        ((True, 1000), (False, 2000), "Stale"),
        ((True, 1000), (False, None), "Stale"),
        ((False, 1000), (True, 1000), "New"),
        ((False, 2000), (True, 1000), "New"),
        ((False, 2000), (False, 1000), "Stale"),
        ((False, 1000), (False, 1000), "New"),
        ((True, 1000), (True, 2000), "New"),
        ((True, 2000), (True, 1000), "Stale"),
        ((True, 2000), (True, None), "New"),
        ((True, None), (True, 1000), "New"),
    ],
)
def test_a_status_is_stale_after_a_final_or_a_later_one(
    store: Store, before: tuple[bool, int | None], after: tuple[bool, int | None], outcome: Added
) -> None:
    assert store.Add(status(1, *before), NOW) == "New"
    store.Finish(store.Claim(EVERY, NOW, NOW + LEASE))
    assert store.Add(status(3, *before, stream="two"), NOW) == "New"
    assert store.Add(status(2, *after), NOW) == outcome
    assert store.Add(status(2, *after), NOW) == "Duplicate"
    assert store.Waiting() == (2 if outcome == "New" else 1)


def test_what_is_no_status_is_never_stale(store: Store) -> None:
    assert store.Add(event(1, Moment=2000), NOW) == "New"
    assert store.Add(event(2, Moment=1000), NOW) == "New"


def test_events_of_a_stream_are_claimed_one_at_a_time_in_the_order_they_came(store: Store) -> None:
    for number in (3, 1, 2):
        store.Add(event(number), NOW)
    store.Add(event(9, "two"), NOW)
    claims = store.Claim(EVERY, NOW, NOW + LEASE)
    assert sorted(keys(claims)) == ["one-3", "two-9"]
    assert store.Claim(EVERY, NOW, NOW + LEASE) == []
    store.Finish(claims)
    claims = store.Claim(EVERY, NOW + 1, NOW + LEASE)
    assert keys(claims) == ["one-1"]
    store.Fail(claims[0], Failure("ValueError()", NOW + 10), NOW + 1)
    assert store.Claim(EVERY, NOW + 9, NOW + LEASE) == []  # the next one waits as well
    (again,) = store.Claim(EVERY, NOW + 10, NOW + LEASE)
    assert (again.Entry, again.Failures) == (event(1), 1)
    store.Fail(again, Failure("ValueError()", None), NOW + 11)
    assert keys(store.Claim(EVERY, NOW + 11, NOW + LEASE)) == ["one-2"]


def test_a_claim_that_ran_out_is_anothers_and_the_first_has_no_say_any_more(store: Store) -> None:
    store.Add(event(1), NOW)
    (lost,) = store.Claim(EVERY, NOW, NOW + LEASE)
    assert store.Claim(EVERY, NOW + LEASE - 1, NOW + 2 * LEASE) == []
    (held,) = store.Claim(EVERY, NOW + LEASE, NOW + 2 * LEASE)
    store.Finish([lost])
    store.Fail(lost, Failure("ValueError()", None), NOW + LEASE)
    store.Release([lost], NOW + LEASE)
    assert (store.Waiting(), store.DeadLetters(EVERY)) == (1, [])
    assert store.Claim(EVERY, NOW + LEASE, NOW + 2 * LEASE) == []
    store.Finish([held])
    assert store.Waiting() == 0


def test_what_is_released_is_due_at_once_and_no_failure(store: Store) -> None:
    store.Add(event(1), NOW)
    store.Release(store.Claim(EVERY, NOW, NOW + LEASE), NOW + 1)
    (again,) = store.Claim(EVERY, NOW + 1, NOW + LEASE)
    assert again.Failures == 0


def test_no_more_are_claimed_than_asked_for(store: Store) -> None:
    for number in range(5):
        store.Add(event(number, f"stream-{number}"), NOW)
    assert [len(store.Claim(2, NOW, NOW + LEASE)) for _ in range(4)] == [2, 2, 1, 0]


def test_a_dead_letter_is_listed_and_replayed_behind_what_waits(store: Store) -> None:
    store.Add(event(1), NOW)
    store.Add(event(2), NOW)
    store.Fail(store.Claim(EVERY, NOW, NOW + LEASE)[0], Failure("ValueError('no')", None), NOW + 5)
    (dead,) = store.DeadLetters(EVERY)
    assert (dead.Entry, dead.Failures, dead.Error, dead.At) == (event(1), 1, "ValueError('no')", NOW + 5)
    assert store.Add(event(1), NOW + 6) == "Duplicate"
    assert store.Replay("one-1", NOW + 7) == "New"
    assert (store.Replay("one-1", NOW + 7), store.Replay("unknown", NOW + 7)) == (None, None)
    assert (store.DeadLetters(EVERY), store.Waiting()) == ([], 2)
    claims = store.Claim(EVERY, NOW + 7, NOW + LEASE)
    assert keys(claims) == ["one-2"]
    store.Finish(claims)
    (again,) = store.Claim(EVERY, NOW + 7, NOW + LEASE)
    assert (again.Entry, again.Failures) == (event(1), 0)


def test_a_dead_letter_that_a_newer_status_overtook_is_dropped_when_replayed(store: Store) -> None:
    store.Add(status(1, False, 1000), NOW)
    store.Fail(store.Claim(EVERY, NOW, NOW + LEASE)[0], Failure("ValueError()", None), NOW)
    store.Add(status(2, True, 1000), NOW)
    assert store.Replay("one-1", NOW) == "Stale"
    assert keys(store.Claim(EVERY, NOW, NOW + LEASE)) == ["one-2"]
    assert (store.DeadLetters(EVERY), store.Add(status(1, False, 1000), NOW)) == ([], "Duplicate")


def test_a_store_of_another_process_or_a_later_one_goes_on_where_this_one_ended(make_store: MakeStore) -> None:
    first, second = make_store(), make_store()
    first.Add(event(1), NOW)
    first.Close()
    assert second.Add(event(1), NOW) == "Duplicate"
    (claim,) = second.Claim(EVERY, NOW, NOW + LEASE)
    first.Finish([claim])
    assert second.Waiting() == 0


@pytest.mark.parametrize("back", [61.0, 3600.0, 400 * 86400.0])
def test_after_a_clock_was_set_back_everything_is_due_at_once_that_was_put_off_before(
    store: Store, back: float
) -> None:
    for stream in ("claimed", "failed", "released"):
        store.Add(event(1, stream), NOW)
    for claim in store.Claim(EVERY, NOW, NOW + LEASE):
        if claim.Entry.Stream == "failed":
            store.Fail(claim, Failure("ValueError()", NOW + 3600), NOW)
        elif claim.Entry.Stream == "released":
            store.Release([claim], NOW)
    store.Add(event(1, "new"), NOW)
    store.Add(event(1, "dead"), NOW - 7000)
    (dead,) = store.Claim(1, NOW - 7000, NOW)
    store.Fail(dead, Failure("ValueError()", None), NOW)
    store.Replay("dead-1", NOW)
    store.Add(event(2, "failed"), NOW)
    earlier = NOW - back
    claims = store.Claim(EVERY, earlier, earlier + LEASE)
    assert sorted(keys(claims)) == ["claimed-1", "dead-1", "failed-1", "new-1", "released-1"]
    assert store.Claim(EVERY, earlier, earlier + LEASE) == []  # these are put off by the clock as it is now
    store.Finish(claims)
    assert keys(store.Claim(EVERY, earlier, earlier + LEASE)) == ["failed-2"]


def test_clocks_of_machines_that_differ_a_little_take_no_event_from_each_other(store: Store) -> None:
    store.Add(event(1), NOW)
    assert len(store.Claim(EVERY, NOW, NOW + LEASE)) == 1
    assert store.Claim(EVERY, NOW - 59, NOW - 59 + LEASE) == []


def test_no_more_are_claimed_than_asked_for_after_a_clock_was_set_back(store: Store) -> None:
    for number in range(5):
        store.Add(event(number, f"stream-{number}"), NOW if number % 2 else NOW - 3600)
    assert [len(store.Claim(2, NOW - 3600, NOW - 3600 + LEASE)) for _ in range(4)] == [2, 2, 1, 0]


def test_what_was_handled_long_ago_is_forgotten_and_what_waits_is_not(make_store: MakeStore) -> None:
    store = make_store()
    store.Add(status(1, True, 1000), NOW)
    store.Finish(store.Claim(EVERY, NOW, NOW + LEASE))
    store.Add(status(2, True, 1000, "two"), NOW)
    store.Add(status(4, True, 1000, "three"), NOW)
    (dead,) = [claim for claim in store.Claim(EVERY, NOW, NOW + LEASE) if claim.Entry.Stream == "three"]
    store.Fail(dead, Failure("ValueError()", None), NOW)
    store.Forget(NOW)
    assert store.Add(status(1, True, 1000), NOW) == "Duplicate"
    store.Forget(NOW + 1)
    assert store.Add(status(1, False, 500), NOW) == "New"
    assert store.Add(status(2, True, 1000, "two"), NOW) == "Duplicate"
    assert store.Add(status(3, False, 1000, "two"), NOW) == "Stale"
    assert store.Add(status(4, True, 1000, "three"), NOW) == "Duplicate"
    assert store.Add(status(5, False, 1000, "three"), NOW) == "Stale"


@pytest.mark.parametrize("make_store", ["redis"], indirect=True)  # the others forget in one step
def test_many_events_are_forgotten_that_were_handled_and_many_kept_that_were_not(make_store: MakeStore) -> None:
    store = make_store()
    count = 1500  # more than are forgotten in one step
    for number in range(count):
        store.Add(event(number, f"stream-{number}"), NOW + number % 2)
    store.Finish([claim for claim in store.Claim(count, NOW + 1, NOW + LEASE) if claim.Entry.Key.endswith("7")])
    store.Forget(NOW + 2)
    outcomes = Counter(store.Add(event(number, f"stream-{number}"), NOW + 2) for number in range(count))
    assert outcomes == {"New": count // 10, "Duplicate": count - count // 10}


@pytest.mark.parametrize("make_store", ["redis"], indirect=True)  # it alone has a limit
def test_what_is_in_a_full_redis_is_handled_and_takes_no_more(make_store: MakeStore, redis_url: str) -> None:
    store = make_store()
    for number in range(3):
        store.Add(event(number, f"stream-{number}"), NOW)
    with redis.Redis.from_url(redis_url) as client:
        client.config_set("maxmemory", 1)
        try:
            with pytest.raises(redis.OutOfMemoryError):
                store.Add(event(3, "stream-3"), NOW)
            handled, failed, dead = store.Claim(EVERY, NOW, NOW + LEASE)
            store.Finish([handled])
            store.Fail(failed, Failure("ValueError()", NOW), NOW)
            store.Fail(dead, Failure("ValueError()", None), NOW)
            store.Finish(store.Claim(EVERY, NOW, NOW + LEASE))
            assert store.Waiting() == 0
            assert store.Replay(dead.Entry.Key, NOW) == "New"
        finally:
            client.config_set("maxmemory", 0)


def test_many_threads_share_the_work_and_each_event_is_one_threads_in_order(make_store: MakeStore) -> None:
    streams, each = 6, 10
    handled: dict[str, list[str]] = defaultdict(list)
    added: Counter[Added] = Counter()
    guard = threading.Lock()

    def work() -> None:
        store = make_store()
        for number in range(each):
            for stream in range(streams):
                outcome = store.Add(event(number, f"stream-{stream}"), NOW)
                with guard:
                    added[outcome] += 1
            for claim in store.Claim(2, NOW, NOW + LEASE):
                with guard:
                    handled[claim.Entry.Stream].append(claim.Entry.Key)
                store.Finish([claim])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rest = make_store()
    while claims := rest.Claim(EVERY, NOW, NOW + LEASE):
        for claim in claims:
            handled[claim.Entry.Stream].append(claim.Entry.Key)
        rest.Finish(claims)
    assert added == {"New": streams * each, "Duplicate": 3 * streams * each}
    assert all(len(set(found)) == len(found) == each for found in handled.values())
    assert len(handled) == streams


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")  # that is what is tested
def test_a_store_goes_on_in_a_child_made_by_fork_and_in_its_parent(store: Store) -> None:
    store.Add(event(1), NOW)
    child = os.fork()
    if not child:
        status = 1
        try:
            status = 0 if store.Add(event(2, "two"), NOW) == "New" else 2
        finally:
            os._exit(status)
    assert store.Add(event(3, "three"), NOW) == "New"
    assert os.waitpid(child, 0)[1] == 0
    assert len(store.Claim(EVERY, NOW, NOW + LEASE)) == 3


@dataclass
class Kept:
    """An event as the model keeps it."""

    entry: Entry
    since: float
    due: float
    failures: int = 0
    holder: Claimed | None = None


class Model:
    """A store, in the plainest words."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.newest: dict[str, tuple[bool, int | None]] = {}
        self.waiting: list[Kept] = []
        self.dead: list[Kept] = []

    def add(self, entry: Entry, now: float) -> Added:
        if entry.Key in self.seen:
            return "Duplicate"
        self.seen.add(entry.Key)
        if entry.Stream in self.newest and is_older(entry, *self.newest[entry.Stream]):
            return "Stale"
        self.newest[entry.Stream] = entry.IsFinal, entry.Moment
        self.waiting.append(Kept(entry, now, now))
        return "New"

    def claim(self, claims: Sequence[Claimed], now: float, until: float) -> None:
        heads: dict[str, Kept] = {}
        for kept in self.waiting:
            heads.setdefault(kept.entry.Stream, kept)
        due = {kept.entry.Key: kept for kept in heads.values() if kept.due <= now or now < kept.since - 60}
        assert {claim.Entry.Key: claim.Failures for claim in claims} == {
            key: kept.failures for key, kept in due.items()
        }
        for claim in claims:
            kept = due[claim.Entry.Key]
            kept.since, kept.due, kept.holder = now, until, claim

    def held(self, claim: Claimed) -> Kept | None:
        return next((kept for kept in self.waiting if kept.holder is claim), None)

    def replay(self, key: str, now: float) -> Added | None:
        kept = next((kept for kept in self.dead if kept.entry.Key == key), None)
        if kept is None:
            return None
        self.dead.remove(kept)
        self.seen.remove(key)
        return self.add(kept.entry, now)


ENTRIES = st.builds(
    status, st.integers(0, 9), st.booleans(), st.sampled_from([None, 1000, 2000]), st.sampled_from(["one", "two"])
).flatmap(lambda entry: st.sampled_from([entry, replace(entry, IsStatus=False)]))
EXAMPLES = itertools.count()
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), ENTRIES),
        st.tuples(st.sampled_from(["claim", "claim", "later", "set back"]), st.just(0)),
        st.tuples(st.sampled_from(["finish", "retry", "bury", "release", "replay"]), st.integers(0, 20)),
    ),
    max_size=25,
)


def take_step(store: Store, model: Model, claims: list[Claimed], step: str, what: object, now: float) -> None:
    if isinstance(what, Entry):
        assert store.Add(what, now) == model.add(what, now)
    elif step == "claim":
        found = store.Claim(EVERY, now, now + LEASE)
        model.claim(found, now, now + LEASE)
        claims.extend(found)
    elif step == "replay" and model.dead and isinstance(what, int):
        key = model.dead[what % len(model.dead)].entry.Key
        assert store.Replay(key, now) == model.replay(key, now)
    elif claims and isinstance(what, int) and step not in ("later", "set back", "replay"):
        end_claim(store, model, claims[what % len(claims)], step, now)


def end_claim(store: Store, model: Model, claim: Claimed, step: str, now: float) -> None:
    kept = model.held(claim)
    if step == "finish":
        store.Finish([claim])
    elif step == "release":
        store.Release([claim], now)
    else:
        store.Fail(claim, Failure(step, now + 5 if step == "retry" else None), now)
    if kept is None:
        return
    kept.holder = None
    kept.since, kept.due = now, now + 5 if step == "retry" else now
    kept.failures += step in ("retry", "bury")
    if step in ("finish", "bury"):
        model.waiting.remove(kept)
    if step == "bury":
        model.dead.append(kept)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_store_does_what_its_plain_model_does(make_store: MakeStore, steps: list[tuple[str, object]]) -> None:
    prefix = f"{next(EXAMPLES)}-"  # one database serves all examples
    store, model, now = make_store(), Model(), NOW
    claims: list[Claimed] = []
    while left := store.Claim(EVERY, NOW + 1e6, NOW):
        store.Finish(left)
    for step, given_one in steps:
        what = given_one
        if isinstance(given_one, Entry):
            what = replace(given_one, Key=prefix + given_one.Key, Stream=prefix + given_one.Stream)
        now += {"later": 7, "set back": -100}.get(step, 0)
        take_step(store, model, claims, step, what, now)
        assert {
            (one.Entry.Key, one.Failures) for one in store.DeadLetters(EVERY) if one.Entry.Key.startswith(prefix)
        } == {(kept.entry.Key, kept.failures) for kept in model.dead}
    store.Close()


def test_what_no_store_can_be_made_of_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="has an asyncio driver; give one with a blocking driver"):
        SQLAlchemyStore("postgresql+psycopg_async://localhost/database")
    with pytest.raises(TypeError, match="or a URL, not NoneType"):
        SQLAlchemyStore(None)  # type: ignore[arg-type]  # as from an unset variable
    for prefix in ("sms:", "{}sms:", "}sms{"):  # Redis takes each whole key for its part in braces
        with pytest.raises(ValueError, match="a part in braces, such as"):
            RedisStore("redis://localhost", Prefix=prefix)
    for nowhere in (":memory:", ""):
        with pytest.raises(ValueError, match="File must be a file"):
            SQLiteStore(nowhere)


def test_the_tables_and_the_engine_may_be_ones_own(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/own.db")
    store = SQLAlchemyStore(engine, CreateTables=False)
    with pytest.raises(OperationalError):
        store.Add(event(1), NOW)
    store.Metadata.create_all(engine)
    assert store.Add(event(1), NOW) == "New"
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM bestsms_queue")).scalar_one() == 1
        store.Close()
        assert connection.execute(sa.text("SELECT 1")).scalar_one() == 1
    engine.dispose()
