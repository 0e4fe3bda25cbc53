# DO NOT EDIT: generated from Schema/customers.schema
"""Messages and enums of `customers.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import typing as _t
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.bookings import Booking
from frontdesk_client.generated.common import Source
from frontdesk_client.generated.profiles import (
    Address,
    AssistantProfile,
    Birthdate,
    Company,
    ContactPerson,
    CurrentConsent,
    CustomerLocation,
    FollowUp,
    Identifier,
    IdentifierType,
    Moderation,
    ModerationState,
    Note,
    Notification,
    NotificationSeverity,
    Preferences,
    Tier,
    TimelineItem,
)

__all__ = [
    "AddIdentifierRequest",
    "AddMappingRequest",
    "AddNoteRequest",
    "Category",
    "CategoryList",
    "ChangeIdentifierRequest",
    "CompleteFollowUpRequest",
    "CreateCategoryRequest",
    "CreateCustomerRequest",
    "CreateFollowUpRequest",
    "CreateNotificationRequest",
    "Customer",
    "CustomerChanges",
    "CustomerLocationList",
    "CustomerPage",
    "CustomerProfile",
    "CustomerSort",
    "CustomerStats",
    "CustomerStatus",
    "CustomerType",
    "DayWindow",
    "DeleteCategoryRequest",
    "DeleteCustomerRequest",
    "DeleteNoteRequest",
    "DeletedCategory",
    "FollowUpPage",
    "GetCustomerProfileRequest",
    "GetCustomerRequest",
    "GetCustomerStatsRequest",
    "LeapDay",
    "LiftModerationRequest",
    "ListCategoriesRequest",
    "ListCustomerLocationsRequest",
    "ListCustomersRequest",
    "ListFollowUpsRequest",
    "ListNotesRequest",
    "ListNotificationsRequest",
    "ListOccasionsRequest",
    "ListTimelineRequest",
    "MarkNotificationsReadRequest",
    "MarkedNotifications",
    "ModerateCustomerRequest",
    "NotePage",
    "NotificationPage",
    "Occasion",
    "OccasionPage",
    "OccasionType",
    "ProviderMapping",
    "RemoveIdentifierRequest",
    "RemoveMappingRequest",
    "ResolveCustomerRequest",
    "ResolvedCustomer",
    "RestoreCustomerRequest",
    "ServiceCount",
    "SourceCount",
    "TimelinePage",
    "UpdateCategoryRequest",
    "UpdateCustomerLocationRequest",
    "UpdateCustomerRequest",
    "UpdateNoteRequest",
]


class CustomerType(_wire.OpenEnum):
    """What kind of customer it is."""

    UNSPECIFIED = 0
    INDIVIDUAL = 1
    COMPANY = 2


class CustomerStatus(_wire.OpenEnum):
    """Whether the customer is counted as active."""

    UNSPECIFIED = 0
    ACTIVE = 1
    INACTIVE = 2


class CustomerSort(_wire.OpenEnum):
    """What a list of customers is ordered by; ties are broken by id."""

    UNSPECIFIED = 0
    """As `created`; with a search, whole words before beginnings of words, and those made first
    before others; beginnings of one word in the order of the words that have them.
    """
    CREATED = 1
    NAME = 2
    LAST_VISIT = 3
    VISITS = 4
    SPENT = 5
    """What they have spent in one currency; without a search, those who have spent nothing in it
    are left out.
    """


class OccasionType(_wire.OpenEnum):
    """Which day of the year it is about."""

    UNSPECIFIED = 0
    """As `birthday`."""
    BIRTHDAY = 1
    FIRST_VISIT = 2
    """The day of the first visit."""


class LeapDay(_wire.OpenEnum):
    """When somebody of 29 February is remembered in another year."""

    UNSPECIFIED = 0
    """As `february28`."""
    FEBRUARY28 = 1
    MARCH1 = 2


@_dc.dataclass(slots=True, kw_only=True)
class Customer(_wire.Message):
    """One customer of one tenant. The same telephone number is the same customer."""

    id: _uuid.UUID = _wire.NIL
    public_id: str = ""
    """`CUST-{unix ms}-{5 base36}`."""
    number: str = ""
    """From the tenant's sequence: `RC-2026-0001`."""
    version: int = 0
    """Rises by one with each change."""
    name: str = ""
    type: CustomerType = CustomerType.UNSPECIFIED
    status: CustomerStatus = CustomerStatus.UNSPECIFIED
    source: Source = Source.UNSPECIFIED
    """How the customer first came."""
    category_id: _uuid.UUID = _wire.NIL
    phone: str | None = None
    """E.164."""
    alternate_phone: str | None = None
    """E.164."""
    email: str | None = None
    whatsapp: str | None = None
    """E.164."""
    locale: str | None = None
    """BCP 47."""
    tags: list[str] = _dc.field(default_factory=list)
    mappings: list[ProviderMapping] = _dc.field(default_factory=list)
    """The customer's ids at other systems."""
    first_contact_at: _dt.datetime = _wire.EPOCH
    created_at: _dt.datetime = _wire.EPOCH
    updated_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""
    """The subject of the token that created the record."""
    deleted_at: _dt.datetime | None = None
    """When the record was deleted; absent while it lives."""
    visits: int = 0
    """Completed bookings."""
    first_visit_at: _dt.datetime | None = None
    last_visit_at: _dt.datetime | None = None
    spent: list[_wire.Money] = _dc.field(default_factory=list)
    """What completed bookings came to, one amount a currency. Empty for client admins without the
    scope `finance`, here as in every other message.
    """
    birthdate: Birthdate | None = None
    avatar: str | None = None
    """Address of a picture."""
    addresses: list[Address] = _dc.field(default_factory=list)
    suggested_tags: list[str] = _dc.field(default_factory=list)
    """Those of `tags` that came from a suggestion; the others are people's."""
    identifiers: list[Identifier] = _dc.field(default_factory=list)
    """What there is to say of identifiers beyond the fields above: further ones, and those that
    are verified, shared or retired. `getCustomerProfile` lists them all.
    """
    moderation: Moderation | None = None
    """Absent for nearly everybody; a suspension that has run out is not shown."""
    tier: Tier = Tier.UNSPECIFIED
    """By the tenant's policy, in answers of `getCustomer`, `listCustomers` and
    `getCustomerProfile`; `unspecified` while the tenant has none.
    """
    company: Company | None = None
    """This field and those below are shown only when asked for, and by the call that changes one
    of them.
    """
    contacts: list[ContactPerson] = _dc.field(default_factory=list)
    preferences: Preferences | None = None
    custom_fields: dict[str, str] = _dc.field(default_factory=dict)
    assistants: list[AssistantProfile] = _dc.field(default_factory=list)
    """One an origin."""
    erased_at: _dt.datetime | None = None
    """When everything that told who it was went; what is left are figures and the ids."""


