"""In whatever order sends, polls, webhooks, repetitions and losses come: the tracker ends where the service is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager
from datetime import datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from bestsms import BestSMS
from bestsms.models import SMSReplyResult, StatusResult
from bestsms.sandbox import Sandbox, Settings
from bestsms.sandbox.faults import Kind
from bestsms.testing import virtual_time
from bestsms.tracking import Tracker
from bestsms.webhooks import parse
from tests.sandbox.receiver import receiving
from tests.tracking.life import FAILS, NUMBER, OTHER, THIRD

__all__ = ["check", "slow_sandbox"]

HOUR = 3600
FAULTS: list[Kind | None] = [None, None, "drop-after", "drop-before"]
SPELLINGS = [NUMBER, "0491 570 006", "61491570006", OTHER, "0491570156", THIRD, FAILS]
Index = st.integers(0, 1_000)


class Lives(RuleBasedStateMachine):
    """What the service does is real; which of its webhooks come, when and how often, is up to the test."""

    sandbox: Sandbox

    def __init__(self) -> None:
        super().__init__()
        self.sandbox.Reset()
        self._stack = ExitStack()
        self.plain = self._stack.enter_context(
            BestSMS(self.sandbox.Token, BaseURL=self.sandbox.BaseURL, MaxRetries=0, ReconcileFor=0)
        )
        start = datetime.fromisoformat(self.sandbox.Clock().Now)
        self.time = self._stack.enter_context(virtual_time(self.plain, start))
        self.tracker = self._stack.enter_context(Tracker(Clock=lambda: self.time.Now))
        self.client = self.tracker.Track(self.plain)
        self.sent: list[str] = []
        self.loses_the_rest = self.newest_first = False
        self.submitted_again: set[str] = set()
        self.overruled: set[str] = set()
        self.simple: set[str] = set()
        """Messages of which webhooks alone tell everything: each number once."""
        self.old_polls: list[StatusResult | SMSReplyResult] = []

    @initialize(loses_the_rest=st.booleans(), newest_first=st.booleans())
    def ends(self, loses_the_rest: bool, newest_first: bool) -> None:
        """Choose how it ends: whether what was not handed over is lost at first, and in which order it comes."""
        self.loses_the_rest, self.newest_first = loses_the_rest, newest_first

    def _advance(self, seconds: float) -> None:
        self.time.Pass(seconds)
        self.sandbox.Advance(Seconds=seconds)

    @rule(
        to=st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=3),
        fault=st.sampled_from(FAULTS),
        by_hand=st.booleans(),
    )
    def send(self, to: list[str], fault: Kind | None, by_hand: bool) -> None:
        number = len(self.sent)
        if fault is not None:
            self.sandbox.AddFault(fault, Operation="SMSSendMessage")
        client = self.plain if by_hand else self.client
        text = f"Message {number}"
        answer = client.Messaging.SMS.SendMessage(MessageText=text, Recipients=to, MessageID=f"ID{number}")
        if by_hand:
            self.tracker.Sent(answer, Recipients=to)
        self.sent.append(f"ID{number}")
        if fault is None and len({one.replace(" ", "")[-9:] for one in to}) == len(to):
            self.simple.add(f"ID{number}")

    @rule(seconds=st.sampled_from([1, 70, 400]))
    def time_passes(self, seconds: float) -> None:
        self._advance(seconds)

    def _webhooks(self) -> list[bytes]:
        """Return the bodies of all webhooks there ever were, the newest first."""
        return [one.Body.encode() for one in self.sandbox.Webhooks(RecordsPerPage=1000).Webhooks]

    @rule(indexes=st.lists(Index, min_size=1, max_size=6))
    def webhooks(self, indexes: list[int]) -> None:
        """Hand over any webhooks that were ever posted: late, again, before others; the rest are lost."""
        bodies = self._webhooks()
        for index in indexes if bodies else ():
            self._hand_over(bodies[index % len(bodies)])

    def _hand_over(self, body: bytes) -> None:
        event = parse(body)
        before = self._finals(str(event.MessageID))
        self.tracker.Event(event)
        taken_back = before - self._finals(str(event.MessageID))
        assert not taken_back or event.MessageID in self.submitted_again, "a final state went back to pending"

    @precondition(lambda self: self.sent)
    @rule(index=Index, result=st.sampled_from(["Undelivered", "delivered"]))
    def overrule(self, index: int, result: str) -> None:
        """Have the service change its mind, as it may: no time tells which of its two webhooks is the newer."""
        message_id = self.sent[index % len(self.sent)]
        for message in self.sandbox.Messages(RecordsPerPage=1000).Messages:
            if message.MessageID == message_id and message.Status == "Completed":
                self.sandbox.SetResult(message.ID, result)
                self.overruled.add(message_id)

    @precondition(lambda self: self.sent)
    @rule(index=Index, way=st.sampled_from(["tracked", "by hand", "later", "replies"]))
    def poll(self, index: int, way: str) -> None:
        message_id = self.sent[index % len(self.sent)]
        if way == "tracked":
            self.client.Reports.Status.Poll(MessageID=message_id)
        elif way == "replies":
            self.client.Reports.SMSReply.Poll(MessageID=message_id)
        elif way == "by hand":
            self.tracker.Poll(self.plain.Reports.Status.Poll(MessageID=message_id))
        else:
            self.old_polls.append(self.plain.Reports.Status.Poll(MessageID=message_id))

    @precondition(lambda self: self.old_polls)
    @rule(index=Index)
    def old_poll(self, index: int) -> None:
        self.tracker.Poll(self.old_polls[index % len(self.old_polls)])

    @precondition(lambda self: self.sent)
    @rule(index=Index)
    def submit_again(self, index: int) -> None:
        message_id = self.sent[index % len(self.sent)]
        self.client.Actions.Resubmit.SendRequest(MessageID=message_id)
        self.submitted_again.add(message_id)

    @rule(to=st.sampled_from([NUMBER, OTHER]))
    def reply(self, to: str) -> None:
        self.sandbox.Reply(From=to, MessageText="Yes")

    @rule(quiet=st.sampled_from([0, 360]))
    def reconcile(self, quiet: int) -> None:
        self.tracker.Reconcile(self.client, QuietFor=quiet)

    def teardown(self) -> None:
        try:
            self._advance(HOUR)
            if self.loses_the_rest:
                self._settle()
                self._compare(set(self.sent) - self.overruled)  # nobody asks again for what is final
            self._hand_over_all(newest_first=self.newest_first)
            self._compare(self.simple - self.submitted_again - self.overruled)
            self._settle()
            self._compare(self.sent)
            self._hand_over_all(newest_first=not self.newest_first)
            for poll in self.old_polls:
                self.tracker.Poll(poll)
            self._settle()
            self._compare(self.sent)
        finally:
            self._stack.close()

    def _hand_over_all(self, *, newest_first: bool) -> None:
        for body in self._webhooks()[:: 1 if newest_first else -1]:
            self._hand_over(body)

    def _settle(self) -> None:
        for _ in range(4):
            self._advance(HOUR)
            self.tracker.Reconcile(self.client, Timeout=600)
        assert self.tracker.Pending() == []

    def _compare(self, message_ids: Iterable[str]) -> None:
        for message_id in message_ids:
            told = self.plain.Reports.Status.Poll(MessageID=message_id)
            known = self.tracker.Message(message_id)
            assert known is not None
            if not told.IsSuccess:
                assert known.State == "NotSent", known.Timeline
                continue
            assert known.State == "Completed", known.Timeline
            assert Counter((one.Destination, one.Result, one.Price) for one in known.Recipients) == Counter(
                (one.Destination, one.Result, one.Price) for one in told.Recipients
            ), known.Timeline
            replies = self.plain.Reports.SMSReply.Poll(MessageID=message_id).ReceivedMessages
            assert {one.ReceivedID for one in known.Replies} == {one.ReceivedID for one in replies}

    def _finals(self, message_id: str) -> Counter[str | None]:
        known = self.tracker.Message(message_id)
        return Counter(one.Destination for one in known.Recipients if one.IsFinal) if known else Counter()


@contextmanager
def slow_sandbox() -> Generator[Sandbox]:
    """Run a sandbox whose messages take a minute, so that none is done before the test lets time pass."""
    with receiving() as receiver:
        how = Settings(WebhookURL=receiver.url, PendingWebhooks=True, DeliverySeconds=60)
        with Sandbox(how) as running:
            yield running


def check(sandbox: Sandbox, *, examples: int, steps: int, is_repeatable: bool = True) -> None:
    """Lead so many lives of so many steps."""

    class Machine(Lives):
        pass

    Machine.sandbox = sandbox
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=is_repeatable,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(Machine, settings=how)
