# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
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


class SendSMSRequest(Model):
    """Body of a send: one SMS and everybody who is to receive it."""

    __slots__ = ()

    Message = Text("Message", min_length=1, max_length=1000, aliases=("MessageText",), documented="MessageText")
    """Text of the SMS, in GSM 03.38 or Unicode characters. Placeholders such as `[[FirstName]]` are filled in for each
    recipient. Up to 3 parts (459 GSM or 201 Unicode characters) unless the account allows more. At most 1000
    characters. Example: Hello [[FirstName]], this is a test."""
    MessageText = Message
    """The same as Message."""

    TemplateID = Text("TemplateID", min_length=1, shown=True)
    """Identifier of a template of the account that gives the text. Example: 3000000b-f002-4007-b00a-c00000000001"""

    Destinations = Recipients(RecipientModel, "Destinations", aliases=("Recipients",), documented="Recipients")
    """Who receives the message. Any number of recipients within the 20 MB of a request."""
    Recipients = Destinations
    """The same as Destinations."""

    ToNumber = Text(
        "ToNumber",
        min_length=1,
        pattern="^[^\\u0000-\\u001F\\u007F]*[0-9][^\\u0000-\\u001F\\u007F]*$",
        rule="hold at least one digit and no control characters",
    )
    """One mobile number, in place of Destinations. Example: +61491570006"""

    Destination = Text(
        "Destination",
        min_length=1,
        max_length=60,
        pattern="^[^\\u0000-\\u001F\\u007F]*[0-9][^\\u0000-\\u001F\\u007F]*$",
        rule="hold at least one digit and no control characters",
    )
    """One mobile number, in place of Destinations. At most 60 characters. Example: +61491570006"""

    ContactID = Text("ContactID", min_length=1, shown=True)
    """One contact of the address book, by its identifier, in place of Destinations. Example:
    6000000b-f002-4007-b00a-c00000000001"""

    GroupID = Text("GroupID", min_length=1, shown=True)
    """One group of the address book, by its identifier, in place of Destinations. Example:
    4000000b-f002-4007-b00a-c00000000001"""

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

    Reference = Text("Reference", max_length=100)
    """Free text that describes the message in reports. At most 100 characters. Example: Test1"""

    NotificationType = Text("NotificationType", choices=("None", "Webhook", "Email"), shown=True)
    """How the delivery is reported: not at all, by webhook or by e-mail. As set in the dashboard if absent. One of
    None, Webhook, Email. Example: Webhook"""

    SendTime = DateTime("SendTime", shown=True)
    """When to send, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS` without offset, local to TimeZone or else to the
    account. At once if absent. Example: 2030-08-12T12:00:00"""

    TimeZone = TimeZone("Timezone", name="TimeZone", aliases=("Timezone",), shown=True)
    """Time zone of SendTime: the Windows name without the words Standard Time. The account's own zone if absent. At
    most 75 characters. Example: AUS Eastern"""
    Timezone = TimeZone
    """The same as TimeZone."""

    SubAccount = Text("SubAccount", max_length=40)
    """Sub-account to report and bill the message under. At most 40 characters. Example: SubAccount01"""

    Department = Text("Department", max_length=40)
    """Department to report and bill the message under. At most 40 characters. Example: Department01"""

    FromNumber = Text("FromNumber")
    """Number that the message comes from. In Australia a short code of the account takes its place. Example:
    +61491570110"""

    SMSEmailReply = Text("SMSEmailReply")
    """E-mail address that receives replies to this message. Example: replies@example.com"""

    ReportTo = Text("ReportTo")
    """E-mail address that receives the delivery report of this message. Example: reports@example.com"""

    SMSCustomPageID = Text("SMSCustomPageID", min_length=1, shown=True)
    """Identifier of a page of the account that `[[CustomPage]]` links to. Example:
    2000000b-f002-4007-b00a-c00000000001"""

    CharacterConversion = Flag(
        "CharacterConversion", aliases=("ForceGSMChars",), documented="ForceGSMChars", shown=True, default=False
    )
    """Whether characters outside GSM 03.38 are replaced by similar ones, as (C) for ©, so that a part holds 160
    characters instead of 70. Default False. Example: True"""
    ForceGSMChars = CharacterConversion
    """The same as CharacterConversion."""

    FallbackMode = Text(
        "FallbackMode",
        pattern="^(None|(Voice|WAPP|WhatsApp|RCS)(, ?(Voice|WAPP|WhatsApp|RCS))*)$",
        rule="be None, or some of Voice, WAPP, WhatsApp and RCS joined by commas",
        shown=True,
    )
    """By which other means to send where an SMS fails: None, or some of Voice, WAPP (WhatsApp) and RCS, joined by
    commas. Known values: None, Voice, WAPP, RCS. Example: Voice"""

    WebhookCallbackURL = Text(
        "WebhookCallbackURL",
        max_length=500,
        pattern="^https://[^\\s/?#]+\\S*$",
        rule="start with https://, name a host and hold no spaces",
    )
    """HTTPS address that receives the webhooks of this message in place of the one set in the dashboard. At most 500
    characters. Example: https://www.example.com/webhook"""

    WebhookCallbackFormat = Text("WebhookCallbackFormat", choices=("JSON", "XML", "POST", "GET"), shown=True)
    """Format of the webhooks of this message. One of JSON, XML, POST, GET. Example: JSON"""

    Files = Files(Attachment, "Files", max_items=10)
    """Files that the message links to. At most 10."""

    Mode = Text("Mode", choices=("Test",), aliases=("SendMode",), documented="SendMode", shown=True)
    """`Test` handles the message without sending it and reports it as a success at once. Live if absent. Only Test.
    Example: Test"""
    SendMode = Mode
    """The same as Mode."""
