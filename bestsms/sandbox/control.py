"""What somebody at the controls can do to a sandbox."""

from __future__ import annotations

from bestsms.sandbox import delivery, records, replies, views
from bestsms.sandbox.commands import ControlError, FaultBody
from bestsms.sandbox.faults import Fault
from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.outcomes import MAGIC, result_named
from bestsms.sandbox.scheduler import Scheduler
from bestsms.sandbox.sender import is_loopback
from bestsms.sandbox.service import Service
from bestsms.sandbox.times import rfc3339

__all__ = ["Control"]

MOST_SNAPSHOTS = 100


class Control:
    """The controls of one sandbox."""

    def __init__(self, service: Service, scheduler: Scheduler) -> None:
        self.service = service
        self._scheduler = scheduler

    def number(self, text: str) -> str:
        """Return a number in E.164 form."""
        if not any(character in "0123456789" for character in text):
            raise ControlError("a number must have digits")
        return normalised(text, self.service.settings.CountryCode)

    def state(self) -> records.State:
        """Tell where the sandbox stands."""
        store, clock = self.service.store, self.service.clock
        return records.State(
            Version="v2.04",
            Now=rfc3339(clock.now()),
            Offset=clock.offset / 1000,
            Token=self.service.settings.Token,
            BaseURL=f"{self.service.url}/api/v2.04",
            Messages=store.value("SELECT max(id) FROM messages") or 0,
            Inbound=store.value("SELECT max(id) FROM inbound") or 0,
            PendingWebhooks=store.value("SELECT count(*) FROM webhooks WHERE state = 'Pending'"),
            Faults=len(self.service.faults.pending),
        )

    def receive(self, sender: str, text: str, *, is_reply: bool, message_id: str | None = None) -> records.Inbound:
        """Take in a message from a handset."""
        service, number = self.service, self.number(sender)
        try:
            with service.store.transaction():
                inbound = replies.receive(service, number, text, is_reply=is_reply, message_id=message_id)
        except LookupError as error:
            raise ControlError(str(error), 404) from None
        row = service.store.row("SELECT * FROM inbound WHERE id = ?", inbound)
        assert row is not None
        return views.inbound(service, row)

    def settle(self, message: int, result: str, destination: str) -> records.Message:
        """Give the recipients of a message, or one of them, a result at once."""
        service, name = self.service, _result(result)
        row = service.store.row("SELECT * FROM messages WHERE id = ?", message)
        if row is None:
            raise ControlError("there is no such message", 404)
        number = self.number(destination) if destination else ""
        query = "SELECT * FROM recipients WHERE message = ? AND ? IN ('', destination) ORDER BY seq"
        recipients = service.store.rows(query, message, number)
        with service.store.transaction():
            delivery.overrule(service, row, recipients, name)
        shown = views.message(service, message)
        assert shown is not None
        return shown

    def set_outcome(self, result: str, destination: str, count: int) -> None:
        """Decide what the next messages come to."""
        name = _result(result)
        if not 1 <= count <= 10**9:
            raise ControlError(f"Count must be from 1 to 1000000000, not {count}")
        number = self.number(destination) if destination else ""
        self.service.store.insert("outcomes", result=name, destination=number, remaining=count)
        self.service.events.publish("Outcome")

    def clear_outcomes(self) -> None:
        """Let messages come to what they come to."""
        self.service.store.run("DELETE FROM outcomes")
        self.service.events.publish("Outcome")

    def outcomes(self) -> records.OutcomeList:
        """Return the outcomes that are still to come."""
        rows = self.service.store.rows("SELECT * FROM outcomes ORDER BY id")
        return records.OutcomeList(
            Outcomes=[
                records.Outcome(
                    ID=row["id"], Result=row["result"], Destination=row["destination"], Count=row["remaining"]
                )
                for row in rows
            ]
        )

    def outcome_table(self) -> records.OutcomeTable:
        """Return the magic numbers."""
        numbers = [records.MagicNumber(Destination=number, Result=result) for number, result in MAGIC.items()]
        return records.OutcomeTable(Numbers=numbers)

    def clock(self, done: int = 0) -> records.ClockState:
        """Return the sandbox's time."""
        clock = self.service.clock
        return records.ClockState(Now=rfc3339(clock.now()), Offset=clock.offset / 1000, Done=done)

    async def advance(self, milliseconds: int) -> records.ClockState:
        """Let time pass at once."""
        return self.clock(await self._scheduler.advance(milliseconds))

    async def reset(self) -> records.State:
        """Forget everything but the snapshots; the time is real again and nothing goes wrong any more."""
        async with self._scheduler.pause():
            self.service.store.clear()
            self.service.faults.clear()
            self.service.set_time_from_store()
        self.service.events.publish("Reset")
        return self.state()

    async def snapshot(self, name: str) -> None:
        """Keep everything under a name; only the faults are not part of it."""
        names = self.service.store.snapshots
        if not name or len(name) > 100 or "/" in name or name in (".", ".."):
            raise ControlError("Name must have 1 to 100 characters, none of them /, and be neither . nor ..")
        if name not in names and len(names) >= MOST_SNAPSHOTS:
            raise ControlError(f"there are {MOST_SNAPSHOTS} snapshots already: use one of their names again")
        async with self._scheduler.pause():
            self.service.store.remember("offset", self.service.clock.offset)
            self.service.store.snapshot(name)

    def snapshots(self) -> records.SnapshotList:
        """Return the names of the snapshots."""
        return records.SnapshotList(Snapshots=self.service.store.snapshots)

    async def restore(self, name: str) -> records.State:
        """Go back to a snapshot, its time included."""
        async with self._scheduler.pause():
            if not self.service.store.restore(name):
                raise ControlError("there is no such snapshot", 404)
            self.service.set_time_from_store()
        self.service.events.publish("Reset")
        return self.state()

    async def add_fault(self, asked: FaultBody) -> records.FaultState:
        """Have something go wrong: once, unless a count or a probability is given."""
        known = [one.id for one in self.service.contract.operations]
        if asked.Operation and asked.Operation not in known:
            raise ControlError(f"Operation must be one of {', '.join(known)}")
        if asked.Probability is not None and not 0 <= asked.Probability <= 1:
            raise ControlError(f"Probability must be from 0 to 1, not {asked.Probability:g}")
        count = asked.Count
        if (count is not None and count < 1) or not 500 <= asked.Status <= 599 or not 0 <= asked.Seconds <= 86400:
            raise ControlError("Count must be at least 1, Status from 500 to 599, Seconds from 0 to 86400")
        fault = Fault(
            kind=asked.Kind,
            operation=asked.Operation,
            count=1 if count is None and asked.Probability is None else count,
            probability=asked.Probability,
            seed=asked.Seed,
            status=asked.Status,
            seconds=asked.Seconds,
        )
        self.service.faults.add(fault)
        if fault.kind == "refuse" and not fault.operation and fault.probability is None:
            self.service.faults.meet(fault)
            self.service.refuse(fault.seconds)
        self.service.events.publish("Fault", fault.number)
        return _fault(fault)

    def faults(self) -> records.FaultList:
        """Return the faults that are still to come."""
        return records.FaultList(Faults=[_fault(fault) for fault in self.service.faults.pending])

    def retry(self, webhook: int) -> records.Webhook:
        """Have a webhook posted again at once."""
        service = self.service
        row = service.store.row("SELECT * FROM webhooks WHERE id = ?", webhook)
        if row is None:
            raise ControlError("there is no such webhook", 404)
        if not service.settings.AllowRemoteWebhooks and not is_loopback(row["url"]):
            raise ControlError("this webhook leads away from this machine, and --allow-remote-webhooks was not given")
        with service.store.transaction():
            service.store.run("DELETE FROM work WHERE ref = ? AND kind = 'webhook'", webhook)
            service.store.run("UPDATE webhooks SET state = 'Pending' WHERE id = ?", webhook)
            service.later(service.clock.now(), "webhook", webhook)
        return views.webhook(service, row)

    def set_opted_out(self, number: str, *, is_out: bool) -> None:
        """Put a handset on the list of those that opted out, or take it off."""
        if is_out:
            replies.opt_out(self.service, self.number(number), "")
        else:
            replies.opt_in(self.service, self.number(number))

    def optouts(self) -> records.OptOutList:
        """Return the handsets that opted out."""
        rows = self.service.store.rows("SELECT * FROM optouts ORDER BY at, number")
        return records.OptOutList(
            OptOuts=[records.OptOut(Number=row["number"], TimeUTC=rfc3339(row["at"]), Text=row["text"]) for row in rows]
        )


def _result(text: str) -> str:
    name = result_named(text)
    if name is None:
        raise ControlError(f"Result must be one of {', '.join(MAGIC.values())}")
    return name


def _fault(fault: Fault) -> records.FaultState:
    return records.FaultState(
        ID=fault.number,
        Kind=fault.kind,
        Operation=fault.operation,
        Count=fault.count,
        Probability=fault.probability,
        Seed=fault.seed,
        Status=fault.status,
        Seconds=fault.seconds,
        Met=fault.met,
    )
