"""An OpenAPI document of this project as the code templates and the reference need it."""

from scripts.contract.docs import FieldDoc, GroupDoc, ModelDoc, OperationDoc, TagDoc
from scripts.contract.document import Contract

__all__ = ["Contract", "FieldDoc", "GroupDoc", "ModelDoc", "OperationDoc", "TagDoc"]
