# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from datetime import datetime

from bestsms_schema import (
    DateTime,
    Model,
    Text,
    documented,
)


class ContactModel(Model):
    """A contact of the address book."""

    __slots__ = ()

    ContactID: Text = Text("ContactID", aliases=("ID",), shown=True)
    """Identifier of the contact. Example: 6000000b-f002-4007-b00a-c00000000001"""
    ID: Text = ContactID
    """The same as ContactID."""

    Owner: Text = Text("Owner")
    """Key of the user that owns the record. Example: COM\\EXAMPLE\\TEST"""

    CreatedTimeLocal: DateTime = DateTime("CreatedTimeLocal", aliases=("Created",), never="0001-01-01", shown=True)
    """When the record was created, in Timezone. Example: 2025-12-01 12:00:00"""
    Created: DateTime = CreatedTimeLocal
    """The same as CreatedTimeLocal."""

    CreatedTimeUTC: DateTime = DateTime(
        "CreatedTimeUTC", aliases=("CreatedUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the record was created, in UTC. Example: 2025-12-01 01:00:00"""
    CreatedUTC: DateTime = CreatedTimeUTC
    """The same as CreatedTimeUTC."""

    CreatedTimeUTC_RFC3339: DateTime = DateTime("CreatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was created, in RFC 3339 form. Example: 2025-12-01T01:00:00.000Z"""

    UpdatedTimeLocal: DateTime = DateTime("UpdatedTimeLocal", aliases=("Updated",), never="0001-01-01", shown=True)
    """When the record was last changed, in Timezone. Example: 2025-12-02 12:00:00"""
    Updated: DateTime = UpdatedTimeLocal
    """The same as UpdatedTimeLocal."""

    UpdatedTimeUTC: DateTime = DateTime(
        "UpdatedTimeUTC", aliases=("UpdatedUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the record was last changed, in UTC. Example: 2025-12-02 01:00:00"""
    UpdatedUTC: DateTime = UpdatedTimeUTC
    """The same as UpdatedTimeUTC."""

    UpdatedTimeUTC_RFC3339: DateTime = DateTime("UpdatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was last changed, in RFC 3339 form. Example: 2025-12-02T01:00:00.000Z"""

    Timezone: Text = Text("Timezone", shown=True)
    """Windows name of the time zone of the local times. Example: AUS Eastern"""

    ExType: Text = Text("ExType", max_length=20, nullable=True)
    """Kind of the record in another system that the contact stands for. At most 20 characters. Example: CRM"""

    ExID: Text = Text("ExID", max_length=100, nullable=True)
    """Identifier of that record in the other system. At most 100 characters. Example: C-1024"""

    ViewBy: Text = Text("ViewBy", aliases=("ViewPublic",), shown=True, nullable=True)
    """Who may see the contact: everybody of the Account, SubAccount or Department, or nobody else (No). Known values:
    Account, SubAccount, Department, No. Example: Account"""
    ViewPublic: Text = ViewBy
    """The same as ViewBy."""

    EditBy: Text = Text("EditBy", aliases=("EditPublic",), shown=True, nullable=True)
    """Who may change the contact: everybody of the Account, SubAccount or Department, or nobody else (No). Known
    values: Account, SubAccount, Department, No. Example: Account"""
    EditPublic: Text = EditBy
    """The same as EditBy."""

    AccessControl: Text = Text("AccessControl", shown=True, nullable=True)
    """Whether access to the record is limited or granted. Known values: Limited, Granted. Example: Granted"""

    Attention: Text = Text("Attention", max_length=200, nullable=True)
    """Name to address the contact by. At most 200 characters. Example: Jess Doe"""

    Title: Text = Text("Title", nullable=True)
    """Title. Known values: Mr, Mrs, Ms, Miss, Dr, Prof, Hon. Example: Ms"""

    Company: Text = Text("Company", max_length=100, nullable=True)
    """Company of the contact. At most 100 characters. Example: Example Corp"""

    RecipDepartment: Text = Text("RecipDepartment", max_length=100, aliases=("CompanyDepartment",), nullable=True)
    """Department of the contact within the company. At most 100 characters. Example: Sales"""
    CompanyDepartment: Text = RecipDepartment
    """The same as RecipDepartment."""

    FirstName: Text = Text("FirstName", max_length=100, nullable=True)
    """First name. At most 100 characters. Example: Jess"""

    LastName: Text = Text("LastName", max_length=100, nullable=True)
    """Last name. At most 100 characters. Example: Doe"""

    Position: Text = Text("Position", max_length=100, nullable=True)
    """Job title. At most 100 characters. Example: Sales Representative"""

    StreetAddress: Text = Text("StreetAddress", max_length=100, nullable=True)
    """Street and number. At most 100 characters. Example: 1 Example Street"""

    Suburb: Text = Text("Suburb", max_length=100, nullable=True)
    """Suburb or district. At most 100 characters. Example: Southbank"""

    City: Text = Text("City", max_length=100, nullable=True)
    """City or town. At most 100 characters. Example: Melbourne"""

    State: Text = Text("State", max_length=100, nullable=True)
    """State or province. At most 100 characters. Example: VIC"""

    Country: Text = Text("Country", max_length=100, nullable=True)
    """Country. At most 100 characters. Example: Australia"""

    Postcode: Text = Text("Postcode", max_length=100, aliases=("PostCode",), nullable=True)
    """Postal code. At most 100 characters. Example: 3006"""
    PostCode: Text = Postcode
    """The same as Postcode."""

    MainPhone: Text = Text("MainPhone", max_length=100, nullable=True)
    """Main telephone number, used for voice calls. At most 100 characters. Example: +61491570156"""

    AltPhone1: Text = Text("AltPhone1", max_length=100, nullable=True)
    """First alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone2: Text = Text("AltPhone2", max_length=100, nullable=True)
    """Second alternative telephone number. At most 100 characters. Example: +61491570158"""

    AltPhone3: Text = Text("AltPhone3", max_length=100, nullable=True)
    """Third alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone4: Text = Text("AltPhone4", max_length=100, nullable=True)
    """Fourth alternative telephone number. At most 100 characters. Example: +61491570158"""

    AltPhone5: Text = Text("AltPhone5", max_length=100, nullable=True)
    """Fifth alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone6: Text = Text("AltPhone6", max_length=100, nullable=True)
    """Sixth alternative telephone number. At most 100 characters. Example: +61491570158"""

    AltPhone7: Text = Text("AltPhone7", max_length=100, nullable=True)
    """Seventh alternative telephone number. At most 100 characters. Example: +61491570157"""

    AltPhone8: Text = Text("AltPhone8", max_length=100, nullable=True)
    """Eighth alternative telephone number. At most 100 characters. Example: +61491570158"""

    MobilePhone: Text = Text("MobilePhone", max_length=100, nullable=True)
    """Mobile number, the one that SMS go to. At most 100 characters. Example: +61491570006"""

    FaxNumber: Text = Text("FaxNumber", max_length=100, nullable=True)
    """Fax number. At most 100 characters. Example: +61491570737"""

    EmailAddress: Text = Text("EmailAddress", max_length=100, nullable=True)
    """E-mail address. At most 100 characters. Example: jess@example.com"""

    WebAddress: Text = Text("WebAddress", max_length=100, nullable=True)
    """Address of a web site. At most 100 characters. Example: https://www.example.com"""

    Custom1: Text = Text("Custom1", max_length=100, nullable=True)
    """Custom field 1 of the contact. At most 100 characters. Example: Value 1"""

    Custom2: Text = Text("Custom2", max_length=100, nullable=True)
    """Custom field 2 of the contact. At most 100 characters. Example: Value 2"""

    Custom3: Text = Text("Custom3", max_length=100, nullable=True)
    """Custom field 3 of the contact. At most 100 characters. Example: Value 3"""

    Custom4: Text = Text("Custom4", max_length=100, nullable=True)
    """Custom field 4 of the contact. At most 100 characters. Example: Value 4"""

    Notes: Text = Text("Notes", max_length=1000, nullable=True)
    """Notes about the contact. At most 1000 characters. Example: Prefers mornings."""

    @documented
    def __init__(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        Owner: str | None = None,
        CreatedTimeLocal: datetime | str | None = None,
        Created: datetime | str | None = None,
        CreatedTimeUTC: datetime | str | None = None,
        CreatedUTC: datetime | str | None = None,
        CreatedTimeUTC_RFC3339: datetime | str | None = None,
        UpdatedTimeLocal: datetime | str | None = None,
        Updated: datetime | str | None = None,
        UpdatedTimeUTC: datetime | str | None = None,
        UpdatedUTC: datetime | str | None = None,
        UpdatedTimeUTC_RFC3339: datetime | str | None = None,
        Timezone: str | None = None,
        ExType: str | None = None,
        ExID: str | None = None,
        ViewBy: str | None = None,
        ViewPublic: str | None = None,
        EditBy: str | None = None,
        EditPublic: str | None = None,
        AccessControl: str | None = None,
        Attention: str | None = None,
        Title: str | None = None,
        Company: str | None = None,
        RecipDepartment: str | None = None,
        CompanyDepartment: str | None = None,
        FirstName: str | None = None,
        LastName: str | None = None,
        Position: str | None = None,
        StreetAddress: str | None = None,
        Suburb: str | None = None,
        City: str | None = None,
        State: str | None = None,
        Country: str | None = None,
        Postcode: str | None = None,
        PostCode: str | None = None,
        MainPhone: str | None = None,
        AltPhone1: str | None = None,
        AltPhone2: str | None = None,
        AltPhone3: str | None = None,
        AltPhone4: str | None = None,
        AltPhone5: str | None = None,
        AltPhone6: str | None = None,
        AltPhone7: str | None = None,
        AltPhone8: str | None = None,
        MobilePhone: str | None = None,
        FaxNumber: str | None = None,
        EmailAddress: str | None = None,
        WebAddress: str | None = None,
        Custom1: str | None = None,
        Custom2: str | None = None,
        Custom3: str | None = None,
        Custom4: str | None = None,
        Notes: str | None = None,
    ) -> None:
        self._fill(locals())
