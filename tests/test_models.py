"""The models that callers make themselves."""

from __future__ import annotations

import copy
import importlib
import json
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from bestsms import models
from bestsms.models import (
    Attachment,
    ContactModel,
    GroupModel,
    RecipientModel,
    SMSReceivedMessage,
    SMSReplyRecipient,
    StatusRecipient,
)
from bestsms_api.v2_04 import models as compiled
from bestsms_schema import UNSET, Model
from tests.answers import attributes
from tests.calls import CONTACT_ID, NUMBER

PUBLIC = {name: vars(models)[name] for name in compiled.__all__}


@pytest.mark.parametrize(
    "module, name",
    [
        ("addressbook.contacts.dtos.contact_model", "ContactModel"),
        ("addressbook.groups.dtos.group_model", "GroupModel"),
        ("messaging.dtos.recipient_model", "RecipientModel"),
    ],
)
def test_the_documented_imports_are_the_models_themselves(module: str, name: str) -> None:
    assert getattr(importlib.import_module(f"bestsms.api.{module}"), name) is PUBLIC[name]


@pytest.mark.parametrize(
    "name",
    [
        "RecipientModel",
        "ContactModel",
        "GroupModel",
        "ContactApiResultDTO",
        "ContactListApiResultDTO",
        "ContactGroupApiResultDTO",
        "ContactGroupListApiResultDTO",
        "GroupApiResultDTO",
        "GroupListApiResultDTO",
        "GroupContactApiResultDTO",
        "GroupContactListApiResultDTO",
        "SMSReceivedResult",
        "SMSReceivedMessage",
        "SMSSentMessage",
        "ResubmitRequestResult",
        "RescheduleRequestResult",
        "AbortRequestResult",
    ],
)
def test_every_model_that_the_documentation_names_is_there(name: str) -> None:
    assert issubclass(PUBLIC[name], Model)


def test_a_model_keeps_what_is_set_by_either_name() -> None:
    recipient = RecipientModel(MobilePhone=NUMBER, FirstName="Ada")
    assert (recipient.Recipient, recipient.MobilePhone, recipient.LastName) == (NUMBER, NUMBER, None)
    recipient.Recipient = "0491570156"
    recipient.LastName = "Lovelace"
    recipient.FirstName = None
    assert recipient.MobilePhone == "0491570156"
    assert recipient.ToDict() == {"Recipient": "0491570156", "Last Name": "Lovelace"}


def test_models_print_as_json_and_repr_as_one_line_without_personal_data() -> None:
    contact = ContactModel(ContactID=CONTACT_ID, FirstName="Ada", MobilePhone=NUMBER, ViewPublic="No")
    assert json.loads(str(contact)) == contact.ToDict() == json.loads(contact.ToJSON())
    assert repr(contact) == f"<ContactModel ContactID='{CONTACT_ID}' ViewBy='No'>"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_copy_of_a_model_is_equal_until_one_of_the_two_changes(again: Any) -> None:
    group = GroupModel(GroupName="Test Group", Created=datetime(2025, 12, 1, 12))
    made = again(group)
    assert made == group
    made.GroupName = "Other"
    assert made != group
    assert group.GroupName == "Test Group"


def test_models_of_different_kinds_differ() -> None:
    assert ContactModel(FirstName="Ada") != RecipientModel(FirstName="Ada")
    assert ContactModel() != {}
    with pytest.raises(TypeError, match="unhashable"):
        hash(ContactModel())


