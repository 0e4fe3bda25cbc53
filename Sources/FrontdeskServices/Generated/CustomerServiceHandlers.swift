// DO NOT EDIT: generated from Schema/customers.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
package import WireFormat

/// The customers of a tenant. A client admin who is limited to locations sees those who have been
/// to one of them, and their bookings and figures there; all others are for it as if there were
/// none. What would need more than that, such as making, merging, moderating and deleting
/// customers, is `permissionDenied`.
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

  /// What `prepareAddIdentifier` hands to `addIdentifier`.
  associatedtype AddIdentifierPlan: Sendable
  /// The step of `addIdentifier` that runs before the transaction.
  func prepareAddIdentifier(
    _ request: AddIdentifierRequest, _ call: PrepareCall
  ) throws(RPCError) -> AddIdentifierPlan
  /// Adds an identifier: it fills the customer's field of its type when that is empty.
  func addIdentifier(_ plan: AddIdentifierPlan, _ call: WriteCall) throws(RPCError) -> Customer

  /// What `prepareChangeIdentifier` hands to `changeIdentifier`.
  associatedtype ChangeIdentifierPlan: Sendable
  /// The step of `changeIdentifier` that runs before the transaction.
  func prepareChangeIdentifier(
    _ request: ChangeIdentifierRequest, _ call: PrepareCall
  ) throws(RPCError) -> ChangeIdentifierPlan
  /// Verifies, retires or shares an identifier, or takes that back.
  func changeIdentifier(
    _ plan: ChangeIdentifierPlan, _ call: WriteCall
  ) throws(RPCError) -> Customer

  /// What `prepareRemoveIdentifier` hands to `removeIdentifier`.
  associatedtype RemoveIdentifierPlan: Sendable
  /// The step of `removeIdentifier` that runs before the transaction.
  func prepareRemoveIdentifier(
    _ request: RemoveIdentifierRequest, _ call: PrepareCall
  ) throws(RPCError) -> RemoveIdentifierPlan
  /// Removes an identifier; retire one that the customer is still to be found by in a search.
  func removeIdentifier(
    _ plan: RemoveIdentifierPlan, _ call: WriteCall
  ) throws(RPCError) -> Customer

  /// Suspends a customer for a time, or bans it: it can book nothing until that ends.
  func moderateCustomer(
    _ request: ModerateCustomerRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer

  /// Ends a suspension or a ban, with a reason.
  func liftModeration(
    _ request: LiftModerationRequest, _ call: WriteCall
  ) throws(RPCError) -> Customer

  /// Writes a note about a customer.
  func addNote(_ request: AddNoteRequest, _ call: WriteCall) throws(RPCError) -> Note

  /// Rewrites a note; a stale version is `aborted`.
  func updateNote(_ request: UpdateNoteRequest, _ call: WriteCall) throws(RPCError) -> Note

  /// Deletes a note, and answers with it.
  func deleteNote(_ request: DeleteNoteRequest, _ call: WriteCall) throws(RPCError) -> Note

  /// Pages through a customer's notes, the latest first.
  func listNotes(_ request: ListNotesRequest, _ call: ReadCall) throws(RPCError) -> NotePage

  /// Plans something to do about a customer.
  func createFollowUp(
    _ request: CreateFollowUpRequest, _ call: WriteCall
  ) throws(RPCError) -> FollowUp

  /// Says that a follow-up is done; doing so again changes nothing.
  func completeFollowUp(
    _ request: CompleteFollowUpRequest, _ call: WriteCall
  ) throws(RPCError) -> FollowUp

  /// Pages through what is due, the most urgent first, or through one customer's follow-ups.
  func listFollowUps(
    _ request: ListFollowUpsRequest, _ call: ReadCall
  ) throws(RPCError) -> FollowUpPage

  /// Puts a message into a customer's in-app inbox.
  func createNotification(
    _ request: CreateNotificationRequest, _ call: WriteCall
  ) throws(RPCError) -> Notification

  /// Pages through a customer's inbox, the latest first.
  func listNotifications(
    _ request: ListNotificationsRequest, _ call: ReadCall
  ) throws(RPCError) -> NotificationPage

  /// Marks messages as read; those that are read already stay as they are.
  func markNotificationsRead(
    _ request: MarkNotificationsReadRequest, _ call: WriteCall
  ) throws(RPCError) -> MarkedNotifications

  /// Changes tags, notes and preferences that one location keeps of a customer.
  func updateCustomerLocation(
    _ request: UpdateCustomerLocationRequest, _ call: WriteCall
  ) throws(RPCError) -> CustomerLocation

  /// What every location knows of a customer.
  func listCustomerLocations(
    _ request: ListCustomerLocationsRequest, _ call: ReadCall
  ) throws(RPCError) -> CustomerLocationList

  /// Birthdays and anniversaries of first visits in the days ahead, in their order.
  func listOccasions(
    _ request: ListOccasionsRequest, _ call: ReadCall
  ) throws(RPCError) -> OccasionPage

  /// Pages through what happened with a customer, the latest first.
  func listTimeline(
    _ request: ListTimelineRequest, _ call: ReadCall
  ) throws(RPCError) -> TimelinePage

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
        info: CustomerServiceMethods.addIdentifier, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "AddIdentifierRequest", responseType: "Customer",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: AddIdentifierRequest.self)
          let plan = try self.prepareAddIdentifier(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.addIdentifier(plan, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.changeIdentifier, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "ChangeIdentifierRequest", responseType: "Customer",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ChangeIdentifierRequest.self)
          let plan = try self.prepareChangeIdentifier(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.changeIdentifier(plan, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.removeIdentifier, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "RemoveIdentifierRequest", responseType: "Customer",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RemoveIdentifierRequest.self)
          let plan = try self.prepareRemoveIdentifier(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.removeIdentifier(plan, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.moderateCustomer, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "ModerateCustomerRequest", responseType: "Customer",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ModerateCustomerRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.moderateCustomer(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.liftModeration, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "LiftModerationRequest", responseType: "Customer",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: LiftModerationRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.liftModeration(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.addNote, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "AddNoteRequest", responseType: "Note",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: AddNoteRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.addNote(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.updateNote, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "UpdateNoteRequest", responseType: "Note",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateNoteRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateNote(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.deleteNote, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "DeleteNoteRequest", responseType: "Note",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DeleteNoteRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.deleteNote(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listNotes, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListNotesRequest", responseType: "NotePage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListNotesRequest.self)
          answer.append(try self.listNotes(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.createFollowUp, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "CreateFollowUpRequest", responseType: "FollowUp",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateFollowUpRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createFollowUp(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.completeFollowUp, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "CompleteFollowUpRequest", responseType: "FollowUp",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CompleteFollowUpRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.completeFollowUp(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listFollowUps, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListFollowUpsRequest", responseType: "FollowUpPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListFollowUpsRequest.self)
          answer.append(try self.listFollowUps(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.createNotification, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "CreateNotificationRequest", responseType: "Notification",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateNotificationRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createNotification(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listNotifications, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListNotificationsRequest", responseType: "NotificationPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListNotificationsRequest.self)
          answer.append(try self.listNotifications(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.markNotificationsRead, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "MarkNotificationsReadRequest", responseType: "MarkedNotifications",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: MarkNotificationsReadRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.markNotificationsRead(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.updateCustomerLocation, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "UpdateCustomerLocationRequest", responseType: "CustomerLocation",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateCustomerLocationRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateCustomerLocation(request, call))
          }
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listCustomerLocations, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListCustomerLocationsRequest", responseType: "CustomerLocationList",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListCustomerLocationsRequest.self)
          answer.append(try self.listCustomerLocations(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listOccasions, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListOccasionsRequest", responseType: "OccasionPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListOccasionsRequest.self)
          answer.append(try self.listOccasions(request, call))
        }),
      ServiceMethod(
        info: CustomerServiceMethods.listTimeline, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListTimelineRequest", responseType: "TimelinePage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListTimelineRequest.self)
          answer.append(try self.listTimeline(request, call))
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
