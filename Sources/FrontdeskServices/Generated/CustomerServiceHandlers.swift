// DO NOT EDIT: generated from Schema/customers.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
package import WireFormat

/// The customers of a tenant.
package protocol CustomerServiceHandlers: Sendable {
  /// What `prepareCreateCustomer` hands to `createCustomer`.
  associatedtype CreateCustomerPlan: Sendable
  /// The step of `createCustomer` that runs before the transaction.
  func prepareCreateCustomer(
    _ request: CreateCustomerRequest, _ call: PrepareCall
  ) throws(RPCError) -> CreateCustomerPlan
  /// Makes a customer; a phone or e-mail that another live customer has is `alreadyExists`
  /// with that customer's id.
  func createCustomer(_ plan: CreateCustomerPlan, _ call: WriteCall) throws(RPCError) -> Customer

  /// Finds one customer by any id or identifier.
  func getCustomer(
    _ request: GetCustomerRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// Pages through customers with filters and search.
  func listCustomers(
    _ request: ListCustomersRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// What `prepareUpdateCustomer` hands to `updateCustomer`.
  associatedtype UpdateCustomerPlan: Sendable
  /// The step of `updateCustomer` that runs before the transaction.
  func prepareUpdateCustomer(
    _ request: UpdateCustomerRequest, _ call: PrepareCall
  ) throws(RPCError) -> UpdateCustomerPlan
  /// Changes fields; a stale version is `aborted` with the fields that changed.
  func updateCustomer(_ plan: UpdateCustomerPlan, _ call: WriteCall) throws(RPCError) -> Customer

  /// Deletes softly: its identifiers are free again, its history stays.
  func deleteCustomer(
    _ request: DeleteCustomerRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer

  /// Brings a deleted customer back, unless another one has its identifiers by now.
  func restoreCustomer(
    _ request: RestoreCustomerRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer

  /// What `prepareResolveOrCreateCustomer` hands to `resolveOrCreateCustomer`.
  associatedtype ResolveOrCreateCustomerPlan: Sendable
  /// The step of `resolveOrCreateCustomer` that runs before the transaction.
  func prepareResolveOrCreateCustomer(
    _ request: ResolveCustomerRequest, _ call: PrepareCall
  ) throws(RPCError) -> ResolveOrCreateCustomerPlan
  /// The customer known by a phone, e-mail or WhatsApp number, else a new one.
  func resolveOrCreateCustomer(
    _ plan: ResolveOrCreateCustomerPlan, _ call: WriteCall
  ) throws(RPCError) -> ResolvedCustomer

  /// Adds an id at another system; one that another customer has is `alreadyExists`.
  func addMapping(_ request: AddMappingRequest, _ call: WriteCall) throws(RPCError) -> Customer

  /// Removes an id at another system.
  func removeMapping(
    _ request: RemoveMappingRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer

  /// The figures of the dashboard's cards.
  func getCustomerStats(
    _ request: GetCustomerStatsRequest, _ call: ReadCall
  ) throws(RPCError) -> CustomerStats

  /// Everything that a customer's page shows.
  func getCustomerProfile(
    _ request: GetCustomerProfileRequest, _ call: ReadCall
  ) throws(RPCError) -> CustomerProfile

  /// Makes a category.
  func createCategory(
    _ request: CreateCategoryRequest, _ call: WriteCall
  ) throws(RPCError) -> Category

  /// All categories of the tenant.
  func listCategories(
    _ request: ListCategoriesRequest, _ call: ReadCall
  ) throws(RPCError) -> CategoryList

  /// Renames or recolours a category, the default one too.
  func updateCategory(
    _ request: UpdateCategoryRequest, _ call: WriteCall
  ) throws(RPCError) -> Category

  /// Deletes a category and moves its customers to the default one; the default is refused.
  func deleteCategory(
    _ request: DeleteCategoryRequest, _ call: WriteCall
  ) throws(RPCError) -> DeletedCategory
}

extension CustomerServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: CustomerServiceMethods.createCustomer, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "CreateCustomerRequest", responseType: "Customer",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateCustomerRequest.self)
          let plan = try self.prepareCreateCustomer(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createCustomer(plan, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.getCustomer, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "GetCustomerRequest", responseType: "Customer",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetCustomerRequest.self)
          try self.getCustomer(request, call, &answer)
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listCustomers, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListCustomersRequest", responseType: "CustomerPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListCustomersRequest.self)
          try self.listCustomers(request, call, &answer)
        }),
      ServiceMethod(
        info: CustomerServiceMethods.updateCustomer, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "UpdateCustomerRequest", responseType: "Customer",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateCustomerRequest.self)
          let plan = try self.prepareUpdateCustomer(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateCustomer(plan, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.deleteCustomer, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "DeleteCustomerRequest", responseType: "Customer",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DeleteCustomerRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.deleteCustomer(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.restoreCustomer, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "RestoreCustomerRequest", responseType: "Customer",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RestoreCustomerRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.restoreCustomer(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.resolveOrCreateCustomer, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ResolveCustomerRequest", responseType: "ResolvedCustomer",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ResolveCustomerRequest.self)
          let plan = try self.prepareResolveOrCreateCustomer(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.resolveOrCreateCustomer(plan, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.addMapping, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "AddMappingRequest", responseType: "Customer",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: AddMappingRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.addMapping(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.removeMapping, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "RemoveMappingRequest", responseType: "Customer",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RemoveMappingRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.removeMapping(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.getCustomerStats, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "analytics.read")]),
        isTenantless: false,
        requestType: "GetCustomerStatsRequest", responseType: "CustomerStats",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetCustomerStatsRequest.self)
          answer.append(try self.getCustomerStats(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.getCustomerProfile, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "GetCustomerProfileRequest", responseType: "CustomerProfile",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetCustomerProfileRequest.self)
          answer.append(try self.getCustomerProfile(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.createCategory, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "CreateCategoryRequest", responseType: "Category",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateCategoryRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createCategory(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listCategories, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListCategoriesRequest", responseType: "CategoryList",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListCategoriesRequest.self)
          answer.append(try self.listCategories(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.updateCategory, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "UpdateCategoryRequest", responseType: "Category",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateCategoryRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateCategory(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.deleteCategory, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "DeleteCategoryRequest", responseType: "DeletedCategory",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DeleteCategoryRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.deleteCategory(request, call))
          }
        }),
    ]
  }
}
