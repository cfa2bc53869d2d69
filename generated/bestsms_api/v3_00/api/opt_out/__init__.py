# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads and writes the list of those who get no more messages."""

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

from ...models.opt_out_api_result_dto import OptOutApiResultDTO
from ...models.opt_out_batch_api_result_dto import OptOutBatchApiResultDTO
from ...models.opt_out_list_api_result_dto import OptOutListApiResultDTO
from ...models.opt_out_model import OptOutModel
from ...types import FilesGiven, RecipientsGiven
from .opt_out_create import OPT_OUT_CREATE
from .opt_out_create_batch import OPT_OUT_CREATE_BATCH
from .opt_out_delete import OPT_OUT_DELETE
from .opt_out_detail import OPT_OUT_DETAIL
from .opt_out_list import OPT_OUT_LIST
from .opt_out_update import OPT_OUT_UPDATE


class OptOutParameters(Requests):
    """The parameters of OptOut that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(
        [
            "TimePeriod",
            "DestType",
            "ContactID",
            "RecordsPerPage",
            "Page",
            "Destination",
            "SubAccount",
            "Department",
            "StopMessage",
            "Notes",
            "Destinations",
            "ContactIDs",
            "OptOutID",
            "ID",
        ]
    )
    TimePeriod: int | None
    DestType: str | None
    ContactID: str | None
    RecordsPerPage: int | None
    Page: int | None
    Destination: str | None
    SubAccount: str | None
    Department: str | None
    StopMessage: str | None
    Notes: str | None
    Destinations: Iterable[str] | None
    ContactIDs: Iterable[str] | None
    OptOutID: str | None
    ID: str | None


class OptOut(OptOutParameters, SyncRequests):
    """Reads and writes the list of those who get no more messages."""

    __slots__ = ()

    @documented
    def List(
        self,
        *,
        TimePeriod: int | None = None,
        DestType: str | None = None,
        ContactID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> OptOutListApiResultDTO:
        """List the opt-outs.

        Reads those who have opted out, page by page.

        Documentation: REST API v3.00 > GET /optout/list.

        Args:
            TimePeriod: Reads those who opted out during the last so many minutes. All if absent.
            DestType: Kind of message opted out of. All if absent. One of SMS, Text, Email, Voice, Speech,
                Fax.
            ContactID: Identifier of a contact.
            RecordsPerPage: Records on one page. From 5 to 1000. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            OptOutListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(OPT_OUT_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        TimePeriod: int | None = None,
        DestType: str | None = None,
        ContactID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> Generator[OptOutModel]:
        """List the opt-outs, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: REST API v3.00 > GET /optout/list.

        Args:
            TimePeriod: Reads those who opted out during the last so many minutes. All if absent.
            DestType: Kind of message opted out of. All if absent. One of SMS, Text, Email, Voice, Speech,
                Fax.
            ContactID: Identifier of a contact.
            RecordsPerPage: Records on one page. From 5 to 1000. Default 100.

        Yields:
            OptOutModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(OPT_OUT_LIST, *self._arguments(locals()))

    @documented
    def Create(
        self,
        *,
        DestType: str | None = None,
        Destination: str | None = None,
        ContactID: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        StopMessage: str | None = None,
        Notes: str | None = None,
    ) -> OptOutApiResultDTO:
        """Opt somebody out.

        Puts a number or an address on the list: the service sends nothing more to it.

        Documentation: REST API v3.00 > POST /optout.

        Args:
            DestType: Required. Kind of message opted out of: Text is SMS, and Speech is Voice. One of SMS,
                Text, Email, Voice, Speech, Fax. Example: SMS
            Destination: Required. Number or address that gets no more messages. At most 60 characters.
                Example: +61491570006
            ContactID: Identifier of the contact. Example: 6000000b-f002-4007-b00a-c00000000001
            SubAccount: Sub-account that the opt-out is limited to. At most 60 characters. Example:
                SubAccount01
            Department: Department that the opt-out is limited to. At most 60 characters. Example:
                Department01
            StopMessage: What the recipient wrote to opt out. At most 1000 characters. Example: STOP
            Notes: Notes about the opt-out. At most 1000 characters. Example: By telephone.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(OPT_OUT_CREATE, *self._arguments(locals()))

    @documented
    def CreateBatch(
        self,
        *,
        DestType: str | None = None,
        Destination: str | None = None,
        Destinations: Iterable[str] | None = None,
        ContactID: str | None = None,
        ContactIDs: Iterable[str] | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
    ) -> OptOutBatchApiResultDTO:
        """Opt many out.

        Puts many numbers, addresses or contacts on the list at once.

        Documentation: REST API v3.00 > POST /optout/batch.

        Args:
            DestType: Required. Kinds of message opted out of, joined by commas. Known values: SMS, Text,
                Email, Voice, Speech, Fax. Example: SMS
            Destination: Required, unless Destinations or ContactID or ContactIDs is given. Number or address
                that gets no more messages. Example: +61491570006
            Destinations: Required, unless Destination or ContactID or ContactIDs is given. Numbers or
                addresses that get no more messages.
            ContactID: Required, unless Destination or Destinations or ContactIDs is given. Identifier of a
                contact that gets no more messages. Example: 6000000b-f002-4007-b00a-c00000000001
            ContactIDs: Required, unless Destination or Destinations or ContactID is given. Identifiers of
                contacts that get no more messages.
            SubAccount: Sub-account that the opt-out is limited to. At most 60 characters. Example:
                SubAccount01
            Department: Department that the opt-out is limited to. At most 60 characters. Example:
                Department01

        Returns:
            OptOutBatchApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(OPT_OUT_CREATE_BATCH, *self._arguments(locals()))

    @documented
    def Detail(
        self,
        *,
        OptOutID: str | None = None,
        ID: str | None = None,
    ) -> OptOutApiResultDTO:
        """Read an opt-out.

        Reads one entry of the list.

        Documentation: REST API v3.00 > GET /optout/{OptOutID}.

        Args:
            OptOutID: Required. Identifier of the opt-out.
            ID: The same as OptOutID.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(OPT_OUT_DETAIL, *self._arguments(locals()))

    @documented
    def Update(
        self,
        *,
        OptOutID: str | None = None,
        ID: str | None = None,
        DestType: str | Unset = UNSET,
        Destination: str | Unset = UNSET,
        ContactID: str | Unset | None = UNSET,
        SubAccount: str | Unset | None = UNSET,
        Department: str | Unset | None = UNSET,
        StopMessage: str | Unset | None = UNSET,
        Notes: str | Unset | None = UNSET,
    ) -> OptOutApiResultDTO:
        """Change an opt-out.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: REST API v3.00 > PATCH /optout/{OptOutID}.

        Args:
            OptOutID: Required. Identifier of the opt-out.
            ID: The same as OptOutID.
            DestType: Required. Kind of message opted out of: Text is SMS, and Speech is Voice. One of SMS,
                Text, Email, Voice, Speech, Fax. Example: SMS
            Destination: Number or address that gets no more messages. At most 60 characters. Example:
                +61491570006
            ContactID: Identifier of the contact. Example: 6000000b-f002-4007-b00a-c00000000001
            SubAccount: Sub-account that the opt-out is limited to. At most 60 characters. Example:
                SubAccount01
            Department: Department that the opt-out is limited to. At most 60 characters. Example:
                Department01
            StopMessage: What the recipient wrote to opt out. At most 1000 characters. Example: STOP
            Notes: Notes about the opt-out. At most 1000 characters. Example: By telephone.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(OPT_OUT_UPDATE, *self._arguments(locals()))

    @documented
    def Delete(
        self,
        *,
        OptOutID: str | None = None,
        ID: str | None = None,
    ) -> OptOutApiResultDTO:
        """Delete an opt-out.

        Takes an entry off the list: messages reach the number or address again.

        Documentation: REST API v3.00 > DELETE /optout/{OptOutID}.

        Args:
            OptOutID: Required. Identifier of the opt-out.
            ID: The same as OptOutID.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(OPT_OUT_DELETE, *self._arguments(locals()))


class AsyncOptOut(OptOutParameters, AsyncRequests):
    """Reads and writes the list of those who get no more messages."""

    __slots__ = ()

    @documented
    async def List(
        self,
        *,
        TimePeriod: int | None = None,
        DestType: str | None = None,
        ContactID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> OptOutListApiResultDTO:
        """List the opt-outs.

        Reads those who have opted out, page by page.

        Documentation: REST API v3.00 > GET /optout/list.

        Args:
            TimePeriod: Reads those who opted out during the last so many minutes. All if absent.
            DestType: Kind of message opted out of. All if absent. One of SMS, Text, Email, Voice, Speech,
                Fax.
            ContactID: Identifier of a contact.
            RecordsPerPage: Records on one page. From 5 to 1000. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            OptOutListApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(OPT_OUT_LIST, *self._arguments(locals()))

    @documented
    def ListAll(
        self,
        *,
        TimePeriod: int | None = None,
        DestType: str | None = None,
        ContactID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[OptOutModel]:
        """List the opt-outs, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: REST API v3.00 > GET /optout/list.

        Args:
            TimePeriod: Reads those who opted out during the last so many minutes. All if absent.
            DestType: Kind of message opted out of. All if absent. One of SMS, Text, Email, Voice, Speech,
                Fax.
            ContactID: Identifier of a contact.
            RecordsPerPage: Records on one page. From 5 to 1000. Default 100.

        Yields:
            OptOutModel: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(OPT_OUT_LIST, *self._arguments(locals()))

    @documented
    async def Create(
        self,
        *,
        DestType: str | None = None,
        Destination: str | None = None,
        ContactID: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        StopMessage: str | None = None,
        Notes: str | None = None,
    ) -> OptOutApiResultDTO:
        """Opt somebody out.

        Puts a number or an address on the list: the service sends nothing more to it.

        Documentation: REST API v3.00 > POST /optout.

        Args:
            DestType: Required. Kind of message opted out of: Text is SMS, and Speech is Voice. One of SMS,
                Text, Email, Voice, Speech, Fax. Example: SMS
            Destination: Required. Number or address that gets no more messages. At most 60 characters.
                Example: +61491570006
            ContactID: Identifier of the contact. Example: 6000000b-f002-4007-b00a-c00000000001
            SubAccount: Sub-account that the opt-out is limited to. At most 60 characters. Example:
                SubAccount01
            Department: Department that the opt-out is limited to. At most 60 characters. Example:
                Department01
            StopMessage: What the recipient wrote to opt out. At most 1000 characters. Example: STOP
            Notes: Notes about the opt-out. At most 1000 characters. Example: By telephone.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(OPT_OUT_CREATE, *self._arguments(locals()))

    @documented
    async def CreateBatch(
        self,
        *,
        DestType: str | None = None,
        Destination: str | None = None,
        Destinations: Iterable[str] | None = None,
        ContactID: str | None = None,
        ContactIDs: Iterable[str] | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
    ) -> OptOutBatchApiResultDTO:
        """Opt many out.

        Puts many numbers, addresses or contacts on the list at once.

        Documentation: REST API v3.00 > POST /optout/batch.

        Args:
            DestType: Required. Kinds of message opted out of, joined by commas. Known values: SMS, Text,
                Email, Voice, Speech, Fax. Example: SMS
            Destination: Required, unless Destinations or ContactID or ContactIDs is given. Number or address
                that gets no more messages. Example: +61491570006
            Destinations: Required, unless Destination or ContactID or ContactIDs is given. Numbers or
                addresses that get no more messages.
            ContactID: Required, unless Destination or Destinations or ContactIDs is given. Identifier of a
                contact that gets no more messages. Example: 6000000b-f002-4007-b00a-c00000000001
            ContactIDs: Required, unless Destination or Destinations or ContactID is given. Identifiers of
                contacts that get no more messages.
            SubAccount: Sub-account that the opt-out is limited to. At most 60 characters. Example:
                SubAccount01
            Department: Department that the opt-out is limited to. At most 60 characters. Example:
                Department01

        Returns:
            OptOutBatchApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(OPT_OUT_CREATE_BATCH, *self._arguments(locals()))

    @documented
    async def Detail(
        self,
        *,
        OptOutID: str | None = None,
        ID: str | None = None,
    ) -> OptOutApiResultDTO:
        """Read an opt-out.

        Reads one entry of the list.

        Documentation: REST API v3.00 > GET /optout/{OptOutID}.

        Args:
            OptOutID: Required. Identifier of the opt-out.
            ID: The same as OptOutID.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(OPT_OUT_DETAIL, *self._arguments(locals()))

    @documented
    async def Update(
        self,
        *,
        OptOutID: str | None = None,
        ID: str | None = None,
        DestType: str | Unset = UNSET,
        Destination: str | Unset = UNSET,
        ContactID: str | Unset | None = UNSET,
        SubAccount: str | Unset | None = UNSET,
        Department: str | Unset | None = UNSET,
        StopMessage: str | Unset | None = UNSET,
        Notes: str | Unset | None = UNSET,
    ) -> OptOutApiResultDTO:
        """Change an opt-out.

        Changes the fields that are given and leaves the others. Null (None in Python) clears a field.

        Documentation: REST API v3.00 > PATCH /optout/{OptOutID}.

        Args:
            OptOutID: Required. Identifier of the opt-out.
            ID: The same as OptOutID.
            DestType: Required. Kind of message opted out of: Text is SMS, and Speech is Voice. One of SMS,
                Text, Email, Voice, Speech, Fax. Example: SMS
            Destination: Number or address that gets no more messages. At most 60 characters. Example:
                +61491570006
            ContactID: Identifier of the contact. Example: 6000000b-f002-4007-b00a-c00000000001
            SubAccount: Sub-account that the opt-out is limited to. At most 60 characters. Example:
                SubAccount01
            Department: Department that the opt-out is limited to. At most 60 characters. Example:
                Department01
            StopMessage: What the recipient wrote to opt out. At most 1000 characters. Example: STOP
            Notes: Notes about the opt-out. At most 1000 characters. Example: By telephone.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(OPT_OUT_UPDATE, *self._arguments(locals()))

    @documented
    async def Delete(
        self,
        *,
        OptOutID: str | None = None,
        ID: str | None = None,
    ) -> OptOutApiResultDTO:
        """Delete an opt-out.

        Takes an entry off the list: messages reach the number or address again.

        Documentation: REST API v3.00 > DELETE /optout/{OptOutID}.

        Args:
            OptOutID: Required. Identifier of the opt-out.
            ID: The same as OptOutID.

        Returns:
            OptOutApiResultDTO: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(OPT_OUT_DELETE, *self._arguments(locals()))