@_dc.dataclass(slots=True, kw_only=True)
class ProviderMapping(_wire.Message):
    """A customer's id at another system, for example Phorest or Fresha."""

    provider: str = ""
    branch: str = ""
    """The provider's branch; empty where it has none."""
    external_id: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class CreateCustomerRequest(_wire.Message):
    """Describes a new customer. A name is enough, except in the booking profile (phone)."""

    name: str = ""
    phone: str | None = None
    """Any spelling; read in the tenant's region."""
    email: str | None = None
    whatsapp: str | None = None
    alternate_phone: str | None = None
    type: CustomerType = CustomerType.UNSPECIFIED
    """`individual` when left out."""
    source: Source = Source.UNSPECIFIED
    """`api` when left out."""
    category_id: _uuid.UUID | None = None
    """The tenant's default category when left out."""
    locale: str | None = None
    tags: list[str] = _dc.field(default_factory=list)
    mappings: list[ProviderMapping] = _dc.field(default_factory=list)
    first_contact_at: _dt.datetime | None = None
    """Now when left out."""
    status: CustomerStatus = CustomerStatus.UNSPECIFIED
    """`active` when left out."""
    birthdate: Birthdate | None = None
    avatar: str | None = None
    addresses: list[Address] = _dc.field(default_factory=list)
    """At most one `billing`, and one default among the others."""
    suggested_tags: list[str] = _dc.field(default_factory=list)
    company: Company | None = None
    contacts: list[ContactPerson] = _dc.field(default_factory=list)
    preferences: Preferences | None = None
    custom_fields: dict[str, str] = _dc.field(default_factory=dict)
    assistants: list[AssistantProfile] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class GetCustomerRequest(_wire.OneOfMessage):
    """Finds one customer by whatever the caller knows.

    At most one of `id`, `public_id`, `number`, `phone`, `email`, `whatsapp`, `mapping`, `any` is
    set: setting one clears the others.
    """

    id: _uuid.UUID | None = None
    """Ids and numbers find deleted customers too, identifiers live ones only."""
    public_id: str | None = None
    number: str | None = None
    phone: str | None = None
    """Any spelling; read in the tenant's region."""
    email: str | None = None
    whatsapp: str | None = None
    mapping: ProviderMapping | None = None
    any: str | None = None
    """Any of the above in text form."""
    details: bool = False
    """Show company, contacts, preferences, custom fields and assistants too."""
    which_key: _t.ClassVar[_wire.Which[_t.Literal[
        "id",
        "public_id",
        "number",
        "phone",
        "email",
        "whatsapp",
        "mapping",
        "any",
    ]]] = _wire.Which("key")
    """Which of them is set; None when none is."""


@_dc.dataclass(slots=True, kw_only=True)
class ListCustomersRequest(_wire.Message):
    """Asks for one page of customers."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    with_total: bool = False
    """Count the matches over all pages too."""
    search: str = ""
    """The beginning of words of the name, digits of a number, an e-mail, a customer number."""
    sources: list[Source] = _dc.field(default_factory=list)
    """Any of these; all when empty."""
    category_id: _uuid.UUID | None = None
    status: CustomerStatus = CustomerStatus.UNSPECIFIED
    tags: list[str] = _dc.field(default_factory=list)
    """All of these."""
    sort: CustomerSort = CustomerSort.UNSPECIFIED
    descending: bool = False
    deleted: bool = False
    """Deleted customers instead of live ones."""
    tags_any: list[str] = _dc.field(default_factory=list)
    """Any of these."""
    visits_min: int = 0
    """At the location, where one is given; so are the two below."""
    spent_min: _wire.Money | None = None
    """Have spent at least this in its currency. `permissionDenied` for client admins without the
    scope `finance`, as is `sort: spent`.
    """
    days_since_visit_min: int = 0
    """The last visit is at least so many days ago."""
    birthday: DayWindow | None = None
    follow_up_due: bool = False
    """A follow-up is due by now."""
    location_id: _uuid.UUID | None = None
    """Has been or is known at this location, whose figures then count: those of the filters
    above, and those that the list is sorted by. It must be the caller's own, where that is
    limited to locations.
    """
    currency: str | None = None
    """Of `sort: spent`; the tenant's when left out."""
    tier: Tier = Tier.UNSPECIFIED
    """By the tenant's policy, which there must be."""
    segment_id: _uuid.UUID | None = None
    """Whom the segment's filter gives now; what it says cannot be said again here."""
    snapshot_id: _uuid.UUID | None = None
    """Whoever was in a segment when the snapshot was taken."""


