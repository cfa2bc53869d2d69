"""The versions of the API that a sandbox speaks."""

from __future__ import annotations

from bestsms.sandbox.versions.dialect import Dialect
from bestsms.sandbox.versions.v2_04.dialect import V204
from bestsms.sandbox.versions.v3_00.dialect import V300

__all__ = ["DIALECTS"]

DIALECTS: tuple[type[Dialect], ...] = (V204, V300)
