# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Sends SMS."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from bestsms_schema import (
    UNSET,
    AsyncRequests,
    Requests,
    SyncRequests,
    Unset,
    documented,
)

from ...models.sms_send_result import SMSSendResult
from ...types import FilesGiven, RecipientsGiven
from .sms_send_message import SMS_SEND_MESSAGE


class SMSParameters(Requests):
    """The parameters of SMS that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(
        [
            "MessageText",
            "Message",
            "TemplateID",
            "Recipients",
            "Destinations",
            "ToNumber",
            "Destination",
            "ContactID",
            "GroupID",
            "MessageID",
            "Reference",
            "NotificationType",
            "SendTime",
            "TimeZone",
            "Timezone",
            "SubAccount",
            "Department",
            "FromNumber",
            "SMSEmailReply",
            "ReportTo",
            "SMSCustomPageID",
            "ForceGSMChars",
            "CharacterConversion",
            "FallbackMode",
            "WebhookCallbackURL",
            "WebhookCallbackFormat",
            "Files",
            "SendMode",
            "Mode",
        ]
    )
    MessageText: str | None
    Message: str | None
    TemplateID: str | None
    Recipients: RecipientsGiven | None
    Destinations: RecipientsGiven | None
    ToNumber: str | None
    Destination: str | None
    ContactID: str | None
    GroupID: str | None
    MessageID: str | None
    Reference: str | None
    NotificationType: str | None
    SendTime: datetime | str | None
    TimeZone: str | None
    Timezone: str | None
    SubAccount: str | None
    Department: str | None
    FromNumber: str | None
    SMSEmailReply: str | None
    ReportTo: str | None
    SMSCustomPageID: str | None
    ForceGSMChars: bool | None
    CharacterConversion: bool | None
    FallbackMode: str | None
    WebhookCallbackURL: str | None
    WebhookCallbackFormat: str | None
    Files: FilesGiven | None
    SendMode: str | None
    Mode: str | None


class SMS(SMSParameters, SyncRequests):
    """Sends SMS."""

    __slots__ = ()

    @documented
    def SendMessage(
        self,
        *,
        MessageText: str | None = None,
        Message: str | None = None,
        TemplateID: str | None = None,
        Recipients: RecipientsGiven | None = None,
        Destinations: RecipientsGiven | None = None,
        ToNumber: str | None = None,
        Destination: str | None = None,
        ContactID: str | None = None,
        GroupID: str | None = None,
        MessageID: str | None = None,
        Reference: str | None = None,
        NotificationType: str | None = None,
        SendTime: datetime | str | None = None,
        TimeZone: str | None = None,
        Timezone: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        FromNumber: str | None = None,
        SMSEmailReply: str | None = None,
        ReportTo: str | None = None,
        SMSCustomPageID: str | None = None,
        ForceGSMChars: bool | None = None,
        CharacterConversion: bool | None = None,
        FallbackMode: str | None = None,
        WebhookCallbackURL: str | None = None,
        WebhookCallbackFormat: str | None = None,
        Files: FilesGiven | None = None,
        SendMode: str | None = None,
        Mode: str | None = None,
    ) -> SMSSendResult:
        """Send an SMS to one or more recipients.

        Accepts the message for sending, now or at SendTime. Success means that it was accepted; poll its
        status, or wait for the webhook, to learn of its delivery. The service refuses the same text to the
        same number within 60 seconds, and a MessageID used again hides the earlier message.

        Documentation: Send Messages > Sending SMS.

        Args:
            MessageText: Required, unless TemplateID or Files is given. Text of the SMS, in GSM 03.38 or
                Unicode characters. Placeholders such as `[[FirstName]]` are filled in for each recipient. Up
                to 3 parts (459 GSM or 201 Unicode characters) unless the account allows more. At most 1000
                characters. Example: Hello [[FirstName]], this is a test.
            Message: The same as MessageText.
            TemplateID: Required, unless MessageText or Files is given. Identifier of a template of the
                account that gives the text. Example: 3000000b-f002-4007-b00a-c00000000001
            Recipients: Required, unless ToNumber or Destination or ContactID or GroupID is given. Who
                receives the message. Any number of recipients within the 20 MB of a request. Given as a
                number, a dict, a RecipientModel, a ContactModel, a GroupModel, or a list of these.
            Destinations: The same as Recipients.
            ToNumber: Required, unless Recipients or Destination or ContactID or GroupID is given. One mobile
                number, in place of Destinations. Example: +61491570006
            Destination: Required, unless Recipients or ToNumber or ContactID or GroupID is given. One mobile
                number, in place of Destinations. At most 60 characters. Example: +61491570006
            ContactID: Required, unless Recipients or ToNumber or Destination or GroupID is given. One contact
                of the address book, by its identifier, in place of Destinations. Example:
                6000000b-f002-4007-b00a-c00000000001
            GroupID: Required, unless Recipients or ToNumber or Destination or ContactID is given. One group
                of the address book, by its identifier, in place of Destinations. Example:
                4000000b-f002-4007-b00a-c00000000001
            MessageID: Your identifier of this message, best unique, in letters, digits, hyphens and
                underscores. A UUID v4 is made if there is none. At most 40 characters. Example: ID123456
            Reference: Free text that describes the message in reports. At most 100 characters. Example: Test1
            NotificationType: How the delivery is reported: not at all, by webhook or by e-mail. As set in the
                dashboard if absent. One of None, Webhook, Email. Example: Webhook
            SendTime: When to send, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS` without offset, local to
                TimeZone or else to the account. At once if absent. Given as a datetime, or as text with a
                space or T between date and time; an aware one is converted. Example: 2030-08-12T12:00:00
            TimeZone: Time zone of SendTime: the Windows name without the words Standard Time. The account's
                own zone if absent. At most 75 characters. Given by its Windows or its IANA name, such as
                Australia/Sydney. Example: AUS Eastern
            Timezone: The same as TimeZone.
            SubAccount: Sub-account to report and bill the message under. At most 40 characters. Example:
                SubAccount01
            Department: Department to report and bill the message under. At most 40 characters. Example:
                Department01
            FromNumber: Number that the message comes from. In Australia a short code of the account takes its
                place. Example: +61491570110
            SMSEmailReply: E-mail address that receives replies to this message. Example: replies@example.com
            ReportTo: E-mail address that receives the delivery report of this message. Example:
                reports@example.com
            SMSCustomPageID: Identifier of a page of the account that `[[CustomPage]]` links to. Example:
                2000000b-f002-4007-b00a-c00000000001
            ForceGSMChars: Whether characters outside GSM 03.38 are replaced by similar ones, as (C) for ©, so
                that a part holds 160 characters instead of 70. Default False. Example: True
            CharacterConversion: The same as ForceGSMChars.
            FallbackMode: By which other means to send where an SMS fails: None, or some of Voice, WAPP
                (WhatsApp) and RCS, joined by commas. Known values: None, Voice, WAPP, RCS. Example: Voice
            WebhookCallbackURL: HTTPS address that receives the webhooks of this message in place of the one
                set in the dashboard. At most 500 characters. Example: https://www.example.com/webhook
            WebhookCallbackFormat: Format of the webhooks of this message. One of JSON, XML, POST, GET.
                Example: JSON
            Files: Required, unless MessageText or TemplateID is given. Files that the message links to. At
                most 10. Given as a path, a dict of Name and Data (bytes or Base64 text), or a list of these.
            SendMode: `Test` handles the message without sending it and reports it as a success at once. Live
                if absent. Only Test. Example: Test
            Mode: The same as SendMode.

        Returns:
            SMSSendResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(SMS_SEND_MESSAGE, *self._arguments(locals()))


class AsyncSMS(SMSParameters, AsyncRequests):
    """Sends SMS."""

    __slots__ = ()

    @documented
    async def SendMessage(
        self,
        *,
        MessageText: str | None = None,
        Message: str | None = None,
        TemplateID: str | None = None,
        Recipients: RecipientsGiven | None = None,
        Destinations: RecipientsGiven | None = None,
        ToNumber: str | None = None,
        Destination: str | None = None,
        ContactID: str | None = None,
        GroupID: str | None = None,
        MessageID: str | None = None,
        Reference: str | None = None,
        NotificationType: str | None = None,
        SendTime: datetime | str | None = None,
        TimeZone: str | None = None,
        Timezone: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        FromNumber: str | None = None,
        SMSEmailReply: str | None = None,
        ReportTo: str | None = None,
        SMSCustomPageID: str | None = None,
        ForceGSMChars: bool | None = None,
        CharacterConversion: bool | None = None,
        FallbackMode: str | None = None,
        WebhookCallbackURL: str | None = None,
        WebhookCallbackFormat: str | None = None,
        Files: FilesGiven | None = None,
        SendMode: str | None = None,
        Mode: str | None = None,
    ) -> SMSSendResult:
        """Send an SMS to one or more recipients.

        Accepts the message for sending, now or at SendTime. Success means that it was accepted; poll its
        status, or wait for the webhook, to learn of its delivery. The service refuses the same text to the
        same number within 60 seconds, and a MessageID used again hides the earlier message.

        Documentation: Send Messages > Sending SMS.

        Args:
            MessageText: Required, unless TemplateID or Files is given. Text of the SMS, in GSM 03.38 or
                Unicode characters. Placeholders such as `[[FirstName]]` are filled in for each recipient. Up
                to 3 parts (459 GSM or 201 Unicode characters) unless the account allows more. At most 1000
                characters. Example: Hello [[FirstName]], this is a test.
            Message: The same as MessageText.
            TemplateID: Required, unless MessageText or Files is given. Identifier of a template of the
                account that gives the text. Example: 3000000b-f002-4007-b00a-c00000000001
            Recipients: Required, unless ToNumber or Destination or ContactID or GroupID is given. Who
                receives the message. Any number of recipients within the 20 MB of a request. Given as a
                number, a dict, a RecipientModel, a ContactModel, a GroupModel, or a list of these.
            Destinations: The same as Recipients.
            ToNumber: Required, unless Recipients or Destination or ContactID or GroupID is given. One mobile
                number, in place of Destinations. Example: +61491570006
            Destination: Required, unless Recipients or ToNumber or ContactID or GroupID is given. One mobile
                number, in place of Destinations. At most 60 characters. Example: +61491570006
            ContactID: Required, unless Recipients or ToNumber or Destination or GroupID is given. One contact
                of the address book, by its identifier, in place of Destinations. Example:
                6000000b-f002-4007-b00a-c00000000001
            GroupID: Required, unless Recipients or ToNumber or Destination or ContactID is given. One group
                of the address book, by its identifier, in place of Destinations. Example:
                4000000b-f002-4007-b00a-c00000000001
            MessageID: Your identifier of this message, best unique, in letters, digits, hyphens and
                underscores. A UUID v4 is made if there is none. At most 40 characters. Example: ID123456
            Reference: Free text that describes the message in reports. At most 100 characters. Example: Test1
            NotificationType: How the delivery is reported: not at all, by webhook or by e-mail. As set in the
                dashboard if absent. One of None, Webhook, Email. Example: Webhook
            SendTime: When to send, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS` without offset, local to
                TimeZone or else to the account. At once if absent. Given as a datetime, or as text with a
                space or T between date and time; an aware one is converted. Example: 2030-08-12T12:00:00
            TimeZone: Time zone of SendTime: the Windows name without the words Standard Time. The account's
                own zone if absent. At most 75 characters. Given by its Windows or its IANA name, such as
                Australia/Sydney. Example: AUS Eastern
            Timezone: The same as TimeZone.
            SubAccount: Sub-account to report and bill the message under. At most 40 characters. Example:
                SubAccount01
            Department: Department to report and bill the message under. At most 40 characters. Example:
                Department01
            FromNumber: Number that the message comes from. In Australia a short code of the account takes its
                place. Example: +61491570110
            SMSEmailReply: E-mail address that receives replies to this message. Example: replies@example.com
            ReportTo: E-mail address that receives the delivery report of this message. Example:
                reports@example.com
            SMSCustomPageID: Identifier of a page of the account that `[[CustomPage]]` links to. Example:
                2000000b-f002-4007-b00a-c00000000001
            ForceGSMChars: Whether characters outside GSM 03.38 are replaced by similar ones, as (C) for ©, so
                that a part holds 160 characters instead of 70. Default False. Example: True
            CharacterConversion: The same as ForceGSMChars.
            FallbackMode: By which other means to send where an SMS fails: None, or some of Voice, WAPP
                (WhatsApp) and RCS, joined by commas. Known values: None, Voice, WAPP, RCS. Example: Voice
            WebhookCallbackURL: HTTPS address that receives the webhooks of this message in place of the one
                set in the dashboard. At most 500 characters. Example: https://www.example.com/webhook
            WebhookCallbackFormat: Format of the webhooks of this message. One of JSON, XML, POST, GET.
                Example: JSON
            Files: Required, unless MessageText or TemplateID is given. Files that the message links to. At
                most 10. Given as a path, a dict of Name and Data (bytes or Base64 text), or a list of these.
            SendMode: `Test` handles the message without sending it and reports it as a success at once. Live
                if absent. Only Test. Example: Test
            Mode: The same as SendMode.

        Returns:
            SMSSendResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(SMS_SEND_MESSAGE, *self._arguments(locals()))