@_dc.dataclass(slots=True, kw_only=True)
class DayWindow(_wire.Message):
    """Some days in a row of any year."""

    month: int = 0
    day: int = 0
    days: int = 0
    """How many days, the first included."""


@_dc.dataclass(slots=True, kw_only=True)
class CustomerPage(_wire.Message):
    """One page of customers."""

    customers: list[Customer] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""
    total: int | None = None
    """Present when `withTotal` was set."""
    more_candidates: bool = False
    """More customers may match the search than were looked at: narrow it."""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateCustomerRequest(_wire.Message):
    """Changes the fields that `mask` names."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """The version that the caller saw."""
    mask: list[str] = _dc.field(default_factory=list)
    """Names of fields of `CustomerChanges`; a named field that is absent is cleared."""
    changes: CustomerChanges = _dc.field(default_factory=lambda: CustomerChanges())
    reason: str | None = None
    """Kept in the audit entry."""


@_dc.dataclass(slots=True, kw_only=True)
class CustomerChanges(_wire.Message):
    """What can be changed of a customer."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    whatsapp: str | None = None
    alternate_phone: str | None = None
    type: CustomerType | None = None
    status: CustomerStatus | None = None
    source: Source | None = None
    category_id: _uuid.UUID | None = None
    locale: str | None = None
    tags: list[str] = _dc.field(default_factory=list)
    birthdate: Birthdate | None = None
    avatar: str | None = None
    addresses: list[Address] = _dc.field(default_factory=list)
    """At most one `billing`, and one default among the others."""
    suggested_tags: list[str] = _dc.field(default_factory=list)
    """Those of `tags` that came from a suggestion."""
    company: Company | None = None
    contacts: list[ContactPerson] = _dc.field(default_factory=list)
    preferences: Preferences | None = None
    custom_fields: dict[str, str] = _dc.field(default_factory=dict)
    assistants: list[AssistantProfile] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class AddIdentifierRequest(_wire.Message):
    """Adds a phone, e-mail or the like to a customer."""

    customer_id: _uuid.UUID = _wire.NIL
    type: IdentifierType = IdentifierType.UNSPECIFIED
    value: str = ""
    """Any spelling; phones are read in the tenant's region."""
    shared: bool = False
    """Others have it too, so it finds nobody by itself."""
    verified: bool = False
    """Somebody made sure of it."""


@_dc.dataclass(slots=True, kw_only=True)
class ChangeIdentifierRequest(_wire.Message):
    """Changes what is said of one identifier; what is left out stays."""

    customer_id: _uuid.UUID = _wire.NIL
    value: str = ""
    """Any spelling of a phone, or an e-mail address."""
    verified: bool | None = None
    retired: bool | None = None
    shared: bool | None = None


@_dc.dataclass(slots=True, kw_only=True)
class RemoveIdentifierRequest(_wire.Message):
    """Takes an identifier from a customer."""

    customer_id: _uuid.UUID = _wire.NIL
    value: str = ""
    """Any spelling of a phone, or an e-mail address."""


@_dc.dataclass(slots=True, kw_only=True)
class ModerateCustomerRequest(_wire.Message):
    """Suspends or bans a customer."""

    id: _uuid.UUID = _wire.NIL
    state: ModerationState = ModerationState.UNSPECIFIED
    until: _dt.datetime | None = None
    """Of a suspension only: when it lifts itself."""
    reason: str = ""
    """Kept in the audit entry too."""


@_dc.dataclass(slots=True, kw_only=True)
class LiftModerationRequest(_wire.Message):
    """Ends a suspension or a ban."""

    id: _uuid.UUID = _wire.NIL
    reason: str = ""
    """Kept in the audit entry."""


@_dc.dataclass(slots=True, kw_only=True)
class AddNoteRequest(_wire.Message):
    """Writes a note about a customer."""

    customer_id: _uuid.UUID = _wire.NIL
    text: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateNoteRequest(_wire.Message):
    """Rewrites a note."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """The version that the caller saw."""
    text: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class DeleteNoteRequest(_wire.Message):
    """Deletes a note."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListNotesRequest(_wire.Message):
    """Asks for one page of a customer's notes, the latest first."""

    customer_id: _uuid.UUID = _wire.NIL
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class NotePage(_wire.Message):
    """One page of notes."""

    notes: list[Note] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class CreateFollowUpRequest(_wire.Message):
    """Plans something to do about a customer."""

    customer_id: _uuid.UUID = _wire.NIL
    due_at: _dt.datetime = _wire.EPOCH
    note: str = ""
    owner: str | None = None


