"""The webhooks of each version."""

from __future__ import annotations

from collections.abc import Mapping

from bestsms.sandbox.versions.envelope import Envelope
from bestsms.sandbox.versions.v2_04.envelope import envelope as v2_04
from bestsms.sandbox.versions.v3_00.envelope import envelope as v3_00

__all__ = ["ENVELOPES"]

ENVELOPES: Mapping[str, Envelope] = {"2.04": v2_04, "3.00": v3_00}
