# DO NOT EDIT: generated from Schema/imports.schema
"""Calls ImportService."""

from frontdesk_client.generated.imports import (
    FilePart,
    GetImportRequest,
    Import,
    ImportPage,
    ImportPart,
    ListImportsRequest,
    ReadImportErrorsRequest,
    StopImportRequest,
    UndoImportRequest,
    WatchImportRequest,
)
from frontdesk_client.rpc.channel import (
    CallOptions,
    Channel,
    ClientStreamMethod,
    ServerStreamMethod,
    UnaryMethod,
)
from frontdesk_client.rpc.streams import RequestStream, ResponseStream

__all__ = ["ImportServiceClient", "ImportServiceMethods"]


class ImportServiceMethods:
    """The rpcs of ImportService as the runtime knows them."""

    UPLOAD = ClientStreamMethod(
        id=0xE755_A352,
        name="frontdesk.v1.ImportService/upload",
        request=ImportPart,
        response=Import,
        timeout=None,
        is_read=False,
    )
    GET_IMPORT = UnaryMethod(
        id=0x3191_1290,
        name="frontdesk.v1.ImportService/getImport",
        request=GetImportRequest,
        response=Import,
        timeout=5.0,
        is_read=True,
    )
    WATCH_IMPORT = ServerStreamMethod(
        id=0xEB7F_364B,
        name="frontdesk.v1.ImportService/watchImport",
        request=WatchImportRequest,
        response=Import,
        timeout=None,
        is_read=True,
    )
    LIST_IMPORTS = UnaryMethod(
        id=0x663B_211F,
        name="frontdesk.v1.ImportService/listImports",
        request=ListImportsRequest,
        response=ImportPage,
        timeout=5.0,
        is_read=True,
    )
    READ_IMPORT_ERRORS = ServerStreamMethod(
        id=0x4C76_2D8D,
        name="frontdesk.v1.ImportService/readImportErrors",
        request=ReadImportErrorsRequest,
        response=FilePart,
        timeout=None,
        is_read=True,
    )
    STOP_IMPORT = UnaryMethod(
        id=0x89CC_1996,
        name="frontdesk.v1.ImportService/stopImport",
        request=StopImportRequest,
        response=Import,
        timeout=5.0,
        is_read=False,
    )
    UNDO_IMPORT = UnaryMethod(
        id=0x9F68_8460,
        name="frontdesk.v1.ImportService/undoImport",
        request=UndoImportRequest,
        response=Import,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        UPLOAD,
        GET_IMPORT,
        WATCH_IMPORT,
        LIST_IMPORTS,
        READ_IMPORT_ERRORS,
        STOP_IMPORT,
        UNDO_IMPORT,
    )


class ImportServiceClient:
    """Files of customers, in."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def upload(
        self, options: CallOptions | None = None
    ) -> RequestStream[ImportPart, Import]:
        """Sends a CSV file (RFC 4180; comma, semicolon or tab; with a header): options first, then
        its bytes. Columns are name, phone, email, address, categoryName and the rest of the
        profile, in any order. The whole file is read and checked before anything is written;
        then
        the rows are written in their order, some at a time, by the server alone: watch it. The
        answer says whether the file was taken. A row of a customer who is known by phone or
        e-mail updates that customer. A cell of notes becomes a note, unless the customer has it.
        An
        interrupted upload writes nothing: send the file again.

        Past bookings have service and startsAt, and may have staff, endsAt or duration in
        minutes
        (60), price (12.50 or 12.50 EUR), currency, status (completed, cancelled, noShow),
        channel,
        paymentStatus, notes and externalId; messages have channel, message and at, and may have
        direction, purpose, subject, recipient, status and externalId. Times are 2024-05-31
        14:30,
        in the tenant's zone, or with Z or +02:00. Whose they are says id, number, phone, email,
        whatsapp or alternatePhone; with a name a customer is made who is not known. A row that
        came before, known by externalId or else by all its cells, is left as it is.

        Its own errors: invalid_argument, not_found, already_exists, resource_exhausted.
        """
        return self._channel.client_stream(ImportServiceMethods.UPLOAD, options)

    async def get_import(
        self, request: GetImportRequest, options: CallOptions | None = None
    ) -> Import:
        """One import as it stands.

        Its own errors: not_found.
        """
        return await self._channel.unary(ImportServiceMethods.GET_IMPORT, request, options)

    def watch_import(
        self, request: WatchImportRequest, options: CallOptions | None = None
    ) -> ResponseStream[Import]:
        """An import as it stands, and then again with each step, until it has come to an end.

        Its own errors: not_found.
        """
        return self._channel.server_stream(ImportServiceMethods.WATCH_IMPORT, request, options)

    async def list_imports(
        self, request: ListImportsRequest, options: CallOptions | None = None
    ) -> ImportPage:
        """Pages through the tenant's imports, the latest first.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(ImportServiceMethods.LIST_IMPORTS, request, options)

    def read_import_errors(
        self, request: ReadImportErrorsRequest, options: CallOptions | None = None
    ) -> ResponseStream[FilePart]:
        """A CSV file of the rows that were not taken, and why: line, column, problem, and the
        customers who are in the way. After an undo also which customers were left alone.

        Its own errors: not_found.
        """
        return self._channel.server_stream(
            ImportServiceMethods.READ_IMPORT_ERRORS,
            request,
            options,
        )

    async def stop_import(
        self, request: StopImportRequest, options: CallOptions | None = None
    ) -> Import:
        """Stops an import between two rows; what is written stays. One that has
        ended is left as it is.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(ImportServiceMethods.STOP_IMPORT, request, options)

    async def undo_import(
        self, request: UndoImportRequest, options: CallOptions | None = None
    ) -> Import:
        """Takes back all that an import wrote: customers that it added go, those that it changed
        are
        as before. Customers that somebody changed or used since are left alone. Watch it.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(ImportServiceMethods.UNDO_IMPORT, request, options)