@_dc.dataclass(slots=True, kw_only=True)
class CompleteFollowUpRequest(_wire.Message):
    """Says that a follow-up is done."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListFollowUpsRequest(_wire.Message):
    """Asks for one page of open follow-ups, the most urgent first."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    due_until: _dt.datetime | None = None
    """Those due until then; now when left out."""
    customer_id: _uuid.UUID | None = None
    """Of one customer, done ones too, the latest first."""


@_dc.dataclass(slots=True, kw_only=True)
class FollowUpPage(_wire.Message):
    """One page of follow-ups."""

    follow_ups: list[FollowUp] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class CreateNotificationRequest(_wire.Message):
    """Puts a message into a customer's in-app inbox."""

    customer_id: _uuid.UUID = _wire.NIL
    severity: NotificationSeverity = NotificationSeverity.UNSPECIFIED
    title: str = ""
    message: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class ListNotificationsRequest(_wire.Message):
    """Asks for one page of a customer's inbox, the latest first."""

    customer_id: _uuid.UUID = _wire.NIL
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    unread_only: bool = False


@_dc.dataclass(slots=True, kw_only=True)
class NotificationPage(_wire.Message):
    """One page of an inbox."""

    notifications: list[Notification] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class MarkNotificationsReadRequest(_wire.Message):
    """Marks messages of an inbox as read."""

    customer_id: _uuid.UUID = _wire.NIL
    ids: list[_uuid.UUID] = _dc.field(default_factory=list)
    """The 500 oldest unread ones when empty."""


@_dc.dataclass(slots=True, kw_only=True)
class MarkedNotifications(_wire.Message):
    """How many messages became read, and how many are unread now."""

    marked: int = 0
    unread: int = 0


@_dc.dataclass(slots=True, kw_only=True)
class UpdateCustomerLocationRequest(_wire.Message):
    """Changes what a location notes of a customer; its visits are counted, never edited."""

    customer_id: _uuid.UUID = _wire.NIL
    location_id: _uuid.UUID = _wire.NIL
    version: int = 0
    """The version that the caller saw; 0 for a location that has no data yet."""
    mask: list[str] = _dc.field(default_factory=list)
    """`tags`, `notes`, `preferences`."""
    tags: list[str] = _dc.field(default_factory=list)
    notes: str | None = None
    preferences: Preferences | None = None


@_dc.dataclass(slots=True, kw_only=True)
class ListCustomerLocationsRequest(_wire.Message):
    """Asks for what every location knows of a customer."""

    customer_id: _uuid.UUID = _wire.NIL
    page_size: int = 0
    """As many as fit into an answer when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class CustomerLocationList(_wire.Message):
    """What the locations know of a customer, at most 500 in all, in the order of their ids."""

    locations: list[CustomerLocation] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class ListOccasionsRequest(_wire.Message):
    """Asks who has a birthday, or came first on such a day."""

    type: OccasionType = OccasionType.UNSPECIFIED
    from_: _dt.date | None = None
    """The first day; today in the tenant's zone when left out."""
    days: int = 0
    """How many days, the first included; 7 when 0."""
    leap_day: LeapDay = LeapDay.UNSPECIFIED
    """Where a year has no 29 February."""
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class Occasion(_wire.Message):
    """A customer's day in the window asked for."""

    customer_id: _uuid.UUID = _wire.NIL
    name: str = ""
    date: _dt.date = _wire.EPOCH_DATE
    years: int | None = None
    """How many years it has been; absent where the year is not known."""


@_dc.dataclass(slots=True, kw_only=True)
class OccasionPage(_wire.Message):
    """One page of days, in their order."""

    occasions: list[Occasion] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class ListTimelineRequest(_wire.Message):
    """Asks for one page of what happened with a customer, the latest first."""

    customer_id: _uuid.UUID = _wire.NIL
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class TimelinePage(_wire.Message):
    """One page of a timeline."""

    items: list[TimelineItem] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class DeleteCustomerRequest(_wire.Message):
    """Deletes one customer; it can be restored."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """Any version when 0."""
    reason: str | None = None


@_dc.dataclass(slots=True, kw_only=True)
class RestoreCustomerRequest(_wire.Message):
    """Brings a deleted customer back."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ResolveCustomerRequest(_wire.Message):
    """The customer that is known by these details, else a new one."""

    name: str = ""
    phone: str | None = None
    email: str | None = None
    whatsapp: str | None = None
    source: Source = Source.UNSPECIFIED


@_dc.dataclass(slots=True, kw_only=True)
class ResolvedCustomer(_wire.Message):
    """A customer, and whether it had to be made."""

    customer: Customer = _dc.field(default_factory=lambda: Customer())
    created: bool = False


@_dc.dataclass(slots=True, kw_only=True)
class AddMappingRequest(_wire.Message):
    """Adds the customer's id at another system."""

    customer_id: _uuid.UUID = _wire.NIL
    mapping: ProviderMapping = _dc.field(default_factory=lambda: ProviderMapping())


