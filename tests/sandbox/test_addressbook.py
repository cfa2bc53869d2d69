"""The address book: contacts, groups, who is in which, and who may see and change what."""

from __future__ import annotations

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings, User
from tests.sandbox.kit import BOTH, NOT_FOUND, Client, with_settings

pytestmark = BOTH


def test_a_contact_is_kept_changed_and_deleted(version: str, client: Client) -> None:
    book = client.Addressbook.Contact
    made = book.Create(FirstName="Ada", Custom4="four", CompanyDepartment="Sales").Contact
    assert (made.FirstName, made.Custom4, made.CompanyDepartment, made.ViewBy) == ("Ada", "four", "Sales", "Account")
    changed = book.Update(ContactID=made.ContactID, LastName="Byron", Custom4=None).Contact
    assert (changed.FirstName, changed.LastName, changed.Custom4 or "") == ("Ada", "Byron", "")
    shown = book.Detail(ContactID=made.ContactID).Contact.ToDict()
    assert {**shown, "Groups": None} == {**changed.ToDict(), "Groups": None}
    assert changed.UpdatedTimeUTC >= changed.CreatedTimeUTC
    assert book.Delete(ContactID=made.ContactID).Contact.FirstName == "Ada"
    gone = book.Detail(ContactID=made.ContactID)
    told = {"2.04": "Contact not found", "3.00": NOT_FOUND}[version]
    assert (gone.Result, gone.HTTPStatus, gone.ErrorMessage) == ("Failed", 404, [told])
    assert book.Delete(ContactID=made.ContactID).HTTPStatus == 404


def test_a_group_is_kept_changed_and_deleted(version: str, client: Client) -> None:
    book = client.Addressbook.Group
    made = book.Create(GroupName="Test Group", SubAccount="Sub").Group
    assert (made.GroupName, made.GroupCode, made.SubAccount) == ("Test Group", "Test_Group", "Sub")
    code = {"2.04": {"GroupCode": "Else"}, "3.00": {}}[version]
    changed = book.Update(GroupID=made.GroupID, GroupName="Other", SubAccount=None, **code).Group
    assert (changed.GroupName, changed.GroupCode, changed.SubAccount or "") == ("Other", "Test_Group", "")
    assert book.Detail(GroupID="Test_Group").Group == changed
    assert book.Delete(GroupID="Test_Group").Result == "Success"
    gone = book.Detail(GroupID=made.GroupID)
    told = {"2.04": "Group not found", "3.00": NOT_FOUND}[version]
    assert (gone.HTTPStatus, gone.ErrorMessage) == (404, [told])


def test_a_code_is_made_from_the_name_and_belongs_to_one_group(client: Client) -> None:
    book = client.Addressbook.Group
    codes = [book.Create(GroupName="My group").Group.GroupCode for _ in range(2)]
    assert codes == ["My_group", "My_group_2"]


@pytest.mark.versions("2.04")
def test_a_code_may_be_chosen(client: Client) -> None:
    assert client.Addressbook.Group.Create(GroupName="Other", GroupCode="Mine").Group.GroupCode == "Mine"


def test_lists_come_page_by_page(client: Client) -> None:
    for number in range(5):
        client.Addressbook.Contact.Create(FirstName=f"Contact {number}")
        client.Addressbook.Group.Create(GroupName=f"Group {number}")
    contacts = [client.Addressbook.Contact.List(RecordsPerPage=2, Page=page) for page in (1, 2, 3, 4)]
    assert [[one.FirstName for one in page.Contacts] for page in contacts] == [
        ["Contact 0", "Contact 1"],
        ["Contact 2", "Contact 3"],
        ["Contact 4"],
        [],
    ]
    assert {(page.TotalRecords, page.PageCount, page.RecordsPerPage) for page in contacts} == {(5, 3, 2)}
    groups = client.Addressbook.Group.List(RecordsPerPage=3, Page=2)
    assert ([one.GroupName for one in groups.Groups], groups.TotalRecords) == (["Group 3", "Group 4"], 5)


