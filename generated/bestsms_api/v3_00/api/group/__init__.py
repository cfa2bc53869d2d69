# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads and writes the groups of the address book."""

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

from ...models.group_api_result_dto import GroupApiResultDTO
from ...models.group_list_api_result_dto import GroupListApiResultDTO
from ...models.group_model import GroupModel
from ...types import FilesGiven, RecipientsGiven
from .group_create import GROUP_CREATE
from .group_delete import GROUP_DELETE
from .group_detail import GROUP_DETAIL
from .group_list import GROUP_LIST
from .group_update import GROUP_UPDATE


class GroupParameters(Requests):
    """The parameters of Group that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(
        [
            "RecordsPerPage",
            "Page",
            "GroupName",
            "SubAccount",
            "Department",
            "ViewEditBy",
            "AccessControl",
            "GroupID",
            "GroupCode",
        ]
    )
    RecordsPerPage: int | None
    Page: int | None
    GroupName: str | None
    SubAccount: str | None
    Department: str | None
    ViewEditBy: str | None
    AccessControl: str | None
    GroupID: str | None
    GroupCode: str | None


class Group(GroupParameters, SyncRequests):
    """Reads and writes the groups of the address book."""

    __slots__ = ()

    @documented
    def List(
        self,
        *,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> GroupListApiResultDTO:
        """List the groups.

        Reads the groups that the user may see, page by page.

        Documentation: List Group.

        Args:
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            GroupListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        RecordsPerPage: int | None = None,
    ) -> Generator[GroupModel]:
        """List the groups, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Group.

        Args:
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            GroupModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(GROUP_LIST, *self._arguments(locals()))

    @documented
    def Create(
        self,
        *,
        GroupName: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        ViewEditBy: str | None = None,
        AccessControl: str | None = None,
    ) -> GroupApiResultDTO:
        """Create a group.

        Adds a group to the address book. The service makes its code from its name.

        Documentation: Create Group.

        Args:
            GroupName: Required. Name of the group. At most 100 characters. Example: Test Group
            SubAccount: Sub-account that the group belongs to. At most 40 characters. Example: SubAccount01
            Department: Department that the group belongs to. At most 40 characters. Example: Department01
            ViewEditBy: Who may see and change the group: everybody of the Account, SubAccount or Department,
                or nobody else (No). One of Account, SubAccount, Department, No. Example: Account
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_CREATE, *self._arguments(locals()))

    @documented
    def Detail(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupApiResultDTO:
        """Read a group.

        Reads one group.

        Documentation: Group Detail.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_DETAIL, *self._arguments(locals()))

    @documented
    def Update(
        self,
        *,
        GroupID: str | None = None,
        GroupName: str | Unset = UNSET,
        SubAccount: str | Unset | None = UNSET,
        Department: str | Unset | None = UNSET,
        ViewEditBy: str | Unset | None = UNSET,
        AccessControl: str | Unset | None = UNSET,
    ) -> GroupApiResultDTO:
        """Change a group.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: Update Group.

        Args:
            GroupID: Required. Identifier of the group.
            GroupName: Name of the group. At most 100 characters. Example: Test Group
            SubAccount: Sub-account that the group belongs to. At most 40 characters. Example: SubAccount01
            Department: Department that the group belongs to. At most 40 characters. Example: Department01
            ViewEditBy: Who may see and change the group: everybody of the Account, SubAccount or Department,
                or nobody else (No). One of Account, SubAccount, Department, No. Example: Account
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_UPDATE, *self._arguments(locals()))

    @documented
    def Delete(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupApiResultDTO:
        """Delete a group.

        Removes a group from the address book; its contacts remain.

        Documentation: Delete Group.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(GROUP_DELETE, *self._arguments(locals()))


class AsyncGroup(GroupParameters, AsyncRequests):
    """Reads and writes the groups of the address book."""

    __slots__ = ()

    @documented
    async def List(
        self,
        *,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> GroupListApiResultDTO:
        """List the groups.

        Reads the groups that the user may see, page by page.

        Documentation: List Group.

        Args:
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            GroupListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[GroupModel]:
        """List the groups, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: List Group.

        Args:
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            GroupModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(GROUP_LIST, *self._arguments(locals()))

    @documented
    async def Create(
        self,
        *,
        GroupName: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        ViewEditBy: str | None = None,
        AccessControl: str | None = None,
    ) -> GroupApiResultDTO:
        """Create a group.

        Adds a group to the address book. The service makes its code from its name.

        Documentation: Create Group.

        Args:
            GroupName: Required. Name of the group. At most 100 characters. Example: Test Group
            SubAccount: Sub-account that the group belongs to. At most 40 characters. Example: SubAccount01
            Department: Department that the group belongs to. At most 40 characters. Example: Department01
            ViewEditBy: Who may see and change the group: everybody of the Account, SubAccount or Department,
                or nobody else (No). One of Account, SubAccount, Department, No. Example: Account
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_CREATE, *self._arguments(locals()))

    @documented
    async def Detail(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupApiResultDTO:
        """Read a group.

        Reads one group.

        Documentation: Group Detail.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_DETAIL, *self._arguments(locals()))

    @documented
    async def Update(
        self,
        *,
        GroupID: str | None = None,
        GroupName: str | Unset = UNSET,
        SubAccount: str | Unset | None = UNSET,
        Department: str | Unset | None = UNSET,
        ViewEditBy: str | Unset | None = UNSET,
        AccessControl: str | Unset | None = UNSET,
    ) -> GroupApiResultDTO:
        """Change a group.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: Update Group.

        Args:
            GroupID: Required. Identifier of the group.
            GroupName: Name of the group. At most 100 characters. Example: Test Group
            SubAccount: Sub-account that the group belongs to. At most 40 characters. Example: SubAccount01
            Department: Department that the group belongs to. At most 40 characters. Example: Department01
            ViewEditBy: Who may see and change the group: everybody of the Account, SubAccount or Department,
                or nobody else (No). One of Account, SubAccount, Department, No. Example: Account
            AccessControl: Whether access to the record is limited or granted. One of Limited, Granted.
                Example: Granted

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_UPDATE, *self._arguments(locals()))

    @documented
    async def Delete(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
    ) -> GroupApiResultDTO:
        """Delete a group.

        Removes a group from the address book; its contacts remain.

        Documentation: Delete Group.

        Args:
            GroupID: Required. Identifier or code of the group.
            GroupCode: The same as GroupID.

        Returns:
            GroupApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(GROUP_DELETE, *self._arguments(locals()))
