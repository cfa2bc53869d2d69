"""Fields: one value of a JSON object each, with its names, its limits and its Python type.

A field is written once, in the OpenAPI document; the generated models and operations hold one of these objects for it.
As a descriptor of a model it reads its value out of the model's JSON object, tolerantly: what has another shape than
the documented one reads as None or an empty list. As a parameter of an operation it checks what a caller gives,
strictly.
"""

from bestsms_schema.fields.base import Field
from bestsms_schema.fields.objects import Files, Many, One, Recipients
from bestsms_schema.fields.scalars import DateTime, Flag, Integer, Number
from bestsms_schema.fields.text import Text, Texts, TimeZone

__all__ = [
    "DateTime",
    "Field",
    "Files",
    "Flag",
    "Integer",
    "Many",
    "Number",
    "One",
    "Recipients",
    "Text",
    "Texts",
    "TimeZone",
]
