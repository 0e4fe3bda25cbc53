import Auth
import JSONText
import RPCCore
import SchemaJSON
import Testing
import WireFormat

/// A fresh tenant of the booking profile, and its admin who calls rpcs with JSON as the
/// `frontdesk` program does.
struct Salon: Sendable {
  let server: TestServer
  let tenant: Uuid
  let admin: Caller
  let checks: Checks

  init(_ server: TestServer, _ checks: Checks) async throws {
    self.server = server
    self.checks = checks
    tenant = try await server.makeTenant(
      "Salon", #","profile":"booking","region":"IE","timeZone":"Europe/Dublin""#)
    admin = try server.caller(.clientAdmin, tenant: tenant)
  }

  @discardableResult
  func call(_ rpc: String, _ json: String = "{}") async throws -> JSONValue {
    try await admin.call(rpc, json)
  }

  /// The error of a call that must fail.
  func failure(
    _ rpc: String, _ json: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> RPCError {
    try #require(
      try await admin.failure(rpc, json), "\(rpc) \(json) succeeded",
      sourceLocation: sourceLocation)
  }

  /// A new customer; `more` are further fields, beginning with a comma.
  @discardableResult
  func customer(_ name: String, _ phone: String, _ more: String = "") async throws -> JSONValue {
    try await call(
      "CustomerService.createCustomer", "{\"name\":\"\(name)\",\"phone\":\"\(phone)\"\(more)}")
  }

  /// The names of one page of customers.
  func names(_ json: String) async throws -> [String] {
    try await call("CustomerService.listCustomers", json)["customers"]?.list
      .compactMap { $0["name"]?.text } ?? []
  }

  /// The customer as it is now.
  func current(_ customer: JSONValue) async throws -> JSONValue {
    try await call("CustomerService.getCustomer", "{\"id\":\"\(customer.id)\"}")
  }
}

extension JSONValue {
  /// The record's id.
  var id: String { self["id"]?.text ?? "" }

  /// The record's version.
  var version: Int { self["version"]?.number ?? 0 }
}

/// One line of what a booking platform must do: the rpcs that do it, and the proof.
struct Feature: Sendable, CustomTestStringConvertible {
  let line: String
  let rpcs: [String]
  let check: @Sendable (Salon) async throws -> Void

  init(
    _ line: String, _ rpcs: String..., check: @escaping @Sendable (Salon) async throws -> Void
  ) {
    self.line = line
    self.rpcs = rpcs
    self.check = check
  }

  var testDescription: String { line }
}
