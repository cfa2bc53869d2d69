# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Low-level client of the BestSMS REST API v3.00: its models, operations and request classes.

Use `bestsms`; this package is what it stands on.
"""

from .client import AsyncNamespaces, Namespaces
from .document import AUTH_SCHEME, BASE_URL, LIMITS, RESULT_CODES, VERSION

__all__ = ["AUTH_SCHEME", "BASE_URL", "LIMITS", "RESULT_CODES", "VERSION", "AsyncNamespaces", "Namespaces"]
