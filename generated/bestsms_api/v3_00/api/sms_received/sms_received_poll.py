# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Followed,
    Integer,
    Operation,
    Paged,
    Spanned,
)

from ...models.sms_received_result import SMSReceivedResult

SMS_RECEIVED_POLL = Operation(
    name="Reports.SMSReceived.Poll",
    method="GET",
    path="/sms/received",
    result=SMSReceivedResult,
    query_fields=(
        Integer("timePeriod", minimum=1, maximum=1440, name="TimePeriod", shown=True, default=1440),
        DateTime("dateFrom", name="DateFrom", shown=True),
        DateTime("dateTo", name="DateTo", shown=True),
        Integer("recordsPerPage", minimum=1, maximum=100, name="RecordsPerPage", shown=True, default=100),
        Integer("page", minimum=1, name="Page", shown=True, default=1),
    ),
    repeatable=True,
    either=(("dateFrom", "dateTo"), ("timePeriod",)),
    paged=Paged(items="Messages", key="ReceivedID"),
    followed=Followed(items="Messages", key="ReceivedID", time="ReceivedTimeUTC", period="timePeriod"),
    pace=1,
    rate_limited=True,
    spanned=Spanned(begin="dateFrom", end="dateTo", days=7),
)
"""Read the messages received in a period."""