@_dc.dataclass(slots=True, kw_only=True)
class RemoveMappingRequest(_wire.Message):
    """Removes the customer's id at another system."""

    customer_id: _uuid.UUID = _wire.NIL
    mapping: ProviderMapping = _dc.field(default_factory=lambda: ProviderMapping())


@_dc.dataclass(slots=True, kw_only=True)
class GetCustomerStatsRequest(_wire.Message):
    """Asks for the figures of the dashboard's cards."""


@_dc.dataclass(slots=True, kw_only=True)
class CustomerStats(_wire.Message):
    """The figures of the dashboard's cards, over live customers."""

    total: int = 0
    active: int = 0
    new_this_month: int = 0
    """Created since the first of the month in the tenant's zone."""
    top_source: Source = Source.UNSPECIFIED
    """The source of most customers; `unspecified` while there are none."""
    by_source: list[SourceCount] = _dc.field(default_factory=list)
    """Every source that has customers, the largest first."""


@_dc.dataclass(slots=True, kw_only=True)
class SourceCount(_wire.Message):
    """How many customers came one way."""

    source: Source = Source.UNSPECIFIED
    customers: int = 0


@_dc.dataclass(slots=True, kw_only=True)
class GetCustomerProfileRequest(_wire.Message):
    """Asks for everything that a customer's page shows."""

    id: _uuid.UUID = _wire.NIL
    bookings: int = 0
    """How many bookings of the history; 50 when 0."""


@_dc.dataclass(slots=True, kw_only=True)
class CustomerProfile(_wire.Message):
    """Everything that a customer's page shows, read in one transaction."""

    customer: Customer = _dc.field(default_factory=lambda: Customer())
    category: Category = _dc.field(default_factory=lambda: Category())
    total_bookings: int = 0
    total_spent: list[_wire.Money] = _dc.field(default_factory=list)
    """Bookings that were not cancelled, declined or missed, one amount a currency. Empty for client
    admins without the scope `finance`, and so are the averages.
    """
    average_value: list[_wire.Money] = _dc.field(default_factory=list)
    """`totalSpent` by the number of bookings that it is the sum of."""
    top_service: str | None = None
    """The first of `favourites`."""
    favourites: list[ServiceCount] = _dc.field(default_factory=list)
    """Every service of the bookings in `totalSpent`, the most booked first, then by name."""
    bookings: list[Booking] = _dc.field(default_factory=list)
    """The latest first, whatever became of them."""
    last_booking_at: _dt.datetime | None = None
    """When the last of the bookings in `totalSpent` begins; it may lie ahead."""
    identifiers: list[Identifier] = _dc.field(default_factory=list)
    """Every one, whatever became of it."""
    notes: list[Note] = _dc.field(default_factory=list)
    """The 10 latest."""
    follow_ups: list[FollowUp] = _dc.field(default_factory=list)
    """The 10 most urgent of the open ones."""
    notifications: list[Notification] = _dc.field(default_factory=list)
    """The 10 latest of the inbox."""
    unread_notifications: int = 0
    """Of the inbox; it counts to 500."""
    locations: list[CustomerLocation] = _dc.field(default_factory=list)
    """The first ones; `listCustomerLocations` has all."""
    timeline: list[TimelineItem] = _dc.field(default_factory=list)
    """The 20 latest."""
    consents: list[CurrentConsent] = _dc.field(default_factory=list)
    """What holds now, by channel and purpose."""


@_dc.dataclass(slots=True, kw_only=True)
class ServiceCount(_wire.Message):
    """How often one service was booked."""

    service: str = ""
    bookings: int = 0


@_dc.dataclass(slots=True, kw_only=True)
class Category(_wire.Message):
    """A group of customers with a colour; each customer is in exactly one."""

    id: _uuid.UUID = _wire.NIL
    public_id: str = ""
    """`CUSTCAT-{unix ms}-{5 base36}`."""
    version: int = 0
    name: str = ""
    color: str = ""
    """`#RRGGBB`."""
    is_default: bool = False
    """New customers go here; it cannot be deleted."""
    created_at: _dt.datetime = _wire.EPOCH


@_dc.dataclass(slots=True, kw_only=True)
class CreateCategoryRequest(_wire.Message):
    """Describes a new category."""

    name: str = ""
    color: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateCategoryRequest(_wire.Message):
    """Changes the fields that `mask` names."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    mask: list[str] = _dc.field(default_factory=list)
    """`name`, `color`."""
    name: str | None = None
    color: str | None = None


@_dc.dataclass(slots=True, kw_only=True)
class DeleteCategoryRequest(_wire.Message):
    """Deletes a category; its customers move to the default one."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class DeletedCategory(_wire.Message):
    """How many customers moved."""

    moved_customers: int = 0
    """Counted up to 10,000."""


@_dc.dataclass(slots=True, kw_only=True)
class ListCategoriesRequest(_wire.Message):
    """Asks for all categories."""


@_dc.dataclass(slots=True, kw_only=True)
class CategoryList(_wire.Message):
    """All categories, the default first, then by name."""

    categories: list[Category] = _dc.field(default_factory=list)


