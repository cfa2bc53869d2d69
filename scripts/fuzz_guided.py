"""What atheris runs: bodies that it makes up to reach new lines of the parser. fuzz_webhooks.py starts it."""

from __future__ import annotations

import importlib
import sys
from typing import Any

atheris: Any = importlib.import_module("atheris")  # not among what the project is checked with

with atheris.instrument_imports(include=["bestsms", "bestsms_schema", "defusedxml"]):
    from scripts.fuzz_webhooks import LABELS, read


def one(data: bytes) -> None:
    """Read a body; a first byte that is no letter chooses its label."""
    if data[:1] and data[0] < len(LABELS):
        read(data[1:], LABELS[data[0]])
    else:
        read(data, None)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
