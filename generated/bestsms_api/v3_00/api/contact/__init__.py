# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
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
from .contact_search import CONTACT_SEARCH
from .contact_update import CONTACT_UPDATE


class ContactParameters(Requests):
    """The parameters of Contact that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(
        [
            "EmailAddress",
            "MobilePhone",
            "MainPhone",
            "Attention",
            "FirstName",
            "LastName",
            "Company",
            "RecordsPerPage",
            "Page",
            "ExType",
            "ExID",
            "ViewBy",
            "ViewPublic",
            "EditBy",
            "EditPublic",
            "AccessControl",
            "Title",
            "RecipDepartment",
            "CompanyDepartment",
            "Position",
            "StreetAddress",
            "Suburb",
            "City",
            "State",
            "Country",
            "Postcode",
            "PostCode",
            "AltPhone1",
            "AltPhone2",
            "AltPhone3",
            "AltPhone4",
            "AltPhone5",
            "AltPhone6",
            "AltPhone7",
            "AltPhone8",
            "FaxNumber",
            "WebAddress",
            "Custom1",
            "Custom2",
            "Custom3",
            "Custom4",
            "Notes",
            "ContactID",
            "ID",
        ]
    )
    EmailAddress: str | None
    MobilePhone: str | None
    MainPhone: str | None
    Attention: str | None
    FirstName: str | None
    LastName: str | None
    Company: str | None
    RecordsPerPage: int | None
    Page: int | None
    ExType: str | None
    ExID: str | None
    ViewBy: str | None
    ViewPublic: str | None
    EditBy: str | None
    EditPublic: str | None
    AccessControl: str | None
    Title: str | None
    RecipDepartment: str | None
    CompanyDepartment: str | None
    Position: str | None
    StreetAddress: str | None
    Suburb: str | None
    City: str | None
    State: str | None
    Country: str | None
    Postcode: str | None
    PostCode: str | None
    AltPhone1: str | None
    AltPhone2: str | None
    AltPhone3: str | None
    AltPhone4: str | None
    AltPhone5: str | None
    AltPhone6: str | None
    AltPhone7: str | None
    AltPhone8: str | None
    FaxNumber: str | None
    WebAddress: str | None
    Custom1: str | None
    Custom2: str | None
    Custom3: str | None
    Custom4: str | None
    Notes: str | None
    ContactID: str | None
    ID: str | None


class Contact(ContactParameters, SyncRequests):
    """Reads and writes the contacts of the address book."""

    __slots__ = ()

    @documented
    def Search(
        self,
        *,
        EmailAddress: str | None = None,
        MobilePhone: str | None = None,
        MainPhone: str | None = None,
        Attention: str | None = None,
        FirstName: str | None = None,
        LastName: str | None = None,
        Company: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> ContactListApiResultDTO:
        """Search the contacts.

        Reads the contacts that match all that is given, page by page.

        Documentation: REST API v3.00 > GET /addressbook/contact/search.

        Args:
            EmailAddress: E-mail address to look for.
            MobilePhone: Mobile number to look for.
            MainPhone: Main telephone number to look for.
            Attention: Name to address the contact by to look for.
            FirstName: First name to look for.
            LastName: Last name to look for.
            Company: Company to look for.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            ContactListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_SEARCH, *self._arguments(locals()))

    @documented
    def SearchAll(
        self,
        *,
        EmailAddress: str | None = None,
        MobilePhone: str | None = None,
        MainPhone: str | None = None,
        Attention: str | None = None,
        FirstName: str | None = None,
        LastName: str | None = None,
        Company: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> Generator[ContactModel]:
        """Search the contacts, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: REST API v3.00 > GET /addressbook/contact/search.

        Args:
            EmailAddress: E-mail address to look for.
            MobilePhone: Mobile number to look for.
            MainPhone: Main telephone number to look for.
            Attention: Name to address the contact by to look for.
            FirstName: First name to look for.
            LastName: Last name to look for.
            Company: Company to look for.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            ContactModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(CONTACT_SEARCH, *self._arguments(locals()))

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
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
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
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

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
    ) -> ContactApiResultDTO:
        """Create a contact.

        Adds a contact to the address book. Every field is optional.

        Documentation: Create Contact.

        Args:
            ExType: Kind of the record in another system that the contact stands for. At most 20 characters.
                Example: CRM
            ExID: Identifier of that record in the other system. At most 100 characters. Example: C-1024
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted
            Attention: Name to address the contact by. At most 200 characters. Example: Jess Doe
            Title: Title. One of , Mr, Mrs, Ms, Miss, Dr, Prof, Hon. Example: Ms
            Company: Company of the contact. At most 100 characters. Example: Example Corp
            RecipDepartment: Department of the contact within the company. At most 100 characters. Example:
                Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. At most 100 characters. Example: Jess
            LastName: Last name. At most 100 characters. Example: Doe
            Position: Job title. At most 100 characters. Example: Sales Representative
            StreetAddress: Street and number. At most 100 characters. Example: 1 Example Street
            Suburb: Suburb or district. At most 100 characters. Example: Southbank
            City: City or town. At most 100 characters. Example: Melbourne
            State: State or province. At most 100 characters. Example: VIC
            Country: Country. At most 100 characters. Example: Australia
            Postcode: Postal code. At most 100 characters. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. At most 100 characters. Example:
                +61491570156
            AltPhone1: First alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone2: Second alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone3: Third alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone4: Fourth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone5: Fifth alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone6: Sixth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone7: Seventh alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone8: Eighth alternative telephone number. At most 100 characters. Example: +61491570158
            MobilePhone: Mobile number, the one that SMS go to. At most 100 characters. Example: +61491570006
            FaxNumber: Fax number. At most 100 characters. Example: +61491570737
            EmailAddress: E-mail address. At most 100 characters. Example: jess@example.com
            WebAddress: Address of a web site. At most 100 characters. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. At most 100 characters. Example: Value 1
            Custom2: Custom field 2 of the contact. At most 100 characters. Example: Value 2
            Custom3: Custom field 3 of the contact. At most 100 characters. Example: Value 3
            Custom4: Custom field 4 of the contact. At most 100 characters. Example: Value 4
            Notes: Notes about the contact. At most 1000 characters. Example: Prefers mornings.

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

        Reads one contact with all its fields, and the identifiers of its groups.

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
        ExType: str | Unset | None = UNSET,
        ExID: str | Unset | None = UNSET,
        ViewBy: str | Unset | None = UNSET,
        ViewPublic: str | Unset | None = UNSET,
        EditBy: str | Unset | None = UNSET,
        EditPublic: str | Unset | None = UNSET,
        AccessControl: str | Unset | None = UNSET,
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
        AltPhone3: str | Unset | None = UNSET,
        AltPhone4: str | Unset | None = UNSET,
        AltPhone5: str | Unset | None = UNSET,
        AltPhone6: str | Unset | None = UNSET,
        AltPhone7: str | Unset | None = UNSET,
        AltPhone8: str | Unset | None = UNSET,
        MobilePhone: str | Unset | None = UNSET,
        FaxNumber: str | Unset | None = UNSET,
        EmailAddress: str | Unset | None = UNSET,
        WebAddress: str | Unset | None = UNSET,
        Custom1: str | Unset | None = UNSET,
        Custom2: str | Unset | None = UNSET,
        Custom3: str | Unset | None = UNSET,
        Custom4: str | Unset | None = UNSET,
        Notes: str | Unset | None = UNSET,
    ) -> ContactApiResultDTO:
        """Change a contact.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: Update Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            ExType: Kind of the record in another system that the contact stands for. At most 20 characters.
                Example: CRM
            ExID: Identifier of that record in the other system. At most 100 characters. Example: C-1024
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted
            Attention: Name to address the contact by. At most 200 characters. Example: Jess Doe
            Title: Title. One of , Mr, Mrs, Ms, Miss, Dr, Prof, Hon. Example: Ms
            Company: Company of the contact. At most 100 characters. Example: Example Corp
            RecipDepartment: Department of the contact within the company. At most 100 characters. Example:
                Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. At most 100 characters. Example: Jess
            LastName: Last name. At most 100 characters. Example: Doe
            Position: Job title. At most 100 characters. Example: Sales Representative
            StreetAddress: Street and number. At most 100 characters. Example: 1 Example Street
            Suburb: Suburb or district. At most 100 characters. Example: Southbank
            City: City or town. At most 100 characters. Example: Melbourne
            State: State or province. At most 100 characters. Example: VIC
            Country: Country. At most 100 characters. Example: Australia
            Postcode: Postal code. At most 100 characters. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. At most 100 characters. Example:
                +61491570156
            AltPhone1: First alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone2: Second alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone3: Third alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone4: Fourth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone5: Fifth alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone6: Sixth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone7: Seventh alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone8: Eighth alternative telephone number. At most 100 characters. Example: +61491570158
            MobilePhone: Mobile number, the one that SMS go to. At most 100 characters. Example: +61491570006
            FaxNumber: Fax number. At most 100 characters. Example: +61491570737
            EmailAddress: E-mail address. At most 100 characters. Example: jess@example.com
            WebAddress: Address of a web site. At most 100 characters. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. At most 100 characters. Example: Value 1
            Custom2: Custom field 2 of the contact. At most 100 characters. Example: Value 2
            Custom3: Custom field 3 of the contact. At most 100 characters. Example: Value 3
            Custom4: Custom field 4 of the contact. At most 100 characters. Example: Value 4
            Notes: Notes about the contact. At most 1000 characters. Example: Prefers mornings.

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
    async def Search(
        self,
        *,
        EmailAddress: str | None = None,
        MobilePhone: str | None = None,
        MainPhone: str | None = None,
        Attention: str | None = None,
        FirstName: str | None = None,
        LastName: str | None = None,
        Company: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> ContactListApiResultDTO:
        """Search the contacts.

        Reads the contacts that match all that is given, page by page.

        Documentation: REST API v3.00 > GET /addressbook/contact/search.

        Args:
            EmailAddress: E-mail address to look for.
            MobilePhone: Mobile number to look for.
            MainPhone: Main telephone number to look for.
            Attention: Name to address the contact by to look for.
            FirstName: First name to look for.
            LastName: Last name to look for.
            Company: Company to look for.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            ContactListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_SEARCH, *self._arguments(locals()))

    @documented
    def SearchAll(
        self,
        *,
        EmailAddress: str | None = None,
        MobilePhone: str | None = None,
        MainPhone: str | None = None,
        Attention: str | None = None,
        FirstName: str | None = None,
        LastName: str | None = None,
        Company: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[ContactModel]:
        """Search the contacts, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: REST API v3.00 > GET /addressbook/contact/search.

        Args:
            EmailAddress: E-mail address to look for.
            MobilePhone: Mobile number to look for.
            MainPhone: Main telephone number to look for.
            Attention: Name to address the contact by to look for.
            FirstName: First name to look for.
            LastName: Last name to look for.
            Company: Company to look for.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            ContactModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(CONTACT_SEARCH, *self._arguments(locals()))

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
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
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
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

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
    ) -> ContactApiResultDTO:
        """Create a contact.

        Adds a contact to the address book. Every field is optional.

        Documentation: Create Contact.

        Args:
            ExType: Kind of the record in another system that the contact stands for. At most 20 characters.
                Example: CRM
            ExID: Identifier of that record in the other system. At most 100 characters. Example: C-1024
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted
            Attention: Name to address the contact by. At most 200 characters. Example: Jess Doe
            Title: Title. One of , Mr, Mrs, Ms, Miss, Dr, Prof, Hon. Example: Ms
            Company: Company of the contact. At most 100 characters. Example: Example Corp
            RecipDepartment: Department of the contact within the company. At most 100 characters. Example:
                Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. At most 100 characters. Example: Jess
            LastName: Last name. At most 100 characters. Example: Doe
            Position: Job title. At most 100 characters. Example: Sales Representative
            StreetAddress: Street and number. At most 100 characters. Example: 1 Example Street
            Suburb: Suburb or district. At most 100 characters. Example: Southbank
            City: City or town. At most 100 characters. Example: Melbourne
            State: State or province. At most 100 characters. Example: VIC
            Country: Country. At most 100 characters. Example: Australia
            Postcode: Postal code. At most 100 characters. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. At most 100 characters. Example:
                +61491570156
            AltPhone1: First alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone2: Second alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone3: Third alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone4: Fourth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone5: Fifth alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone6: Sixth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone7: Seventh alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone8: Eighth alternative telephone number. At most 100 characters. Example: +61491570158
            MobilePhone: Mobile number, the one that SMS go to. At most 100 characters. Example: +61491570006
            FaxNumber: Fax number. At most 100 characters. Example: +61491570737
            EmailAddress: E-mail address. At most 100 characters. Example: jess@example.com
            WebAddress: Address of a web site. At most 100 characters. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. At most 100 characters. Example: Value 1
            Custom2: Custom field 2 of the contact. At most 100 characters. Example: Value 2
            Custom3: Custom field 3 of the contact. At most 100 characters. Example: Value 3
            Custom4: Custom field 4 of the contact. At most 100 characters. Example: Value 4
            Notes: Notes about the contact. At most 1000 characters. Example: Prefers mornings.

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

        Reads one contact with all its fields, and the identifiers of its groups.

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
        ExType: str | Unset | None = UNSET,
        ExID: str | Unset | None = UNSET,
        ViewBy: str | Unset | None = UNSET,
        ViewPublic: str | Unset | None = UNSET,
        EditBy: str | Unset | None = UNSET,
        EditPublic: str | Unset | None = UNSET,
        AccessControl: str | Unset | None = UNSET,
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
        AltPhone3: str | Unset | None = UNSET,
        AltPhone4: str | Unset | None = UNSET,
        AltPhone5: str | Unset | None = UNSET,
        AltPhone6: str | Unset | None = UNSET,
        AltPhone7: str | Unset | None = UNSET,
        AltPhone8: str | Unset | None = UNSET,
        MobilePhone: str | Unset | None = UNSET,
        FaxNumber: str | Unset | None = UNSET,
        EmailAddress: str | Unset | None = UNSET,
        WebAddress: str | Unset | None = UNSET,
        Custom1: str | Unset | None = UNSET,
        Custom2: str | Unset | None = UNSET,
        Custom3: str | Unset | None = UNSET,
        Custom4: str | Unset | None = UNSET,
        Notes: str | Unset | None = UNSET,
    ) -> ContactApiResultDTO:
        """Change a contact.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: Update Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            ExType: Kind of the record in another system that the contact stands for. At most 20 characters.
                Example: CRM
            ExID: Identifier of that record in the other system. At most 100 characters. Example: C-1024
            ViewBy: Who may see the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            ViewPublic: The same as ViewBy.
            EditBy: Who may change the contact: everybody of the Account, SubAccount or Department, or nobody
                else (No). One of Account, SubAccount, Department, No. Example: Account
            EditPublic: The same as EditBy.
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted
            Attention: Name to address the contact by. At most 200 characters. Example: Jess Doe
            Title: Title. One of , Mr, Mrs, Ms, Miss, Dr, Prof, Hon. Example: Ms
            Company: Company of the contact. At most 100 characters. Example: Example Corp
            RecipDepartment: Department of the contact within the company. At most 100 characters. Example:
                Sales
            CompanyDepartment: The same as RecipDepartment.
            FirstName: First name. At most 100 characters. Example: Jess
            LastName: Last name. At most 100 characters. Example: Doe
            Position: Job title. At most 100 characters. Example: Sales Representative
            StreetAddress: Street and number. At most 100 characters. Example: 1 Example Street
            Suburb: Suburb or district. At most 100 characters. Example: Southbank
            City: City or town. At most 100 characters. Example: Melbourne
            State: State or province. At most 100 characters. Example: VIC
            Country: Country. At most 100 characters. Example: Australia
            Postcode: Postal code. At most 100 characters. Example: 3006
            PostCode: The same as Postcode.
            MainPhone: Main telephone number, used for voice calls. At most 100 characters. Example:
                +61491570156
            AltPhone1: First alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone2: Second alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone3: Third alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone4: Fourth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone5: Fifth alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone6: Sixth alternative telephone number. At most 100 characters. Example: +61491570158
            AltPhone7: Seventh alternative telephone number. At most 100 characters. Example: +61491570157
            AltPhone8: Eighth alternative telephone number. At most 100 characters. Example: +61491570158
            MobilePhone: Mobile number, the one that SMS go to. At most 100 characters. Example: +61491570006
            FaxNumber: Fax number. At most 100 characters. Example: +61491570737
            EmailAddress: E-mail address. At most 100 characters. Example: jess@example.com
            WebAddress: Address of a web site. At most 100 characters. Example: https://www.example.com
            Custom1: Custom field 1 of the contact. At most 100 characters. Example: Value 1
            Custom2: Custom field 2 of the contact. At most 100 characters. Example: Value 2
            Custom3: Custom field 3 of the contact. At most 100 characters. Example: Value 3
            Custom4: Custom field 4 of the contact. At most 100 characters. Example: Value 4
            Notes: Notes about the contact. At most 1000 characters. Example: Prefers mornings.

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
