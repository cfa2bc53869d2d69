# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads and writes the contacts of the address book."""

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

from ...models.contact_api_result_dto import ContactApiResultDTO
from ...models.contact_list_api_result_dto import ContactListApiResultDTO
from ...models.contact_model import ContactModel
from ...types import FilesGiven, RecipientsGiven
from .contact_create import CONTACT_CREATE
from .contact_delete import CONTACT_DELETE
from .contact_detail import CONTACT_DETAIL
from .contact_list import CONTACT_LIST
from .contact_update import CONTACT_UPDATE


class ContactParameters(Requests):
    """The parameters of Contact that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(
        [
            "RecordsPerPage",
            "Page",
            "Attention",
            "Title",
            "Company",
            "RecipDepartment",
            "CompanyDepartment",
            "FirstName",
            "LastName",
            "Position",
            "StreetAddress",
            "Suburb",
            "City",
            "State",
            "Country",
            "Postcode",
            "PostCode",
            "MainPhone",
            "AltPhone1",
            "AltPhone2",
            "DirectPhone",
            "MobilePhone",
            "FaxNumber",
            "EmailAddress",
            "WebAddress",
            "Custom1",
            "Custom2",
            "Custom3",
            "Custom4",
            "ViewBy",
            "ViewPublic",
            "EditBy",
            "EditPublic",
            "ContactID",
            "ID",
        ]
    )
    RecordsPerPage: int | None
    Page: int | None
    Attention: str | None
    Title: str | None
    Company: str | None
    RecipDepartment: str | None
    CompanyDepartment: str | None
    FirstName: str | None
    LastName: str | None
    Position: str | None
    StreetAddress: str | None
    Suburb: str | None
    City: str | None
    State: str | None
    Country: str | None
    Postcode: str | None
    PostCode: str | None
    MainPhone: str | None
    AltPhone1: str | None
    AltPhone2: str | None
    DirectPhone: str | None
    MobilePhone: str | None
    FaxNumber: str | None
    EmailAddress: str | None
    WebAddress: str | None
    Custom1: str | None
    Custom2: str | None
    Custom3: str | None
    Custom4: str | None
    ViewBy: str | None
    ViewPublic: str | None
    EditBy: str | None
    EditPublic: str | None
    ContactID: str | None
    ID: str | None


class Contact(ContactParameters, SyncRequests):
    """Reads and writes the contacts of the address book."""

    __slots__ = ()

    @documented
    def List(
        self,
        *,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> ContactListApiResultDTO:
        """List the contacts.

        Reads the contacts that the user may see, page by page.

        Documentation: List Contact.

        Args:
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            ContactListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        RecordsPerPage: int | None = None,
    ) -> Generator[ContactModel]:
        """List the contacts, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Contact.

        Args:
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.

        Yields:
            ContactModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(CONTACT_LIST, *self._arguments(locals()))

    @documented
    def Create(
        self,
        *,
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
    ) -> ContactApiResultDTO:
        """Create a contact.

        Adds a contact to the address book. Every field is optional.

        Documentation: Create Contact.

        Args:
            Attention: Name to address the contact by. Example: Jess Doe
            Title: Title, such as Mr, Mrs or Ms. Example: Ms
            Company: Company of the contact. Example: Example Corp
            RecipDepartment: Department of the contact within the company. Example: Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. Example: Jess
            LastName: Last name. Example: Doe
            Position: Job title. Example: Sales Representative
            StreetAddress: Street and number. Example: 1 Example Street
            Suburb: Suburb or district. Example: Southbank
            City: City or town. Example: Melbourne
            State: State or province. Example: VIC
            Country: Country. Example: Australia
            Postcode: Postal code. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. Example: +61491570156
            AltPhone1: First alternative telephone number. Example: +61491570157
            AltPhone2: Second alternative telephone number. Example: +61491570158
            DirectPhone: Direct telephone number. Example: +61491570159
            MobilePhone: Mobile number, the one that SMS go to. Example: +61491570006
            FaxNumber: Fax number. Example: +61491570737
            EmailAddress: E-mail address. Example: jess@example.com
            WebAddress: Address of a web site. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. Example: Value 1
            Custom2: Custom field 2 of the contact. Example: Value 2
            Custom3: Custom field 3 of the contact. Example: Value 3
            Custom4: Custom field 4 of the contact. Example: Value 4
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_CREATE, *self._arguments(locals()))

    @documented
    def Detail(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
    ) -> ContactApiResultDTO:
        """Read a contact.

        Reads one contact with all its fields.

        Documentation: Get Contact Detail.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_DETAIL, *self._arguments(locals()))

    @documented
    def Update(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        Attention: str | Unset | None = UNSET,
        Title: str | Unset | None = UNSET,
        Company: str | Unset | None = UNSET,
        RecipDepartment: str | Unset | None = UNSET,
        CompanyDepartment: str | Unset | None = UNSET,
        FirstName: str | Unset | None = UNSET,
        LastName: str | Unset | None = UNSET,
        Position: str | Unset | None = UNSET,
        StreetAddress: str | Unset | None = UNSET,
        Suburb: str | Unset | None = UNSET,
        City: str | Unset | None = UNSET,
        State: str | Unset | None = UNSET,
        Country: str | Unset | None = UNSET,
        Postcode: str | Unset | None = UNSET,
        PostCode: str | Unset | None = UNSET,
        MainPhone: str | Unset | None = UNSET,
        AltPhone1: str | Unset | None = UNSET,
        AltPhone2: str | Unset | None = UNSET,
        DirectPhone: str | Unset | None = UNSET,
        MobilePhone: str | Unset | None = UNSET,
        FaxNumber: str | Unset | None = UNSET,
        EmailAddress: str | Unset | None = UNSET,
        WebAddress: str | Unset | None = UNSET,
        Custom1: str | Unset | None = UNSET,
        Custom2: str | Unset | None = UNSET,
        Custom3: str | Unset | None = UNSET,
        Custom4: str | Unset | None = UNSET,
        ViewBy: str | Unset | None = UNSET,
        ViewPublic: str | Unset | None = UNSET,
        EditBy: str | Unset | None = UNSET,
        EditPublic: str | Unset | None = UNSET,
    ) -> ContactApiResultDTO:
        """Change a contact.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: Update Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            Attention: Name to address the contact by. Example: Jess Doe
            Title: Title, such as Mr, Mrs or Ms. Example: Ms
            Company: Company of the contact. Example: Example Corp
            RecipDepartment: Department of the contact within the company. Example: Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. Example: Jess
            LastName: Last name. Example: Doe
            Position: Job title. Example: Sales Representative
            StreetAddress: Street and number. Example: 1 Example Street
            Suburb: Suburb or district. Example: Southbank
            City: City or town. Example: Melbourne
            State: State or province. Example: VIC
            Country: Country. Example: Australia
            Postcode: Postal code. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. Example: +61491570156
            AltPhone1: First alternative telephone number. Example: +61491570157
            AltPhone2: Second alternative telephone number. Example: +61491570158
            DirectPhone: Direct telephone number. Example: +61491570159
            MobilePhone: Mobile number, the one that SMS go to. Example: +61491570006
            FaxNumber: Fax number. Example: +61491570737
            EmailAddress: E-mail address. Example: jess@example.com
            WebAddress: Address of a web site. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. Example: Value 1
            Custom2: Custom field 2 of the contact. Example: Value 2
            Custom3: Custom field 3 of the contact. Example: Value 3
            Custom4: Custom field 4 of the contact. Example: Value 4
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_UPDATE, *self._arguments(locals()))

    @documented
    def Delete(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
    ) -> ContactApiResultDTO:
        """Delete a contact.

        Removes a contact from the address book.

        Documentation: Delete Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_DELETE, *self._arguments(locals()))


class AsyncContact(ContactParameters, AsyncRequests):
    """Reads and writes the contacts of the address book."""

    __slots__ = ()

    @documented
    async def List(
        self,
        *,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> ContactListApiResultDTO:
        """List the contacts.

        Reads the contacts that the user may see, page by page.

        Documentation: List Contact.

        Args:
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            ContactListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[ContactModel]:
        """List the contacts, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Contact.

        Args:
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.

        Yields:
            ContactModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(CONTACT_LIST, *self._arguments(locals()))

    @documented
    async def Create(
        self,
        *,
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
    ) -> ContactApiResultDTO:
        """Create a contact.

        Adds a contact to the address book. Every field is optional.

        Documentation: Create Contact.

        Args:
            Attention: Name to address the contact by. Example: Jess Doe
            Title: Title, such as Mr, Mrs or Ms. Example: Ms
            Company: Company of the contact. Example: Example Corp
            RecipDepartment: Department of the contact within the company. Example: Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. Example: Jess
            LastName: Last name. Example: Doe
            Position: Job title. Example: Sales Representative
            StreetAddress: Street and number. Example: 1 Example Street
            Suburb: Suburb or district. Example: Southbank
            City: City or town. Example: Melbourne
            State: State or province. Example: VIC
            Country: Country. Example: Australia
            Postcode: Postal code. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. Example: +61491570156
            AltPhone1: First alternative telephone number. Example: +61491570157
            AltPhone2: Second alternative telephone number. Example: +61491570158
            DirectPhone: Direct telephone number. Example: +61491570159
            MobilePhone: Mobile number, the one that SMS go to. Example: +61491570006
            FaxNumber: Fax number. Example: +61491570737
            EmailAddress: E-mail address. Example: jess@example.com
            WebAddress: Address of a web site. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. Example: Value 1
            Custom2: Custom field 2 of the contact. Example: Value 2
            Custom3: Custom field 3 of the contact. Example: Value 3
            Custom4: Custom field 4 of the contact. Example: Value 4
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_CREATE, *self._arguments(locals()))

    @documented
    async def Detail(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
    ) -> ContactApiResultDTO:
        """Read a contact.

        Reads one contact with all its fields.

        Documentation: Get Contact Detail.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_DETAIL, *self._arguments(locals()))

    @documented
    async def Update(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        Attention: str | Unset | None = UNSET,
        Title: str | Unset | None = UNSET,
        Company: str | Unset | None = UNSET,
        RecipDepartment: str | Unset | None = UNSET,
        CompanyDepartment: str | Unset | None = UNSET,
        FirstName: str | Unset | None = UNSET,
        LastName: str | Unset | None = UNSET,
        Position: str | Unset | None = UNSET,
        StreetAddress: str | Unset | None = UNSET,
        Suburb: str | Unset | None = UNSET,
        City: str | Unset | None = UNSET,
        State: str | Unset | None = UNSET,
        Country: str | Unset | None = UNSET,
        Postcode: str | Unset | None = UNSET,
        PostCode: str | Unset | None = UNSET,
        MainPhone: str | Unset | None = UNSET,
        AltPhone1: str | Unset | None = UNSET,
        AltPhone2: str | Unset | None = UNSET,
        DirectPhone: str | Unset | None = UNSET,
        MobilePhone: str | Unset | None = UNSET,
        FaxNumber: str | Unset | None = UNSET,
        EmailAddress: str | Unset | None = UNSET,
        WebAddress: str | Unset | None = UNSET,
        Custom1: str | Unset | None = UNSET,
        Custom2: str | Unset | None = UNSET,
        Custom3: str | Unset | None = UNSET,
        Custom4: str | Unset | None = UNSET,
        ViewBy: str | Unset | None = UNSET,
        ViewPublic: str | Unset | None = UNSET,
        EditBy: str | Unset | None = UNSET,
        EditPublic: str | Unset | None = UNSET,
    ) -> ContactApiResultDTO:
        """Change a contact.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: Update Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            Attention: Name to address the contact by. Example: Jess Doe
            Title: Title, such as Mr, Mrs or Ms. Example: Ms
            Company: Company of the contact. Example: Example Corp
            RecipDepartment: Department of the contact within the company. Example: Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. Example: Jess
            LastName: Last name. Example: Doe
            Position: Job title. Example: Sales Representative
            StreetAddress: Street and number. Example: 1 Example Street
            Suburb: Suburb or district. Example: Southbank
            City: City or town. Example: Melbourne
            State: State or province. Example: VIC
            Country: Country. Example: Australia
            Postcode: Postal code. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. Example: +61491570156
            AltPhone1: First alternative telephone number. Example: +61491570157
            AltPhone2: Second alternative telephone number. Example: +61491570158
            DirectPhone: Direct telephone number. Example: +61491570159
            MobilePhone: Mobile number, the one that SMS go to. Example: +61491570006
            FaxNumber: Fax number. Example: +61491570737
            EmailAddress: E-mail address. Example: jess@example.com
            WebAddress: Address of a web site. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. Example: Value 1
            Custom2: Custom field 2 of the contact. Example: Value 2
            Custom3: Custom field 3 of the contact. Example: Value 3
            Custom4: Custom field 4 of the contact. Example: Value 4
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_UPDATE, *self._arguments(locals()))

    @documented
    async def Delete(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
    ) -> ContactApiResultDTO:
        """Delete a contact.

        Removes a contact from the address book.

        Documentation: Delete Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.

        Returns:
            ContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_DELETE, *self._arguments(locals()))