_wire.table(
    Customer,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "public_id", _wire.STRING),
    _wire.plain(3, "number", _wire.STRING),
    _wire.plain(4, "version", _wire.UINT64),
    _wire.plain(5, "name", _wire.STRING),
    _wire.plain(6, "type", _wire.enumeration(CustomerType)),
    _wire.plain(7, "status", _wire.enumeration(CustomerStatus)),
    _wire.plain(8, "source", _wire.enumeration(Source)),
    _wire.plain(9, "category_id", _wire.UUID),
    _wire.optional(10, "phone", _wire.STRING),
    _wire.optional(11, "alternate_phone", _wire.STRING),
    _wire.optional(12, "email", _wire.STRING),
    _wire.optional(13, "whatsapp", _wire.STRING),
    _wire.optional(14, "locale", _wire.STRING),
    _wire.many(15, "tags", _wire.STRING),
    _wire.many(16, "mappings", _wire.message(ProviderMapping)),
    _wire.plain(17, "first_contact_at", _wire.TIMESTAMP),
    _wire.plain(18, "created_at", _wire.TIMESTAMP),
    _wire.plain(19, "updated_at", _wire.TIMESTAMP),
    _wire.plain(20, "created_by", _wire.STRING),
    _wire.optional(21, "deleted_at", _wire.TIMESTAMP),
    _wire.plain(22, "visits", _wire.UINT32),
    _wire.optional(23, "first_visit_at", _wire.TIMESTAMP),
    _wire.optional(24, "last_visit_at", _wire.TIMESTAMP),
    _wire.many(25, "spent", _wire.MONEY),
    _wire.optional(26, "birthdate", _wire.message(Birthdate)),
    _wire.optional(27, "avatar", _wire.STRING),
    _wire.many(28, "addresses", _wire.message(Address)),
    _wire.many(29, "suggested_tags", _wire.STRING),
    _wire.many(30, "identifiers", _wire.message(Identifier)),
    _wire.optional(31, "moderation", _wire.message(Moderation)),
    _wire.plain(32, "tier", _wire.enumeration(Tier)),
    _wire.optional(40, "company", _wire.message(Company)),
    _wire.many(41, "contacts", _wire.message(ContactPerson)),
    _wire.optional(42, "preferences", _wire.message(Preferences)),
    _wire.mapping(43, "custom_fields", _wire.STRING, _wire.STRING),
    _wire.many(44, "assistants", _wire.message(AssistantProfile)),
    _wire.optional(60, "erased_at", _wire.TIMESTAMP),
)

_wire.table(
    ProviderMapping,
    _wire.plain(1, "provider", _wire.STRING),
    _wire.plain(2, "branch", _wire.STRING),
    _wire.plain(3, "external_id", _wire.STRING),
)

_wire.table(
    CreateCustomerRequest,
    _wire.plain(1, "name", _wire.STRING),
    _wire.optional(2, "phone", _wire.STRING),
    _wire.optional(3, "email", _wire.STRING),
    _wire.optional(4, "whatsapp", _wire.STRING),
    _wire.optional(5, "alternate_phone", _wire.STRING),
    _wire.plain(6, "type", _wire.enumeration(CustomerType)),
    _wire.plain(7, "source", _wire.enumeration(Source)),
    _wire.optional(8, "category_id", _wire.UUID),
    _wire.optional(9, "locale", _wire.STRING),
    _wire.many(10, "tags", _wire.STRING),
    _wire.many(11, "mappings", _wire.message(ProviderMapping)),
    _wire.optional(12, "first_contact_at", _wire.TIMESTAMP),
    _wire.plain(13, "status", _wire.enumeration(CustomerStatus)),
    _wire.optional(14, "birthdate", _wire.message(Birthdate)),
    _wire.optional(15, "avatar", _wire.STRING),
    _wire.many(16, "addresses", _wire.message(Address)),
    _wire.many(17, "suggested_tags", _wire.STRING),
    _wire.optional(18, "company", _wire.message(Company)),
    _wire.many(19, "contacts", _wire.message(ContactPerson)),
    _wire.optional(20, "preferences", _wire.message(Preferences)),
    _wire.mapping(21, "custom_fields", _wire.STRING, _wire.STRING),
    _wire.many(22, "assistants", _wire.message(AssistantProfile)),
)

_wire.table(
    GetCustomerRequest,
    _wire.oneof("key", 1, 9),
    _wire.member(1, "id", _wire.UUID, "key"),
    _wire.member(2, "public_id", _wire.STRING, "key"),
    _wire.member(3, "number", _wire.STRING, "key"),
    _wire.member(4, "phone", _wire.STRING, "key"),
    _wire.member(5, "email", _wire.STRING, "key"),
    _wire.member(6, "whatsapp", _wire.STRING, "key"),
    _wire.member(7, "mapping", _wire.message(ProviderMapping), "key"),
    _wire.member(8, "any", _wire.STRING, "key"),
    _wire.plain(10, "details", _wire.BOOL),
)

