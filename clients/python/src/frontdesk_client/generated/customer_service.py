# DO NOT EDIT: generated from Schema/customers.schema
"""Calls CustomerService."""

from frontdesk_client.generated.customers import (
    AddIdentifierRequest,
    AddMappingRequest,
    AddNoteRequest,
    Category,
    CategoryList,
    ChangeIdentifierRequest,
    CompleteFollowUpRequest,
    CreateCategoryRequest,
    CreateCustomerRequest,
    CreateFollowUpRequest,
    CreateNotificationRequest,
    Customer,
    CustomerLocationList,
    CustomerPage,
    CustomerProfile,
    CustomerStats,
    DeleteCategoryRequest,
    DeleteCustomerRequest,
    DeleteNoteRequest,
    DeletedCategory,
    FollowUpPage,
    GetCustomerProfileRequest,
    GetCustomerRequest,
    GetCustomerStatsRequest,
    LiftModerationRequest,
    ListCategoriesRequest,
    ListCustomerLocationsRequest,
    ListCustomersRequest,
    ListFollowUpsRequest,
    ListNotesRequest,
    ListNotificationsRequest,
    ListOccasionsRequest,
    ListTimelineRequest,
    MarkNotificationsReadRequest,
    MarkedNotifications,
    ModerateCustomerRequest,
    NotePage,
    NotificationPage,
    OccasionPage,
    RemoveIdentifierRequest,
    RemoveMappingRequest,
    ResolveCustomerRequest,
    ResolvedCustomer,
    RestoreCustomerRequest,
    TimelinePage,
    UpdateCategoryRequest,
    UpdateCustomerLocationRequest,
    UpdateCustomerRequest,
    UpdateNoteRequest,
)
from frontdesk_client.generated.profiles import CustomerLocation, FollowUp, Note, Notification
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
    ADD_IDENTIFIER = UnaryMethod(
        id=0xF920_E42A,
        name="frontdesk.v1.CustomerService/addIdentifier",
        request=AddIdentifierRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    CHANGE_IDENTIFIER = UnaryMethod(
        id=0x0B1B_BF1D,
        name="frontdesk.v1.CustomerService/changeIdentifier",
        request=ChangeIdentifierRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    REMOVE_IDENTIFIER = UnaryMethod(
        id=0xC693_B22D,
        name="frontdesk.v1.CustomerService/removeIdentifier",
        request=RemoveIdentifierRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    MODERATE_CUSTOMER = UnaryMethod(
        id=0x4876_DC57,
        name="frontdesk.v1.CustomerService/moderateCustomer",
        request=ModerateCustomerRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    LIFT_MODERATION = UnaryMethod(
        id=0x7E2E_1FBB,
        name="frontdesk.v1.CustomerService/liftModeration",
        request=LiftModerationRequest,
        response=Customer,
        timeout=5.0,
        is_read=False,
    )
    ADD_NOTE = UnaryMethod(
        id=0xBE31_1BD9,
        name="frontdesk.v1.CustomerService/addNote",
        request=AddNoteRequest,
        response=Note,
        timeout=5.0,
        is_read=False,
    )
    UPDATE_NOTE = UnaryMethod(
        id=0x3961_0B93,
        name="frontdesk.v1.CustomerService/updateNote",
        request=UpdateNoteRequest,
        response=Note,
        timeout=5.0,
        is_read=False,
    )
    DELETE_NOTE = UnaryMethod(
        id=0x17DB_75FD,
        name="frontdesk.v1.CustomerService/deleteNote",
        request=DeleteNoteRequest,
        response=Note,
        timeout=5.0,
        is_read=False,
    )
    LIST_NOTES = UnaryMethod(
        id=0x1F6E_4CB3,
        name="frontdesk.v1.CustomerService/listNotes",
        request=ListNotesRequest,
        response=NotePage,
        timeout=5.0,
        is_read=True,
    )
    CREATE_FOLLOW_UP = UnaryMethod(
        id=0x3F69_8D0E,
        name="frontdesk.v1.CustomerService/createFollowUp",
        request=CreateFollowUpRequest,
        response=FollowUp,
        timeout=5.0,
        is_read=False,
    )
    COMPLETE_FOLLOW_UP = UnaryMethod(
        id=0xEB19_B781,
        name="frontdesk.v1.CustomerService/completeFollowUp",
        request=CompleteFollowUpRequest,
        response=FollowUp,
        timeout=5.0,
        is_read=False,
    )
    LIST_FOLLOW_UPS = UnaryMethod(
        id=0xB640_FE5F,
        name="frontdesk.v1.CustomerService/listFollowUps",
        request=ListFollowUpsRequest,
        response=FollowUpPage,
        timeout=5.0,
        is_read=True,
    )
    CREATE_NOTIFICATION = UnaryMethod(
        id=0xC252_7145,
        name="frontdesk.v1.CustomerService/createNotification",
        request=CreateNotificationRequest,
        response=Notification,
        timeout=5.0,
        is_read=False,
    )
    LIST_NOTIFICATIONS = UnaryMethod(
        id=0x0E8B_B9AA,
        name="frontdesk.v1.CustomerService/listNotifications",
        request=ListNotificationsRequest,
        response=NotificationPage,
        timeout=5.0,
        is_read=True,
    )
    MARK_NOTIFICATIONS_READ = UnaryMethod(
        id=0xACFF_63CD,
        name="frontdesk.v1.CustomerService/markNotificationsRead",
        request=MarkNotificationsReadRequest,
        response=MarkedNotifications,
        timeout=5.0,
        is_read=False,
    )
    UPDATE_CUSTOMER_LOCATION = UnaryMethod(
        id=0x0638_F5C0,
        name="frontdesk.v1.CustomerService/updateCustomerLocation",
        request=UpdateCustomerLocationRequest,
        response=CustomerLocation,
        timeout=5.0,
        is_read=False,
    )
    LIST_CUSTOMER_LOCATIONS = UnaryMethod(
        id=0x83F6_2492,
        name="frontdesk.v1.CustomerService/listCustomerLocations",
        request=ListCustomerLocationsRequest,
        response=CustomerLocationList,
        timeout=5.0,
        is_read=True,
    )
    LIST_OCCASIONS = UnaryMethod(
        id=0x8002_B6FE,
        name="frontdesk.v1.CustomerService/listOccasions",
        request=ListOccasionsRequest,
        response=OccasionPage,
        timeout=5.0,
        is_read=True,
    )
    LIST_TIMELINE = UnaryMethod(
        id=0x1615_DE0D,
        name="frontdesk.v1.CustomerService/listTimeline",
        request=ListTimelineRequest,
        response=TimelinePage,
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
        ADD_IDENTIFIER,
        CHANGE_IDENTIFIER,
        REMOVE_IDENTIFIER,
        MODERATE_CUSTOMER,
        LIFT_MODERATION,
        ADD_NOTE,
        UPDATE_NOTE,
        DELETE_NOTE,
        LIST_NOTES,
        CREATE_FOLLOW_UP,
        COMPLETE_FOLLOW_UP,
        LIST_FOLLOW_UPS,
        CREATE_NOTIFICATION,
        LIST_NOTIFICATIONS,
        MARK_NOTIFICATIONS_READ,
        UPDATE_CUSTOMER_LOCATION,
        LIST_CUSTOMER_LOCATIONS,
        LIST_OCCASIONS,
        LIST_TIMELINE,
        CREATE_CATEGORY,
        LIST_CATEGORIES,
        UPDATE_CATEGORY,
        DELETE_CATEGORY,
    )


class CustomerServiceClient:
    """The customers of a tenant. A client admin who is limited to locations sees those who have
    been
    to one of them, and their bookings and figures there; all others are for it as if there were
    none. What would need more than that, such as making, merging, moderating and deleting
    customers, is `permissionDenied`.
    """

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

    async def add_identifier(
        self, request: AddIdentifierRequest, options: CallOptions | None = None
    ) -> Customer:
        """Adds an identifier: it fills the customer's field of its type when that is empty.

        Its own errors: invalid_argument, not_found, already_exists, failed_precondition.
        """
        return await self._channel.unary(CustomerServiceMethods.ADD_IDENTIFIER, request, options)

    async def change_identifier(
        self, request: ChangeIdentifierRequest, options: CallOptions | None = None
    ) -> Customer:
        """Verifies, retires or shares an identifier, or takes that back.

        Its own errors: invalid_argument, not_found, already_exists, failed_precondition.
        """
        return await self._channel.unary(CustomerServiceMethods.CHANGE_IDENTIFIER, request, options)

    async def remove_identifier(
        self, request: RemoveIdentifierRequest, options: CallOptions | None = None
    ) -> Customer:
        """Removes an identifier; retire one that the customer is still to be found by in a search.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.REMOVE_IDENTIFIER, request, options)

    async def moderate_customer(
        self, request: ModerateCustomerRequest, options: CallOptions | None = None
    ) -> Customer:
        """Suspends a customer for a time, or bans it: it can book nothing until that ends.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.MODERATE_CUSTOMER, request, options)

    async def lift_moderation(
        self, request: LiftModerationRequest, options: CallOptions | None = None
    ) -> Customer:
        """Ends a suspension or a ban, with a reason.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(CustomerServiceMethods.LIFT_MODERATION, request, options)

    async def add_note(
        self, request: AddNoteRequest, options: CallOptions | None = None
    ) -> Note:
        """Writes a note about a customer.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.ADD_NOTE, request, options)

    async def update_note(
        self, request: UpdateNoteRequest, options: CallOptions | None = None
    ) -> Note:
        """Rewrites a note; a stale version is `aborted`.

        Its own errors: invalid_argument, not_found, aborted.
        """
        return await self._channel.unary(CustomerServiceMethods.UPDATE_NOTE, request, options)

    async def delete_note(
        self, request: DeleteNoteRequest, options: CallOptions | None = None
    ) -> Note:
        """Deletes a note, and answers with it.

        Its own errors: not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.DELETE_NOTE, request, options)

    async def list_notes(
        self, request: ListNotesRequest, options: CallOptions | None = None
    ) -> NotePage:
        """Pages through a customer's notes, the latest first.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.LIST_NOTES, request, options)

    async def create_follow_up(
        self, request: CreateFollowUpRequest, options: CallOptions | None = None
    ) -> FollowUp:
        """Plans something to do about a customer.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.CREATE_FOLLOW_UP, request, options)

    async def complete_follow_up(
        self, request: CompleteFollowUpRequest, options: CallOptions | None = None
    ) -> FollowUp:
        """Says that a follow-up is done; doing so again changes nothing.

        Its own errors: not_found.
        """
        return await self._channel.unary(
            CustomerServiceMethods.COMPLETE_FOLLOW_UP,
            request,
            options,
        )

    async def list_follow_ups(
        self, request: ListFollowUpsRequest, options: CallOptions | None = None
    ) -> FollowUpPage:
        """Pages through what is due, the most urgent first, or through one customer's follow-ups.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.LIST_FOLLOW_UPS, request, options)

    async def create_notification(
        self, request: CreateNotificationRequest, options: CallOptions | None = None
    ) -> Notification:
        """Puts a message into a customer's in-app inbox.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(
            CustomerServiceMethods.CREATE_NOTIFICATION,
            request,
            options,
        )

    async def list_notifications(
        self, request: ListNotificationsRequest, options: CallOptions | None = None
    ) -> NotificationPage:
        """Pages through a customer's inbox, the latest first.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(
            CustomerServiceMethods.LIST_NOTIFICATIONS,
            request,
            options,
        )

    async def mark_notifications_read(
        self, request: MarkNotificationsReadRequest, options: CallOptions | None = None
    ) -> MarkedNotifications:
        """Marks messages as read; those that are read already stay as they are.

        Its own errors: not_found.
        """
        return await self._channel.unary(
            CustomerServiceMethods.MARK_NOTIFICATIONS_READ,
            request,
            options,
        )

    async def update_customer_location(
        self, request: UpdateCustomerLocationRequest, options: CallOptions | None = None
    ) -> CustomerLocation:
        """Changes tags, notes and preferences that one location keeps of a customer.

        Its own errors: invalid_argument, not_found, aborted, failed_precondition.
        """
        return await self._channel.unary(
            CustomerServiceMethods.UPDATE_CUSTOMER_LOCATION,
            request,
            options,
        )

    async def list_customer_locations(
        self, request: ListCustomerLocationsRequest, options: CallOptions | None = None
    ) -> CustomerLocationList:
        """What every location knows of a customer.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(
            CustomerServiceMethods.LIST_CUSTOMER_LOCATIONS,
            request,
            options,
        )

    async def list_occasions(
        self, request: ListOccasionsRequest, options: CallOptions | None = None
    ) -> OccasionPage:
        """Birthdays and anniversaries of first visits in the days ahead, in their order.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(CustomerServiceMethods.LIST_OCCASIONS, request, options)

    async def list_timeline(
        self, request: ListTimelineRequest, options: CallOptions | None = None
    ) -> TimelinePage:
        """Pages through what happened with a customer, the latest first.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(CustomerServiceMethods.LIST_TIMELINE, request, options)

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
