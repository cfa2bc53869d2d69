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
from bestsms_schema.operation import Followed, Operation, Paged, Sought, Spanned, Waited
from bestsms_schema.requests import AsyncCarrier, AsyncRequests, Carrier, Requests, SyncRequests
from bestsms_schema.result import Outcome, Result

__all__ = [
    "UNSET",
    "AsyncCarrier",
    "AsyncRequests",
    "Carrier",
    "DateTime",
    "Field",
    "Files",
    "Flag",
    "Followed",
    "Integer",
    "Many",
    "Model",
    "Number",
    "One",
    "Operation",
    "Outcome",
    "Paged",
    "Recipients",
    "Requests",
    "Result",
    "Sought",
    "Spanned",
    "SyncRequests",
    "Text",
    "Texts",
    "TimeZone",
    "Unset",
    "Waited",
    "documented",
    "wire_object",
]
