// DO NOT EDIT: generated from Schema/*.schema

/// The text of the schema that this build was generated from.
package enum SchemaText {
  /// FNV-1a (64 bits) of the names and texts.
  package static let fingerprint: UInt64 = 16709601882855773553

  /// Each file's name without extension and its text, in the order of the names.
  package static let files: [(name: String, text: String)] = [
    (
      "audit.schema",
      #"""
      schema frontdesk.v1

      import "events"

      /// One change to one record of the tenant, with who made it and what it changed.
      message AuditRecord {
        /// The place in the tenant's chain: 1, 2, 3 and so on, without gaps.
        1  sequence: uint64
        2  time: timestamp
        /// What was done, for example `updated`.
        3  kind: string
        /// Which kind of record, for example `customer`.
        4  record: string
        5  recordId: uuid
        /// The customer or lead whose data the entry holds; absent where it holds nobody's.
        6  subjectId: uuid?
        /// The record's version after the change.
        7  version: uint64
        /// Names of the fields that changed.
        8  fields: [string]
        9  actor: ActorKind
        /// The subject of the token, or the name of background work.
        10 principal: string
        /// Such as `CustomerService.updateCustomer`.
        11 method: string
        12 reason: string? @sensitive
        /// The fields that differ, in the order of their names.
        13 changes: [AuditChange]
        /// The subject was erased: what the entry held cannot be read any more.
        14 erased: bool
      }

      /// One field before and after a change, as JSON.
      message AuditChange {
        1 field: string
        /// Absent where there was nothing before.
        2 before: string? @sensitive
        /// Absent where there is nothing afterwards.
        3 after: string? @sensitive
      }

      /// Asks for one page of the audit, the latest entry first.
      message ListAuditRequest {
        /// 15 when 0.
        1  pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2  cursor: string @length(0...1024)
        3  recordId: uuid?
        /// Whose data it is: a customer or a lead.
        4  subjectId: uuid?
        /// The subject of the token that made the change.
        5  principal: string? @length(1...200)
        6  actor: ActorKind
        /// Any of these; all when empty.
        7  kinds: [string] @count(0...20) @length(1...50)
        /// Any of these kinds of record; all when empty.
        8  records: [string] @count(0...20) @length(1...50)
        9  from: timestamp?
        /// Entries before this moment.
        10 to: timestamp?
        /// Shows what is sensitive in `changes` and `reason`, which otherwise reads `"***"`. The
        /// tenant's own people only.
        11 reveal: bool
      }

      /// One page of the audit. After 20,000 entries have been looked at a page ends early, perhaps
      /// with nothing in it, and still goes on.
      message AuditPage {
        1 entries: [AuditRecord]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Asks for the end of the chain.
      message GetAuditHeadRequest {}

      /// The end of a tenant's chain: kept elsewhere, it proves later that nothing before it changed.
      message AuditHead {
        /// The last entry; 0 while there is none.
        1 sequence: uint64
        /// Of the last entry and all before it: SHA-256 as 64 hex digits.
        2 digest: string
      }

      /// Asks for the next stretch of the chain to be hashed again.
      message VerifyChainRequest {
        /// `nextCursor` of the stretch before; empty to begin with the first entry.
        1 cursor: string @length(0...1024)
        /// How many entries; 20,000 when 0.
        2 limit: uint32 @range(0...50000)
      }

      /// What was found so far.
      message ChainReport {
        1 state: ChainState
        /// Entries that are as they were written, from the first one on.
        2 verified: uint64
        /// The first entry that is not; absent while all are.
        3 sequence: uint64?
        /// Where the verified part ends: a head that was kept elsewhere can be compared with it.
        4 head: AuditHead
        /// Present while there is more to verify.
        5 nextCursor: string?
      }

      /// What hashing the chain again found.
      enum ChainState {
        0 unspecified
        /// Nothing wrong so far; go on with `nextCursor`.
        1 going
        /// Every entry is there, in order, as it was written.
        2 intact
        /// The entry was changed, or the one before it was.
        3 altered
        /// The entry is not there.
        4 missing
        /// There are entries after the last one that was recorded.
        5 beyondHead
      }

      /// Who changed what and when, in a chain of hashes that shows any later edit.
      service AuditService {
        /// Pages through the audit with filters, the latest entry first. What customers have spent
        /// reads `"***"` for client admins without the scope `finance`.
        rpc list(ListAuditRequest) -> AuditPage
            @reads(report) @auth(clientAdmin) @errors(invalidArgument, permissionDenied)
            @example("audit-list.json")
        /// The end of the chain, to be kept elsewhere.
        rpc getHead(GetAuditHeadRequest) -> AuditHead
            @reads(point) @auth(clientAdmin) @example("audit-get-head.json")
        /// Hashes a stretch of the chain again, from its beginning on; nothing of it is kept in memory.
        rpc verifyChain(VerifyChainRequest) -> ChainReport
            @reads(report) @timeout(30s) @auth(clientAdmin) @errors(invalidArgument)
            @example("audit-verify-chain.json")
      }

      """#
    ),
    (
      "auth.schema",
      #"""
      schema frontdesk.v1

      /// Names the token to refuse.
      message RevokeTokenRequest {
        /// The token's `jti` claim.
        1 tokenId: string @length(1...128)
      }

      /// Names the platform admin's token to refuse.
      message RevokePlatformTokenRequest {
        /// The token's `jti` claim.
        1 tokenId: string @length(1...128)
      }

      /// A token that is refused from now on.
      message RevokedToken {
        1 tokenId: string
        /// By then every token of now has expired, and the revocation is forgotten.
        2 until: timestamp
      }

      /// Takes tokens back before they expire.
      service AuthService {
        /// Refuses a token of the call's tenant, calls in flight excepted.
        rpc revokeToken(RevokeTokenRequest) -> RevokedToken
            @writes @auth(clientAdmin) @errors(invalidArgument) @example("auth-revoke-token.json")
        /// Refuses a platform admin's token, calls in flight excepted.
        rpc revokePlatformToken(RevokePlatformTokenRequest) -> RevokedToken
            @writes @tenantless @auth(platformAdmin) @errors(invalidArgument)
            @example("auth-revoke-platform-token.json")
      }

      """#
    ),
    (
      "bookings.schema",
      #"""
      schema frontdesk.v1

      import "common"

      /// One appointment of one customer.
      message Booking {
        1  id: uuid
        2  version: uint64
        3  customerId: uuid
        /// The service's name.
        4  service: string
        /// The staff member's name; one name is one person within a tenant.
        5  staff: string?
        6  startsAt: timestamp
        7  endsAt: timestamp
        8  status: BookingStatus
        9  price: money
        10 deposit: money?
        11 paymentStatus: PaymentStatus
        /// How the booking was made.
        12 channel: Source
        13 notes: string? @sensitive
        14 cancelReason: string?
        15 createdAt: timestamp
        16 updatedAt: timestamp
        17 createdBy: string
        18 completedAt: timestamp?
        /// Where it takes place: the visit is counted there too.
        19 locationId: uuid?
      }

      /// How far a booking has come.
      enum BookingStatus {
        0 unspecified
        1 held
        2 pending
        3 confirmed
        4 checkedIn
        5 completed
        6 cancelled
        7 declined
        8 noShow
      }

      /// What has been paid of a booking.
      enum PaymentStatus {
        0 unspecified
        1 unpaid
        2 depositPaid
        3 paid
        4 partiallyRefunded
        5 refunded
        6 waived
      }

      /// Who a booking is for, when there is no customer id.
      message BookingContact {
        1 name: string @length(1...200) @sensitive
        2 phone: string? @length(1...64) @sensitive
        3 email: string? @format(email) @sensitive
      }

      /// Describes a new booking.
      message CreateBookingRequest {
        oneof who 1...5 {
          1 customerId: uuid
          /// The customer with this phone or e-mail, else a new one.
          2 contact: BookingContact
        }
        6  service: string @length(1...200)
        7  staff: string? @length(1...200)
        8  startsAt: timestamp
        /// At least a minute, at most a day.
        9  duration: duration
        /// Zero in the tenant's currency when left out.
        10 price: money?
        11 deposit: money?
        /// `confirmed` when left out; otherwise `held`, `pending` or `confirmed`.
        12 status: BookingStatus
        /// `unpaid` when left out.
        13 paymentStatus: PaymentStatus
        /// `api` when left out.
        14 channel: Source
        15 notes: string? @length(1...4000) @sensitive
        /// Where it takes place.
        16 locationId: uuid?
      }

      /// Finds one booking by its id.
      message GetBookingRequest {
        1 id: uuid
      }

      /// Asks for one page of bookings.
      message ListBookingsRequest {
        /// 15 when 0.
        1  pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2  cursor: string @length(0...1024)
        3  withTotal: bool
        4  customerId: uuid?
        5  staff: string? @length(1...200)
        /// Any of these; all when empty.
        6  statuses: [BookingStatus] @count(0...10)
        /// Bookings that start at this moment or later.
        7  from: timestamp?
        /// Bookings that start before this moment.
        8  to: timestamp?
        9  channel: Source
        /// The earliest first instead of the latest first.
        10 ascending: bool
      }

      /// One page of bookings, in the order of their start.
      message BookingPage {
        1 bookings: [Booking]
        /// Absent on the last page.
        2 nextCursor: string?
        /// Present when `withTotal` was set.
        3 total: uint64?
      }

      /// Moves a booking on.
      message UpdateBookingStatusRequest {
        1 id: uuid
        /// Any version when 0.
        2 version: uint64
        /// Not `completed` and not `cancelled`, which have rpcs of their own; unchanged when left out.
        3 status: BookingStatus
        /// Unchanged when left out.
        4 paymentStatus: PaymentStatus
      }

      /// Says that the customer came and was served.
      message CompleteBookingRequest {
        1 id: uuid
        /// Any version when 0.
        2 version: uint64
        /// What it came to; the booking's price when left out.
        3 price: money?
        /// Unchanged when left out.
        4 paymentStatus: PaymentStatus
      }

      /// Calls a booking off.
      message CancelBookingRequest {
        1 id: uuid
        /// Any version when 0.
        2 version: uint64
        3 reason: string? @length(1...500)
      }

      /// Appointments.
      service BookingService {
        /// Makes a booking; a staff member who is taken at that time is `failedPrecondition`
        /// with the id of the booking in the way.
        rpc createBooking(CreateBookingRequest) -> Booking
            @writes @prepared @auth(clientAdmin, service("bookings.write"))
            @errors(invalidArgument, notFound, failedPrecondition) @example("booking-create.json")
        /// Finds one booking by id.
        rpc getBooking(GetBookingRequest) -> Booking
            @reads(point) @written @auth(clientAdmin, service("bookings.read")) @errors(notFound)
            @example("booking-get.json")
        /// Pages through bookings with filters.
        rpc listBookings(ListBookingsRequest) -> BookingPage
            @reads(page) @written @auth(clientAdmin, service("bookings.read")) @errors(invalidArgument)
            @example("booking-list.json")
        /// Confirms, declines, checks in, marks a no-show, or notes a payment.
        rpc updateBookingStatus(UpdateBookingStatusRequest) -> Booking
            @writes @auth(clientAdmin, service("bookings.write"))
            @errors(invalidArgument, notFound, failedPrecondition, aborted)
            @example("booking-update-status.json")
        /// Completes a booking and counts the visit and its price once.
        rpc completeBooking(CompleteBookingRequest) -> Booking
            @writes @auth(clientAdmin, service("bookings.write"))
            @errors(invalidArgument, notFound, failedPrecondition, aborted)
            @example("booking-complete.json")
        /// Cancels a booking; its time is free again.
        rpc cancelBooking(CancelBookingRequest) -> Booking
            @writes @auth(clientAdmin, service("bookings.write"))
            @errors(notFound, failedPrecondition, aborted) @example("booking-cancel.json")
      }

      """#
    ),
    (
      "bulk.schema",
      #"""
      schema frontdesk.v1

      import "customers"

      /// One change to many customers, and how far it has come.
      message BulkUpdate {
        1  id: uuid
        /// Rises with each step.
        2  version: uint64
        3  state: BulkState
        4  changes: BulkChanges
        /// Whose customers it is about; absent where they were named.
        5  filter: ListCustomersRequest?
        /// Nothing is changed, and `counts` say what would be.
        6  dryRun: bool
        /// Kept in the audit entries.
        7  reason: string?
        8  createdAt: timestamp
        /// The subject of the token that began it.
        9  createdBy: string
        /// When it came to an end.
        10 finishedAt: timestamp?
        /// How many customers it is about; known once they are all selected.
        11 total: uint64
        /// How many of them are done with.
        12 position: uint64
        13 counts: BulkCounts
        /// What went wrong.
        14 problem: string?
      }

      /// What a bulk update is at.
      enum BulkState {
        0 unspecified
        /// The customers are looked up; nothing was changed yet.
        1 selecting
        /// They are changed, some at a time.
        2 applying
        3 done
        /// It was stopped before its end; what is changed stays.
        4 stopped
        /// It cannot go on; what is changed stays.
        5 failed
      }

      /// What became of the customers of a bulk update.
      message BulkCounts {
        1 changed: uint64
        /// Those that are as they should be already.
        2 unchanged: uint64
        /// Those that cannot be changed; `listBulkResults` says why.
        3 refused: uint64
        /// Those that there are not, or not any more.
        4 absent: uint64
      }

      /// What becomes of each customer. Deleting and restoring stand alone.
      message BulkChanges {
        1 categoryId: uuid?
        /// Given to those who have them not.
        2 addTags: [string] @count(0...50)
        /// Without regard to case.
        3 removeTags: [string] @count(0...50)
        /// As it is when left out.
        4 status: CustomerStatus
        5 delete: bool
        6 restore: bool
      }

      /// Begins a bulk update.
      message StartBulkUpdateRequest {
        /// Chosen by the caller, so that one that is begun twice is done once; made when left out.
        1 id: uuid?
        /// As in `listCustomers`; page, order and cursor do not matter. An empty one is everybody.
        /// Only deleted customers can be restored, so a filter for that says `deleted`.
        2 filter: ListCustomersRequest?
        /// These customers, instead of a filter.
        3 ids: [uuid] @count(0...10000)
        4 changes: BulkChanges
        /// Changes nothing, and counts what would be changed.
        5 dryRun: bool
        /// Kept in the audit entries.
        6 reason: string? @length(1...500)
      }

      /// Asks for one bulk update.
      message GetBulkUpdateRequest {
        1 id: uuid
      }

      /// Asks how a bulk update goes on.
      message WatchBulkUpdateRequest {
        1 id: uuid
      }

      /// Asks to stop a bulk update where it is.
      message StopBulkUpdateRequest {
        1 id: uuid
      }

      /// Asks for one page of bulk updates, the latest first.
      message ListBulkUpdatesRequest {
        /// 15 when 0.
        1 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2 cursor: string @length(0...1024)
      }

      /// One page of bulk updates.
      message BulkUpdatePage {
        1 updates: [BulkUpdate]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// What became of one customer.
      enum BulkOutcome {
        0 unspecified
        1 changed
        2 unchanged
        3 refused
        4 absent
      }

      /// What became of one customer, and why.
      message BulkResult {
        1 customerId: uuid
        2 outcome: BulkOutcome
        /// Of one that was refused.
        3 problem: string?
        /// The customer's version after it; of one that was changed.
        4 version: uint64?
      }

      /// Asks for one page of results, in the order in which they came.
      message ListBulkResultsRequest {
        1 id: uuid
        /// Only these; all when left out.
        2 outcome: BulkOutcome
        /// 15 when 0.
        3 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        4 cursor: string @length(0...1024)
      }

      /// One page of results. After 10,000 results have been looked at a page ends early, perhaps with
      /// nothing in it, and still goes on.
      message BulkResultPage {
        1 results: [BulkResult]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// One change to many customers.
      service BulkService {
        /// Begins to change the category, tags or status of many customers, or to delete or restore
        /// them; the server does it by itself, some at a time: watch it. Whom a filter gives is settled
        /// before the first change.
        rpc startBulkUpdate(StartBulkUpdateRequest) -> BulkUpdate
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, alreadyExists, failedPrecondition) @example("bulk-start.json")
        /// One bulk update as it stands.
        rpc getBulkUpdate(GetBulkUpdateRequest) -> BulkUpdate
            @reads(point) @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("bulk-get.json")
        /// A bulk update as it stands, and then again with each step, until it has come to an end.
        rpc watchBulkUpdate(WatchBulkUpdateRequest) -> stream BulkUpdate
            @feed @timeout(none) @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("bulk-watch.json")
        /// Pages through the tenant's bulk updates, the latest first.
        rpc listBulkUpdates(ListBulkUpdatesRequest) -> BulkUpdatePage
            @reads(page) @auth(clientAdmin, service("customers.write")) @errors(invalidArgument)
            @example("bulk-list.json")
        /// What became of each customer.
        rpc listBulkResults(ListBulkResultsRequest) -> BulkResultPage
            @reads(page) @auth(clientAdmin, service("customers.write")) @errors(invalidArgument, notFound)
            @example("bulk-results.json")
        /// Stops a bulk update between two customers; what is changed stays. One that has ended is
        /// left as it is.
        rpc stopBulkUpdate(StopBulkUpdateRequest) -> BulkUpdate
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("bulk-stop.json")
      }

      """#
    ),
    (
      "common.schema",
      #"""
      schema frontdesk.v1

      /// Where a customer, a lead or a booking came from.
      enum Source {
        0 unspecified
        /// A telephone call, answered by a person or by a voice assistant.
        1 voice
        2 web
        3 whatsapp
        4 walkIn
        5 import
        6 api
      }

      /// A way to reach somebody.
      enum ContactChannel {
        0 unspecified
        1 sms
        2 email
        3 phone
        4 whatsapp
        5 inApp
      }

      /// What a message is about.
      enum CommunicationPurpose {
        0 unspecified
        1 appointmentReminder
        2 marketing
        3 followUp
        4 receipt
        5 other
      }

      """#
    ),
    (
      "communications.schema",
      #"""
      schema frontdesk.v1

      import "common"

      /// One message to or from a customer or a lead. Only its status changes.
      message Communication {
        1  id: uuid
        2  version: uint64
        3  customerId: uuid?
        4  leadId: uuid?
        5  channel: ContactChannel
        6  direction: Direction
        7  purpose: CommunicationPurpose
        8  subject: string? @sensitive
        9  message: string @sensitive
        /// The address or number that it went to, or came from.
        10 recipient: string @sensitive
        11 status: CommunicationStatus
        12 metadata: {string: string}
        13 at: timestamp
        14 sentAt: timestamp?
        15 deliveredAt: timestamp?
        16 readAt: timestamp?
        /// Why it failed or bounced.
        17 failure: string?
        18 createdAt: timestamp
        19 updatedAt: timestamp
        20 createdBy: string
      }

      /// Who wrote.
      enum Direction {
        0 unspecified
        1 outbound
        2 inbound
      }

      /// How far a message has come; it never falls back to an earlier state.
      enum CommunicationStatus {
        0 unspecified
        1 pending
        2 sent
        3 delivered
        4 read
        5 failed
        6 bounced
      }

      /// Adds a message to the history of a customer or a lead.
      message RecordCommunicationRequest {
        oneof who 1...5 {
          1 customerId: uuid
          2 leadId: uuid
        }
        6  channel: ContactChannel
        /// `outbound` when left out.
        7  direction: Direction
        /// `other` when left out. An outbound one of `marketing` is refused where the customer has
        /// opted out, or has not opted in and the tenant's settings ask for that.
        8  purpose: CommunicationPurpose
        9  subject: string? @length(1...500) @sensitive
        10 message: string @length(1...65536) @sensitive
        /// The customer's or lead's own address for the channel when left out.
        11 recipient: string? @length(1...254) @sensitive
        /// `sent` when left out.
        12 status: CommunicationStatus
        13 metadata: {string: string} @count(0...50)
        /// Now when left out.
        14 at: timestamp?
      }

      /// Finds one message by its id.
      message GetCommunicationRequest {
        1 id: uuid
      }

      /// Asks for one page of messages, the latest first.
      message ListCommunicationsRequest {
        /// 15 when 0.
        1  pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2  cursor: string @length(0...1024)
        3  withTotal: bool
        4  customerId: uuid?
        5  leadId: uuid?
        6  channel: ContactChannel
        7  status: CommunicationStatus
        8  purpose: CommunicationPurpose
        9  from: timestamp?
        10 to: timestamp?
      }

      /// One page of messages.
      message CommunicationPage {
        1 communications: [Communication]
        /// Absent on the last page.
        2 nextCursor: string?
        /// Present when `withTotal` was set.
        3 total: uint64?
      }

      /// Notes what became of a message.
      message UpdateCommunicationStatusRequest {
        1 id: uuid
        2 status: CommunicationStatus
        /// Why it failed or bounced.
        3 failure: string? @length(1...1000)
        /// Now when left out.
        4 at: timestamp?
      }

      /// The history of messages.
      service CommunicationService {
        /// Adds a message to the history; a lead that is not converted has at most 500.
        rpc recordCommunication(RecordCommunicationRequest) -> Communication
            @writes @auth(clientAdmin, service("communications.write"))
            @errors(invalidArgument, notFound, failedPrecondition) @example("communication-record.json")
        /// Finds one message by id.
        rpc getCommunication(GetCommunicationRequest) -> Communication
            @reads(point) @written @auth(clientAdmin, service("communications.read")) @errors(notFound)
            @example("communication-get.json")
        /// Pages through messages with filters, the latest first.
        rpc listCommunications(ListCommunicationsRequest) -> CommunicationPage
            @reads(page) @written @auth(clientAdmin, service("communications.read"))
            @errors(invalidArgument) @example("communication-list.json")
        /// Raises the status; a report that comes late and ranks lower changes nothing.
        rpc updateCommunicationStatus(UpdateCommunicationStatusRequest) -> Communication
            @writes @auth(clientAdmin, service("communications.write")) @errors(invalidArgument, notFound)
            @example("communication-update-status.json")
      }

      """#
    ),
    (
      "consents.schema",
      #"""
      schema frontdesk.v1

      import "common"
      import "profiles"

      /// Notes what a customer said about being written to.
      message RecordConsentRequest {
        1 customerId: uuid
        /// Every channel when left out.
        2 channel: ContactChannel
        3 purpose: CommunicationPurpose
        4 state: ConsentState
        /// How it is known, such as the words of the form that was signed.
        5 evidence: string @length(1...4000) @sensitive
        /// Where it was said, such as `web form`.
        6 source: string @length(1...200)
        /// When it was said; now when left out.
        7 at: timestamp?
      }

      /// Asks for one page of what a customer said, the latest first.
      message ListConsentsRequest {
        1 customerId: uuid
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
      }

      /// One page of what a customer said.
      message ConsentPage {
        1 consents: [Consent]
        /// Absent on the last page.
        2 nextCursor: string?
        /// What holds now, by channel and purpose; on the first page.
        3 current: [CurrentConsent]
      }

      /// Who wants to be written to, how and about what.
      service ConsentService {
        /// Adds what a customer said; what it said before stays on record.
        rpc recordConsent(RecordConsentRequest) -> Consent
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, failedPrecondition) @example("consent-record.json")
        /// Pages through what a customer said, the latest first, and tells what holds now.
        rpc listConsents(ListConsentsRequest) -> ConsentPage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("consent-list.json")
      }

      """#
    ),
    (
      "customers.schema",
      #"""
      schema frontdesk.v1

      import "bookings"
      import "common"
      import "profiles"

      /// One customer of one tenant. The same telephone number is the same customer.
      message Customer {
        1  id: uuid
        /// `CUST-{unix ms}-{5 base36}`.
        2  publicId: string
        /// From the tenant's sequence: `RC-2026-0001`.
        3  number: string
        /// Rises by one with each change.
        4  version: uint64
        5  name: string @sensitive
        6  type: CustomerType
        7  status: CustomerStatus
        /// How the customer first came.
        8  source: Source
        9  categoryId: uuid
        /// E.164.
        10 phone: string? @sensitive
        /// E.164.
        11 alternatePhone: string? @sensitive
        12 email: string? @sensitive
        /// E.164.
        13 whatsapp: string? @sensitive
        /// BCP 47.
        14 locale: string?
        15 tags: [string]
        /// The customer's ids at other systems.
        16 mappings: [ProviderMapping]
        17 firstContactAt: timestamp
        18 createdAt: timestamp
        19 updatedAt: timestamp
        /// The subject of the token that created the record.
        20 createdBy: string
        /// When the record was deleted; absent while it lives.
        21 deletedAt: timestamp?
        /// Completed bookings.
        22 visits: uint32
        23 firstVisitAt: timestamp?
        24 lastVisitAt: timestamp?
        /// What completed bookings came to, one amount a currency. Empty for client admins without the
        /// scope `finance`, here as in every other message.
        25 spent: [money]
        26 birthdate: Birthdate? @sensitive
        /// Address of a picture.
        27 avatar: string?
        28 addresses: [Address]
        /// Those of `tags` that came from a suggestion; the others are people's.
        29 suggestedTags: [string]
        /// What there is to say of identifiers beyond the fields above: further ones, and those that
        /// are verified, shared or retired. `getCustomerProfile` lists them all.
        30 identifiers: [Identifier]
        /// Absent for nearly everybody; a suspension that has run out is not shown.
        31 moderation: Moderation?
        /// By the tenant's policy, in answers of `getCustomer`, `listCustomers` and
        /// `getCustomerProfile`; `unspecified` while the tenant has none.
        32 tier: Tier
        /// This field and those below are shown only when asked for, and by the call that changes one
        /// of them.
        40 company: Company?
        41 contacts: [ContactPerson]
        42 preferences: Preferences?
        43 customFields: {string: string} @sensitive
        /// One an origin.
        44 assistants: [AssistantProfile]
        /// When everything that told who it was went; what is left are figures and the ids.
        60 erasedAt: timestamp?
      }

      /// What kind of customer it is.
      enum CustomerType {
        0 unspecified
        1 individual
        2 company
      }

      /// Whether the customer is counted as active.
      enum CustomerStatus {
        0 unspecified
        1 active
        2 inactive
      }

      /// A customer's id at another system, for example Phorest or Fresha.
      message ProviderMapping {
        1 provider: string @length(1...64)
        /// The provider's branch; empty where it has none.
        2 branch: string @length(0...64)
        3 externalId: string @length(1...128)
      }

      /// Describes a new customer. A name is enough, except in the booking profile (phone).
      message CreateCustomerRequest {
        1  name: string @length(1...200) @sensitive
        /// Any spelling; read in the tenant's region.
        2  phone: string? @length(1...64) @sensitive
        3  email: string? @format(email) @sensitive
        4  whatsapp: string? @length(1...64) @sensitive
        5  alternatePhone: string? @length(1...64) @sensitive
        /// `individual` when left out.
        6  type: CustomerType
        /// `api` when left out.
        7  source: Source
        /// The tenant's default category when left out.
        8  categoryId: uuid?
        9  locale: string? @format(locale)
        10 tags: [string] @count(0...50)
        11 mappings: [ProviderMapping] @count(0...20)
        /// Now when left out.
        12 firstContactAt: timestamp?
        /// `active` when left out.
        13 status: CustomerStatus
        14 birthdate: Birthdate? @sensitive
        15 avatar: string? @format(url)
        /// At most one `billing`, and one default among the others.
        16 addresses: [Address] @count(0...20)
        17 suggestedTags: [string] @count(0...50)
        18 company: Company?
        19 contacts: [ContactPerson] @count(0...50)
        20 preferences: Preferences?
        21 customFields: {string: string} @count(0...100) @length(0...2000) @sensitive
        22 assistants: [AssistantProfile] @count(0...20)
      }

      /// Finds one customer by whatever the caller knows.
      message GetCustomerRequest {
        oneof key 1...9 {
          /// Ids and numbers find deleted customers too, identifiers live ones only.
          1 id: uuid
          2 publicId: string @length(1...64)
          3 number: string @length(1...64)
          /// Any spelling; read in the tenant's region.
          4 phone: string @length(1...64) @sensitive
          5 email: string @length(1...254) @sensitive
          6 whatsapp: string @length(1...64) @sensitive
          7 mapping: ProviderMapping
          /// Any of the above in text form.
          8 any: string @length(1...254) @sensitive
        }
        /// Show company, contacts, preferences, custom fields and assistants too.
        10 details: bool
      }

      /// Asks for one page of customers.
      message ListCustomersRequest {
        /// 15 when 0.
        1  pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2  cursor: string @length(0...1024)
        /// Count the matches over all pages too.
        3  withTotal: bool
        /// The beginning of words of the name, digits of a number, an e-mail, a customer number.
        4  search: string @length(0...200) @sensitive
        /// Any of these; all when empty.
        5  sources: [Source] @count(0...10)
        6  categoryId: uuid?
        7  status: CustomerStatus
        /// All of these.
        8  tags: [string] @count(0...10)
        9  sort: CustomerSort
        10 descending: bool
        /// Deleted customers instead of live ones.
        11 deleted: bool
        /// Any of these.
        12 tagsAny: [string] @count(0...10)
        /// At the location, where one is given; so are the two below.
        13 visitsMin: uint32
        /// Have spent at least this in its currency. `permissionDenied` for client admins without the
        /// scope `finance`, as is `sort: spent`.
        14 spentMin: money?
        /// The last visit is at least so many days ago.
        15 daysSinceVisitMin: uint32 @range(0...36500)
        16 birthday: DayWindow?
        /// A follow-up is due by now.
        17 followUpDue: bool
        /// Has been or is known at this location, whose figures then count: those of the filters
        /// above, and those that the list is sorted by. It must be the caller's own, where that is
        /// limited to locations.
        18 locationId: uuid?
        /// Of `sort: spent`; the tenant's when left out.
        19 currency: string? @format(currency)
        /// By the tenant's policy, which there must be.
        20 tier: Tier
        /// Whom the segment's filter gives now; what it says cannot be said again here.
        21 segmentId: uuid?
        /// Whoever was in a segment when the snapshot was taken.
        22 snapshotId: uuid?
      }

      /// Some days in a row of any year.
      message DayWindow {
        1 month: uint32 @range(1...12)
        2 day: uint32 @range(1...31)
        /// How many days, the first included.
        3 days: uint32 @range(1...365)
      }

      /// What a list of customers is ordered by; ties are broken by id.
      enum CustomerSort {
        /// As `created`; with a search, whole words before beginnings of words, and those made first
        /// before others; beginnings of one word in the order of the words that have them.
        0 unspecified
        1 created
        2 name
        3 lastVisit
        4 visits
        /// What they have spent in one currency; without a search, those who have spent nothing in it
        /// are left out.
        5 spent
      }

      /// One page of customers.
      message CustomerPage {
        1 customers: [Customer]
        /// Absent on the last page.
        2 nextCursor: string?
        /// Present when `withTotal` was set.
        3 total: uint64?
        /// More customers may match the search than were looked at: narrow it.
        4 moreCandidates: bool
      }

      /// Changes the fields that `mask` names.
      message UpdateCustomerRequest {
        1 id: uuid
        /// The version that the caller saw.
        2 version: uint64 @range(1...)
        /// Names of fields of `CustomerChanges`; a named field that is absent is cleared.
        3 mask: [string] @count(1...20)
        4 changes: CustomerChanges
        /// Kept in the audit entry.
        5 reason: string? @length(1...500)
      }

      /// What can be changed of a customer.
      message CustomerChanges {
        1  name: string? @length(1...200) @sensitive
        2  phone: string? @length(1...64) @sensitive
        3  email: string? @format(email) @sensitive
        4  whatsapp: string? @length(1...64) @sensitive
        5  alternatePhone: string? @length(1...64) @sensitive
        6  type: CustomerType?
        7  status: CustomerStatus?
        8  source: Source?
        9  categoryId: uuid?
        10 locale: string? @format(locale)
        11 tags: [string] @count(0...50)
        12 birthdate: Birthdate? @sensitive
        13 avatar: string? @format(url)
        /// At most one `billing`, and one default among the others.
        14 addresses: [Address] @count(0...20)
        /// Those of `tags` that came from a suggestion.
        15 suggestedTags: [string] @count(0...50)
        16 company: Company?
        17 contacts: [ContactPerson] @count(0...50)
        18 preferences: Preferences?
        19 customFields: {string: string} @count(0...100) @length(0...2000) @sensitive
        20 assistants: [AssistantProfile] @count(0...20)
      }

      /// Adds a phone, e-mail or the like to a customer.
      message AddIdentifierRequest {
        1 customerId: uuid
        2 type: IdentifierType
        /// Any spelling; phones are read in the tenant's region.
        3 value: string @length(1...254) @sensitive
        /// Others have it too, so it finds nobody by itself.
        4 shared: bool
        /// Somebody made sure of it.
        5 verified: bool
      }

      /// Changes what is said of one identifier; what is left out stays.
      message ChangeIdentifierRequest {
        1 customerId: uuid
        /// Any spelling of a phone, or an e-mail address.
        2 value: string @length(1...254) @sensitive
        3 verified: bool?
        4 retired: bool?
        5 shared: bool?
      }

      /// Takes an identifier from a customer.
      message RemoveIdentifierRequest {
        1 customerId: uuid
        /// Any spelling of a phone, or an e-mail address.
        2 value: string @length(1...254) @sensitive
      }

      /// Suspends or bans a customer.
      message ModerateCustomerRequest {
        1 id: uuid
        2 state: ModerationState
        /// Of a suspension only: when it lifts itself.
        3 until: timestamp?
        /// Kept in the audit entry too.
        4 reason: string @length(1...500)
      }

      /// Ends a suspension or a ban.
      message LiftModerationRequest {
        1 id: uuid
        /// Kept in the audit entry.
        2 reason: string @length(1...500)
      }

      /// Writes a note about a customer.
      message AddNoteRequest {
        1 customerId: uuid
        2 text: string @length(1...10000) @sensitive
      }

      /// Rewrites a note.
      message UpdateNoteRequest {
        1 id: uuid
        /// The version that the caller saw.
        2 version: uint64 @range(1...)
        3 text: string @length(1...10000) @sensitive
      }

      /// Deletes a note.
      message DeleteNoteRequest {
        1 id: uuid
      }

      /// Asks for one page of a customer's notes, the latest first.
      message ListNotesRequest {
        1 customerId: uuid
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
      }

      /// One page of notes.
      message NotePage {
        1 notes: [Note]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Plans something to do about a customer.
      message CreateFollowUpRequest {
        1 customerId: uuid
        2 dueAt: timestamp
        3 note: string @length(1...2000) @sensitive
        4 owner: string? @length(1...200)
      }

      /// Says that a follow-up is done.
      message CompleteFollowUpRequest {
        1 id: uuid
      }

      /// Asks for one page of open follow-ups, the most urgent first.
      message ListFollowUpsRequest {
        /// 15 when 0.
        1 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2 cursor: string @length(0...1024)
        /// Those due until then; now when left out.
        3 dueUntil: timestamp?
        /// Of one customer, done ones too, the latest first.
        4 customerId: uuid?
      }

      /// One page of follow-ups.
      message FollowUpPage {
        1 followUps: [FollowUp]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Puts a message into a customer's in-app inbox.
      message CreateNotificationRequest {
        1 customerId: uuid
        2 severity: NotificationSeverity
        3 title: string @length(1...200) @sensitive
        4 message: string @length(1...5000) @sensitive
      }

      /// Asks for one page of a customer's inbox, the latest first.
      message ListNotificationsRequest {
        1 customerId: uuid
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
        4 unreadOnly: bool
      }

      /// One page of an inbox.
      message NotificationPage {
        1 notifications: [Notification]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Marks messages of an inbox as read.
      message MarkNotificationsReadRequest {
        1 customerId: uuid
        /// The 500 oldest unread ones when empty.
        2 ids: [uuid] @count(0...500)
      }

      /// How many messages became read, and how many are unread now.
      message MarkedNotifications {
        1 marked: uint64
        2 unread: uint64
      }

      /// Changes what a location notes of a customer; its visits are counted, never edited.
      message UpdateCustomerLocationRequest {
        1 customerId: uuid
        2 locationId: uuid
        /// The version that the caller saw; 0 for a location that has no data yet.
        3 version: uint64
        /// `tags`, `notes`, `preferences`.
        4 mask: [string] @count(1...3)
        5 tags: [string] @count(0...50)
        6 notes: string? @length(1...5000) @sensitive
        7 preferences: Preferences?
      }

      /// Asks for what every location knows of a customer.
      message ListCustomerLocationsRequest {
        1 customerId: uuid
        /// As many as fit into an answer when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
      }

      /// What the locations know of a customer, at most 500 in all, in the order of their ids.
      message CustomerLocationList {
        1 locations: [CustomerLocation]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Asks who has a birthday, or came first on such a day.
      message ListOccasionsRequest {
        1 type: OccasionType
        /// The first day; today in the tenant's zone when left out.
        2 from: date?
        /// How many days, the first included; 7 when 0.
        3 days: uint32 @range(0...365)
        /// Where a year has no 29 February.
        4 leapDay: LeapDay
        /// 15 when 0.
        5 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        6 cursor: string @length(0...1024)
      }

      /// Which day of the year it is about.
      enum OccasionType {
        /// As `birthday`.
        0 unspecified
        1 birthday
        /// The day of the first visit.
        2 firstVisit
      }

      /// When somebody of 29 February is remembered in another year.
      enum LeapDay {
        /// As `february28`.
        0 unspecified
        1 february28
        2 march1
      }

      /// A customer's day in the window asked for.
      message Occasion {
        1 customerId: uuid
        2 name: string @sensitive
        3 date: date
        /// How many years it has been; absent where the year is not known.
        4 years: uint32?
      }

      /// One page of days, in their order.
      message OccasionPage {
        1 occasions: [Occasion]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Asks for one page of what happened with a customer, the latest first.
      message ListTimelineRequest {
        1 customerId: uuid
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
      }

      /// One page of a timeline.
      message TimelinePage {
        1 items: [TimelineItem]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Deletes one customer; it can be restored.
      message DeleteCustomerRequest {
        1 id: uuid
        /// Any version when 0.
        2 version: uint64
        3 reason: string? @length(1...500)
      }

      /// Brings a deleted customer back.
      message RestoreCustomerRequest {
        1 id: uuid
      }

      /// The customer that is known by these details, else a new one.
      message ResolveCustomerRequest {
        1 name: string @length(1...200) @sensitive
        2 phone: string? @length(1...64) @sensitive
        3 email: string? @format(email) @sensitive
        4 whatsapp: string? @length(1...64) @sensitive
        5 source: Source
      }

      /// A customer, and whether it had to be made.
      message ResolvedCustomer {
        1 customer: Customer
        2 created: bool
      }

      /// Adds the customer's id at another system.
      message AddMappingRequest {
        1 customerId: uuid
        2 mapping: ProviderMapping
      }

      /// Removes the customer's id at another system.
      message RemoveMappingRequest {
        1 customerId: uuid
        2 mapping: ProviderMapping
      }

      /// Asks for the figures of the dashboard's cards.
      message GetCustomerStatsRequest {}

      /// The figures of the dashboard's cards, over live customers.
      message CustomerStats {
        1 total: uint64
        2 active: uint64
        /// Created since the first of the month in the tenant's zone.
        3 newThisMonth: uint64
        /// The source of most customers; `unspecified` while there are none.
        4 topSource: Source
        /// Every source that has customers, the largest first.
        5 bySource: [SourceCount]
      }

      /// How many customers came one way.
      message SourceCount {
        1 source: Source
        2 customers: uint64
      }

      /// Asks for everything that a customer's page shows.
      message GetCustomerProfileRequest {
        1 id: uuid
        /// How many bookings of the history; 50 when 0.
        2 bookings: uint32 @range(0...500)
      }

      /// Everything that a customer's page shows, read in one transaction.
      message CustomerProfile {
        1  customer: Customer
        2  category: Category
        3  totalBookings: uint64
        /// Bookings that were not cancelled, declined or missed, one amount a currency. Empty for client
        /// admins without the scope `finance`, and so are the averages.
        4  totalSpent: [money]
        /// `totalSpent` by the number of bookings that it is the sum of.
        5  averageValue: [money]
        /// The first of `favourites`.
        6  topService: string?
        /// Every service of the bookings in `totalSpent`, the most booked first, then by name.
        7  favourites: [ServiceCount]
        /// The latest first, whatever became of them.
        8  bookings: [Booking]
        /// When the last of the bookings in `totalSpent` begins; it may lie ahead.
        9  lastBookingAt: timestamp?
        /// Every one, whatever became of it.
        10 identifiers: [Identifier]
        /// The 10 latest.
        11 notes: [Note]
        /// The 10 most urgent of the open ones.
        12 followUps: [FollowUp]
        /// The 10 latest of the inbox.
        13 notifications: [Notification]
        /// Of the inbox; it counts to 500.
        14 unreadNotifications: uint64
        /// The first ones; `listCustomerLocations` has all.
        15 locations: [CustomerLocation]
        /// The 20 latest.
        16 timeline: [TimelineItem]
        /// What holds now, by channel and purpose.
        17 consents: [CurrentConsent]
      }

      /// How often one service was booked.
      message ServiceCount {
        1 service: string
        2 bookings: uint64
      }

      /// A group of customers with a colour; each customer is in exactly one.
      message Category {
        1 id: uuid
        /// `CUSTCAT-{unix ms}-{5 base36}`.
        2 publicId: string
        3 version: uint64
        4 name: string
        /// `#RRGGBB`.
        5 color: string
        /// New customers go here; it cannot be deleted.
        6 isDefault: bool
        7 createdAt: timestamp
      }

      /// Describes a new category.
      message CreateCategoryRequest {
        1 name: string @length(1...100)
        2 color: string @format(hexColor)
      }

      /// Changes the fields that `mask` names.
      message UpdateCategoryRequest {
        1 id: uuid
        2 version: uint64 @range(1...)
        /// `name`, `color`.
        3 mask: [string] @count(1...2)
        4 name: string? @length(1...100)
        5 color: string? @format(hexColor)
      }

      /// Deletes a category; its customers move to the default one.
      message DeleteCategoryRequest {
        1 id: uuid
      }

      /// How many customers moved.
      message DeletedCategory {
        /// Counted up to 10,000.
        1 movedCustomers: uint64
      }

      /// Asks for all categories.
      message ListCategoriesRequest {}

      /// All categories, the default first, then by name.
      message CategoryList {
        1 categories: [Category]
      }

      /// The customers of a tenant. A client admin who is limited to locations sees those who have been
      /// to one of them, and their bookings and figures there; all others are for it as if there were
      /// none. What would need more than that, such as making, merging, moderating and deleting
      /// customers, is `permissionDenied`.
      service CustomerService {
        /// Makes a customer; a phone or e-mail that another live customer has is `alreadyExists`
        /// with that customer's id.
        rpc createCustomer(CreateCustomerRequest) -> Customer
            @writes @prepared @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, alreadyExists, notFound) @example("customer-create.json")
        /// Finds one customer by any id or identifier.
        rpc getCustomer(GetCustomerRequest) -> Customer
            @reads(point) @written @auth(clientAdmin, service("customers.read"))
            @errors(invalidArgument, notFound) @example("customer-get.json")
        /// Pages through customers with filters and search.
        rpc listCustomers(ListCustomersRequest) -> CustomerPage
            @reads(page) @written @auth(clientAdmin, service("customers.read")) @errors(invalidArgument)
            @example("customer-list.json")
        /// Changes fields; a stale version is `aborted` with the fields that changed.
        rpc updateCustomer(UpdateCustomerRequest) -> Customer
            @writes @prepared @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, alreadyExists, aborted) @example("customer-update.json")
        /// Deletes softly: its identifiers are free again, its history stays.
        rpc deleteCustomer(DeleteCustomerRequest) -> Customer
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound, aborted)
            @example("customer-delete.json")
        /// Brings a deleted customer back, unless another one has its identifiers by now.
        rpc restoreCustomer(RestoreCustomerRequest) -> Customer
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(notFound, failedPrecondition, alreadyExists) @example("customer-restore.json")
        /// The customer known by a phone, e-mail or WhatsApp number, else a new one.
        rpc resolveOrCreateCustomer(ResolveCustomerRequest) -> ResolvedCustomer
            @writes @prepared @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, failedPrecondition) @example("customer-resolve.json")
        /// Adds an id at another system; one that another customer has is `alreadyExists`.
        rpc addMapping(AddMappingRequest) -> Customer
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(notFound, alreadyExists, failedPrecondition) @example("customer-add-mapping.json")
        /// Removes an id at another system.
        rpc removeMapping(RemoveMappingRequest) -> Customer
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("customer-remove-mapping.json")
        /// The figures of the dashboard's cards.
        rpc getCustomerStats(GetCustomerStatsRequest) -> CustomerStats
            @reads(report) @auth(clientAdmin, service("analytics.read")) @example("customer-stats.json")
        /// Everything that a customer's page shows.
        rpc getCustomerProfile(GetCustomerProfileRequest) -> CustomerProfile
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(notFound)
            @example("customer-profile.json")
        /// Adds an identifier: it fills the customer's field of its type when that is empty.
        rpc addIdentifier(AddIdentifierRequest) -> Customer
            @writes @prepared @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, alreadyExists, failedPrecondition)
            @example("customer-add-identifier.json")
        /// Verifies, retires or shares an identifier, or takes that back.
        rpc changeIdentifier(ChangeIdentifierRequest) -> Customer
            @writes @prepared @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, alreadyExists, failedPrecondition)
            @example("customer-change-identifier.json")
        /// Removes an identifier; retire one that the customer is still to be found by in a search.
        rpc removeIdentifier(RemoveIdentifierRequest) -> Customer
            @writes @prepared @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound) @example("customer-remove-identifier.json")
        /// Suspends a customer for a time, or bans it: it can book nothing until that ends.
        rpc moderateCustomer(ModerateCustomerRequest) -> Customer
            @writes @auth(clientAdmin) @errors(invalidArgument, notFound)
            @example("customer-moderate.json")
        /// Ends a suspension or a ban, with a reason.
        rpc liftModeration(LiftModerationRequest) -> Customer
            @writes @auth(clientAdmin) @errors(notFound, failedPrecondition)
            @example("customer-lift-moderation.json")
        /// Writes a note about a customer.
        rpc addNote(AddNoteRequest) -> Note
            @writes @auth(clientAdmin, service("customers.write")) @errors(invalidArgument, notFound)
            @example("note-add.json")
        /// Rewrites a note; a stale version is `aborted`.
        rpc updateNote(UpdateNoteRequest) -> Note
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, aborted) @example("note-update.json")
        /// Deletes a note, and answers with it.
        rpc deleteNote(DeleteNoteRequest) -> Note
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("note-delete.json")
        /// Pages through a customer's notes, the latest first.
        rpc listNotes(ListNotesRequest) -> NotePage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("note-list.json")
        /// Plans something to do about a customer.
        rpc createFollowUp(CreateFollowUpRequest) -> FollowUp
            @writes @auth(clientAdmin, service("customers.write")) @errors(invalidArgument, notFound)
            @example("follow-up-create.json")
        /// Says that a follow-up is done; doing so again changes nothing.
        rpc completeFollowUp(CompleteFollowUpRequest) -> FollowUp
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("follow-up-complete.json")
        /// Pages through what is due, the most urgent first, or through one customer's follow-ups.
        rpc listFollowUps(ListFollowUpsRequest) -> FollowUpPage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("follow-up-list.json")
        /// Puts a message into a customer's in-app inbox.
        rpc createNotification(CreateNotificationRequest) -> Notification
            @writes @auth(clientAdmin, service("customers.write")) @errors(invalidArgument, notFound)
            @example("notification-create.json")
        /// Pages through a customer's inbox, the latest first.
        rpc listNotifications(ListNotificationsRequest) -> NotificationPage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("notification-list.json")
        /// Marks messages as read; those that are read already stay as they are.
        rpc markNotificationsRead(MarkNotificationsReadRequest) -> MarkedNotifications
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("notification-mark-read.json")
        /// Changes tags, notes and preferences that one location keeps of a customer.
        rpc updateCustomerLocation(UpdateCustomerLocationRequest) -> CustomerLocation
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, aborted, failedPrecondition)
            @example("customer-update-location.json")
        /// What every location knows of a customer.
        rpc listCustomerLocations(ListCustomerLocationsRequest) -> CustomerLocationList
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("customer-list-locations.json")
        /// Birthdays and anniversaries of first visits in the days ahead, in their order.
        rpc listOccasions(ListOccasionsRequest) -> OccasionPage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument)
            @example("customer-list-occasions.json")
        /// Pages through what happened with a customer, the latest first.
        rpc listTimeline(ListTimelineRequest) -> TimelinePage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("customer-list-timeline.json")
        /// Makes a category.
        rpc createCategory(CreateCategoryRequest) -> Category
            @writes @auth(clientAdmin, service("customers.write")) @errors(invalidArgument, alreadyExists)
            @example("category-create.json")
        /// All categories of the tenant.
        rpc listCategories(ListCategoriesRequest) -> CategoryList
            @reads(page) @auth(clientAdmin, service("customers.read")) @example("category-list.json")
        /// Renames or recolours a category, the default one too.
        rpc updateCategory(UpdateCategoryRequest) -> Category
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, alreadyExists, aborted) @example("category-update.json")
        /// Deletes a category and moves its customers to the default one; the default is refused.
        rpc deleteCategory(DeleteCategoryRequest) -> DeletedCategory
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound, failedPrecondition)
            @example("category-delete.json")
      }

      """#
    ),
    (
      "events.schema",
      #"""
      schema frontdesk.v1

      /// One change to one record of the tenant: ids and names of fields, no personal data.
      message Event {
        /// The place in the tenant's feed: 1, 2, 3 and so on, without gaps.
        1 sequence: uint64
        2 time: timestamp
        /// What was done, for example `created`.
        3 kind: string
        /// Which kind of record, for example `customer`.
        4 record: string
        5 recordId: uuid
        /// The record's version after the change.
        6 version: uint64
        /// Names of the fields that changed.
        7 fields: [string]
        8 actor: ActorKind
      }

      /// Who made a change.
      enum ActorKind {
        0 unspecified
        /// Background work of the server.
        1 system
        2 platformAdmin
        3 clientAdmin
        4 supportStaff
        5 service
        6 portal
      }

      /// Asks for the events from a place on.
      message WatchEventsRequest {
        /// The first event that is wanted, one after the last that was seen; 0 begins with the oldest
        /// that is kept.
        1 fromSequence: uint64
        /// Leaves out what is there already, and begins with the next event; then `fromSequence` is 0.
        /// Nothing says when the server has taken the call, and an event of before then is left out: to
        /// miss none, ask `list` for `lastSequence`, and watch from the one after it.
        2 newOnly: bool
      }

      /// Asks for one page of events.
      message ListEventsRequest {
        /// The first event that is wanted; 0 begins with the oldest that is kept.
        1 fromSequence: uint64
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
      }

      /// One page of events in their order.
      message EventPage {
        1 events: [Event]
        /// The `fromSequence` of the next page.
        2 nextSequence: uint64
        /// The last event that there is.
        3 lastSequence: uint64
      }

      /// The tenant's ordered feed of changes.
      service EventService {
        /// One page of the feed. A place before the oldest kept event, or beyond the next one, is
        /// `outOfRange`.
        rpc list(ListEventsRequest) -> EventPage
            @reads(page) @auth(clientAdmin, service("events.read")) @errors(outOfRange)
            @example("event-list.json")

        /// Every change, in order and without gaps, and then live as changes are committed. After the
        /// stream has ended go on from the last event's sequence plus one. A place before the oldest
        /// kept event, or beyond the next one, is `outOfRange`.
        rpc watch(WatchEventsRequest) -> stream Event
            @feed @timeout(none) @auth(clientAdmin, service("events.read"))
            @errors(outOfRange, unavailable) @example("event-watch.json")
      }

      """#
    ),
    (
      "evidence.schema",
      #"""
      schema frontdesk.v1

      import "imports"

      /// A file that proves something about a customer: a contract, a photograph, a letter.
      message EvidenceFile {
        1 id: uuid
        2 customerId: uuid
        /// As it was called where it came from.
        3 name: string @sensitive
        /// What its first bytes show it to be, whatever its name says.
        4 mediaType: string
        5 size: uint64
        /// SHA-256 of its bytes, in hexadecimal.
        6 digest: string
        7 uploadedAt: timestamp
        /// The subject of the token that sent it.
        8 uploadedBy: string
      }

      /// A file that is being sent.
      message EvidenceUpload {
        /// Of the upload, and of the file that it becomes.
        1 id: uuid
        2 customerId: uuid
        3 size: uint64
        /// So many bytes have come; go on from there.
        4 offset: uint64
      }

      /// Begins to send a file.
      message BeginEvidenceRequest {
        1 customerId: uuid
        2 name: string @length(1...255) @sensitive
        3 size: uint64 @range(1...)
        /// Chosen by the caller; made when left out.
        4 id: uuid?
      }

      /// Some bytes of a file that is being sent. The first message of a stream says which file and
      /// from where on; the others go on from there.
      message EvidencePart {
        1 id: uuid?
        2 offset: uint64
        3 data: bytes @length(0...1048576) @sensitive
      }

      /// Asks how far a file has come.
      message GetEvidenceUploadRequest {
        1 id: uuid
      }

      /// Says that a file is whole.
      message FinishEvidenceRequest {
        1 id: uuid
        /// SHA-256 of its bytes, in hexadecimal; compared when given.
        2 digest: string? @length(64...64)
      }

      /// Asks for one page of a customer's files, the latest first.
      message ListEvidenceRequest {
        1 customerId: uuid
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
      }

      /// One page of files.
      message EvidencePage {
        1 files: [EvidenceFile]
        /// Absent on the last page.
        2 nextCursor: string?
        /// What all files of the tenant come to, and what they may.
        3 usedBytes: uint64
        4 quotaBytes: uint64
      }

      /// Asks for a file's bytes.
      message DownloadEvidenceRequest {
        1 id: uuid
        /// Leaves out so many bytes, to go on with a download that broke off.
        2 offset: uint64
      }

      /// Deletes a file.
      message DeleteEvidenceRequest {
        1 id: uuid
        /// Kept in the audit entry.
        2 reason: string? @length(1...500)
      }

      /// Files about customers. They are kept sealed with the customer's key, under names that nobody
      /// can guess, and are only ever handed out as attachments.
      service EvidenceService {
        /// Begins to send a file. Refused with `resourceExhausted` where the tenant's quota does not
        /// leave room for it.
        rpc beginUpload(BeginEvidenceRequest) -> EvidenceUpload
            @writes @auth(clientAdmin)
            @errors(invalidArgument, notFound, alreadyExists, resourceExhausted, failedPrecondition)
            @example("evidence-begin.json")
        /// Sends bytes of a file. A stream that breaks off leaves what has come: ask how far, and go on
        /// from there with another one.
        rpc upload(stream EvidencePart) -> EvidenceUpload
            @works @timeout(none) @auth(clientAdmin)
            @errors(invalidArgument, notFound, outOfRange, failedPrecondition, resourceExhausted)
            @example("evidence-upload.json")
        /// How far a file has come.
        rpc getUpload(GetEvidenceUploadRequest) -> EvidenceUpload
            @works @auth(clientAdmin) @errors(notFound, failedPrecondition)
            @example("evidence-get-upload.json")
        /// Takes a file that is whole. The same bytes of the same customer are kept once: then the
        /// answer is the file that is there already.
        rpc finishUpload(FinishEvidenceRequest) -> EvidenceFile
            @works @timeout(60s) @auth(clientAdmin)
            @errors(invalidArgument, notFound, outOfRange, failedPrecondition, dataLoss)
            @example("evidence-finish.json")
        /// Pages through a customer's files, the latest first.
        rpc listEvidence(ListEvidenceRequest) -> EvidencePage
            @reads(page) @auth(clientAdmin) @errors(invalidArgument, notFound)
            @example("evidence-list.json")
        /// A file's bytes, in parts. The first part's `total` is its size.
        rpc downloadEvidence(DownloadEvidenceRequest) -> stream FilePart
            @works @timeout(none) @auth(clientAdmin)
            @errors(notFound, outOfRange, failedPrecondition, dataLoss) @example("evidence-download.json")
        /// Deletes a file, its bytes too.
        rpc deleteEvidence(DeleteEvidenceRequest) -> EvidenceFile
            @works @auth(clientAdmin) @errors(notFound, failedPrecondition)
            @example("evidence-delete.json")
      }

      """#
    ),
    (
      "exports.schema",
      #"""
      schema frontdesk.v1

      import "customers"
      import "imports"

      /// Asks for customers as a file.
      message ExportCustomersRequest {
        /// `csv` when left out.
        1 format: ExportFormat
        /// `totalSpent` is left out for client admins without the scope `finance`, and refused by name.
        /// In this order: name, phone, email, visitCount, totalSpent, lastVisit, firstVisit, tags and
        /// notes when empty. Others are id, number, publicId, categoryName, type, status, source,
        /// alternatePhone, whatsapp, locale, birthdate, address, city, province, postalCode, country,
        /// registrationNumber, vatNumber, industry, createdAt, updatedAt.
        2 columns: [string] @count(0...40) @length(1...60)
        /// Which customers and in which order, as in `listCustomers`; page and cursor do not matter.
        /// Refused where more match the search than it looks at: some would be missing.
        3 filter: ListCustomersRequest?
        /// Of CSV: one character; a comma when left out.
        4 delimiter: string? @length(1...1)
      }

      /// What a file is written as.
      enum ExportFormat {
        /// As `csv`.
        0 unspecified
        /// UTF-8 with a byte order mark, by which spreadsheets know it.
        1 csv
        /// An Excel workbook, of at most 1,048,575 customers.
        2 excel
      }

      /// Customers as files, out.
      service ExportService {
        /// The customers as a file, in parts. No cell is a formula: those that look like one begin with
        /// an apostrophe. Whoever changes while the file is written is in it as before or as after.
        rpc exportCustomers(ExportCustomersRequest) -> stream FilePart
            @reads(report) @timeout(none) @auth(clientAdmin, service("customers.read"))
            @errors(invalidArgument, resourceExhausted) @example("export-customers.json")
      }

      """#
    ),
    (
      "imports.schema",
      #"""
      schema frontdesk.v1

      import "common"

      /// A file of customers that was sent, and how far it has come.
      message Import {
        1  id: uuid
        /// Rises with each step.
        2  version: uint64
        3  state: ImportState
        4  options: ImportOptions
        5  createdAt: timestamp
        /// The subject of the token that sent the file.
        6  createdBy: string
        /// When it came to an end.
        7  finishedAt: timestamp?
        /// Rows of the file without its header; known once the file is whole.
        8  rows: uint64
        /// Rows that are done with, of `rows`; while it is undone, those that are left to undo.
        9  position: uint64
        10 counts: ImportCounts
        /// Why the file was refused, or what went wrong.
        11 problem: string?
        /// What undoing it came to.
        12 undone: UndoCounts?
      }

      /// What an import is at.
      enum ImportState {
        0 unspecified
        /// The file is read; nothing of it was written yet.
        1 receiving
        /// Nothing was written: the file cannot be read, or has a bad row and the import is strict.
        2 refused
        /// A dry run: nothing was written, and `counts` say what would be.
        3 checked
        /// The rows are written, some at a time.
        4 applying
        5 done
        /// It was stopped before its end; what is written stays, and can be undone.
        6 stopped
        7 undoing
        8 undone
      }

      /// What became of an import's rows.
      message ImportCounts {
        /// New customers, bookings or messages.
        1 added: uint64
        /// Customers that a row changed.
        2 updated: uint64
        /// Rows that say what is known already.
        3 unchanged: uint64
        /// Blank rows, and those of known customers where these are left alone.
        4 skipped: uint64
        /// Rows that were not taken; `readImportErrors` says why.
        5 errors: uint64
        /// New customers whom bookings or messages brought along.
        6 customers: uint64
        /// Notes that were added to customers.
        7 notes: uint64
      }

      /// What undoing an import came to.
      message UndoCounts {
        /// Customers, notes, bookings and messages that it had added and that are gone.
        1 removed: uint64
        /// Customers that are as they were before it.
        2 restored: uint64
        /// What somebody changed or used since, which was left alone;
        /// `readImportErrors` names them.
        3 left: uint64
      }

      /// How a file is read.
      message ImportOptions {
        /// Chosen by the caller, so that a file that is sent twice is imported once; made when left
        /// out.
        1  id: uuid?
        2  fileName: string? @length(1...255)
        /// Reads and checks the whole file, and writes nothing.
        3  dryRun: bool
        /// One bad row, and nothing is written; otherwise bad rows are left out.
        4  strict: bool
        /// A category that there is not is an error of its row; otherwise new customers go to the
        /// default category, and known ones stay where they are.
        5  strictCategories: bool
        /// What becomes of customers that are known by phone or e-mail.
        6  existing: ExistingRule
        /// `automatic` when left out.
        7  encoding: FileEncoding
        /// One character; found out when left out.
        8  delimiter: string? @length(1...1)
        /// Of customers that are new and have no source in the file; `import` when left out.
        9  source: Source
        /// `customers` when left out.
        10 content: ImportContent
      }

      /// What the rows of a file are.
      enum ImportContent {
        /// As `customers`.
        0 unspecified
        1 customers
        /// Bookings and sales of the past; those that were completed count as visits.
        2 bookings
        /// Messages of the past.
        3 communications
      }

      /// What an import does with customers that are there already.
      enum ExistingRule {
        /// As `update`.
        0 unspecified
        /// Cells that are not empty take the place of what is known; tags and custom fields are added.
        1 update
        /// They are left alone.
        2 skip
      }

      /// How the characters of a file are written.
      enum FileEncoding {
        /// As `automatic`.
        0 unspecified
        /// Found out; a file that mixes encodings is refused.
        1 automatic
        2 utf8
        3 utf16
        /// Windows-1252, which is Latin-1 with more quotation marks.
        4 latin1
      }

      /// One part of a file that is sent: the options first, then the bytes in their order.
      message ImportPart {
        1 options: ImportOptions?
        2 data: bytes @length(0...1048576) @sensitive
      }

      /// Asks for one import.
      message GetImportRequest {
        1 id: uuid
      }

      /// Asks how an import goes on.
      message WatchImportRequest {
        1 id: uuid
      }

      /// Asks for one page of imports, the latest first.
      message ListImportsRequest {
        /// 15 when 0.
        1 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2 cursor: string @length(0...1024)
      }

      /// One page of imports.
      message ImportPage {
        1 imports: [Import]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Asks why rows were not taken.
      message ReadImportErrorsRequest {
        1 id: uuid
      }

      /// Asks to stop an import where it is.
      message StopImportRequest {
        1 id: uuid
      }

      /// Asks to take back what an import wrote.
      message UndoImportRequest {
        1 id: uuid
      }

      /// Some bytes of a file, in their order.
      message FilePart {
        1 data: bytes @sensitive
        /// How many rows were written so far, this part's included.
        2 rows: uint64
        /// How many there will be, on the first part.
        3 total: uint64?
      }

      /// Files of customers, in.
      service ImportService {
        /// Sends a CSV file (RFC 4180; comma, semicolon or tab; with a header): options first, then
        /// its bytes. Columns are name, phone, email, address, categoryName and the rest of the
        /// profile, in any order. The whole file is read and checked before anything is written; then
        /// the rows are written in their order, some at a time, by the server alone: watch it. The
        /// answer says whether the file was taken. A row of a customer who is known by phone or
        /// e-mail updates that customer. A cell of notes becomes a note, unless the customer has it. An
        /// interrupted upload writes nothing: send the file again.
        ///
        /// Past bookings have service and startsAt, and may have staff, endsAt or duration in minutes
        /// (60), price (12.50 or 12.50 EUR), currency, status (completed, cancelled, noShow), channel,
        /// paymentStatus, notes and externalId; messages have channel, message and at, and may have
        /// direction, purpose, subject, recipient, status and externalId. Times are 2024-05-31 14:30,
        /// in the tenant's zone, or with Z or +02:00. Whose they are says id, number, phone, email,
        /// whatsapp or alternatePhone; with a name a customer is made who is not known. A row that
        /// came before, known by externalId or else by all its cells, is left as it is.
        rpc upload(stream ImportPart) -> Import
            @works @timeout(none) @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, alreadyExists, resourceExhausted)
            @example("import-upload.json")
        /// One import as it stands.
        rpc getImport(GetImportRequest) -> Import
            @reads(point) @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("import-get.json")
        /// An import as it stands, and then again with each step, until it has come to an end.
        rpc watchImport(WatchImportRequest) -> stream Import
            @feed @timeout(none) @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("import-watch.json")
        /// Pages through the tenant's imports, the latest first.
        rpc listImports(ListImportsRequest) -> ImportPage
            @reads(page) @auth(clientAdmin, service("customers.write")) @errors(invalidArgument)
            @example("import-list.json")
        /// A CSV file of the rows that were not taken, and why: line, column, problem, and the
        /// customers who are in the way. After an undo also which customers were left alone.
        rpc readImportErrors(ReadImportErrorsRequest) -> stream FilePart
            @reads(report) @timeout(none) @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("import-errors.json")
        /// Stops an import between two rows; what is written stays. One that has
        /// ended is left as it is.
        rpc stopImport(StopImportRequest) -> Import
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound, failedPrecondition)
            @example("import-stop.json")
        /// Takes back all that an import wrote: customers that it added go, those that it changed are
        /// as before. Customers that somebody changed or used since are left alone. Watch it.
        rpc undoImport(UndoImportRequest) -> Import
            @writes @auth(clientAdmin, service("customers.write")) @errors(notFound, failedPrecondition)
            @example("import-undo.json")
      }

      """#
    ),
    (
      "leads.schema",
      #"""
      schema frontdesk.v1

      import "common"
      import "customers"

      /// A prospect who has not become a customer yet.
      message Lead {
        1  id: uuid
        2  version: uint64
        3  name: string @sensitive
        /// E.164.
        4  phone: string? @sensitive
        5  email: string? @sensitive
        6  stage: LeadStage
        7  source: Source
        /// What winning the lead is worth.
        8  value: money?
        /// Who looks after the lead.
        9  owner: string?
        10 notes: string? @sensitive
        /// What the lead is interested in.
        11 interest: string?
        /// The earliest first.
        12 attempts: [LeadAttempt]
        13 nextFollowUpAt: timestamp?
        /// Why the lead was lost.
        14 lostReason: string?
        /// The customer that the lead became.
        15 customerId: uuid?
        16 convertedAt: timestamp?
        17 createdAt: timestamp
        18 updatedAt: timestamp
        19 createdBy: string
      }

      /// How far a lead has come: new, contacted, qualified, proposal, converted; or lost.
      enum LeadStage {
        0 unspecified
        1 new
        2 contacted
        3 qualified
        4 proposal
        /// Reached by `convertLead` only.
        5 converted
        6 lost
      }

      /// One try to reach a lead.
      message LeadAttempt {
        1 at: timestamp
        2 channel: ContactChannel
        3 outcome: AttemptOutcome
        4 note: string? @length(0...2000) @sensitive
        /// The subject of the token that recorded it.
        5 by: string
      }

      /// What came of a try.
      enum AttemptOutcome {
        0 unspecified
        1 reached
        2 noAnswer
        3 leftMessage
        4 wrongNumber
        5 declined
        6 callBack
      }

      /// Describes a new lead.
      message CreateLeadRequest {
        1  name: string @length(1...200) @sensitive
        /// Any spelling; read in the tenant's region.
        2  phone: string? @length(1...64) @sensitive
        3  email: string? @format(email) @sensitive
        /// `new` when left out; neither `converted` nor `lost`.
        4  stage: LeadStage
        /// `api` when left out.
        5  source: Source
        6  value: money?
        7  owner: string? @length(1...200)
        8  notes: string? @length(1...4000) @sensitive
        9  interest: string? @length(1...200)
        10 nextFollowUpAt: timestamp?
      }

      /// Finds one lead by its id.
      message GetLeadRequest {
        1 id: uuid
      }

      /// Asks for one page of leads, the newest first.
      message ListLeadsRequest {
        /// 15 when 0.
        1 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2 cursor: string @length(0...1024)
        3 withTotal: bool
        /// Any of these; all when empty.
        4 stages: [LeadStage] @count(0...6)
        5 source: Source
        6 owner: string? @length(1...200)
        /// Only open leads whose follow-up is due at this moment or before.
        7 followUpDueBy: timestamp?
      }

      /// One page of leads.
      message LeadPage {
        1 leads: [Lead]
        /// Absent on the last page.
        2 nextCursor: string?
        /// Present when `withTotal` was set.
        3 total: uint64?
      }

      /// Changes the fields that `mask` names.
      message UpdateLeadRequest {
        1 id: uuid
        /// The version that the caller saw.
        2 version: uint64 @range(1...)
        /// Names of fields of `LeadChanges`; a named field that is absent is cleared.
        3 mask: [string] @count(1...20)
        4 changes: LeadChanges
        /// Kept in the audit entry.
        5 reason: string? @length(1...500)
      }

      /// What can be changed of a lead.
      message LeadChanges {
        1  name: string? @length(1...200) @sensitive
        2  phone: string? @length(1...64) @sensitive
        3  email: string? @format(email) @sensitive
        /// Not `converted`; `lost` needs `lostReason`, and a lost lead can only become `new`.
        4  stage: LeadStage?
        5  source: Source?
        6  value: money?
        7  owner: string? @length(1...200)
        8  notes: string? @length(1...4000) @sensitive
        9  interest: string? @length(1...200)
        10 nextFollowUpAt: timestamp?
        11 lostReason: string? @length(1...500)
      }

      /// Notes one try to reach the lead.
      message RecordAttemptRequest {
        1 leadId: uuid
        2 channel: ContactChannel
        3 outcome: AttemptOutcome
        4 note: string? @length(1...2000) @sensitive
        /// Now when left out.
        5 at: timestamp?
        /// When to try again; the follow-up stays as it is when left out.
        6 nextFollowUpAt: timestamp?
      }

      /// Sets when to try again.
      message SetFollowUpRequest {
        1 leadId: uuid
        /// No follow-up when left out.
        2 at: timestamp?
      }

      /// Makes a customer of a lead.
      message ConvertLeadRequest {
        1 id: uuid
        /// Any version when 0.
        2 version: uint64
        /// An existing customer to convert into; else the one with the lead's phone or e-mail, else
        /// a new one.
        3 customerId: uuid?
      }

      /// A converted lead and its customer.
      message ConvertedLead {
        1 lead: Lead
        2 customer: Customer
        /// Whether the customer had to be made.
        3 customerCreated: bool
      }

      /// Asks for the figures of the pipeline.
      message GetPipelineRequest {}

      /// Leads by stage.
      message Pipeline {
        /// Every stage, in order.
        1 stages: [PipelineStage]
        /// Converted by converted and lost, in percent with one digit; absent while there are none.
        2 conversionRate: decimal?
      }

      /// The leads of one stage.
      message PipelineStage {
        1 stage: LeadStage
        2 leads: uint64
        3 value: [money]
      }

      /// Prospects and the way that they become customers.
      service LeadService {
        /// Makes a lead.
        rpc createLead(CreateLeadRequest) -> Lead
            @writes @prepared @auth(clientAdmin, service("leads.write")) @errors(invalidArgument)
            @example("lead-create.json")
        /// Finds one lead by id.
        rpc getLead(GetLeadRequest) -> Lead
            @reads(point) @written @auth(clientAdmin, service("leads.read")) @errors(notFound)
            @example("lead-get.json")
        /// Pages through leads, the newest first; due follow-ups by their time.
        rpc listLeads(ListLeadsRequest) -> LeadPage
            @reads(page) @written @auth(clientAdmin, service("leads.read")) @errors(invalidArgument)
            @example("lead-list.json")
        /// Changes fields; a stale version is `aborted` with the fields that changed.
        rpc updateLead(UpdateLeadRequest) -> Lead
            @writes @prepared @auth(clientAdmin, service("leads.write"))
            @errors(invalidArgument, notFound, failedPrecondition, aborted) @example("lead-update.json")
        /// Notes a try to reach an open lead; a new lead becomes `contacted`. A lead keeps 200 tries.
        rpc recordAttempt(RecordAttemptRequest) -> Lead
            @writes @auth(clientAdmin, service("leads.write"))
            @errors(invalidArgument, notFound, failedPrecondition) @example("lead-record-attempt.json")
        /// Sets or clears the next follow-up of an open lead.
        rpc setFollowUp(SetFollowUpRequest) -> Lead
            @writes @auth(clientAdmin, service("leads.write"))
            @errors(invalidArgument, notFound, failedPrecondition) @example("lead-set-follow-up.json")
        /// Makes a customer of the lead, or joins it to one.
        rpc convertLead(ConvertLeadRequest) -> ConvertedLead
            @writes @auth(clientAdmin, service("leads.write"))
            @errors(invalidArgument, notFound, failedPrecondition, aborted) @example("lead-convert.json")
        /// Count and value by stage, and the conversion rate.
        rpc getPipeline(GetPipelineRequest) -> Pipeline
            @reads(report) @auth(clientAdmin, service("analytics.read")) @example("lead-pipeline.json")
      }

      """#
    ),
    (
      "merging.schema",
      #"""
      schema frontdesk.v1

      import "customers"

      /// Whose value a merged customer has.
      enum MergeSide {
        0 unspecified
        1 survivor
        2 merged
        /// Of lists and sums: both together.
        3 both
      }

      /// Whose value of one field is to be taken.
      message MergeChoice {
        /// The name of a field of `Customer`.
        1 field: string @length(1...64)
        /// `survivor` or `merged`. Of lists it says whose comes first, and whose entry is kept where
        /// both have one of the same name.
        2 take: MergeSide
      }

      /// One field of two customers and of what becomes of them, as JSON texts.
      message MergeField {
        1 field: string
        /// Absent where the customer has no such value.
        2 survivor: string? @sensitive
        3 merged: string? @sensitive
        4 result: string? @sensitive
        5 take: MergeSide
        /// Both have a value, the two differ, and only one can stay.
        6 conflict: bool
        /// Whether a choice changes it.
        7 choosable: bool
      }

      /// Asks what a merge would do.
      message PreviewMergeRequest {
        1 survivorId: uuid
        2 mergedId: uuid
        3 choices: [MergeChoice] @count(0...30)
      }

      /// What a merge would do; nothing is changed.
      message MergePreview {
        /// Every field that either customer has, in the order of `Customer`.
        1  fields: [MergeField]
        /// What the survivor would be.
        2  result: Customer
        3  survivorVersion: uint64
        4  mergedVersion: uint64
        /// How much would come along. Each is counted to 1,000.
        5  bookings: uint64
        6  communications: uint64
        /// Notes, follow-ups, notifications and other items of the timeline.
        7  entries: uint64
        8  locations: uint64
        /// Customers that were merged into the one that is to be merged now.
        9  merges: uint64
        /// Why the merge would be refused; empty when it would not.
        10 obstacles: [string]
      }

      /// Merges one customer into another.
      message MergeCustomersRequest {
        1 survivorId: uuid
        /// The version that the caller saw.
        2 survivorVersion: uint64 @range(1...)
        3 mergedId: uuid
        /// The version that the caller saw.
        4 mergedVersion: uint64 @range(1...)
        5 choices: [MergeChoice] @count(0...30)
        /// Kept in the audit entries.
        6 reason: string? @length(1...500)
      }

      /// One merge of two customers.
      message Merge {
        1 id: uuid
        2 survivorId: uuid
        3 mergedId: uuid
        4 at: timestamp
        /// The subject of the token that did it.
        5 by: string
        6 undoneAt: timestamp?
        /// Of the customer that was merged.
        7 publicId: string
        /// Of the customer that was merged.
        8 number: string
      }

      /// A merge that was made, and the customer that came of it.
      message MergedCustomers {
        1 merge: Merge
        2 customer: Customer
      }

      /// Takes a merge back.
      message UndoMergeRequest {
        /// The customer that was merged, by its own id.
        1 mergedId: uuid
        /// Kept in the audit entries.
        2 reason: string? @length(1...500)
      }

      /// Two customers that are apart again.
      message UndoneMerge {
        1 merge: Merge
        2 survivor: Customer
        3 restored: Customer
        /// Fields of the survivor that were changed after the merge, and so stay as they are.
        4 kept: [string]
        /// How many bookings, messages and entries went back.
        5 returned: uint64
        /// How many of them are no longer there.
        6 missing: uint64
      }

      /// Asks for one page of merges, the latest first.
      message ListMergesRequest {
        /// Of this customer, on either side; of all when left out.
        1 customerId: uuid?
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
      }

      /// One page of merges.
      message MergePage {
        1 merges: [Merge]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Why two customers may be one person.
      enum DuplicateReason {
        0 unspecified
        /// One of them has it no longer, or has retired it.
        1 samePhone
        2 sameEmail
        /// A phone or an e-mail address that is marked as shared.
        3 sharedIdentifier
        /// The same words in any order, without case and accents.
        4 sameName
        /// The same but for a few letters, an initial or a middle name.
        5 nearName
        /// Day and month, and the year where both have one.
        6 sameBirthdate
        /// Street, and postal code or city.
        7 sameAddress
        /// The last seven digits of a telephone number.
        8 sameLastDigits
      }

      /// Two customers that may be one person.
      message DuplicatePair {
        1 first: Customer
        2 second: Customer
        /// From 45 to 100.
        3 score: uint32
        4 reasons: [DuplicateReason]
        5 foundAt: timestamp
      }

      /// Asks for one page of pairs, the likest first.
      message ListDuplicatesRequest {
        /// 15 when 0.
        1 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2 cursor: string @length(0...1024)
        /// Pairs of this customer only.
        3 customerId: uuid?
        4 scoreMin: uint32 @range(0...100)
      }

      /// One page of pairs. It may be shorter than was asked for, where customers have changed since
      /// they were compared.
      message DuplicatePage {
        1 pairs: [DuplicatePair]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Says that two customers are two people.
      message DismissDuplicateRequest {
        1 firstId: uuid
        2 secondId: uuid
        /// Kept in the audit entry.
        3 reason: string? @length(1...500)
      }

      /// Starts the search for duplicates, or starts it anew.
      message ScanDuplicatesRequest {}

      /// Asks how far the search for duplicates is.
      message GetDuplicateScanRequest {}

      /// How far the search for duplicates is. Once it is done it follows every change.
      message DuplicateScan {
        1 state: DuplicateScanState
        /// Customers that were looked at.
        2 lookedAt: uint64
        3 startedAt: timestamp?
        4 finishedAt: timestamp?
      }

      /// What the search for duplicates does.
      enum DuplicateScanState {
        0 unspecified
        /// Nobody has asked for it.
        1 never
        /// It goes through all customers.
        2 running
        /// All customers were looked at; changes are followed.
        3 following
      }

      /// Customers that are one person twice: merging them, and taking that back.
      service DuplicateService {
        /// What a merge would do, field by field.
        rpc previewMerge(PreviewMergeRequest) -> MergePreview
            @reads(page) @auth(clientAdmin, service("customers.read"))
            @errors(invalidArgument, notFound, failedPrecondition) @example("merge-preview.json")
        /// Merges one customer into another: everything of the one is the other's, and its ids,
        /// numbers and identifiers find the other for ever.
        rpc mergeCustomers(MergeCustomersRequest) -> MergedCustomers
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, failedPrecondition, aborted)
            @example("merge-customers.json")
        /// Takes a merge back: both customers are what they were, but for what was changed since.
        rpc undoMerge(UndoMergeRequest) -> UndoneMerge
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(notFound, failedPrecondition, alreadyExists) @example("merge-undo.json")
        /// Pages through merges, the latest first; those that were taken back too.
        rpc listMerges(ListMergesRequest) -> MergePage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("merge-list.json")
        /// Goes through all customers in search of duplicates, in the background, and then follows
        /// every change.
        rpc scanDuplicates(ScanDuplicatesRequest) -> DuplicateScan
            @writes @auth(clientAdmin, service("customers.write")) @example("duplicate-scan.json")
        /// How far the search is.
        rpc getDuplicateScan(GetDuplicateScanRequest) -> DuplicateScan
            @reads(point) @auth(clientAdmin, service("customers.read"))
            @example("duplicate-get-scan.json")
        /// Pages through the pairs that were found, the likest first.
        rpc listDuplicates(ListDuplicatesRequest) -> DuplicatePage
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument, notFound)
            @example("duplicate-list.json")
        /// Says that two customers are two people: the pair is not shown again.
        rpc dismissDuplicate(DismissDuplicateRequest) -> DuplicatePair
            @writes @auth(clientAdmin, service("customers.write")) @errors(invalidArgument, notFound)
            @example("duplicate-dismiss.json")
      }

      """#
    ),
    (
      "privacy.schema",
      #"""
      schema frontdesk.v1

      import "audit"
      import "bookings"
      import "communications"
      import "customers"
      import "evidence"
      import "leads"
      import "profiles"

      /// Erases everything that tells who a customer is.
      message EraseCustomerRequest {
        1 customerId: uuid
        /// Kept in the audit for good, so it must not say who it is about.
        2 reason: string @length(1...500)
      }

      /// Erases a lead that never became a customer.
      message EraseLeadRequest {
        1 leadId: uuid
        /// Kept in the audit for good, so it must not say who it is about.
        2 reason: string @length(1...500)
      }

      /// Finds the receipt of an erasure.
      message GetErasureRequest {
        /// Or the id of a lead that was erased by itself.
        1 customerId: uuid
      }

      /// What an erasure took away, what it left, and why.
      message ErasureReceipt {
        /// The lead's id, of a lead that was erased by itself.
        1 customerId: uuid
        2 erasedAt: timestamp
        /// The subject of the token that asked for it.
        3 erasedBy: string
        /// Leads that were the same person's; they are gone too.
        4 leadIds: [uuid]
        5 items: [ErasureItem]
        /// Absent while the last of it is still being taken away; asking again goes on with that.
        6 completedAt: timestamp?
      }

      /// One kind of record in a receipt.
      message ErasureItem {
        /// Such as `notes`.
        1 what: string
        2 outcome: ErasureOutcome
        /// How many; absent where they are not counted.
        3 count: uint64?
        4 why: string
      }

      /// What became of records.
      enum ErasureOutcome {
        0 unspecified
        1 deleted
        /// They stay, without anything that tells whose they are.
        2 pseudonymised
        /// They stay, sealed with a key that is destroyed, wherever copies of them are.
        3 unreadable
        4 kept
      }

      /// Asks for everything that is kept about one customer.
      message ExportSubjectRequest {
        1 customerId: uuid
        /// Also what the audit keeps of earlier states, for which the tenant's whole journal is read.
        2 withHistory: bool
      }

      /// One record that is kept about a customer.
      message SubjectRecord {
        oneof record 1...30 {
          /// Comes first, with everything that is said of it.
          1  customer: Customer
          2  location: CustomerLocation
          3  note: Note
          4  followUp: FollowUp
          5  notification: Notification
          6  event: TimelineItem
          7  booking: Booking
          /// Its files are fetched with `downloadEvidence`.
          12 evidence: EvidenceFile
          8  message: Communication
          /// One that became the customer, or has its phone or e-mail.
          9  lead: Lead
          10 change: AuditRecord
          /// Everything that it said about being written to.
          11 consent: Consent
        }
      }

      /// Asks how good the tenant's data on customers is.
      message GetDataQualityRequest {}

      /// How many live customers have which problem.
      message DataQualityReport {
        1 customers: uint64
        /// Every problem, in its order.
        2 problems: [DataProblemCount]
        /// Customers without any problem.
        3 sound: uint64
      }

      /// How many customers have one problem.
      message DataProblemCount {
        1 problem: DataProblem
        2 customers: uint64
      }

      /// What can be wrong with what is known of a customer.
      enum DataProblem {
        0 unspecified
        /// Neither phone nor e-mail nor WhatsApp.
        1 unreachable
        /// Nobody has made sure of the e-mail address.
        2 unverifiedEmail
        /// The last e-mail bounced.
        3 bouncingEmail
        /// A phone number is not one that its country gives out.
        4 invalidPhone
        /// An address lacks street, city or country.
        5 incompleteAddress
      }

      /// Asks for one page of customers with problems, in the order of their ids.
      message ListDataProblemsRequest {
        /// Any of these; all when empty.
        1 problems: [DataProblem] @count(0...10)
        /// 15 when 0.
        2 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        3 cursor: string @length(0...1024)
      }

      /// One page of customers with problems. After 5,000 customers have been looked at a page ends
      /// early, perhaps with nobody in it, and still goes on.
      message DataProblemPage {
        1 customers: [CustomerProblems]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// What is wrong with one customer.
      message CustomerProblems {
        1 customerId: uuid
        2 number: string
        3 name: string @sensitive
        4 problems: [DataProblem]
      }

      /// Whether people can have what is theirs, and can be forgotten.
      service PrivacyService {
        /// Destroys the customer's key and deletes or pseudonymises its records, for good: also in
        /// backups, when they are restored. Doing so again answers with the same receipt.
        rpc eraseCustomer(EraseCustomerRequest) -> ErasureReceipt
            @works @timeout(2m) @auth(clientAdmin)
            @errors(invalidArgument, notFound, failedPrecondition, unavailable)
            @example("privacy-erase-customer.json")
        /// Destroys the key of a lead that never became a customer, and deletes it with its messages;
        /// one that did goes with its customer. Doing so again answers with the same receipt.
        rpc eraseLead(EraseLeadRequest) -> ErasureReceipt
            @works @timeout(2m) @auth(clientAdmin)
            @errors(invalidArgument, notFound, failedPrecondition, unavailable)
            @example("privacy-erase-lead.json")
        /// The receipt of an erasure.
        rpc getErasure(GetErasureRequest) -> ErasureReceipt
            @reads(point) @auth(clientAdmin) @errors(notFound) @example("privacy-get-erasure.json")
        /// Everything that is kept about a customer, one record at a time, for the person itself.
        rpc exportSubject(ExportSubjectRequest) -> stream SubjectRecord
            @reads(report) @timeout(10m) @auth(clientAdmin) @errors(notFound)
            @example("privacy-export-subject.json")
        /// How many customers have which problem; all of them are looked at.
        rpc getDataQuality(GetDataQualityRequest) -> DataQualityReport
            @reads(report) @timeout(2m) @auth(clientAdmin) @example("privacy-get-data-quality.json")
        /// Pages through the customers with problems.
        rpc listDataProblems(ListDataProblemsRequest) -> DataProblemPage
            @reads(report) @auth(clientAdmin) @errors(invalidArgument)
            @example("privacy-list-data-problems.json")
      }

      """#
    ),
    (
      "profiles.schema",
      #"""
      schema frontdesk.v1

      import "common"

      /// A postal address of a customer.
      message Address {
        /// `delivery` when left out.
        1 type: AddressType
        2 street: string @length(0...300) @sensitive
        3 city: string @length(0...100) @sensitive
        4 province: string @length(0...100) @sensitive
        5 postalCode: string @length(0...20) @sensitive
        /// ISO 3166, two letters.
        6 country: string? @format(region)
        7 coordinates: Coordinates?
        /// The delivery address that is used when none is named. The first one when none is marked.
        8 isDefault: bool
        /// Such as "Home" or "Warehouse".
        9 label: string? @length(1...60)
      }

      /// What an address is for.
      enum AddressType {
        0 unspecified
        /// At most one.
        1 billing
        2 delivery
      }

      /// A place on the globe, in degrees.
      message Coordinates {
        1 latitude: double @range(-90...90)
        2 longitude: double @range(-180...180)
      }

      /// A day of birth, whose year need not be known.
      message Birthdate {
        1 year: uint32? @range(1850...2100)
        2 month: uint32 @range(1...12)
        3 day: uint32 @range(1...31)
      }

      /// What a phone number, an e-mail address or the like is.
      enum IdentifierType {
        0 unspecified
        1 phone
        2 alternatePhone
        3 email
        4 whatsapp
      }

      /// One identifier of a customer. Only one that is neither shared nor retired finds the customer
      /// by itself, and no other live customer has the same; a search finds the others too.
      message Identifier {
        1 type: IdentifierType
        /// E.164, or the e-mail address.
        2 canonical: string @sensitive
        /// As it was spelled.
        3 raw: string @sensitive
        /// When somebody made sure of it.
        4 verifiedAt: timestamp?
        /// Since when it is out of use.
        5 retiredAt: timestamp?
        /// Several customers have it, such as a family's telephone.
        6 shared: bool
      }

      /// Why a customer is served less, or not at all.
      message Moderation {
        1 state: ModerationState
        /// When a suspension lifts itself; absent for one that only an act lifts.
        2 until: timestamp?
        3 reason: string
        4 at: timestamp
        /// The subject of the token that did it.
        5 by: string
      }

      /// How a customer is moderated.
      enum ModerationState {
        0 unspecified
        /// No bookings for a time.
        1 suspended
        /// No bookings until it is lifted.
        2 banned
      }

      /// What is registered of a company.
      message Company {
        1 registrationNumber: string? @length(1...64) @sensitive
        2 vatNumber: string? @length(1...32) @sensitive
        3 industry: string? @length(1...100)
      }

      /// Somebody to talk to at a company.
      message ContactPerson {
        1 name: string @length(1...200) @sensitive
        2 position: string? @length(1...100)
        3 email: string? @format(email) @sensitive
        /// As it was spelled; it identifies nobody.
        4 phone: string? @length(1...64) @sensitive
      }

      /// How a customer likes to be served.
      message Preferences {
        1 preferredStaff: string? @length(1...200)
        2 allergies: [string] @count(0...50) @length(1...200) @sensitive
        3 specialRequests: string? @length(1...2000) @sensitive
        /// Such as "weekday mornings".
        4 times: string? @length(1...500)
        5 channel: PreferredChannel
        /// Anything else: the text of a JSON object.
        6 json: string? @length(2...16384) @sensitive
      }

      /// How a customer wants to be reached.
      enum PreferredChannel {
        0 unspecified
        1 sms
        2 email
        3 phone
        4 whatsapp
        5 inApp
      }

      /// What an assistant has learnt of a customer, apart from what people noted.
      message AssistantProfile {
        /// Who learnt it, such as `voice` or `web-chat`; one entry each.
        1 origin: string @length(1...64)
        2 preferences: {string: string} @count(0...50) @length(0...1000) @sensitive
        3 context: string? @length(1...8192) @sensitive
      }

      /// A note about a customer, with its author.
      message Note {
        1 id: uuid
        2 version: uint64
        3 customerId: uuid
        4 text: string @sensitive
        5 createdAt: timestamp
        6 updatedAt: timestamp
        /// The subject of the author's token.
        7 createdBy: string
      }

      /// Something to do about a customer by a certain time.
      message FollowUp {
        1 id: uuid
        2 version: uint64
        3 customerId: uuid
        4 dueAt: timestamp
        5 note: string @sensitive
        6 createdAt: timestamp
        7 createdBy: string
        8 doneAt: timestamp?
        /// Who should do it.
        9 owner: string?
      }

      /// A message in a customer's in-app inbox.
      message Notification {
        1 id: uuid
        2 customerId: uuid
        3 severity: NotificationSeverity
        4 title: string @sensitive
        5 message: string @sensitive
        6 createdAt: timestamp
        /// Absent while it is unread.
        7 readAt: timestamp?
      }

      /// How much a notification matters.
      enum NotificationSeverity {
        /// As `info`.
        0 unspecified
        1 info
        2 warning
        3 alert
        4 success
      }

      /// What one location knows of a customer.
      message CustomerLocation {
        1  customerId: uuid
        2  locationId: uuid
        3  version: uint64
        /// Completed bookings at the location.
        4  visits: uint32
        5  firstVisitAt: timestamp?
        6  lastVisitAt: timestamp?
        /// Empty for client admins without the scope `finance`.
        7  spent: [money]
        8  tags: [string]
        9  notes: string? @sensitive
        10 preferences: Preferences?
      }

      /// One thing that happened with a customer.
      message TimelineItem {
        1 at: timestamp
        2 kind: TimelineKind
        /// Such as the service booked, or the first words of a message.
        3 title: string @sensitive
        4 description: string @sensitive
        /// The id of the booking, message, note, follow-up or lead.
        5 ref: uuid?
      }

      /// What happened.
      enum TimelineKind {
        0 unspecified
        1 booking
        2 message
        3 note
        4 followUp
        /// The customer's status or category changed, or it was deleted or restored.
        5 statusChange
        6 moderation
        7 leadConverted
        8 consent
      }

      /// What a customer has come to by the tenant's policy.
      enum Tier {
        0 unspecified
        /// Everybody who is not at one of those below.
        1 bronze
        2 silver
        3 gold
        4 platinum
      }

      /// Whether somebody wants to be written to.
      enum ConsentState {
        0 unspecified
        1 granted
        /// An opt-out.
        2 withdrawn
      }

      /// What a customer said once about being written to; such records are only added.
      message Consent {
        1  id: uuid
        2  customerId: uuid
        /// Every channel when `unspecified`.
        3  channel: ContactChannel
        4  purpose: CommunicationPurpose
        5  state: ConsentState
        /// How it is known, such as the words of the form that was signed.
        6  evidence: string @sensitive
        /// Where it was said, such as `web form`.
        7  source: string
        /// When it was said; of one channel and purpose the latest counts.
        8  at: timestamp
        9  recordedAt: timestamp
        /// The subject of the token that recorded it.
        10 recordedBy: string
      }

      /// What holds now for one channel and purpose.
      message CurrentConsent {
        /// Every other channel when `unspecified`.
        1 channel: ContactChannel
        2 purpose: CommunicationPurpose
        3 state: ConsentState
        /// Since when.
        4 at: timestamp
        /// The record that says so.
        5 consentId: uuid
      }

      """#
    ),
    (
      "rpc.schema",
      #"""
      schema frontdesk.v1

      /// The settings that each side sends once, first, on stream 0.
      message Hello {
        /// The largest message that this side accepts, in bytes.
        1 maxMessage: uint32
        /// How many calls may be in flight on the connection.
        2 maxInFlight: uint32
        /// The credit that each new stream starts with, in bytes.
        3 initialCredit: uint32
        /// The least time between two pings, in milliseconds.
        4 minPing: uint32
        /// A digest of the sender's schema; it informs and refuses nobody.
        5 schemaFingerprint: bytes
        /// Changes with each start of the process.
        6 instance: uuid
        /// How long the connection may live, in milliseconds; 0 is without end.
        7 maxAge: uint32
        /// The program's name and version, for people.
        8 name: string
      }

      /// What opens a call.
      message CallHeader {
        /// FNV-1a (32 bits) of `package.Service/method`.
        1  method: fixed32
        /// The time that remains, in microseconds; 0 takes the method's own time-out.
        2  timeout: uint64
        /// The AUTH slot, 0 to 7, whose token makes the call.
        3  authSlot: uint32
        /// W3C traceparent.
        4  traceparent: string?
        /// Makes a write safe to repeat.
        5  idempotencyKey: uuid?
        /// 0 for the first attempt, 1 for the first retry.
        6  attempt: uint32
        7  criticality: Criticality
        8  metadata: {string: string}
        /// The credit that the caller grants the answer's stream, in bytes; 0 takes the default.
        9  initialCredit: uint32
        /// The tenant to act for.
        10 tenant: uuid?
        /// How old what a read shows may be, in microseconds; 0 is as the store is now.
        11 maxStaleness: uint64
      }

      /// What to drop first under overload.
      enum Criticality {
        0 unspecified
        1 critical
        2 sheddable
      }

      /// How a call ended.
      message CallStatus {
        /// gRPC's status codes, 0 to 16.
        1 code: uint32
        /// For people; at most 1 KiB.
        2 message: string
        /// The server is certain that no handler ran.
        3 neverExecuted: bool
        /// When to try again, in milliseconds.
        4 retryAfter: uint32?
        5 trailers: {string: string}
        /// Microseconds that the call waited before its handler began.
        6 queueTime: uint64
        /// Microseconds that its handler took.
        7 handlerTime: uint64
      }

      /// The body of an END whose code is not 0.
      message ErrorDetails {
        1 violations: [FieldViolation] @count(0...64)
        /// The record that stands in the way.
        2 existing: uuid?
        3 conflicts: [FieldConflict]
      }

      /// One field that broke a rule.
      message FieldViolation {
        /// For example `contact.emails[2]`.
        1 path: string
        /// For example `length`.
        2 rule: string
        /// What is wrong and what would be right.
        3 message: string
      }

      /// One field that somebody else changed since the caller read it; values are JSON.
      message FieldConflict {
        1 field: string
        2 original: string
        3 current: string
        4 attempted: string
      }

      """#
    ),
    (
      "segments.schema",
      #"""
      schema frontdesk.v1

      import "customers"

      /// A filter of customers with a name, so that lists, exports and bulk updates can be of it.
      message Segment {
        1 id: uuid
        2 version: uint64
        3 name: string
        /// As in `listCustomers`; page, order and cursor do not matter.
        4 filter: ListCustomersRequest
        5 createdAt: timestamp
        6 updatedAt: timestamp
        /// The subject of the token that made it.
        7 createdBy: string
      }

      /// Describes a new segment.
      message CreateSegmentRequest {
        1 name: string @length(1...100)
        /// It names no other segment, and searches for nothing: a search looks at a part of the
        /// customers only, and would keep what they are called.
        2 filter: ListCustomersRequest
        /// Chosen by the caller; made when left out.
        3 id: uuid?
      }

      /// Changes the fields that `mask` names.
      message UpdateSegmentRequest {
        1 id: uuid
        /// The version that the caller saw.
        2 version: uint64 @range(1...)
        /// `name`, `filter`.
        3 mask: [string] @count(1...2)
        4 name: string? @length(1...100)
        5 filter: ListCustomersRequest?
      }

      /// Finds one segment.
      message GetSegmentRequest {
        1 id: uuid
      }

      /// Asks for all segments.
      message ListSegmentsRequest {}

      /// All segments, by name.
      message SegmentList {
        1 segments: [Segment]
      }

      /// Deletes a segment with its snapshots; its customers stay as they are.
      message DeleteSegmentRequest {
        1 id: uuid
      }

      /// Asks what a filter would give.
      message PreviewSegmentRequest {
        1 filter: ListCustomersRequest
      }

      /// How many a filter gives, and the first of them.
      message SegmentPreview {
        1 total: uint64
        /// The 15 first ones by name.
        2 customers: [Customer]
        /// More customers may match the search than were looked at.
        3 moreCandidates: bool
      }

      /// Writes down who is in a segment now.
      message SnapshotSegmentRequest {
        1 id: uuid
        /// The snapshot's, chosen by the caller; made when left out.
        2 snapshotId: uuid?
      }

      /// Who was in a segment at some moment; `listCustomers` shows them by `snapshotId`.
      message SegmentSnapshot {
        1 id: uuid
        2 segmentId: uuid
        3 at: timestamp
        /// The subject of the token that took it.
        4 by: string
        5 members: uint64
        /// What the segment's filter was.
        6 filter: ListCustomersRequest
      }

      /// Asks for the snapshots of a segment.
      message ListSnapshotsRequest {
        1 segmentId: uuid
      }

      /// Snapshots, the latest first.
      message SnapshotList {
        1 snapshots: [SegmentSnapshot]
      }

      /// Deletes one snapshot.
      message DeleteSnapshotRequest {
        1 id: uuid
      }

      /// Saved segments of customers.
      service SegmentService {
        /// Makes a segment; a name that another has is `alreadyExists`.
        rpc createSegment(CreateSegmentRequest) -> Segment
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, alreadyExists, failedPrecondition) @example("segment-create.json")
        /// Renames a segment or changes its filter; a stale version is `aborted`.
        rpc updateSegment(UpdateSegmentRequest) -> Segment
            @writes @auth(clientAdmin, service("customers.write"))
            @errors(invalidArgument, notFound, alreadyExists, aborted) @example("segment-update.json")
        /// One segment.
        rpc getSegment(GetSegmentRequest) -> Segment
            @reads(point) @auth(clientAdmin, service("customers.read")) @errors(notFound)
            @example("segment-get.json")
        /// All segments of the tenant, at most 500.
        rpc listSegments(ListSegmentsRequest) -> SegmentList
            @reads(page) @auth(clientAdmin, service("customers.read")) @example("segment-list.json")
        /// Deletes a segment with its snapshots, and answers with it.
        rpc deleteSegment(DeleteSegmentRequest) -> Segment
            @works @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("segment-delete.json")
        /// How many customers a filter gives, and the first of them; nothing is kept.
        rpc previewSegment(PreviewSegmentRequest) -> SegmentPreview
            @reads(report) @auth(clientAdmin, service("customers.read")) @errors(invalidArgument)
            @example("segment-preview.json")
        /// Writes down who is in a segment now. One that is interrupted leaves nothing.
        rpc snapshotSegment(SnapshotSegmentRequest) -> SegmentSnapshot
            @works @timeout(5m) @auth(clientAdmin, service("customers.write"))
            @errors(notFound, failedPrecondition) @example("segment-snapshot.json")
        /// The snapshots of a segment, the latest first, at most 100.
        rpc listSnapshots(ListSnapshotsRequest) -> SnapshotList
            @reads(page) @auth(clientAdmin, service("customers.read")) @errors(notFound)
            @example("segment-list-snapshots.json")
        /// Deletes one snapshot, and answers with it.
        rpc deleteSnapshot(DeleteSnapshotRequest) -> SegmentSnapshot
            @works @auth(clientAdmin, service("customers.write")) @errors(notFound)
            @example("segment-delete-snapshot.json")
      }

      """#
    ),
    (
      "server.schema",
      #"""
      schema frontdesk.v1

      /// Asks for one page of the open connections, in the order of their ids.
      message ListConnectionsRequest {
        /// 100 when 0.
        1 pageSize: uint32 @range(0...1000)
        /// `nextCursor` of the page before; empty for the first page.
        2 cursor: string @length(0...64)
      }

      /// One page of connections.
      message ConnectionPage {
        1 connections: [ServerConnectionInfo]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// One open connection.
      message ServerConnectionInfo {
        /// Reactor and number; no other connection of this process has had it.
        1  id: string
        /// The peer's address and port; `local` within the process.
        2  peer: string @sensitive
        /// How long it has been open.
        3  age: duration
        /// Since when nothing but answers to PING has come.
        4  quiet: duration
        /// The roles of the tokens that it has shown.
        5  roles: [string]
        6  callsInFlight: uint32
        7  bytesReceived: uint64
        8  bytesSent: uint64
        /// Bytes of answers that the peer has not taken.
        9  bytesWaiting: uint64
        /// It is draining, or ends otherwise.
        10 isEnding: bool
      }

      /// Asks for one page of the calls whose handlers have not ended, the longest running first.
      message ListCallsRequest {
        /// 100 when 0; calls beyond are left out.
        1 pageSize: uint32 @range(0...1000)
      }

      /// Calls in flight.
      message CallPage {
        1 calls: [ServerCallInfo]
        /// All there are, those that were left out too.
        2 total: uint32
      }

      /// One call in flight.
      message ServerCallInfo {
        /// The id of its connection.
        1 connection: string
        2 stream: uint32
        /// For example `frontdesk.v1.LeadService/getLead`.
        3 method: string
        /// Whom it acts for.
        4 tenant: uuid?
        /// Since its request was received.
        5 age: duration
        /// Until its deadline; negative once that has passed.
        6 remaining: duration
        /// The caller has taken it back.
        7 isCancelled: bool
      }

      /// Asks for the lanes in which calls run.
      message ListLanesRequest {}

      /// The lanes, and what waits in them.
      message ListLanesResponse {
        1 lanes: [LaneInfo]
        /// Threads that own connections.
        2 reactors: uint32
        3 workers: WorkerInfo
        4 writer: WriterInfo
      }

      /// One lane.
      message LaneInfo {
        /// As in the schema: `reads(point)`, `writes` and so on.
        1 name: string
        /// Calls that have ended.
        2 calls: uint64
        /// Of these, those that ended with another code than `ok`.
        3 failed: uint64
        /// Half of the calls waited no longer before their handler began.
        4 queueMedian: duration
        /// 99 of 100 waited no longer.
        5 queueHigh: duration
      }

      /// The threads for reports and long work.
      message WorkerInfo {
        1 threads: uint32
        2 queued: uint32
        3 running: uint32
        /// Calls that were refused because too many waited.
        4 refused: uint64
        /// Calls that were dropped because the queue stood for too long.
        5 shed: uint64
        /// The queue stands for too long now.
        6 isOverloaded: bool
      }

      /// The thread that writes.
      message WriterInfo {
        1 queued: uint32
        /// Transactions committed.
        2 batches: uint64
        /// Writes run.
        3 jobs: uint64
        4 refused: uint64
        /// The most writes that shared a commit.
        5 largestBatch: uint32
        6 slowestCommit: duration
      }

      /// Asks for the limits in force.
      message GetLimitsRequest {}

      /// Every limit of this server.
      message ServerLimits {
        1 limits: [ServerLimit]
      }

      /// One limit.
      message ServerLimit {
        /// For example `connectionsPerAddressMax`; the unit stands before the bound.
        1 name: string
        /// 0 for a limit that is off.
        2 value: uint64
      }

      /// Asks what runs.
      message GetBuildRequest {}

      /// What runs, and since when.
      message BuildInfo {
        /// The program's name and version.
        1 name: string
        /// Changes with each start.
        2 instance: uuid
        3 uptime: duration
        /// SHA-256 of the schema files, in lower-case hex.
        4 schemaFingerprint: string
        5 processors: uint32
      }

      /// What operators ask of a server: state and figures, no tenant's records.
      service ServerService {
        /// Who is connected.
        rpc listConnections(ListConnectionsRequest) -> ConnectionPage
            @reads(report) @tenantless @auth(platformAdmin) @errors(invalidArgument, unavailable)
            @example("server-connections.json")

        /// What runs now.
        rpc listCalls(ListCallsRequest) -> CallPage
            @reads(report) @tenantless @auth(platformAdmin) @errors(unavailable)
            @example("server-calls.json")

        /// Where calls run and wait.
        rpc listLanes(ListLanesRequest) -> ListLanesResponse
            @reads(report) @tenantless @auth(supportStaff, service("server.read"))
            @example("server-lanes.json")

        /// What a caller has to keep to.
        rpc getLimits(GetLimitsRequest) -> ServerLimits
            @reads(report) @tenantless @auth(clientAdmin, supportStaff, service("server.read"))
            @example("server-limits.json")

        /// Version, instance and age of the process.
        rpc getBuild(GetBuildRequest) -> BuildInfo
            @reads(report) @tenantless @auth(clientAdmin, supportStaff, service("server.read"))
            @example("server-build.json")
      }

      """#
    ),
    (
      "system.schema",
      #"""
      schema frontdesk.v1

      /// Asks whether the server takes calls.
      message CheckHealthRequest {}

      /// Asks to be told of every change of the server's state.
      message WatchHealthRequest {}

      /// The state of the server.
      message Health {
        1 status: ServingStatus
        /// The version of the server.
        2 version: string
      }

      /// Whether calls are taken.
      enum ServingStatus {
        0 unspecified
        1 serving
        /// Calls in flight are finished, new ones are refused.
        2 draining
      }

      /// Asks for the contract.
      message GetSchemaRequest {}

      /// The whole contract as schema text.
      message GetSchemaResponse {
        /// For example `frontdesk.v1`.
        1 package: string
        /// SHA-256 of the files, in lower-case hex.
        2 fingerprint: string
        3 files: [SchemaSource]
      }

      /// One schema file.
      message SchemaSource {
        /// The file's name without `.schema`.
        1 name: string
        2 text: string
      }

      /// Asks for the names of all services.
      message ListServicesRequest {}

      /// What a server can be asked.
      message ListServicesResponse {
        1 services: [ServiceSummary]
      }

      /// One service in short.
      message ServiceSummary {
        /// For example `frontdesk.v1.LeadService`.
        1 name: string
        2 doc: string
        3 methods: [MethodSummary]
      }

      /// One rpc in short.
      message MethodSummary {
        /// For example `getLead`.
        1  name: string
        /// What CallHeader names it by.
        2  id: fixed32
        3  doc: string
        /// The name of its request message, as `describeMessage` takes it.
        4  request: string
        5  response: string
        6  streamsRequest: bool
        7  streamsResponse: bool
        /// As in the schema: `reads(point)`, `writes` and so on.
        8  lane: string
        /// The call names no tenant.
        9  isTenantless: bool
        /// Absent where there is none.
        10 timeout: duration?
      }

      /// Asks for one message or enum.
      message DescribeTypeRequest {
        /// With or without the package: `Lead`, `frontdesk.v1.Lead`.
        1 name: string @length(1...200)
      }

      /// A message or an enum as schema text, and what it refers to.
      message TypeDescription {
        1 name: string
        2 text: string
        /// The messages that can be reached from it, itself left out.
        3 refersTo: [string]
      }

      /// Says whether the server serves.
      service HealthService {
        /// Answers at once, without a token; `draining` once the server has begun to stop.
        rpc check(CheckHealthRequest) -> Health
            @reads(point) @auth(public) @tenantless @example("health-check.json")

        /// Tells the state at once and whenever it changes, without a token. A server that stops says
        /// `draining` and then ends the stream `unavailable`.
        rpc watch(WatchHealthRequest) -> stream Health
            @feed @timeout(none) @auth(public) @tenantless @errors(unavailable)
            @example("health-watch.json")
      }

      /// Tells a caller what can be called.
      service ReflectionService {
        /// The text of every schema file, enough to call any rpc with JSON.
        rpc getSchema(GetSchemaRequest) -> GetSchemaResponse
            @reads(point) @auth(public) @tenantless @example("reflection-get-schema.json")

        /// Every service with its rpcs, in the order of the schema.
        rpc listServices(ListServicesRequest) -> ListServicesResponse
            @reads(point) @auth(public) @tenantless @example("reflection-list-services.json")

        /// One message or enum.
        rpc describeType(DescribeTypeRequest) -> TypeDescription
            @reads(point) @auth(public) @tenantless @errors(notFound)
            @example("reflection-describe-type.json")
      }

      """#
    ),
    (
      "tenants.schema",
      #"""
      schema frontdesk.v1

      import "imports"

      /// One business whose customers, bookings and messages are kept apart from all others.
      message Tenant {
        1  id: uuid
        2  version: uint64
        3  name: string
        4  profile: TenantProfile
        5  status: TenantStatus
        /// ISO 3166 region in which telephone numbers without a country code are read; `ZZ` is none.
        6  region: string
        /// ISO 4217 currency of amounts that name none.
        7  currency: string
        /// IANA zone that decides when a day or a month begins.
        8  timeZone: string
        9  createdAt: timestamp
        10 updatedAt: timestamp
        /// Why the tenant is suspended.
        11 suspendedReason: string?
        /// The letters that begin customer numbers, for example `RC`.
        12 numberPrefix: string
        /// Absent while customers have no tiers.
        13 tiers: TierPolicy?
        /// `optOut` when left out.
        14 marketingConsent: ConsentRule
      }

      /// Who may be written to for marketing.
      enum ConsentRule {
        /// As `optOut`.
        0 unspecified
        /// Whoever has not said no.
        1 optOut
        /// Only who has said yes.
        2 optIn
      }

      /// Which customers have which tier. A customer has the highest one whose step it has reached,
      /// else bronze; a new policy holds for everybody at once.
      message TierPolicy {
        /// Rises by one with each change; the server counts it.
        1 version: uint32
        /// Of what customers have spent; other currencies do not count.
        2 currency: string @format(currency)
        3 silver: TierStep
        /// No lower than silver's.
        4 gold: TierStep
        /// No lower than gold's.
        5 platinum: TierStep
      }

      /// What it takes to reach a tier: all of it. One of the two must be more than 0.
      message TierStep {
        /// Spent in the policy's currency, in minor units.
        1 spentMin: int64 @range(0...)
        /// Completed bookings.
        2 visitsMin: uint32
      }

      /// The kind of business; it sets defaults, every feature is there for every tenant.
      enum TenantProfile {
        0 unspecified
        1 restaurant
        /// A customer needs a telephone number.
        2 booking
        3 shop
        4 b2b
        5 salon
      }

      /// Whether a tenant's people and services are served.
      enum TenantStatus {
        0 unspecified
        1 active
        /// Every call but a platform admin's is refused.
        2 suspended
      }

      /// Describes a new tenant; only the name is needed.
      message CreateTenantRequest {
        1 name: string @length(1...200)
        /// `shop` when left out.
        2 profile: TenantProfile
        /// `ZZ` when left out: telephone numbers then need their country code.
        3 region: string? @format(region)
        /// `EUR` when left out.
        4 currency: string? @format(currency)
        /// `UTC` when left out.
        5 timeZone: string? @format(timeZone)
        /// `RC` when left out.
        6 numberPrefix: string? @pattern("[A-Z]{1,6}")
      }

      /// Asks for the tenant that the call names.
      message GetTenantRequest {}

      /// Asks for one page of tenants in the order of their creation.
      message ListTenantsRequest {
        /// 15 when 0.
        1 pageSize: uint32 @range(0...500)
        /// `nextCursor` of the page before; empty for the first page.
        2 cursor: string @length(0...1024)
        3 status: TenantStatus
      }

      /// One page of tenants.
      message TenantPage {
        1 tenants: [Tenant]
        /// Absent on the last page.
        2 nextCursor: string?
      }

      /// Changes the settings that `mask` names.
      message UpdateTenantSettingsRequest {
        /// The version that the caller saw.
        1 version: uint64 @range(1...)
        /// Names of fields of `TenantSettings`.
        2 mask: [string] @count(1...20)
        3 settings: TenantSettings
      }

      /// What can be changed of a tenant.
      message TenantSettings {
        1 name: string? @length(1...200)
        2 profile: TenantProfile?
        3 region: string? @format(region)
        4 currency: string? @format(currency)
        5 timeZone: string? @format(timeZone)
        6 numberPrefix: string? @pattern("[A-Z]{1,6}")
        /// Its version does not matter. Tiers go when it is named and left out.
        7 tiers: TierPolicy?
        8 marketingConsent: ConsentRule?
      }

      /// Suspends the tenant that the call names.
      message SuspendTenantRequest {
        1 reason: string @length(1...500)
      }

      /// Lets a suspended tenant be served again.
      message ResumeTenantRequest {}

      /// Asks for the whole tenant as a file.
      message ExportTenantRequest {
        /// Whoever imports the file needs it too. It opens what is sealed in the file, and nothing of
        /// it is kept.
        1 passphrase: string @length(12...200) @sensitive
      }

      /// How the file of a tenant is read.
      message ImportTenantOptions {
        /// The one that the file was exported with.
        1 passphrase: string @length(1...200) @sensitive
        /// Reads and checks the whole file, and writes nothing.
        2 dryRun: bool
      }

      /// One part of a tenant's file that is sent: the options first, then the bytes in their order.
      message ImportTenantPart {
        1 options: ImportTenantOptions?
        2 data: bytes @length(0...1048576) @sensitive
      }

      /// A tenant that was imported, or would be.
      message TenantImport {
        1 tenant: Tenant
        /// Rows of all tables.
        2 rows: uint64
        /// Files about customers.
        3 files: uint64
        /// SHA-256 of the file but for its last line, in hexadecimal digits.
        4 digest: string
        /// Nothing was written.
        5 dryRun: bool
      }

      /// The tenants themselves, for platform admins, and each tenant's own settings.
      service TenantService {
        /// Makes a tenant with its default categories.
        rpc createTenant(CreateTenantRequest) -> Tenant
            @writes @tenantless @auth(platformAdmin) @errors(invalidArgument)
            @example("tenant-create.json")
        /// The tenant that the call names; a client admin gets its own.
        rpc getTenant(GetTenantRequest) -> Tenant
            @reads(point) @auth(clientAdmin, service("tenants.read")) @errors(notFound)
            @example("tenant-get.json")
        /// Pages through all tenants.
        rpc listTenants(ListTenantsRequest) -> TenantPage
            @reads(page) @tenantless @auth(platformAdmin) @errors(invalidArgument)
            @example("tenant-list.json")
        /// Changes settings; a stale version is `aborted` with the fields that changed.
        rpc updateTenantSettings(UpdateTenantSettingsRequest) -> Tenant
            @writes @auth(clientAdmin) @errors(invalidArgument, aborted)
            @example("tenant-update-settings.json")
        /// Refuses every further call for the tenant but a platform admin's.
        rpc suspendTenant(SuspendTenantRequest) -> Tenant
            @writes @auth(platformAdmin) @errors(notFound, failedPrecondition)
            @example("tenant-suspend.json")
        /// Ends a suspension.
        rpc resumeTenant(ResumeTenantRequest) -> Tenant
            @writes @auth(platformAdmin) @errors(notFound, failedPrecondition)
            @example("tenant-resume.json")
        /// The whole tenant as a file, in parts: every row of every table as one moment has them, the
        /// audit trail and the files about customers too, without loss. What is sealed stays so; its
        /// keys are in the file as the passphrase wraps them. What is not sealed, such as names and
        /// phone numbers, can be read in it. `importTenant` takes it, on whatever engine. Not for
        /// client admins who are limited to locations or lack the scope `finance`.
        rpc exportTenant(ExportTenantRequest) -> stream FilePart
            @works @timeout(none) @auth(clientAdmin) @errors(invalidArgument, notFound)
            @example("tenant-export.json")
        /// Makes a tenant of a file of `exportTenant`: options first, then its bytes. The tenant has
        /// its ids, numbers and versions as before, and is seen once all of it is written and checked;
        /// of a file that breaks off, was changed or does not open nothing stays, and it can be sent
        /// again. `alreadyExists` where the server has the tenant.
        rpc importTenant(stream ImportTenantPart) -> TenantImport
            @works @tenantless @timeout(none) @auth(platformAdmin)
            @errors(invalidArgument, alreadyExists, failedPrecondition, aborted, resourceExhausted)
            @example("tenant-import.json")
      }

      """#
    ),
  ]
}
