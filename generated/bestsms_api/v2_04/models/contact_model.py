# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
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

    CreatedTimeLocal: DateTime = DateTime("CreatedTimeLocal", aliases=("Created",), shown=True)
    """When the record was created, in Timezone. Example: 2025-12-01T12:00:00"""
    Created: DateTime = CreatedTimeLocal
    """The same as CreatedTimeLocal."""

    CreatedTimeUTC: DateTime = DateTime("CreatedTimeUTC", aliases=("CreatedUTC",), utc=True, shown=True)
    """When the record was created, in UTC. Example: 2025-12-01T01:00:00"""
    CreatedUTC: DateTime = CreatedTimeUTC
    """The same as CreatedTimeUTC."""

    UpdatedTimeLocal: DateTime = DateTime("UpdatedTimeLocal", aliases=("Updated",), shown=True)
    """When the record was last changed, in Timezone. Example: 2025-12-02T12:00:00"""
    Updated: DateTime = UpdatedTimeLocal
    """The same as UpdatedTimeLocal."""

    UpdatedTimeUTC: DateTime = DateTime("UpdatedTimeUTC", aliases=("UpdatedUTC",), utc=True, shown=True)
    """When the record was last changed, in UTC. Example: 2025-12-02T01:00:00"""
    UpdatedUTC: DateTime = UpdatedTimeUTC
    """The same as UpdatedTimeUTC."""

    Timezone: Text = Text("Timezone", shown=True)
    """Windows name of the time zone of the local times. Example: AUS Eastern"""

    Attention: Text = Text("Attention", nullable=True)
    """Name to address the contact by. Example: Jess Doe"""

    Title: Text = Text("Title", nullable=True)
    """Title, such as Mr, Mrs or Ms. Example: Ms"""

    Company: Text = Text("Company", nullable=True)
    """Company of the contact. Example: Example Corp"""

    RecipDepartment: Text = Text("RecipDepartment", aliases=("CompanyDepartment",), nullable=True)
    """Department of the contact within the company. Example: Sales"""
    CompanyDepartment: Text = RecipDepartment
    """The same as RecipDepartment."""

    FirstName: Text = Text("FirstName", nullable=True)
    """First name. Example: Jess"""

    LastName: Text = Text("LastName", nullable=True)
    """Last name. Example: Doe"""

    Position: Text = Text("Position", nullable=True)
    """Job title. Example: Sales Representative"""

    StreetAddress: Text = Text("StreetAddress", nullable=True)
    """Street and number. Example: 1 Example Street"""

    Suburb: Text = Text("Suburb", nullable=True)
    """Suburb or district. Example: Southbank"""

    City: Text = Text("City", nullable=True)
    """City or town. Example: Melbourne"""

    State: Text = Text("State", nullable=True)
    """State or province. Example: VIC"""

    Country: Text = Text("Country", nullable=True)
    """Country. Example: Australia"""

    Postcode: Text = Text("Postcode", aliases=("PostCode",), nullable=True)
    """Postal code. Example: 3006"""
    PostCode: Text = Postcode
    """The same as Postcode."""

    MainPhone: Text = Text("MainPhone", nullable=True)
    """Main telephone number, used for voice calls. Example: +61491570156"""

    AltPhone1: Text = Text("AltPhone1", nullable=True)
    """First alternative telephone number. Example: +61491570157"""

    AltPhone2: Text = Text("AltPhone2", nullable=True)
    """Second alternative telephone number. Example: +61491570158"""

    DirectPhone: Text = Text("DirectPhone", nullable=True)
    """Direct telephone number. Example: +61491570159"""

    MobilePhone: Text = Text("MobilePhone", nullable=True)
    """Mobile number, the one that SMS go to. Example: +61491570006"""

    FaxNumber: Text = Text("FaxNumber", nullable=True)
    """Fax number. Example: +61491570737"""

    EmailAddress: Text = Text("EmailAddress", nullable=True)
    """E-mail address. Example: jess@example.com"""

    WebAddress: Text = Text("WebAddress", nullable=True)
    """Address of a web site. Example: https://www.example.com"""

    Custom1: Text = Text("Custom1", nullable=True)
    """Custom field 1 of the contact. Example: Value 1"""

    Custom2: Text = Text("Custom2", nullable=True)
    """Custom field 2 of the contact. Example: Value 2"""

    Custom3: Text = Text("Custom3", nullable=True)
    """Custom field 3 of the contact. Example: Value 3"""

    Custom4: Text = Text("Custom4", nullable=True)
    """Custom field 4 of the contact. Example: Value 4"""

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
        UpdatedTimeLocal: datetime | str | None = None,
        Updated: datetime | str | None = None,
        UpdatedTimeUTC: datetime | str | None = None,
        UpdatedUTC: datetime | str | None = None,
        Timezone: str | None = None,
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
        DirectPhone: str | None = None,
        MobilePhone: str | None = None,
        FaxNumber: str | None = None,
        EmailAddress: str | None = None,
        WebAddress: str | None = None,
        Custom1: str | None = None,
        Custom2: str | None = None,
        Custom3: str | None = None,
        Custom4: str | None = None,
        ViewBy: str | None = None,
        ViewPublic: str | None = None,
        EditBy: str | None = None,
        EditPublic: str | None = None,
    ) -> None:
        self._fill(locals())
