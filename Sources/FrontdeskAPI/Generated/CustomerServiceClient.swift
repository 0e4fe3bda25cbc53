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
    createCategory, listCategories, updateCategory, deleteCategory
  ]
}

/// The customers of a tenant.
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
