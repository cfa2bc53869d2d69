"""Outcomes that somebody asked for: of the next messages, whoever they go to, or of those to one number."""

from __future__ import annotations

from collections.abc import Sequence

from bestsms.sandbox.recipients import Target
from bestsms.sandbox.store import Store

__all__ = ["taken"]


def taken(store: Store, targets: Sequence[Target]) -> dict[int, str]:
    """Return the result of each recipient, by its place counted from 1, that one was asked for; and count it off."""
    found: dict[int, str] = {}
    rest = dict(enumerate(targets, 1))
    for row in store.rows("SELECT * FROM outcomes ORDER BY destination = '', id"):
        places = [seq for seq, one in rest.items() if row["destination"] in ("", one.destination)]
        if places:
            found |= dict.fromkeys(places, str(row["result"]))
            for seq in places:
                del rest[seq]
            store.run("UPDATE outcomes SET remaining = remaining - 1 WHERE id = ?", row["id"])
    store.run("DELETE FROM outcomes WHERE remaining <= 0")
    return found
