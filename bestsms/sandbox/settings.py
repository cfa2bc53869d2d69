"""What a sandbox can be told: who may call it, where its webhooks go, and how it behaves where that is not settled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

__all__ = ["Settings", "User"]


@dataclass(frozen=True)
class User:
    """Somebody who may call the API; what the address book shows and lets change depends on it.

    Args:
        Token: The Auth Token.
        Owner: Key that the records of this user carry.
        SubAccount: Sub-account of the user.
        Department: Department of the user within the sub-account.
    """

    Token: str
    Owner: str = "COM\\SANDBOX\\USER"
    SubAccount: str = ""
    Department: str = ""


@dataclass(frozen=True)
class Settings:
    """The settings of a sandbox. Where the service's behaviour is not settled, a setting chooses the variant.

    Args:
        Token: Auth Token of the first user.
        Users: Further users, each with a token of its own.
        WebhookURL: Address that status and received webhooks go to. None: only those of messages that name one.
        WebhookFormat: Format of these webhooks.
        WebhookSender: `Sender` and `X-Sender` of each webhook.
        WebhookSecret: `APIKey` and `Authorization` of each webhook.
        WebhookTimeout: Seconds in which a receiver must have answered.
        PendingWebhooks: Whether a webhook also tells that a message is PENDING. The documentation lists that status for
            webhooks, the table of results gives it to polls only: off.
        AllowRemoteWebhooks: Whether webhooks may leave this machine.
        TimeZone: Windows name of the account's zone.
        CountryCode: Country of numbers in local form.
        Number: Number that messages come from where they name none.
        BlockedCountries: Country codes that the account may not send to.
        PermittedLinks: Hosts that a text may link to. None: every one, since the service's own list is not public.
        PricePerPart: Price of each part of each charged recipient.
        DeliverySeconds: How long a message stays Pending.
        MaxParts: Parts that a text is cut to. The documentation gives 3 as the limit unless the account allows more,
            and does not say what becomes of the rest. 0: not cut.
        UnknownStatus: Status code where a message, contact or group is not known. The contract has both: 404 tells a
            client more and is the default.
        ReceivedRefusedStatus: Status code of a received poll that is refused. The documentation prints 200 for this one
            call and 400 for all others: 400, so that a mistake shows.
        ErrorField: Name of the error text in a failed answer. The documentation prints Message, answers seen carry
            ErrorMessage, which is the default.
        ErrorAsList: Whether that text is a list of texts.
        ActionStatus: Whether the answer to an action tells the state before it or after it. `Before` is documented.
        RecipientType: Type of a recipient in reports. The documentation lists SMS and its sample prints Text.
        RequestLog: Requests that are kept, beside those that sent a message.
    """

    Token: str = "sandbox-token"  # noqa: S105  # of no use elsewhere
    Users: tuple[User, ...] = ()
    WebhookURL: str | None = None
    WebhookFormat: Literal["JSON", "XML"] = "JSON"
    WebhookSender: str = "application@example.com"
    WebhookSecret: str = "sandbox-secret"
    WebhookTimeout: float = 10.0
    PendingWebhooks: bool = False
    AllowRemoteWebhooks: bool = False
    TimeZone: str = "AUS Eastern"
    CountryCode: str = "61"
    Number: str = "+61491570110"
    BlockedCountries: tuple[str, ...] = ()
    PermittedLinks: tuple[str, ...] | None = None
    PricePerPart: Decimal = Decimal("0.10")
    DeliverySeconds: float = 1.0
    MaxParts: int = 3
    UnknownStatus: Literal[400, 404] = 404
    ReceivedRefusedStatus: Literal[200, 400] = 400
    ErrorField: Literal["ErrorMessage", "Message"] = "ErrorMessage"
    ErrorAsList: bool = True
    ActionStatus: Literal["Before", "After"] = "Before"
    RecipientType: Literal["SMS", "Text"] = "SMS"
    RequestLog: int = 10_000

    def user(self, token: str) -> User | None:
        """Return the user of a token."""
        if token == self.Token:
            return User(token)
        return next((user for user in self.Users if user.Token == token), None)
