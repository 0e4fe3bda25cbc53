import Auth
import Foundation
import FrontdeskClient
import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import Services
import Storage
import TestKit
import Testing
import WireFormat

/// The examples of the reference work on the demonstration tenant as they stand.
@Suite struct `Every example of the reference` {
  /// What must be done first for an example to make sense.
  static let before: [String: (rpc: String, example: String)] = [
    "TenantService.resumeTenant": ("TenantService.suspendTenant", "tenant-suspend.json"),
    "CustomerService.restoreCustomer": ("CustomerService.deleteCustomer", "customer-delete.json"),
    "PrivacyService.getErasure": (
      "PrivacyService.eraseCustomer", "privacy-erase-customer.json"
    ),
    "CustomerService.liftModeration": (
      "CustomerService.moderateCustomer", "customer-moderate.json"
    ),
    "DuplicateService.undoMerge": ("DuplicateService.mergeCustomers", "merge-customers.json"),
    "DuplicateService.listMerges": ("DuplicateService.mergeCustomers", "merge-customers.json"),
    "ConsentService.listConsents": ("ConsentService.recordConsent", "consent-record.json"),
  ]
  // Too long to print; its example is cut by hand.
  static let shortened = [
    "ReflectionService.getSchema", "ReflectionService.listServices",
    "ReflectionService.describeType",
  ]

  @Test func `works as typed, and answers with the fields that it shows`() async throws {
    let isUpdate = ProcessInfo.processInfo.environment["UPDATE_EXAMPLES"] == "1"
    // Reads that need nothing first leave the demonstration tenant as it is.
    let untouched = try TestServer(isDemo: true)
    for (name, method) in Examples.rpcs(untouched.schema) {
      let server = needsItsOwn(name, method) ? try TestServer(isDemo: true) : untouched
      let admin = try server.caller(.platformAdmin, tenant: DemoTenant.id)
      let file = try #require(method.examples.first, "\(name) has no example")
      if let step = Self.before[name] {
        try await admin.call(step.rpc, Examples.request(step.example))
      }
      if name.hasPrefix("EvidenceService."), !name.hasSuffix("beginUpload") {
        try await evidenceExample(server)
      }
      if name.hasPrefix("ImportService.") { try await importExample(server) }
      if name.hasPrefix("BulkService."), !name.hasSuffix("startBulkUpdate") {
        try await bulkExample(admin)
      }
      if name.hasPrefix("SegmentService."), !name.hasSuffix("createSegment") {
        try await admin.call(
          "SegmentService.createSegment", Examples.request("segment-create.json"))
        if name.contains("Snapshot") {
          try await admin.call(
            "SegmentService.snapshotSegment", Examples.request("segment-snapshot.json"))
        }
      }
      let caller = method.isTenantless ? try server.caller(.platformAdmin) : admin
      let answer = try await caller.call(name, Examples.request(file))
      if Self.shortened.contains(name) { continue }
      if isUpdate {
        try write(answer, to: file)
      } else {
        let shown = try #require(try Examples.load(file)["response"], "\(file) has no response")
        #expect(shape(answer) == shape(shown), "\(name)")
      }
    }
  }

  private func needsItsOwn(_ name: String, _ method: SchemaLanguage.Method) -> Bool {
    let prepared = ["EvidenceService.", "ImportService.", "BulkService.", "SegmentService."]
    let reads: [Lane] = [.readsPoint, .readsPage, .readsReport]
    return !reads.contains(method.lane) || Self.before[name] != nil
      || prepared.contains(where: name.hasPrefix)
  }

  /// Sends the bytes of the example's evidence.
  private func evidenceExample(_ server: TestServer) async throws {
    let desk = try await ImportDesk(server, DemoTenant.id)
    let json = try Examples.request("evidence-upload.json")
    let bytes = try SchemaTranscoder(server.schema).encode(json, as: "EvidencePart")
    let part = try EvidencePart(decoding: bytes.span.bytes)
    let begin = try Examples.request("evidence-begin.json")
    let encoded = try SchemaTranscoder(server.schema).encode(begin, as: "BeginEvidenceRequest")
    var request = try BeginEvidenceRequest(decoding: encoded.span.bytes)
    request.id = part.id
    _ = try await desk.frontdesk.evidence.beginUpload(request)
    let stream = try await desk.frontdesk.evidence.upload()
    try await stream.send(part)
    #expect(try await stream.finish().offset == request.size)
    desk.frontdesk.close()
  }

  /// Begins the example's bulk update, and waits for its end.
  private func bulkExample(_ admin: Caller) async throws {
    try await admin.call("BulkService.startBulkUpdate", Examples.request("bulk-start.json"))
    let isOver = try await eventuallyAsync {
      try await admin.call("BulkService.getBulkUpdate", Examples.request("bulk-get.json"))[
        "finishedAt"] != nil
    }
    #expect(isOver)
  }

  /// Sends the example's file, and waits until it is written.
  private func importExample(_ server: TestServer) async throws {
    let desk = try await ImportDesk(server, DemoTenant.id)
    let json = try Examples.request("import-upload.json")
    let bytes = try SchemaTranscoder(server.schema).encode(json, as: "ImportPart")
    let stream = try await desk.frontdesk.imports.upload()
    try await stream.send(try ImportPart(decoding: bytes.span.bytes))
    let sent = try await stream.finish()
    #expect(try await desk.end(of: sent.id).counts.added == 1)
    desk.frontdesk.close()
  }

  /// The names of all members, whatever their values.
  private func shape(_ value: JSONValue) -> Set<String> {
    switch value {
    case .object(let members):
      return members.reduce(into: Set<String>()) { names, member in
        names.insert(member.name)
        names.formUnion(shape(member.value).map { "\(member.name).\($0)" })
      }
    case .array(let items): return items.reduce(into: Set<String>()) { $0.formUnion(shape($1)) }
    default: return []
    }
  }

  private func write(_ answer: JSONValue, to file: String) throws {
    let example = JSONValue.object([
      .init("request", try #require(try Examples.load(file)["request"])),
      .init("response", answer),
    ])
    try Data((JSONPrinter.print(example, .pretty) + "\n").utf8)
      .write(to: Examples.folder.appending(path: file))
  }
}
