# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads and writes the groups that a contact is in."""

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

from ...models.contact_group_api_result_dto import ContactGroupApiResultDTO
from ...models.contact_group_list_api_result_dto import ContactGroupListApiResultDTO
from ...models.group_model import GroupModel
from ...types import FilesGiven, RecipientsGiven
from .contact_group_create import CONTACT_GROUP_CREATE
from .contact_group_delete import CONTACT_GROUP_DELETE
from .contact_group_detail import CONTACT_GROUP_DETAIL
from .contact_group_list import CONTACT_GROUP_LIST


class ContactGroupParameters(Requests):
    """The parameters of ContactGroup that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(
        ["ContactID", "ID", "RecordsPerPage", "Page", "GroupID", "GroupCode"]
    )
    ContactID: str | None
    ID: str | None
    RecordsPerPage: int | None
    Page: int | None
    GroupID: str | None
    GroupCode: str | None


class ContactGroup(ContactGroupParameters, SyncRequests):
    """Reads and writes the groups that a contact is in."""

    __slots__ = ()

    @documented
    def List(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> ContactGroupListApiResultDTO:
        """List the groups of a contact.

        Reads the groups that a contact is in, page by page.

        Documentation: List Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            ContactGroupListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_GROUP_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> Generator[GroupModel]:
        """List the groups of a contact, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            GroupModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(CONTACT_GROUP_LIST, *self._arguments(locals()))

    @documented
    def Create(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> ContactGroupApiResultDTO:
        """Add a contact to a group.

        Puts a contact into a group.

        Documentation: Create Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group to add the contact to. Example:
                4000000b-f002-4007-b00a-c00000000001
            GroupCode: The same as GroupID.

        Returns:
            ContactGroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_GROUP_CREATE, *self._arguments(locals()))

    @documented
    def Delete(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> ContactGroupApiResultDTO:
        """Take a contact out of a group.

        Ends the membership; the contact and the group remain.

        Documentation: Delete Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            ContactGroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(CONTACT_GROUP_DELETE, *self._arguments(locals()))

    @documented
    def Detail(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> ContactGroupApiResultDTO:
        """Read a contact and one of its groups.

        Reads a contact together with a group that it is in, found by reading the list of its groups.

        Documentation: Get Contact Group Detail.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            ContactGroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._seek(CONTACT_GROUP_DETAIL, *self._arguments(locals()))


class AsyncContactGroup(ContactGroupParameters, AsyncRequests):
    """Reads and writes the groups that a contact is in."""

    __slots__ = ()

    @documented
    async def List(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> ContactGroupListApiResultDTO:
        """List the groups of a contact.

        Reads the groups that a contact is in, page by page.

        Documentation: List Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            ContactGroupListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_GROUP_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[GroupModel]:
        """List the groups of a contact, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            GroupModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(CONTACT_GROUP_LIST, *self._arguments(locals()))

    @documented
    async def Create(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> ContactGroupApiResultDTO:
        """Add a contact to a group.

        Puts a contact into a group.

        Documentation: Create Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group to add the contact to. Example:
                4000000b-f002-4007-b00a-c00000000001
            GroupCode: The same as GroupID.

        Returns:
            ContactGroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_GROUP_CREATE, *self._arguments(locals()))

    @documented
    async def Delete(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> ContactGroupApiResultDTO:
        """Take a contact out of a group.

        Ends the membership; the contact and the group remain.

        Documentation: Delete Contact Group.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            ContactGroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(CONTACT_GROUP_DELETE, *self._arguments(locals()))

    @documented
    async def Detail(
        self,
        *,
        ContactID: str | None = None,
        ID: str | None = None,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> ContactGroupApiResultDTO:
        """Read a contact and one of its groups.

        Reads a contact together with a group that it is in, found by reading the list of its groups.

        Documentation: Get Contact Group Detail.

        Args:
            ContactID: Required. Identifier of the contact.
            ID: The same as ContactID.
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            ContactGroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._seek(CONTACT_GROUP_DETAIL, *self._arguments(locals()))
