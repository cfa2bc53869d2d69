"""The list of opt-outs, which only v3.00 lets programs read and write."""

from __future__ import annotations

from collections.abc import Mapping

from bestsms.sandbox import optouts
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.messages import NO_DESTINATION
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.versions.dialect import JSON, Call, Handler
from bestsms.sandbox.versions.v3_00.stamps import stamp_or_never

__all__ = ["OPERATIONS"]

LONGEST = 60
"""Characters of a number or an address."""


def _shown(service: Service, row: Row) -> JSON:
    zone = service.settings.TimeZone
    kinds = {} if service.settings.RecipientType == "Text" else {"Text": "SMS", "Speech": "Voice"}
    return {
        "ID": row["optout_id"],
        "DestType": kinds.get(row["kind"], row["kind"]),
        **{name: row[column] or None for name, column in optouts.COLUMNS.items()},
        "Destination": row["destination"],
        **stamp_or_never("Created", row["created"], zone),
        **stamp_or_never("Updated", row["updated"], zone),
        "Timezone": zone,
    }


def _list(call: Call) -> JSON:
    page, rows = optouts.entries(
        call.service,
        call.page,
        kind=call.values["destType"],
        contact_id=call.values["contactID"],
        minutes=call.values["timePeriod"],
    )
    return {**page.fields, "OptOuts": [_shown(call.service, row) for row in rows]}


def _create(call: Call) -> JSON:
    return _shown(call.service, optouts.create(call.service, call.body["DestType"], call.body))


def _batch(call: Call) -> JSON:
    """Put each address and each contact on the list, for each kind; one entry is the answer itself."""
    service, body = call.service, call.body
    contact_ids = [*body.get("ContactIDs", ()), *([body["ContactID"]] if "ContactID" in body else ())]
    named = [*body.get("Destinations", ()), *([body["Destination"]] if "Destination" in body else ())]
    given = [one for one in named if 0 < len(one) <= LONGEST]
    common = {name: body.get(name) for name in ("SubAccount", "Department")}
    rows = [
        optouts.create(service, kind, {**common, "Destination": address, "ContactID": contact_id})
        for kind in (one.strip() for one in body["DestType"].split(","))
        for address, contact_id in [*((one, "") for one in given), *optouts.addresses(service, kind, contact_ids)]
    ]
    if not rows:
        raise Refusal(NO_DESTINATION)
    shown = [_shown(service, row) for row in {row["id"]: row for row in rows}.values()]
    return shown[0] if len(shown) == 1 else {"OptOuts": shown}


def _row(call: Call) -> Row:
    return optouts.optout(call.service, call.values["OptOutID"])


def _delete(call: Call) -> JSON:
    row = _row(call)
    optouts.delete(call.service, row)
    return _shown(call.service, row)


OPERATIONS: Mapping[str, Handler] = {
    "OptOutList": _list,
    "OptOutCreate": _create,
    "OptOutCreateBatch": _batch,
    "OptOutDetail": lambda call: _shown(call.service, _row(call)),
    "OptOutUpdate": lambda call: _shown(call.service, optouts.update(call.service, _row(call), call.body)),
    "OptOutDelete": _delete,
}
