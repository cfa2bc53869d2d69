"""The vocabulary that the compiled API client is written in: fields, models, results, operations, requests.

It knows nothing of BestSMS, of any version of its API, or of HTTP.
"""

from bestsms_schema.fields import (
    DateTime,
    Field,
    Files,
    Flag,
    Integer,
    Many,
    Number,
    One,
    Recipients,
    Text,
    Texts,
    TimeZone,
)
from bestsms_schema.model import UNSET, Model, Unset, documented, wire_object
from bestsms_schema.operation import Operation
from bestsms_schema.requests import AsyncCaller, AsyncCarrier, AsyncRequests, Caller, Carrier, Requests, SyncRequests
from bestsms_schema.result import Outcome, Result

__all__ = [
    "UNSET",
    "AsyncCaller",
    "AsyncCarrier",
    "AsyncRequests",
    "Caller",
    "Carrier",
    "DateTime",
    "Field",
    "Files",
    "Flag",
    "Integer",
    "Many",
    "Model",
    "Number",
    "One",
    "Operation",
    "Outcome",
    "Recipients",
    "Requests",
    "Result",
    "SyncRequests",
    "Text",
    "Texts",
    "TimeZone",
    "Unset",
    "documented",
    "wire_object",
]
