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
    channel.answer(CustomerServiceMethods.createCategory, createCategory)
    channel.answer(CustomerServiceMethods.listCategories, listCategories)
    channel.answer(CustomerServiceMethods.updateCategory, updateCategory)
    channel.answer(CustomerServiceMethods.deleteCategory, deleteCategory)
    return channel
  }

  /// Calls that the closures answer.
  public var client: CustomerServiceClient { CustomerServiceClient(channel) }
}
