# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Files,
    Flag,
    Model,
    Recipients,
    Text,
    TimeZone,
)

from .attachment import Attachment
from .recipient_model import RecipientModel


class MessageData(Model):
    """One SMS and everybody who is to receive it."""

    __slots__ = ()

    Message = Text("Message", min_length=1, aliases=("MessageText",), documented="MessageText")
    """Text of the SMS, in GSM 03.38 or Unicode characters. Placeholders such as `[[FirstName]]` are filled in for each
    recipient. Up to 3 parts (459 GSM or 201 Unicode characters) unless the account allows more. Example: Hello
    [[FirstName]], this is a test."""
    MessageText = Message
    """The same as Message."""

    Destinations = Recipients(
        RecipientModel, "Destinations", aliases=("Recipients",), documented="Recipients", required=True
    )
    """Who receives the message. Any number of recipients within the 20 MB of a request."""
    Recipients = Destinations
    """The same as Destinations."""

    MessageID = Text(
        "MessageID",
        min_length=1,
        max_length=40,
        pattern="^[A-Za-z0-9_-]+$",
        rule="hold only letters, digits, hyphens and underscores",
        shown=True,
        default="uuid4",
    )
    """Your identifier of this message, best unique, in letters, digits, hyphens and underscores. A UUID v4 is made if
    there is none. At most 40 characters. Example: ID123456"""

    Reference = Text("Reference", max_length=80)
    """Free text that describes the message in reports. At most 80 characters. Example: Test1"""

    SendTime = DateTime("SendTime", shown=True)
    """When to send, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS` without offset, local to TimeZone or else to the
    account. At once if absent. Example: 2030-08-12T12:00:00"""

    TimeZone = TimeZone("TimeZone", aliases=("Timezone",), shown=True)
    """Time zone of SendTime: the Windows name without the words Standard Time. The account's own zone if absent.
    Example: AUS Eastern"""
    Timezone = TimeZone
    """The same as TimeZone."""

    SubAccount = Text("SubAccount")
    """Sub-account to report and bill the message under. Example: SubAccount01"""

    Department = Text("Department")
    """Department to report and bill the message under. Example: Department01"""

    ChargeCode = Text("ChargeCode")
    """Cost allocation code that splits the invoice. Example: BillingGroup01"""

    FromNumber = Text("FromNumber")
    """Number that the message comes from. In Australia a short code of the account takes its place. Example:
    +61491570110"""

    SMSEmailReply = Text("SMSEmailReply")
    """E-mail address that receives replies to this message. Example: replies@example.com"""

    ReportTo = Text("ReportTo")
    """E-mail address that receives the delivery report of this message. Example: reports@example.com"""

    CharacterConversion = Flag(
        "CharacterConversion", aliases=("ForceGSMChars",), documented="ForceGSMChars", shown=True, default=False
    )
    """Whether characters outside GSM 03.38 are replaced by similar ones, as (C) for ©, so that a part holds 160
    characters instead of 70. Default False. Example: True"""
    ForceGSMChars = CharacterConversion
    """The same as CharacterConversion."""

    WebhookCallbackURL = Text(
        "WebhookCallbackURL",
        pattern="^https://[^\\s/?#]+\\S*$",
        rule="start with https://, name a host and hold no spaces",
    )
    """HTTPS address that receives the webhooks of this message in place of the one set in the dashboard. Example:
    https://www.example.com/webhook"""

    WebhookCallbackFormat = Text("WebhookCallbackFormat", choices=("JSON", "XML"), shown=True)
    """Format of the webhooks of this message. One of JSON, XML. Example: JSON"""

    Files = Files(Attachment, "Files", max_items=10)
    """Files that the message links to. At most 10."""

    Mode = Text("Mode", choices=("Test",), aliases=("SendMode",), documented="SendMode", shown=True)
    """`Test` handles the message without sending it and reports it as a success at once. Live if absent. Only Test.
    Example: Test"""
    SendMode = Mode
    """The same as Mode."""
