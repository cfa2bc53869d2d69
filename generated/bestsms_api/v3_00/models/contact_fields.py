# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class ContactFields(Model):
    """The fields of a contact that can be written."""

    __slots__ = ()

    ExType = Text("ExType", max_length=20, nullable=True)
    """Kind of the record in another system that the contact stands for. At most 20 characters. Example: CRM"""

    ExID = Text("ExID", max_length=100, nullable=True)
    """Identifier of that record in the other system. At most 100 characters. Example: C-1024"""

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

    AccessControl = Text("AccessControl", shown=True, nullable=True)
    """Whether access to the record is limited or granted. Known values: Limited, Granted. Example: Granted"""

    Attention = Text("Attention", max_length=200, nullable=True)
    """Name to address the contact by. At most 200 characters. Example: Jess Doe"""

    Title = Text("Title", nullable=True)
    """Title. Known values: Mr, Mrs, Ms, Miss, Dr, Prof, Hon. Example: Ms"""

    Company = Text("Company", max_length=100, nullable=True)
    """Company of the contact. At most 100 characters. Example: Example Corp"""

    RecipDepartment = Text("RecipDepartment", max_length=100, aliases=("CompanyDepartment",), nullable=True)
    """Department of the contact within the company. At most 100 characters. Example: Sales"""
    CompanyDepartment = RecipDepartment
    """The same as RecipDepartment."""

    FirstName = Text("FirstName", max_length=100, nullable=True)
    """First name. At most 100 characters. Example: Jess"""

    LastName = Text("LastName", max_length=100, nullable=True)
    """Last name. At most 100 characters. Example: Doe"""

    Position = Text("Position", max_length=100, nullable=True)
    """Job title. At most 100 characters. Example: Sales Representative"""

    StreetAddress = Text("StreetAddress", max_length=100, nullable=True)
    """Street and number. At most 100 characters. Example: 1 Example Street"""

    Suburb = Text("Suburb", max_length=100, nullable=True)
    """Suburb or district. At most 100 characters. Example: Southbank"""

    City = Text("City", max_length=100, nullable=True)
    """City or town. At most 100 characters. Example: Melbourne"""

    State = Text("State", max_length=100, nullable=True)
    """State or province. At most 100 characters. Example: VIC"""

    Country = Text("Country", max_length=100, nullable=True)
    """Country. At most 100 characters. Example: Australia"""

    Postcode = Text("Postcode", max_length=100, aliases=("PostCode",), nullable=True)
    """Postal code. At most 100 characters. Example: 3006"""
    PostCode = Postcode
    """The same as Postcode."""

    MainPhone = Text("MainPhone", max_length=100, nullable=True)
    """Main telephone number, used for voice calls. At most 100 characters. Example: +61491570156"""

    AltPhone1 = Text("AltPhone1", max_length=100, nullable=True)
    """First alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone2 = Text("AltPhone2", max_length=100, nullable=True)
    """Second alternative telephone number. At most 100 characters. Example: +61491570158"""

    AltPhone3 = Text("AltPhone3", max_length=100, nullable=True)
    """Third alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone4 = Text("AltPhone4", max_length=100, nullable=True)
    """Fourth alternative telephone number. At most 100 characters. Example: +61491570158"""

    AltPhone5 = Text("AltPhone5", max_length=100, nullable=True)
    """Fifth alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone6 = Text("AltPhone6", max_length=100, nullable=True)
    """Sixth alternative telephone number. At most 100 characters. Example: +61491570158"""

    AltPhone7 = Text("AltPhone7", max_length=100, nullable=True)
    """Seventh alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone8 = Text("AltPhone8", max_length=100, nullable=True)
    """Eighth alternative telephone number. At most 100 characters. Example: +61491570158"""

    MobilePhone = Text("MobilePhone", max_length=100, nullable=True)
    """Mobile number, the one that SMS go to. At most 100 characters. Example: +61491570006"""

    FaxNumber = Text("FaxNumber", max_length=100, nullable=True)
    """Fax number. At most 100 characters. Example: +61491570737"""

    EmailAddress = Text("EmailAddress", max_length=100, nullable=True)
    """E-mail address. At most 100 characters. Example: jess@example.com"""

    WebAddress = Text("WebAddress", max_length=100, nullable=True)
    """Address of a web site. At most 100 characters. Example: https://www.example.com"""

    Custom1 = Text("Custom1", max_length=100, nullable=True)
    """Custom field 1 of the contact. At most 100 characters. Example: Value 1"""

    Custom2 = Text("Custom2", max_length=100, nullable=True)
    """Custom field 2 of the contact. At most 100 characters. Example: Value 2"""

    Custom3 = Text("Custom3", max_length=100, nullable=True)
    """Custom field 3 of the contact. At most 100 characters. Example: Value 3"""

    Custom4 = Text("Custom4", max_length=100, nullable=True)
    """Custom field 4 of the contact. At most 100 characters. Example: Value 4"""

    Notes = Text("Notes", max_length=1000, nullable=True)
    """Notes about the contact. At most 1000 characters. Example: Prefers mornings."""
