"""The types of webhooks that are told apart are those that the contract lists."""

from __future__ import annotations

import json
from importlib.resources import files

from bestsms.webhooks.events import INBOUND_TYPES, REPLY_TYPES, STATUS_TYPES


def known_types(schema: str) -> set[str]:
    text = files("bestsms_api").joinpath("v2_04", "document.json").read_text(encoding="utf-8")
    properties = json.loads(text)["components"]["schemas"][schema]["allOf"][1]["properties"]
    return {value.casefold() for value in properties["Type"]["x-known-values"]}


def test_the_types_are_those_of_the_contract() -> None:
    assert known_types("StatusWebhook") == STATUS_TYPES
    assert known_types("ReceivedWebhook") == REPLY_TYPES | INBOUND_TYPES
