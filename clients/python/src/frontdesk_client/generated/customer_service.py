# DO NOT EDIT: generated from Schema/customers.schema
"""Calls CustomerService."""

from frontdesk_client.generated.customers import (
    AddMappingRequest,
    Category,
    CategoryList,
    CreateCategoryRequest,
    CreateCustomerRequest,
    Customer,
    CustomerPage,
    CustomerProfile,
    CustomerStats,
    DeleteCategoryRequest,
    DeleteCustomerRequest,
    DeletedCategory,
    GetCustomerProfileRequest,
    GetCustomerRequest,
    GetCustomerStatsRequest,
    ListCategoriesRequest,
    ListCustomersRequest,
    RemoveMappingRequest,
    ResolveCustomerRequest,
    ResolvedCustomer,
    RestoreCustomerRequest,
    UpdateCategoryRequest,
    UpdateCustomerRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["CustomerServiceClient", "CustomerServiceMethods"]


class CustomerServiceMethods:
    """The rpcs of CustomerService as the runtime knows them."""

    CREATE_CUSTOMER = UnaryMethod(
        id=0x9A3D_3136,
        name="frontdesk.v1.CustomerService/createCustomer",
        request=CreateCustomerRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    GET_CUSTOMER = UnaryMethod(
        id=0xC6B1_43BE,
        name="frontdesk.v1.CustomerService/getCustomer",
        request=GetCustomerRequest,
        response=Customer,
        timeout=5.0,
        is_read=True,
    )
    LIST_CUSTOMERS = UnaryMethod(
        id=0x376F_49D7,
        name="frontdesk.v1.CustomerService/listCustomers",
        request=ListCustomersRequest,
        response=CustomerPage,
        timeout=5.0,
        is_read=True,
    )
    UPDATE_CUSTOMER = UnaryMethod(
        id=0x0740_C157,
        name="frontdesk.v1.CustomerService/updateCustomer",
        request=UpdateCustomerRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    DELETE_CUSTOMER = UnaryMethod(
        id=0x3530_16D9,
        name="frontdesk.v1.CustomerService/deleteCustomer",
        request=DeleteCustomerRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    RESTORE_CUSTOMER = UnaryMethod(
        id=0x8390_AC78,
        name="frontdesk.v1.CustomerService/restoreCustomer",
        request=RestoreCustomerRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    RESOLVE_OR_CREATE_CUSTOMER = UnaryMethod(
        id=0x0DB8_F93B,
        name="frontdesk.v1.CustomerService/resolveOrCreateCustomer",
        request=ResolveCustomerRequest,
        response=ResolvedCustomer,
        timeout=5.0,
        is_read=False,
    )
    ADD_MAPPING = UnaryMethod(
        id=0x21BF_DA21,
        name="frontdesk.v1.CustomerService/addMapping",
        request=AddMappingRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    REMOVE_MAPPING = UnaryMethod(
        id=0xE1F9_7D10,
        name="frontdesk.v1.CustomerService/removeMapping",
        request=RemoveMappingRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    GET_CUSTOMER_STATS = UnaryMethod(
        id=0xDD5E_AB65,
        name="frontdesk.v1.CustomerService/getCustomerStats",
        request=GetCustomerStatsRequest,
        response=CustomerStats,
        timeout=5.0,
        is_read=True,
    )
    GET_CUSTOMER_PROFILE = UnaryMethod(
        id=0xF7BF_FFA3,
        name="frontdesk.v1.CustomerService/getCustomerProfile",
        request=GetCustomerProfileRequest,
        response=CustomerProfile,
        timeout=5.0,
        is_read=True,
    )
    CREATE_CATEGORY = UnaryMethod(
        id=0x1278_5726,
        name="frontdesk.v1.CustomerService/createCategory",
        request=CreateCategoryRequest,
        response=Category,
        timeout=5.0,
        is_read=False,
    )
    LIST_CATEGORIES = UnaryMethod(
        id=0xF980_71D6,
        name="frontdesk.v1.CustomerService/listCategories",
        request=ListCategoriesRequest,
        response=CategoryList,
        timeout=5.0,
        is_read=True,
    )
    UPDATE_CATEGORY = UnaryMethod(
        id=0x0FFA_BF97,
        name="frontdesk.v1.CustomerService/updateCategory",
        request=UpdateCategoryRequest,
        response=Category,
        timeout=5.0,
        is_read=False,
    )
    DELETE_CATEGORY = UnaryMethod(
        id=0x5D25_B331,
        name="frontdesk.v1.CustomerService/deleteCategory",
        request=DeleteCategoryRequest,
        response=DeletedCategory,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        CREATE_CUSTOMER,
        GET_CUSTOMER,
        LIST_CUSTOMERS,
        UPDATE_CUSTOMER,
        DELETE_CUSTOMER,
        RESTORE_CUSTOMER,
        RESOLVE_OR_CREATE_CUSTOMER,
        ADD_MAPPING,
        REMOVE_MAPPING,
        GET_CUSTOMER_STATS,
        GET_CUSTOMER_PROFILE,
        CREATE_CATEGORY,
        LIST_CATEGORIES,
        UPDATE_CATEGORY,
        DELETE_CATEGORY,
    )


class CustomerServiceClient:
    """The customers of a tenant."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def create_customer(
        self, request: CreateCustomerRequest, options: CallOptions | None = None
    ) -> Customer:
        """Makes a customer; a phone or e-mail that another live customer has is `alreadyExists`
        with that customer's id.

        Its own errors: invalid_argument, already_exists, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.CREATE_CUSTOMER, request, options)

    async def get_customer(
        self, request: GetCustomerRequest, options: CallOptions | None = None
    ) -> Customer:
        """Finds one customer by any id or identifier.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.GET_CUSTOMER, request, options)

    async def list_customers(
        self, request: ListCustomersRequest, options: CallOptions | None = None
    ) -> CustomerPage:
        """Pages through customers with filters and search.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(CustomerServiceMethods.LIST_CUSTOMERS, request, options)

    async def update_customer(
        self, request: UpdateCustomerRequest, options: CallOptions | None = None
    ) -> Customer:
        """Changes fields; a stale version is `aborted` with the fields that changed.

        Its own errors: invalid_argument, not_found, already_exists, aborted.
        """
        return await self._channel.unary(CustomerServiceMethods.UPDATE_CUSTOMER, request, options)

    async def delete_customer(
        self, request: DeleteCustomerRequest, options: CallOptions | None = None
    ) -> Customer:
        """Deletes softly: its identifiers are free again, its history stays.

        Its own errors: not_found, aborted.
        """
        return await self._channel.unary(CustomerServiceMethods.DELETE_CUSTOMER, request, options)

    async def restore_customer(
        self, request: RestoreCustomerRequest, options: CallOptions | None = None
    ) -> Customer:
        """Brings a deleted customer back, unless another one has its identifiers by now.

        Its own errors: not_found, failed_precondition, already_exists.
        """
        return await self._channel.unary(CustomerServiceMethods.RESTORE_CUSTOMER, request, options)

    async def resolve_or_create_customer(
        self, request: ResolveCustomerRequest, options: CallOptions | None = None
    ) -> ResolvedCustomer:
        """The customer known by a phone, e-mail or WhatsApp number, else a new one.

        Its own errors: invalid_argument, failed_precondition.
        """
        return await self._channel.unary(
            CustomerServiceMethods.RESOLVE_OR_CREATE_CUSTOMER,
            request,
            options,
        )

    async def add_mapping(
        self, request: AddMappingRequest, options: CallOptions | None = None
    ) -> Customer:
        """Adds an id at another system; one that another customer has is `alreadyExists`.

        Its own errors: not_found, already_exists, failed_precondition.
        """
        return await self._channel.unary(CustomerServiceMethods.ADD_MAPPING, request, options)

    async def remove_mapping(
        self, request: RemoveMappingRequest, options: CallOptions | None = None
    ) -> Customer:
        """Removes an id at another system.

        Its own errors: not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.REMOVE_MAPPING, request, options)

    async def get_customer_stats(
        self, request: GetCustomerStatsRequest, options: CallOptions | None = None
    ) -> CustomerStats:
        """The figures of the dashboard's cards."""
        return await self._channel.unary(
            CustomerServiceMethods.GET_CUSTOMER_STATS,
            request,
            options,
        )

    async def get_customer_profile(
        self, request: GetCustomerProfileRequest, options: CallOptions | None = None
    ) -> CustomerProfile:
        """Everything that a customer's page shows.

        Its own errors: not_found.
        """
        return await self._channel.unary(
            CustomerServiceMethods.GET_CUSTOMER_PROFILE,
            request,
            options,
        )

    async def create_category(
        self, request: CreateCategoryRequest, options: CallOptions | None = None
    ) -> Category:
        """Makes a category.

        Its own errors: invalid_argument, already_exists.
        """
        return await self._channel.unary(CustomerServiceMethods.CREATE_CATEGORY, request, options)

    async def list_categories(
        self, request: ListCategoriesRequest, options: CallOptions | None = None
    ) -> CategoryList:
        """All categories of the tenant."""
        return await self._channel.unary(CustomerServiceMethods.LIST_CATEGORIES, request, options)

    async def update_category(
        self, request: UpdateCategoryRequest, options: CallOptions | None = None
    ) -> Category:
        """Renames or recolours a category, the default one too.

        Its own errors: invalid_argument, not_found, already_exists, aborted.
        """
        return await self._channel.unary(CustomerServiceMethods.UPDATE_CATEGORY, request, options)

    async def delete_category(
        self, request: DeleteCategoryRequest, options: CallOptions | None = None
    ) -> DeletedCategory:
        """Deletes a category and moves its customers to the default one; the default is refused.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(CustomerServiceMethods.DELETE_CATEGORY, request, options)
