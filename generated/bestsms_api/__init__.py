# Compiled from openapi/ by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""The BestSMS REST API, compiled: a package for each version."""

VERSIONS = {"2.04": "v2_04", "3.00": "v3_00"}