_wire.table(
    ListCustomersRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.plain(3, "with_total", _wire.BOOL),
    _wire.plain(4, "search", _wire.STRING),
    _wire.many(5, "sources", _wire.enumeration(Source)),
    _wire.optional(6, "category_id", _wire.UUID),
    _wire.plain(7, "status", _wire.enumeration(CustomerStatus)),
    _wire.many(8, "tags", _wire.STRING),
    _wire.plain(9, "sort", _wire.enumeration(CustomerSort)),
    _wire.plain(10, "descending", _wire.BOOL),
    _wire.plain(11, "deleted", _wire.BOOL),
    _wire.many(12, "tags_any", _wire.STRING),
    _wire.plain(13, "visits_min", _wire.UINT32),
    _wire.optional(14, "spent_min", _wire.MONEY),
    _wire.plain(15, "days_since_visit_min", _wire.UINT32),
    _wire.optional(16, "birthday", _wire.message(DayWindow)),
    _wire.plain(17, "follow_up_due", _wire.BOOL),
    _wire.optional(18, "location_id", _wire.UUID),
    _wire.optional(19, "currency", _wire.STRING),
    _wire.plain(20, "tier", _wire.enumeration(Tier)),
    _wire.optional(21, "segment_id", _wire.UUID),
    _wire.optional(22, "snapshot_id", _wire.UUID),
)

_wire.table(
    DayWindow,
    _wire.plain(1, "month", _wire.UINT32),
    _wire.plain(2, "day", _wire.UINT32),
    _wire.plain(3, "days", _wire.UINT32),
)

_wire.table(
    CustomerPage,
    _wire.many(1, "customers", _wire.message(Customer)),
    _wire.optional(2, "next_cursor", _wire.STRING),
    _wire.optional(3, "total", _wire.UINT64),
    _wire.plain(4, "more_candidates", _wire.BOOL),
)

_wire.table(
    UpdateCustomerRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.many(3, "mask", _wire.STRING),
    _wire.plain(4, "changes", _wire.message(CustomerChanges)),
    _wire.optional(5, "reason", _wire.STRING),
)

_wire.table(
    CustomerChanges,
    _wire.optional(1, "name", _wire.STRING),
    _wire.optional(2, "phone", _wire.STRING),
    _wire.optional(3, "email", _wire.STRING),
    _wire.optional(4, "whatsapp", _wire.STRING),
    _wire.optional(5, "alternate_phone", _wire.STRING),
    _wire.optional(6, "type", _wire.enumeration(CustomerType)),
    _wire.optional(7, "status", _wire.enumeration(CustomerStatus)),
    _wire.optional(8, "source", _wire.enumeration(Source)),
    _wire.optional(9, "category_id", _wire.UUID),
    _wire.optional(10, "locale", _wire.STRING),
    _wire.many(11, "tags", _wire.STRING),
    _wire.optional(12, "birthdate", _wire.message(Birthdate)),
    _wire.optional(13, "avatar", _wire.STRING),
    _wire.many(14, "addresses", _wire.message(Address)),
    _wire.many(15, "suggested_tags", _wire.STRING),
    _wire.optional(16, "company", _wire.message(Company)),
    _wire.many(17, "contacts", _wire.message(ContactPerson)),
    _wire.optional(18, "preferences", _wire.message(Preferences)),
    _wire.mapping(19, "custom_fields", _wire.STRING, _wire.STRING),
    _wire.many(20, "assistants", _wire.message(AssistantProfile)),
)

_wire.table(
    AddIdentifierRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "type", _wire.enumeration(IdentifierType)),
    _wire.plain(3, "value", _wire.STRING),
    _wire.plain(4, "shared", _wire.BOOL),
    _wire.plain(5, "verified", _wire.BOOL),
)

_wire.table(
    ChangeIdentifierRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "value", _wire.STRING),
    _wire.optional(3, "verified", _wire.BOOL),
    _wire.optional(4, "retired", _wire.BOOL),
    _wire.optional(5, "shared", _wire.BOOL),
)

_wire.table(
    RemoveIdentifierRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "value", _wire.STRING),
)

_wire.table(
    ModerateCustomerRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "state", _wire.enumeration(ModerationState)),
    _wire.optional(3, "until", _wire.TIMESTAMP),
    _wire.plain(4, "reason", _wire.STRING),
)

_wire.table(
    LiftModerationRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "reason", _wire.STRING),
)

_wire.table(
    AddNoteRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "text", _wire.STRING),
)

_wire.table(
    UpdateNoteRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "text", _wire.STRING),
)

_wire.table(DeleteNoteRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ListNotesRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
)

_wire.table(
    NotePage,
    _wire.many(1, "notes", _wire.message(Note)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    CreateFollowUpRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "due_at", _wire.TIMESTAMP),
    _wire.plain(3, "note", _wire.STRING),
    _wire.optional(4, "owner", _wire.STRING),
)

_wire.table(CompleteFollowUpRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ListFollowUpsRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.optional(3, "due_until", _wire.TIMESTAMP),
    _wire.optional(4, "customer_id", _wire.UUID),
)

_wire.table(
    FollowUpPage,
    _wire.many(1, "follow_ups", _wire.message(FollowUp)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    CreateNotificationRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "severity", _wire.enumeration(NotificationSeverity)),
    _wire.plain(3, "title", _wire.STRING),
    _wire.plain(4, "message", _wire.STRING),
)

_wire.table(
    ListNotificationsRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
    _wire.plain(4, "unread_only", _wire.BOOL),
)