@pytest.mark.parametrize(
    "model, given, error, words",
    [
        (
            RecipientModel,
            {"Recipient": NUMBER, "MobilePhone": "1"},
            ValueError,
            "Recipient and MobilePhone mean the same",
        ),
        (RecipientModel, {"Recipient": "nobody"}, ValueError, "Recipient must hold at least one digit"),
        (RecipientModel, {"MobilePhone": 5}, TypeError, r"MobilePhone must be text \(str\), not int"),
        (RecipientModel, {"Attention": "\udfff"}, ValueError, "Attention holds half of a surrogate pair"),
        (ContactModel, {"FirstName": b"Ada"}, TypeError, "FirstName must be text"),
        (ContactModel, {"Created": 5}, TypeError, "Created must be a datetime or text"),
        (ContactModel, {"EditPublid": "No"}, TypeError, r"'EditPublid'; did you mean EditPublic\?"),
        (GroupModel, {"GroupNam": "x"}, TypeError, r"'GroupNam'; did you mean GroupName\?"),
        (Attachment, {"Name": "", "Data": "YQ=="}, ValueError, "Name must not be shorter than 1"),
    ],
)
def test_a_model_refuses_what_it_cannot_hold_by_name(
    model: type[Model], given: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        model(**given)
    if len(given) == 1 and "did you mean" not in words:
        made = model()
        with pytest.raises(
            error, match=words.replace("MobilePhone", "Recipient").replace("Created", "CreatedTimeLocal")
        ):
            setattr(made, *next(iter(given.items())))


@pytest.mark.parametrize("model", [RecipientModel, ContactModel, GroupModel])
def test_a_model_takes_no_unknown_attribute(model: type[Model]) -> None:
    made: Any = model()
    with pytest.raises(AttributeError, match=f"{model.__name__} has no attribute 'Nonsense'"):
        made.Nonsense = 1
    with pytest.raises(AttributeError, match=f"{model.__name__} has no attribute 'Nonsense'"):
        _ = made.Nonsense
    with pytest.raises(TypeError, match="positional"):
        model(*["positional"])


@pytest.mark.parametrize("model", [kind for kind in PUBLIC.values() if not hasattr(kind, "IsSuccess")])
def test_every_documented_attribute_of_an_empty_model_is_none_or_empty(model: type[Model]) -> None:
    made = model()
    assert all(getattr(made, name) in (None, []) for name in attributes(model))
    assert (made.ToDict(), str(made)) == ({}, "{}")


def test_times_are_given_as_datetimes_or_text_and_read_as_datetimes() -> None:
    contact = ContactModel(Created=datetime(2025, 12, 1, 12), UpdatedUTC="2025-12-02T01:00:00")
    assert contact.CreatedTimeLocal == datetime(2025, 12, 1, 12)
    assert contact.UpdatedTimeUTC == datetime(2025, 12, 2, 1, tzinfo=UTC)


def test_the_mark_of_what_was_not_given_is_one_and_false() -> None:
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert (bool(UNSET), repr(UNSET)) == (False, "UNSET")


@pytest.mark.parametrize("price, read", [(1, Decimal(1)), (0.25, Decimal("0.25")), (Decimal("0.10"), Decimal("0.1"))])
def test_a_price_is_given_as_any_number(price: Any, read: Decimal) -> None:
    made = StatusRecipient(Price=price)
    assert made.Price == read
    assert json.loads(str(made)) == {"Price": float(read)}


@pytest.mark.parametrize(
    "price, error",
    [("0.1", TypeError), (True, TypeError), (float("nan"), ValueError), (Decimal("Infinity"), ValueError)],
)
def test_a_price_that_is_no_number_is_refused(price: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="Price must be"):
        StatusRecipient(Price=price)


def test_models_hold_models() -> None:
    reply = SMSReceivedMessage(MessageText="Yes")
    recipient = SMSReplyRecipient(SMSReplies=(one for one in [reply]))
    assert recipient.SMSReplies == [reply]
    assert recipient.ToDict() == {"SMSReplies": [{"MessageText": "Yes"}]}
    wrong: list[tuple[Any, str]] = [
        ("Yes", "SMSReplies must be a list"),
        ([{}], r"SMSReplies\[0\] must be"),
        (5, "SMSReplies"),
    ]
    for value, words in wrong:
        with pytest.raises(TypeError, match=words):
            SMSReplyRecipient(SMSReplies=value)
