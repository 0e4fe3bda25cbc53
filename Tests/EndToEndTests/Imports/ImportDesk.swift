import Auth
import Foundation
import FrontdeskClient
import Services
import StoreKit
import TestKit
import Testing

/// A tenant of its own on a server, and files that are sent to it.
struct ImportDesk {
  let server: TestServer
  let tenant: Uuid
  let frontdesk: Frontdesk

  /// A tenant of any profile; `settings` are further members of its JSON.
  static func open(_ settings: String = "") async throws -> ImportDesk {
    try await open(on: try TestServer(), settings)
  }

  static func open(on server: TestServer, _ settings: String = "") async throws -> ImportDesk {
    let tenant = try await server.makeTenant("Imports", ",\"region\":\"IE\"" + settings)
    return try await ImportDesk(server, tenant)
  }

  init(_ server: TestServer, _ tenant: Uuid) async throws {
    self.server = server
    self.tenant = tenant
    frontdesk = try await Frontdesk.connect(
      server.address, token: try server.token(.clientAdmin, tenant: tenant))
  }

  /// Sends a file in parts of `step` bytes; the answer of the upload.
  func upload(
    _ bytes: [UInt8], _ options: ImportOptions = ImportOptions(), step: Int = 100_000
  ) async throws -> Import {
    let stream = try await frontdesk.imports.upload()
    try await stream.send(ImportPart(options: options))
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + step)
      // One that is refused ends before the file does.
      do { try await stream.send(ImportPart(data: Array(bytes[start..<end]))) } catch { break }
      start = end
    }
    return try await stream.finish()
  }

  func upload(_ text: String, _ options: ImportOptions = ImportOptions()) async throws -> Import {
    try await upload(Array(text.utf8), options)
  }

  /// The import once it has come to its end.
  func end(of id: Uuid) async throws -> Import {
    let watch = try await frontdesk.imports.watchImport(WatchImportRequest(id: id))
    var last: Import?
    for try await state in watch {
      if let last { #expect(state.version > last.version) }
      last = state
    }
    return try #require(last)
  }

  /// Sends a file and waits for its end.
  func run(_ text: String, _ options: ImportOptions = ImportOptions()) async throws -> Import {
    let sent = try await upload(text, options)
    return sent.state == .applying ? try await end(of: sent.id) : sent
  }

  func undo(_ id: Uuid) async throws -> Import {
    let begun = try await frontdesk.imports.undoImport(UndoImportRequest(id: id))
    return begun.state == .undoing ? try await end(of: id) : begun
  }

  /// The lines of the file of errors, without its header.
  func errors(of id: Uuid) async throws -> [String] {
    let parts = try await frontdesk.imports.readImportErrors(ReadImportErrorsRequest(id: id))
    var bytes: [UInt8] = []
    for try await part in parts { bytes += part.data }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "line,column,problem,customers")
    return Array(lines.dropFirst())
  }

  func customer(phone: String) async throws -> Customer {
    try await frontdesk.customers.getCustomer(GetCustomerRequest(key: .phone(phone), details: true))
  }

  func names() async throws -> [String] {
    let page = try await frontdesk.customers.listCustomers(
      ListCustomersRequest(pageSize: 500, sort: .created))
    return page.customers.map(\.name)
  }
}

extension ImportCounts {
  /// Added, updated, unchanged, skipped, errors.
  var all: [UInt64] { [added, updated, unchanged, skipped, errors] }
}
