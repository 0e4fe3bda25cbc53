// DO NOT EDIT: generated from Schema/customers.schema

public import FrontdeskAPI
import RPCCore

/// CustomerService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct CustomerServiceFake: Sendable {
  /// Stands in for `createCustomer`.
  public var createCustomer: FakeChannel.Unary<CreateCustomerRequest, Customer>?

  /// Stands in for `getCustomer`.
  public var getCustomer: FakeChannel.Unary<GetCustomerRequest, Customer>?

  /// Stands in for `listCustomers`.
  public var listCustomers: FakeChannel.Unary<ListCustomersRequest, CustomerPage>?

  /// Stands in for `updateCustomer`.
  public var updateCustomer: FakeChannel.Unary<UpdateCustomerRequest, Customer>?

  /// Stands in for `deleteCustomer`.
  public var deleteCustomer: FakeChannel.Unary<DeleteCustomerRequest, Customer>?

  /// Stands in for `restoreCustomer`.
  public var restoreCustomer: FakeChannel.Unary<RestoreCustomerRequest, Customer>?

  /// Stands in for `resolveOrCreateCustomer`.
  public var resolveOrCreateCustomer: FakeChannel.Unary<ResolveCustomerRequest, ResolvedCustomer>?

  /// Stands in for `addMapping`.
  public var addMapping: FakeChannel.Unary<AddMappingRequest, Customer>?

  /// Stands in for `removeMapping`.
  public var removeMapping: FakeChannel.Unary<RemoveMappingRequest, Customer>?

  /// Stands in for `getCustomerStats`.
  public var getCustomerStats: FakeChannel.Unary<GetCustomerStatsRequest, CustomerStats>?

  /// Stands in for `getCustomerProfile`.
  public var getCustomerProfile: FakeChannel.Unary<GetCustomerProfileRequest, CustomerProfile>?

  /// Stands in for `addIdentifier`.
  public var addIdentifier: FakeChannel.Unary<AddIdentifierRequest, Customer>?

  /// Stands in for `changeIdentifier`.
  public var changeIdentifier: FakeChannel.Unary<ChangeIdentifierRequest, Customer>?

  /// Stands in for `removeIdentifier`.
  public var removeIdentifier: FakeChannel.Unary<RemoveIdentifierRequest, Customer>?

  /// Stands in for `moderateCustomer`.
  public var moderateCustomer: FakeChannel.Unary<ModerateCustomerRequest, Customer>?

  /// Stands in for `liftModeration`.
  public var liftModeration: FakeChannel.Unary<LiftModerationRequest, Customer>?

  /// Stands in for `addNote`.
  public var addNote: FakeChannel.Unary<AddNoteRequest, Note>?

  /// Stands in for `updateNote`.
  public var updateNote: FakeChannel.Unary<UpdateNoteRequest, Note>?

  /// Stands in for `deleteNote`.
  public var deleteNote: FakeChannel.Unary<DeleteNoteRequest, Note>?

  /// Stands in for `listNotes`.
  public var listNotes: FakeChannel.Unary<ListNotesRequest, NotePage>?

  /// Stands in for `createFollowUp`.
  public var createFollowUp: FakeChannel.Unary<CreateFollowUpRequest, FollowUp>?

  /// Stands in for `completeFollowUp`.
  public var completeFollowUp: FakeChannel.Unary<CompleteFollowUpRequest, FollowUp>?

  /// Stands in for `listFollowUps`.
  public var listFollowUps: FakeChannel.Unary<ListFollowUpsRequest, FollowUpPage>?

  /// Stands in for `createNotification`.
  public var createNotification: FakeChannel.Unary<CreateNotificationRequest, Notification>?

  /// Stands in for `listNotifications`.
  public var listNotifications: FakeChannel.Unary<ListNotificationsRequest, NotificationPage>?

  /// Stands in for `markNotificationsRead`.
  public var markNotificationsRead:
    FakeChannel.Unary<MarkNotificationsReadRequest, MarkedNotifications>?

  /// Stands in for `updateCustomerLocation`.
  public var updateCustomerLocation:
    FakeChannel.Unary<UpdateCustomerLocationRequest, CustomerLocation>?

  /// Stands in for `listCustomerLocations`.
  public var listCustomerLocations:
    FakeChannel.Unary<ListCustomerLocationsRequest, CustomerLocationList>?

  /// Stands in for `listOccasions`.
  public var listOccasions: FakeChannel.Unary<ListOccasionsRequest, OccasionPage>?

  /// Stands in for `listTimeline`.
  public var listTimeline: FakeChannel.Unary<ListTimelineRequest, TimelinePage>?

  /// Stands in for `createCategory`.
  public var createCategory: FakeChannel.Unary<CreateCategoryRequest, Category>?

  /// Stands in for `listCategories`.
  public var listCategories: FakeChannel.Unary<ListCategoriesRequest, CategoryList>?

  /// Stands in for `updateCategory`.
  public var updateCategory: FakeChannel.Unary<UpdateCategoryRequest, Category>?

  /// Stands in for `deleteCategory`.
  public var deleteCategory: FakeChannel.Unary<DeleteCategoryRequest, DeletedCategory>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(CustomerServiceMethods.createCustomer, createCustomer)
    channel.answer(CustomerServiceMethods.getCustomer, getCustomer)
    channel.answer(CustomerServiceMethods.listCustomers, listCustomers)
    channel.answer(CustomerServiceMethods.updateCustomer, updateCustomer)
    channel.answer(CustomerServiceMethods.deleteCustomer, deleteCustomer)
    channel.answer(CustomerServiceMethods.restoreCustomer, restoreCustomer)
    channel.answer(CustomerServiceMethods.resolveOrCreateCustomer, resolveOrCreateCustomer)
    channel.answer(CustomerServiceMethods.addMapping, addMapping)
    channel.answer(CustomerServiceMethods.removeMapping, removeMapping)
    channel.answer(CustomerServiceMethods.getCustomerStats, getCustomerStats)
    channel.answer(CustomerServiceMethods.getCustomerProfile, getCustomerProfile)
    channel.answer(CustomerServiceMethods.addIdentifier, addIdentifier)
    channel.answer(CustomerServiceMethods.changeIdentifier, changeIdentifier)
    channel.answer(CustomerServiceMethods.removeIdentifier, removeIdentifier)
    channel.answer(CustomerServiceMethods.moderateCustomer, moderateCustomer)
    channel.answer(CustomerServiceMethods.liftModeration, liftModeration)
    channel.answer(CustomerServiceMethods.addNote, addNote)
    channel.answer(CustomerServiceMethods.updateNote, updateNote)
    channel.answer(CustomerServiceMethods.deleteNote, deleteNote)
    channel.answer(CustomerServiceMethods.listNotes, listNotes)
    channel.answer(CustomerServiceMethods.createFollowUp, createFollowUp)
    channel.answer(CustomerServiceMethods.completeFollowUp, completeFollowUp)
    channel.answer(CustomerServiceMethods.listFollowUps, listFollowUps)
    channel.answer(CustomerServiceMethods.createNotification, createNotification)
    channel.answer(CustomerServiceMethods.listNotifications, listNotifications)
    channel.answer(CustomerServiceMethods.markNotificationsRead, markNotificationsRead)
    channel.answer(CustomerServiceMethods.updateCustomerLocation, updateCustomerLocation)
    channel.answer(CustomerServiceMethods.listCustomerLocations, listCustomerLocations)
    channel.answer(CustomerServiceMethods.listOccasions, listOccasions)
    channel.answer(CustomerServiceMethods.listTimeline, listTimeline)
    channel.answer(CustomerServiceMethods.createCategory, createCategory)
    channel.answer(CustomerServiceMethods.listCategories, listCategories)
    channel.answer(CustomerServiceMethods.updateCategory, updateCategory)
    channel.answer(CustomerServiceMethods.deleteCategory, deleteCategory)
    return channel
  }

  /// Calls that the closures answer.
  public var client: CustomerServiceClient { CustomerServiceClient(channel) }
}
