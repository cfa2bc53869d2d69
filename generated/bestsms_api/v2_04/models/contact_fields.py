# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class ContactFields(Model):
    """The fields of a contact that can be written."""

    __slots__ = ()

    Attention = Text("Attention", nullable=True)
    """Name to address the contact by. Example: Jess Doe"""

    Title = Text("Title", nullable=True)
    """Title, such as Mr, Mrs or Ms. Example: Ms"""

    Company = Text("Company", nullable=True)
    """Company of the contact. Example: Example Corp"""

    RecipDepartment = Text("RecipDepartment", aliases=("CompanyDepartment",), nullable=True)
    """Department of the contact within the company. Example: Sales"""
    CompanyDepartment = RecipDepartment
    """The same as RecipDepartment."""

    FirstName = Text("FirstName", nullable=True)
    """First name. Example: Jess"""

    LastName = Text("LastName", nullable=True)
    """Last name. Example: Doe"""

    Position = Text("Position", nullable=True)
    """Job title. Example: Sales Representative"""

    StreetAddress = Text("StreetAddress", nullable=True)
    """Street and number. Example: 1 Example Street"""

    Suburb = Text("Suburb", nullable=True)
    """Suburb or district. Example: Southbank"""

    City = Text("City", nullable=True)
    """City or town. Example: Melbourne"""

    State = Text("State", nullable=True)
    """State or province. Example: VIC"""

    Country = Text("Country", nullable=True)
    """Country. Example: Australia"""

    Postcode = Text("Postcode", aliases=("PostCode",), nullable=True)
    """Postal code. Example: 3006"""
    PostCode = Postcode
    """The same as Postcode."""

    MainPhone = Text("MainPhone", nullable=True)
    """Main telephone number, used for voice calls. Example: +61491570156"""

    AltPhone1 = Text("AltPhone1", nullable=True)
    """First alternative telephone number. Example: +61491570157"""

    AltPhone2 = Text("AltPhone2", nullable=True)
    """Second alternative telephone number. Example: +61491570158"""

    DirectPhone = Text("DirectPhone", nullable=True)
    """Direct telephone number. Example: +61491570159"""

    MobilePhone = Text("MobilePhone", nullable=True)
    """Mobile number, the one that SMS go to. Example: +61491570006"""

    FaxNumber = Text("FaxNumber", nullable=True)
    """Fax number. Example: +61491570737"""

    EmailAddress = Text("EmailAddress", nullable=True)
    """E-mail address. Example: jess@example.com"""

    WebAddress = Text("WebAddress", nullable=True)
    """Address of a web site. Example: https://www.example.com"""

    Custom1 = Text("Custom1", nullable=True)
    """Custom field 1 of the contact. Example: Value 1"""

    Custom2 = Text("Custom2", nullable=True)
    """Custom field 2 of the contact. Example: Value 2"""

    Custom3 = Text("Custom3", nullable=True)
    """Custom field 3 of the contact. Example: Value 3"""

    Custom4 = Text("Custom4", nullable=True)
    """Custom field 4 of the contact. Example: Value 4"""

    ViewBy = Text("ViewBy", aliases=("ViewPublic",), shown=True, nullable=True)
    """Who may see the contact: everybody of the Account, SubAccount or Department, or nobody else (No). Known values:
    Account, SubAccount, Department, No. Example: Account"""
    ViewPublic = ViewBy
    """The same as ViewBy."""

    EditBy = Text("EditBy", aliases=("EditPublic",), shown=True, nullable=True)
    """Who may change the contact: everybody of the Account, SubAccount or Department, or nobody else (No). Known
    values: Account, SubAccount, Department, No. Example: Account"""
    EditPublic = EditBy
    """The same as EditBy."""
