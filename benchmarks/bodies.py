"""From the bytes of a large answer to its typed results, and from many recipients to the bytes of a request.

These go through the two functions that every call goes through, without a connection, so that nothing else is counted.
"""

from __future__ import annotations

import json
import tracemalloc

from benchmarks.common import NUMBER, TEXT, TOKEN, Effort, Figures, medians
from bestsms import BestSMS
from bestsms._core.outcome import judge
from bestsms._core.wire import HTTPAnswer
from bestsms.models import RecipientModel, StatusResult
from bestsms_api.v2_04.api.sms.sms_send_message import SMS_SEND_MESSAGE
from bestsms_api.v2_04.api.status.status_poll import STATUS_POLL

__all__ = ["measure_decode", "measure_encode"]

ONE = {
    "Type": "SMS",
    "Destination": NUMBER,
    "Attention": "Ada Example",
    "Company": "Example Pty Ltd",
    "Custom1": "Blue",
    "ContactID": "",
    "GroupID": "",
    "Status": "SUCCESS",
    "Result": "delivered",
    "SentTimeLocal": "2025-06-04 09:16:55",
    "SentTimeUTC": "2025-06-03 23:16:55",
    "SentTimeUTC_RFC3339": "2025-06-03T23:16:55.000Z",
    "Price": 0.1,
}


def status(recipients: int) -> bytes:
    """Return the answer to a status poll of so many recipients."""
    found = [{**ONE, "DestSeq": f"{number:08X}"} for number in range(recipients)]
    facts = {"Result": "Success", "MessageID": "ID123456", "Status": "Completed"}
    return json.dumps({**facts, "Recipients": found}).encode()


def measure_decode(_: str, effort: Effort) -> Figures:
    """Return the milliseconds of reading a large status, and of json.loads on the same bytes."""
    body = status(effort.recipients)
    with BestSMS(TOKEN) as client:
        session = client._session
        prepared = session.prepared(STATUS_POLL, session.collected(STATUS_POLL, {}, {"MessageID": "ID123456"}))

    def made() -> StatusResult:
        result = judge(STATUS_POLL, prepared, HTTPAnswer(200, {"content-type": "application/json"}, body), TOKEN)
        if len(result.Recipients) != effort.recipients:
            raise AssertionError("recipients are missing")
        return result

    def read() -> list[str | None]:
        return [recipient.Result for recipient in made().Recipients]

    return medians({"decode made": made, "decode read": read, "decode json": lambda: json.loads(body)}, effort.repeats)


def measure_encode(_: str, effort: Effort) -> Figures:
    """Return the milliseconds of making the body of a large send, of json.dumps, and the peak of memory in MB."""
    count = effort.recipients * 10
    models = [RecipientModel(Recipient=NUMBER, FirstName="Ada", Custom1=f"{number}") for number in range(count)]
    arguments = {"MessageText": TEXT, "MessageID": "ID123456", "Recipients": models}
    with BestSMS(TOKEN) as client:
        session = client._session

    def ours() -> bytes | None:
        return session.prepared(SMS_SEND_MESSAGE, session.collected(SMS_SEND_MESSAGE, {}, arguments)).body

    wire: dict[str, object] = {
        "Message": TEXT,
        "MessageID": "ID123456",
        "Destinations": [model.ToDict() for model in models],
    }
    plain = {"MessageData": wire}
    body = ours() or b""
    if json.loads(body) != plain:
        raise AssertionError("the bodies differ")
    timed = medians({"encode bestsms": ours, "encode json": lambda: json.dumps(plain)}, effort.repeats)
    tracemalloc.start()
    ours()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {**timed, "encode peak": peak / 1e6, "encode body": len(body) / 1e6}
