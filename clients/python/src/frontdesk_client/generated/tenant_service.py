# DO NOT EDIT: generated from Schema/tenants.schema
"""Calls TenantService."""

from frontdesk_client.generated.imports import FilePart
from frontdesk_client.generated.tenants import (
    CreateTenantRequest,
    ExportTenantRequest,
    GetTenantRequest,
    ImportTenantPart,
    ListTenantsRequest,
    ResumeTenantRequest,
    SuspendTenantRequest,
    Tenant,
    TenantImport,
    TenantPage,
    UpdateTenantSettingsRequest,
)
from frontdesk_client.rpc.channel import (
    CallOptions,
    Channel,
    ClientStreamMethod,
    ServerStreamMethod,
    UnaryMethod,
)
from frontdesk_client.rpc.streams import RequestStream, ResponseStream

__all__ = ["TenantServiceClient", "TenantServiceMethods"]


class TenantServiceMethods:
    """The rpcs of TenantService as the runtime knows them."""

    CREATE_TENANT = UnaryMethod(
        id=0x7AF7_C2C6,
        name="frontdesk.v1.TenantService/createTenant",
        request=CreateTenantRequest,
        response=Tenant,
        timeout=5.0,
        is_read=False,
    )
    GET_TENANT = UnaryMethod(
        id=0x0D7C_837E,
        name="frontdesk.v1.TenantService/getTenant",
        request=GetTenantRequest,
        response=Tenant,
        timeout=5.0,
        is_read=True,
    )
    LIST_TENANTS = UnaryMethod(
        id=0x4333_5C07,
        name="frontdesk.v1.TenantService/listTenants",
        request=ListTenantsRequest,
        response=TenantPage,
        timeout=5.0,
        is_read=True,
    )
    UPDATE_TENANT_SETTINGS = UnaryMethod(
        id=0x8D89_D82E,
        name="frontdesk.v1.TenantService/updateTenantSettings",
        request=UpdateTenantSettingsRequest,
        response=Tenant,
        timeout=5.0,
        is_read=False,
    )
    SUSPEND_TENANT = UnaryMethod(
        id=0xAE16_699E,
        name="frontdesk.v1.TenantService/suspendTenant",
        request=SuspendTenantRequest,
        response=Tenant,
        timeout=5.0,
        is_read=False,
    )
    RESUME_TENANT = UnaryMethod(
        id=0x6345_D8CD,
        name="frontdesk.v1.TenantService/resumeTenant",
        request=ResumeTenantRequest,
        response=Tenant,
        timeout=5.0,
        is_read=False,
    )
    EXPORT_TENANT = ServerStreamMethod(
        id=0x947F_8C88,
        name="frontdesk.v1.TenantService/exportTenant",
        request=ExportTenantRequest,
        response=FilePart,
        timeout=None,
        is_read=False,
    )
    IMPORT_TENANT = ClientStreamMethod(
        id=0x792C_F7EF,
        name="frontdesk.v1.TenantService/importTenant",
        request=ImportTenantPart,
        response=TenantImport,
        timeout=None,
        is_read=False,
    )
    ALL = (
        CREATE_TENANT,
        GET_TENANT,
        LIST_TENANTS,
        UPDATE_TENANT_SETTINGS,
        SUSPEND_TENANT,
        RESUME_TENANT,
        EXPORT_TENANT,
        IMPORT_TENANT,
    )


class TenantServiceClient:
    """The tenants themselves, for platform admins, and each tenant's own settings."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def create_tenant(
        self, request: CreateTenantRequest, options: CallOptions | None = None
    ) -> Tenant:
        """Makes a tenant with its default categories.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(TenantServiceMethods.CREATE_TENANT, request, options)

    async def get_tenant(
        self, request: GetTenantRequest, options: CallOptions | None = None
    ) -> Tenant:
        """The tenant that the call names; a client admin gets its own.

        Its own errors: not_found.
        """
        return await self._channel.unary(TenantServiceMethods.GET_TENANT, request, options)

    async def list_tenants(
        self, request: ListTenantsRequest, options: CallOptions | None = None
    ) -> TenantPage:
        """Pages through all tenants.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(TenantServiceMethods.LIST_TENANTS, request, options)

    async def update_tenant_settings(
        self, request: UpdateTenantSettingsRequest, options: CallOptions | None = None
    ) -> Tenant:
        """Changes settings; a stale version is `aborted` with the fields that changed.

        Its own errors: invalid_argument, aborted.
        """
        return await self._channel.unary(
            TenantServiceMethods.UPDATE_TENANT_SETTINGS,
            request,
            options,
        )

    async def suspend_tenant(
        self, request: SuspendTenantRequest, options: CallOptions | None = None
    ) -> Tenant:
        """Refuses every further call for the tenant but a platform admin's.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(TenantServiceMethods.SUSPEND_TENANT, request, options)

    async def resume_tenant(
        self, request: ResumeTenantRequest, options: CallOptions | None = None
    ) -> Tenant:
        """Ends a suspension.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(TenantServiceMethods.RESUME_TENANT, request, options)

    def export_tenant(
        self, request: ExportTenantRequest, options: CallOptions | None = None
    ) -> ResponseStream[FilePart]:
        """The whole tenant as a file, in parts: every row of every table as one moment has them,
        the
        audit trail and the files about customers too, without loss. What is sealed stays so; its
        keys are in the file as the passphrase wraps them. What is not sealed, such as names and
        phone numbers, can be read in it. `importTenant` takes it, on whatever engine. Not for
        client admins who are limited to locations or lack the scope `finance`.

        Its own errors: invalid_argument, not_found.
        """
        return self._channel.server_stream(TenantServiceMethods.EXPORT_TENANT, request, options)

    def import_tenant(
        self, options: CallOptions | None = None
    ) -> RequestStream[ImportTenantPart, TenantImport]:
        """Makes a tenant of a file of `exportTenant`: options first, then its bytes. The tenant has
        its ids, numbers and versions as before, and is seen once all of it is written and
        checked;
        of a file that breaks off, was changed or does not open nothing stays, and it can be sent
        again. `alreadyExists` where the server has the tenant.

        Its own errors: invalid_argument, already_exists, failed_precondition, aborted,
        resource_exhausted.
        """
        return self._channel.client_stream(TenantServiceMethods.IMPORT_TENANT, options)
