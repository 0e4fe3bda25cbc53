// DO NOT EDIT: generated from Schema/customers.schema

public import RPCCore

/// The rpcs of CustomerService as the runtime knows them.
public enum CustomerServiceMethods {
  /// Makes a customer; a phone or e-mail that another live customer has is `alreadyExists`
  /// with that customer's id.
  public static let createCustomer = MethodInfo(
    id: 0x9A3D_3136, name: "frontdesk.v1.CustomerService/createCustomer",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Finds one customer by any id or identifier.
  public static let getCustomer = MethodInfo(
    id: 0xC6B1_43BE, name: "frontdesk.v1.CustomerService/getCustomer",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Pages through customers with filters and search.
  public static let listCustomers = MethodInfo(
    id: 0x376F_49D7, name: "frontdesk.v1.CustomerService/listCustomers",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Changes fields; a stale version is `aborted` with the fields that changed.
  public static let updateCustomer = MethodInfo(
    id: 0x0740_C157, name: "frontdesk.v1.CustomerService/updateCustomer",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Deletes softly: its identifiers are free again, its history stays.
  public static let deleteCustomer = MethodInfo(
    id: 0x3530_16D9, name: "frontdesk.v1.CustomerService/deleteCustomer",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Brings a deleted customer back, unless another one has its identifiers by now.
  public static let restoreCustomer = MethodInfo(
    id: 0x8390_AC78, name: "frontdesk.v1.CustomerService/restoreCustomer",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// The customer known by a phone, e-mail or WhatsApp number, else a new one.
  public static let resolveOrCreateCustomer = MethodInfo(
    id: 0x0DB8_F93B, name: "frontdesk.v1.CustomerService/resolveOrCreateCustomer",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Adds an id at another system; one that another customer has is `alreadyExists`.
  public static let addMapping = MethodInfo(
    id: 0x21BF_DA21, name: "frontdesk.v1.CustomerService/addMapping",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Removes an id at another system.
  public static let removeMapping = MethodInfo(
    id: 0xE1F9_7D10, name: "frontdesk.v1.CustomerService/removeMapping",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// The figures of the dashboard's cards.
  public static let getCustomerStats = MethodInfo(
    id: 0xDD5E_AB65, name: "frontdesk.v1.CustomerService/getCustomerStats",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Everything that a customer's page shows.
  public static let getCustomerProfile = MethodInfo(
    id: 0xF7BF_FFA3, name: "frontdesk.v1.CustomerService/getCustomerProfile",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Adds an identifier: it fills the customer's field of its type when that is empty.
  public static let addIdentifier = MethodInfo(
    id: 0xF920_E42A, name: "frontdesk.v1.CustomerService/addIdentifier",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Verifies, retires or shares an identifier, or takes that back.
  public static let changeIdentifier = MethodInfo(
    id: 0x0B1B_BF1D, name: "frontdesk.v1.CustomerService/changeIdentifier",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Removes an identifier; retire one that the customer is still to be found by in a search.
  public static let removeIdentifier = MethodInfo(
    id: 0xC693_B22D, name: "frontdesk.v1.CustomerService/removeIdentifier",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Suspends a customer for a time, or bans it: it can book nothing until that ends.
  public static let moderateCustomer = MethodInfo(
    id: 0x4876_DC57, name: "frontdesk.v1.CustomerService/moderateCustomer",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Ends a suspension or a ban, with a reason.
  public static let liftModeration = MethodInfo(
    id: 0x7E2E_1FBB, name: "frontdesk.v1.CustomerService/liftModeration",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Writes a note about a customer.
  public static let addNote = MethodInfo(
    id: 0xBE31_1BD9, name: "frontdesk.v1.CustomerService/addNote", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Rewrites a note; a stale version is `aborted`.
  public static let updateNote = MethodInfo(
    id: 0x3961_0B93, name: "frontdesk.v1.CustomerService/updateNote",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Deletes a note, and answers with it.
  public static let deleteNote = MethodInfo(
    id: 0x17DB_75FD, name: "frontdesk.v1.CustomerService/deleteNote",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Pages through a customer's notes, the latest first.
  public static let listNotes = MethodInfo(
    id: 0x1F6E_4CB3, name: "frontdesk.v1.CustomerService/listNotes", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Plans something to do about a customer.
  public static let createFollowUp = MethodInfo(
    id: 0x3F69_8D0E, name: "frontdesk.v1.CustomerService/createFollowUp",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Says that a follow-up is done; doing so again changes nothing.
  public static let completeFollowUp = MethodInfo(
    id: 0xEB19_B781, name: "frontdesk.v1.CustomerService/completeFollowUp",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Pages through what is due, the most urgent first, or through one customer's follow-ups.
  public static let listFollowUps = MethodInfo(
    id: 0xB640_FE5F, name: "frontdesk.v1.CustomerService/listFollowUps",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Puts a message into a customer's in-app inbox.
  public static let createNotification = MethodInfo(
    id: 0xC252_7145, name: "frontdesk.v1.CustomerService/createNotification",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Pages through a customer's inbox, the latest first.
  public static let listNotifications = MethodInfo(
    id: 0x0E8B_B9AA, name: "frontdesk.v1.CustomerService/listNotifications",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Marks messages as read; those that are read already stay as they are.
  public static let markNotificationsRead = MethodInfo(
    id: 0xACFF_63CD, name: "frontdesk.v1.CustomerService/markNotificationsRead",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Changes tags, notes and preferences that one location keeps of a customer.
  public static let updateCustomerLocation = MethodInfo(
    id: 0x0638_F5C0, name: "frontdesk.v1.CustomerService/updateCustomerLocation",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// What every location knows of a customer.
  public static let listCustomerLocations = MethodInfo(
    id: 0x83F6_2492, name: "frontdesk.v1.CustomerService/listCustomerLocations",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Birthdays and anniversaries of first visits in the days ahead, in their order.
  public static let listOccasions = MethodInfo(
    id: 0x8002_B6FE, name: "frontdesk.v1.CustomerService/listOccasions",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Pages through what happened with a customer, the latest first.
  public static let listTimeline = MethodInfo(
    id: 0x1615_DE0D, name: "frontdesk.v1.CustomerService/listTimeline",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Makes a category.
  public static let createCategory = MethodInfo(
    id: 0x1278_5726, name: "frontdesk.v1.CustomerService/createCategory",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// All categories of the tenant.
  public static let listCategories = MethodInfo(
    id: 0xF980_71D6, name: "frontdesk.v1.CustomerService/listCategories",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Renames or recolours a category, the default one too.
  public static let updateCategory = MethodInfo(
    id: 0x0FFA_BF97, name: "frontdesk.v1.CustomerService/updateCategory",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Deletes a category and moves its customers to the default one; the default is refused.
  public static let deleteCategory = MethodInfo(
    id: 0x5D25_B331, name: "frontdesk.v1.CustomerService/deleteCategory",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    createCustomer, getCustomer, listCustomers, updateCustomer, deleteCustomer, restoreCustomer,
    resolveOrCreateCustomer, addMapping, removeMapping, getCustomerStats, getCustomerProfile,
    addIdentifier, changeIdentifier, removeIdentifier, moderateCustomer, liftModeration, addNote,
    updateNote, deleteNote, listNotes, createFollowUp, completeFollowUp, listFollowUps,
    createNotification, listNotifications, markNotificationsRead, updateCustomerLocation,
    listCustomerLocations, listOccasions, listTimeline, createCategory, listCategories,
    updateCategory, deleteCategory
  ]
}

/// The customers of a tenant. A client admin who is limited to locations sees those who have been
/// to one of them, and their bookings and figures there; all others are for it as if there were
/// none. What would need more than that, such as making, merging, moderating and deleting
/// customers, is `permissionDenied`.
public struct CustomerServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Makes a customer; a phone or e-mail that another live customer has is `alreadyExists`
  /// with that customer's id.
  public func createCustomer(
    _ request: CreateCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.createCustomer, request, options)
  }

  /// Finds one customer by any id or identifier.
  public func getCustomer(
    _ request: GetCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.getCustomer, request, options)
  }

  /// Pages through customers with filters and search.
  public func listCustomers(
    _ request: ListCustomersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CustomerPage {
    try await channel.unary(CustomerServiceMethods.listCustomers, request, options)
  }

  /// Changes fields; a stale version is `aborted` with the fields that changed.
  public func updateCustomer(
    _ request: UpdateCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.updateCustomer, request, options)
  }

  /// Deletes softly: its identifiers are free again, its history stays.
  public func deleteCustomer(
    _ request: DeleteCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.deleteCustomer, request, options)
  }

  /// Brings a deleted customer back, unless another one has its identifiers by now.
  public func restoreCustomer(
    _ request: RestoreCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.restoreCustomer, request, options)
  }

  /// The customer known by a phone, e-mail or WhatsApp number, else a new one.
  public func resolveOrCreateCustomer(
    _ request: ResolveCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResolvedCustomer {
    try await channel.unary(CustomerServiceMethods.resolveOrCreateCustomer, request, options)
  }

  /// Adds an id at another system; one that another customer has is `alreadyExists`.
  public func addMapping(
    _ request: AddMappingRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.addMapping, request, options)
  }

  /// Removes an id at another system.
  public func removeMapping(
    _ request: RemoveMappingRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.removeMapping, request, options)
  }

  /// The figures of the dashboard's cards.
  public func getCustomerStats(
    _ request: GetCustomerStatsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CustomerStats {
    try await channel.unary(CustomerServiceMethods.getCustomerStats, request, options)
  }

  /// Everything that a customer's page shows.
  public func getCustomerProfile(
    _ request: GetCustomerProfileRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CustomerProfile {
    try await channel.unary(CustomerServiceMethods.getCustomerProfile, request, options)
  }

  /// Adds an identifier: it fills the customer's field of its type when that is empty.
  public func addIdentifier(
    _ request: AddIdentifierRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.addIdentifier, request, options)
  }

  /// Verifies, retires or shares an identifier, or takes that back.
  public func changeIdentifier(
    _ request: ChangeIdentifierRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.changeIdentifier, request, options)
  }

  /// Removes an identifier; retire one that the customer is still to be found by in a search.
  public func removeIdentifier(
    _ request: RemoveIdentifierRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.removeIdentifier, request, options)
  }

  /// Suspends a customer for a time, or bans it: it can book nothing until that ends.
  public func moderateCustomer(
    _ request: ModerateCustomerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.moderateCustomer, request, options)
  }

  /// Ends a suspension or a ban, with a reason.
  public func liftModeration(
    _ request: LiftModerationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Customer {
    try await channel.unary(CustomerServiceMethods.liftModeration, request, options)
  }

  /// Writes a note about a customer.
  public func addNote(
    _ request: AddNoteRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Note {
    try await channel.unary(CustomerServiceMethods.addNote, request, options)
  }

  /// Rewrites a note; a stale version is `aborted`.
  public func updateNote(
    _ request: UpdateNoteRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Note {
    try await channel.unary(CustomerServiceMethods.updateNote, request, options)
  }

  /// Deletes a note, and answers with it.
  public func deleteNote(
    _ request: DeleteNoteRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Note {
    try await channel.unary(CustomerServiceMethods.deleteNote, request, options)
  }

  /// Pages through a customer's notes, the latest first.
  public func listNotes(
    _ request: ListNotesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> NotePage {
    try await channel.unary(CustomerServiceMethods.listNotes, request, options)
  }

  /// Plans something to do about a customer.
  public func createFollowUp(
    _ request: CreateFollowUpRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> FollowUp {
    try await channel.unary(CustomerServiceMethods.createFollowUp, request, options)
  }

  /// Says that a follow-up is done; doing so again changes nothing.
  public func completeFollowUp(
    _ request: CompleteFollowUpRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> FollowUp {
    try await channel.unary(CustomerServiceMethods.completeFollowUp, request, options)
  }

  /// Pages through what is due, the most urgent first, or through one customer's follow-ups.
  public func listFollowUps(
    _ request: ListFollowUpsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> FollowUpPage {
    try await channel.unary(CustomerServiceMethods.listFollowUps, request, options)
  }

  /// Puts a message into a customer's in-app inbox.
  public func createNotification(
    _ request: CreateNotificationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Notification {
    try await channel.unary(CustomerServiceMethods.createNotification, request, options)
  }

  /// Pages through a customer's inbox, the latest first.
  public func listNotifications(
    _ request: ListNotificationsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> NotificationPage {
    try await channel.unary(CustomerServiceMethods.listNotifications, request, options)
  }

  /// Marks messages as read; those that are read already stay as they are.
  public func markNotificationsRead(
    _ request: MarkNotificationsReadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> MarkedNotifications {
    try await channel.unary(CustomerServiceMethods.markNotificationsRead, request, options)
  }

  /// Changes tags, notes and preferences that one location keeps of a customer.
  public func updateCustomerLocation(
    _ request: UpdateCustomerLocationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CustomerLocation {
    try await channel.unary(CustomerServiceMethods.updateCustomerLocation, request, options)
  }

  /// What every location knows of a customer.
  public func listCustomerLocations(
    _ request: ListCustomerLocationsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CustomerLocationList {
    try await channel.unary(CustomerServiceMethods.listCustomerLocations, request, options)
  }

  /// Birthdays and anniversaries of first visits in the days ahead, in their order.
  public func listOccasions(
    _ request: ListOccasionsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> OccasionPage {
    try await channel.unary(CustomerServiceMethods.listOccasions, request, options)
  }

  /// Pages through what happened with a customer, the latest first.
  public func listTimeline(
    _ request: ListTimelineRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> TimelinePage {
    try await channel.unary(CustomerServiceMethods.listTimeline, request, options)
  }

  /// Makes a category.
  public func createCategory(
    _ request: CreateCategoryRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Category {
    try await channel.unary(CustomerServiceMethods.createCategory, request, options)
  }

  /// All categories of the tenant.
  public func listCategories(
    _ request: ListCategoriesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CategoryList {
    try await channel.unary(CustomerServiceMethods.listCategories, request, options)
  }

  /// Renames or recolours a category, the default one too.
  public func updateCategory(
    _ request: UpdateCategoryRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Category {
    try await channel.unary(CustomerServiceMethods.updateCategory, request, options)
  }

  /// Deletes a category and moves its customers to the default one; the default is refused.
  public func deleteCategory(
    _ request: DeleteCategoryRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DeletedCategory {
    try await channel.unary(CustomerServiceMethods.deleteCategory, request, options)
  }
}