def test_a_membership_is_seen_from_both_sides(client: Client) -> None:
    contact = client.Addressbook.Contact.Create(FirstName="Ada").Contact
    group = client.Addressbook.Group.Create(GroupName="My group").Group
    pair = {"ContactID": contact.ContactID, "GroupID": group.GroupID}
    of_contact, of_group = client.Addressbook.ContactGroup, client.Addressbook.GroupContact
    for one, other in ((of_contact, of_group), (of_group, of_contact)):
        assert one.Detail(**pair).Result == "Failed"
        added = one.Create(**pair)
        assert (added.Contact.FirstName, added.Group.GroupName) == ("Ada", "My group")
        assert other.Detail(**pair).Result == "Success"
        assert [each.GroupID for each in of_contact.List(ContactID=contact.ContactID).Groups] == [group.GroupID]
        assert [each.ContactID for each in of_group.List(GroupCode="My_group").Contacts] == [contact.ContactID]
        assert one.Create(**pair).Result == "Success"
        assert other.Delete(**pair).Result == "Success"
        assert of_group.List(GroupID=group.GroupID).TotalRecords == 0
        assert other.Delete(**pair).HTTPStatus == 404


@pytest.mark.parametrize("gone", ["Contact", "Group"])
def test_a_record_that_is_deleted_is_in_no_group_and_holds_no_contact(gone: str, client: Client) -> None:
    contact = client.Addressbook.Contact.Create(FirstName="Ada").Contact
    group = client.Addressbook.Group.Create(GroupName="My group").Group
    client.Addressbook.ContactGroup.Create(ContactID=contact.ContactID, GroupID=group.GroupID)
    if gone == "Contact":
        client.Addressbook.Contact.Delete(ContactID=contact.ContactID)
        assert client.Addressbook.GroupContact.List(GroupID=group.GroupID).TotalRecords == 0
    else:
        client.Addressbook.Group.Delete(GroupID=group.GroupID)
        assert client.Addressbook.ContactGroup.List(ContactID=contact.ContactID).TotalRecords == 0


LEVELS = {
    "Account": ["colleague", "neighbour", "stranger"],
    "SubAccount": ["colleague", "neighbour"],
    "Department": ["colleague"],
    "No": [],
}
COMPANY = Settings(
    Token="owner",
    Users=(
        User("the-owner", "OWNER", "Sub1", "Dep1"),
        User("colleague", "COLLEAGUE", "Sub1", "Dep1"),
        User("neighbour", "NEIGHBOUR", "Sub1", "Dep2"),
        User("stranger", "STRANGER", "Sub2", "Dep1"),
    ),
)


def as_user(sandbox: Sandbox, token: str) -> Client:
    return BestSMS(token, BaseURL=sandbox.BaseURL, MaxRetries=0)


@pytest.mark.parametrize("level", LEVELS)
def test_a_record_is_seen_and_changed_by_those_whom_its_level_lets(level: str) -> None:
    with with_settings(COMPANY) as (sandbox, _):
        owner = as_user(sandbox, "the-owner")
        shown = owner.Addressbook.Contact.Create(FirstName="Ada", ViewBy=level, EditBy=level).Contact
        group = owner.Addressbook.Group.Create(GroupName="Mine", ViewEditBy=level).Group
        owner.close()
        for token in ("the-owner", "colleague", "neighbour", "stranger"):
            with as_user(sandbox, token) as user:
                lets = token == "the-owner" or token in LEVELS[level]
                status = 200 if lets else 404
                assert user.Addressbook.Contact.Detail(ContactID=shown.ContactID).HTTPStatus == status
                assert user.Addressbook.Contact.Update(ContactID=shown.ContactID, Title="Ms").HTTPStatus == status
                assert user.Addressbook.Contact.List().TotalRecords == int(lets)
                assert user.Addressbook.Group.Detail(GroupID=group.GroupID).HTTPStatus == status
                assert user.Addressbook.Group.List().TotalRecords == int(lets)


def test_a_contact_may_be_seen_by_more_than_may_change_it() -> None:
    with with_settings(COMPANY) as (sandbox, _), as_user(sandbox, "the-owner") as owner:
        contact = owner.Addressbook.Contact.Create(FirstName="Ada", ViewBy="Account", EditBy="No").Contact
        with as_user(sandbox, "colleague") as user:
            assert user.Addressbook.Contact.Detail(ContactID=contact.ContactID).HTTPStatus == 200
            assert user.Addressbook.Contact.Delete(ContactID=contact.ContactID).HTTPStatus == 404
        assert owner.Addressbook.Contact.Delete(ContactID=contact.ContactID).HTTPStatus == 200
