# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Integer,
    Model,
    Text,
)


class MediaFailure(Model):
    """Answer to a body of another content type."""

    __slots__ = ()

    status = Integer("status", shown=True)
    """Status code. Example: 415"""

    extend1 = Text("extend1")
    """What is wrong. Example: info1"""

    extend2 = Text("extend2")
    """More of that. Example: info2"""
