# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
    documented,
)


class RecipientModel(Model):
    """One recipient: a mobile number with its details, or a contact or a group of the address book."""

    __slots__ = ()

    Attention: Text = Text("Attention", max_length=200, nullable=True)
    """Name to address the recipient by; fills `[[Attention]]`. At most 200 characters. Example: John Doe"""

    Company: Text = Text("Company", max_length=60, nullable=True)
    """Company of the recipient; fills `[[Company]]`. At most 60 characters. Example: Example Corp"""

    Custom1: Text = Text("Custom1", max_length=300, nullable=True)
    """Custom field 1 of the recipient; fills the placeholder `[[Custom1]]`. At most 300 characters. Example: Value 1"""

    Custom2: Text = Text("Custom2", max_length=300, nullable=True)
    """Custom field 2 of the recipient; fills the placeholder `[[Custom2]]`. At most 300 characters. Example: Value 2"""

    Custom3: Text = Text("Custom3", max_length=300, nullable=True)
    """Custom field 3 of the recipient; fills the placeholder `[[Custom3]]`. At most 300 characters. Example: Value 3"""

    Custom4: Text = Text("Custom4", max_length=300, nullable=True)
    """Custom field 4 of the recipient; fills the placeholder `[[Custom4]]`. At most 300 characters. Example: Value 4"""

    Custom5: Text = Text("Custom5", max_length=300, nullable=True)
    """Custom field 5 of the recipient; fills the placeholder `[[Custom5]]`. At most 300 characters. Example: Value 5"""

    Custom6: Text = Text("Custom6", max_length=300, nullable=True)
    """Custom field 6 of the recipient; fills the placeholder `[[Custom6]]`. At most 300 characters. Example: Value 6"""

    Custom7: Text = Text("Custom7", max_length=300, nullable=True)
    """Custom field 7 of the recipient; fills the placeholder `[[Custom7]]`. At most 300 characters. Example: Value 7"""

    Custom8: Text = Text("Custom8", max_length=300, nullable=True)
    """Custom field 8 of the recipient; fills the placeholder `[[Custom8]]`. At most 300 characters. Example: Value 8"""

    Custom9: Text = Text("Custom9", max_length=300, nullable=True)
    """Custom field 9 of the recipient; fills the placeholder `[[Custom9]]`. At most 300 characters. Example: Value 9"""

    Recipient: Text = Text(
        "ToNumber",
        min_length=1,
        pattern="^[^\\u0000-\\u001F\\u007F]*[0-9][^\\u0000-\\u001F\\u007F]*$",
        rule="hold at least one digit and no control characters",
        name="Recipient",
        aliases=("ToNumber", "MobilePhone"),
    )
    """Mobile number, best in E.164 form. Local forms and spaces, dashes and brackets are understood too; it needs at
    least one digit and no control characters. Example: +61491570006"""
    ToNumber: Text = Recipient
    """The same as Recipient."""
    MobilePhone: Text = Recipient
    """The same as Recipient."""

    EmailAddress: Text = Text("EmailAddress", min_length=1, max_length=60)
    """E-mail address of the recipient. At most 60 characters. Example: jess@example.com"""

    MainPhone: Text = Text("MainPhone", min_length=1, max_length=20)
    """Main telephone number of the recipient. At most 20 characters. Example: +61491570156"""

    FirstName: Text = Text("First Name", max_length=60, name="FirstName", nullable=True)
    """First name of the recipient; fills `[[FirstName]]`. At most 60 characters. Example: John"""

    LastName: Text = Text("Last Name", max_length=60, name="LastName", nullable=True)
    """Last name of the recipient; fills `[[LastName]]`. At most 60 characters. Example: Doe"""

    ContactID: Text = Text("ContactID", min_length=1, shown=True)
    """Identifier of an address book contact to send to, in place of a number. Example:
    6000000b-f002-4007-b00a-c00000000001"""

    GroupID: Text = Text("GroupID", min_length=1, shown=True)
    """Identifier of an address book group to send to, in place of a number. Example:
    4000000b-f002-4007-b00a-c00000000001"""

    GroupCode: Text = Text("GroupCode", min_length=1, max_length=100, shown=True)
    """Code of an address book group to send to, in place of a number. At most 100 characters. Example: Test_Group"""

    @documented
    def __init__(
        self,
        *,
        Attention: str | None = None,
        Company: str | None = None,
        Custom1: str | None = None,
        Custom2: str | None = None,
        Custom3: str | None = None,
        Custom4: str | None = None,
        Custom5: str | None = None,
        Custom6: str | None = None,
        Custom7: str | None = None,
        Custom8: str | None = None,
        Custom9: str | None = None,
        Recipient: str | None = None,
        ToNumber: str | None = None,
        MobilePhone: str | None = None,
        EmailAddress: str | None = None,
        MainPhone: str | None = None,
        FirstName: str | None = None,
        LastName: str | None = None,
        ContactID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> None:
        self._fill(locals())
