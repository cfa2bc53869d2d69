"""The models and results of API v3.00: those of bestsms.models, with what only that version has."""

from bestsms_api.v3_00.models import *  # noqa: F403  # the contract says which there are, not this module