_wire.table(
    NotificationPage,
    _wire.many(1, "notifications", _wire.message(Notification)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    MarkNotificationsReadRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.many(2, "ids", _wire.UUID),
)

_wire.table(
    MarkedNotifications,
    _wire.plain(1, "marked", _wire.UINT64),
    _wire.plain(2, "unread", _wire.UINT64),
)

_wire.table(
    UpdateCustomerLocationRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "location_id", _wire.UUID),
    _wire.plain(3, "version", _wire.UINT64),
    _wire.many(4, "mask", _wire.STRING),
    _wire.many(5, "tags", _wire.STRING),
    _wire.optional(6, "notes", _wire.STRING),
    _wire.optional(7, "preferences", _wire.message(Preferences)),
)

_wire.table(
    ListCustomerLocationsRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
)

_wire.table(
    CustomerLocationList,
    _wire.many(1, "locations", _wire.message(CustomerLocation)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    ListOccasionsRequest,
    _wire.plain(1, "type", _wire.enumeration(OccasionType)),
    _wire.optional(2, "from_", _wire.DATE),
    _wire.plain(3, "days", _wire.UINT32),
    _wire.plain(4, "leap_day", _wire.enumeration(LeapDay)),
    _wire.plain(5, "page_size", _wire.UINT32),
    _wire.plain(6, "cursor", _wire.STRING),
)

_wire.table(
    Occasion,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "name", _wire.STRING),
    _wire.plain(3, "date", _wire.DATE),
    _wire.optional(4, "years", _wire.UINT32),
)

_wire.table(
    OccasionPage,
    _wire.many(1, "occasions", _wire.message(Occasion)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    ListTimelineRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
)

_wire.table(
    TimelinePage,
    _wire.many(1, "items", _wire.message(TimelineItem)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    DeleteCustomerRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.optional(3, "reason", _wire.STRING),
)

_wire.table(RestoreCustomerRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ResolveCustomerRequest,
    _wire.plain(1, "name", _wire.STRING),
    _wire.optional(2, "phone", _wire.STRING),
    _wire.optional(3, "email", _wire.STRING),
    _wire.optional(4, "whatsapp", _wire.STRING),
    _wire.plain(5, "source", _wire.enumeration(Source)),
)

_wire.table(
    ResolvedCustomer,
    _wire.plain(1, "customer", _wire.message(Customer)),
    _wire.plain(2, "created", _wire.BOOL),
)

_wire.table(
    AddMappingRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "mapping", _wire.message(ProviderMapping)),
)

_wire.table(
    RemoveMappingRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "mapping", _wire.message(ProviderMapping)),
)

_wire.table(GetCustomerStatsRequest)

_wire.table(
    CustomerStats,
    _wire.plain(1, "total", _wire.UINT64),
    _wire.plain(2, "active", _wire.UINT64),
    _wire.plain(3, "new_this_month", _wire.UINT64),
    _wire.plain(4, "top_source", _wire.enumeration(Source)),
    _wire.many(5, "by_source", _wire.message(SourceCount)),
)

_wire.table(
    SourceCount,
    _wire.plain(1, "source", _wire.enumeration(Source)),
    _wire.plain(2, "customers", _wire.UINT64),
)

_wire.table(
    GetCustomerProfileRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "bookings", _wire.UINT32),
)

_wire.table(
    CustomerProfile,
    _wire.plain(1, "customer", _wire.message(Customer)),
    _wire.plain(2, "category", _wire.message(Category)),
    _wire.plain(3, "total_bookings", _wire.UINT64),
    _wire.many(4, "total_spent", _wire.MONEY),
    _wire.many(5, "average_value", _wire.MONEY),
    _wire.optional(6, "top_service", _wire.STRING),
    _wire.many(7, "favourites", _wire.message(ServiceCount)),
    _wire.many(8, "bookings", _wire.message(Booking)),
    _wire.optional(9, "last_booking_at", _wire.TIMESTAMP),
    _wire.many(10, "identifiers", _wire.message(Identifier)),
    _wire.many(11, "notes", _wire.message(Note)),
    _wire.many(12, "follow_ups", _wire.message(FollowUp)),
    _wire.many(13, "notifications", _wire.message(Notification)),
    _wire.plain(14, "unread_notifications", _wire.UINT64),
    _wire.many(15, "locations", _wire.message(CustomerLocation)),
    _wire.many(16, "timeline", _wire.message(TimelineItem)),
    _wire.many(17, "consents", _wire.message(CurrentConsent)),
)

_wire.table(
    ServiceCount,
    _wire.plain(1, "service", _wire.STRING),
    _wire.plain(2, "bookings", _wire.UINT64),
)

_wire.table(
    Category,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "public_id", _wire.STRING),
    _wire.plain(3, "version", _wire.UINT64),
    _wire.plain(4, "name", _wire.STRING),
    _wire.plain(5, "color", _wire.STRING),
    _wire.plain(6, "is_default", _wire.BOOL),
    _wire.plain(7, "created_at", _wire.TIMESTAMP),
)

_wire.table(
    CreateCategoryRequest,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "color", _wire.STRING),
)

_wire.table(
    UpdateCategoryRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.many(3, "mask", _wire.STRING),
    _wire.optional(4, "name", _wire.STRING),
    _wire.optional(5, "color", _wire.STRING),
)

_wire.table(DeleteCategoryRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(DeletedCategory, _wire.plain(1, "moved_customers", _wire.UINT64))

_wire.table(ListCategoriesRequest)

_wire.table(CategoryList, _wire.many(1, "categories", _wire.message(Category)))
