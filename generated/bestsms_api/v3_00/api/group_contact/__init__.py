# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads and writes the contacts that a group holds."""

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

from ...models.contact_model import ContactModel
from ...models.group_contact_api_result_dto import GroupContactApiResultDTO
from ...models.group_contact_list_api_result_dto import GroupContactListApiResultDTO
from ...types import FilesGiven, RecipientsGiven
from .group_contact_create import GROUP_CONTACT_CREATE
from .group_contact_delete import GROUP_CONTACT_DELETE
from .group_contact_detail import GROUP_CONTACT_DETAIL
from .group_contact_list import GROUP_CONTACT_LIST


class GroupContactParameters(Requests):
    """The parameters of GroupContact that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(
        ["GroupID", "GroupCode", "RecordsPerPage", "Page", "ContactID", "ID"]
    )
    GroupID: str | None
    GroupCode: str | None
    RecordsPerPage: int | None
    Page: int | None
    ContactID: str | None
    ID: str | None


class GroupContact(GroupContactParameters, SyncRequests):
    """Reads and writes the contacts that a group holds."""

    __slots__ = ()

    @documented
    def List(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> GroupContactListApiResultDTO:
        """List the contacts of a group.

        Reads the contacts in a group, page by page.

        Documentation: List Group Contact.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            GroupContactListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_CONTACT_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> Generator[ContactModel]:
        """List the contacts of a group, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Group Contact.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            ContactModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(GROUP_CONTACT_LIST, *self._arguments(locals()))

    @documented
    def Create(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupContactApiResultDTO:
        """Add a contact to a group.

        Puts a contact into a group.

        Documentation: Create Group Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group to add the contact to. Example:
                4000000b-f002-4007-b00a-c00000000001
            GroupCode: The same as GroupID.

        Returns:
            GroupContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_CONTACT_CREATE, *self._arguments(locals()))

    @documented
    def Delete(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupContactApiResultDTO:
        """Take a contact out of a group.

        Ends the membership; the group and the contact remain.

        Documentation: Delete Group Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            GroupContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_CONTACT_DELETE, *self._arguments(locals()))

    @documented
    def Detail(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
        ContactID: str | None = None,
        ID: str | None = None,
    ) -> GroupContactApiResultDTO:
        """Read a group and one of its contacts.

        Reads a group together with a contact that is in it, found by reading the list of its contacts.

        Documentation: Get Group Contact Detail.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.

        Returns:
            GroupContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._seek(GROUP_CONTACT_DETAIL, *self._arguments(locals()))


class AsyncGroupContact(GroupContactParameters, AsyncRequests):
    """Reads and writes the contacts that a group holds."""

    __slots__ = ()

    @documented
    async def List(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> GroupContactListApiResultDTO:
        """List the contacts of a group.

        Reads the contacts in a group, page by page.

        Documentation: List Group Contact.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            GroupContactListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_CONTACT_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[ContactModel]:
        """List the contacts of a group, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Group Contact.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            ContactModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(GROUP_CONTACT_LIST, *self._arguments(locals()))

    @documented
    async def Create(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupContactApiResultDTO:
        """Add a contact to a group.

        Puts a contact into a group.

        Documentation: Create Group Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group to add the contact to. Example:
                4000000b-f002-4007-b00a-c00000000001
            GroupCode: The same as GroupID.

        Returns:
            GroupContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_CONTACT_CREATE, *self._arguments(locals()))

    @documented
    async def Delete(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupContactApiResultDTO:
        """Take a contact out of a group.

        Ends the membership; the group and the contact remain.

        Documentation: Delete Group Contact.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            GroupContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_CONTACT_DELETE, *self._arguments(locals()))

    @documented
    async def Detail(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
        ContactID: str | None = None,
        ID: str | None = None,
    ) -> GroupContactApiResultDTO:
        """Read a group and one of its contacts.

        Reads a group together with a contact that is in it, found by reading the list of its contacts.

        Documentation: Get Group Contact Detail.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.

        Returns:
            GroupContactApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._seek(GROUP_CONTACT_DETAIL, *self._arguments(locals()))
