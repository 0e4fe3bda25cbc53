import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SQLInterface
import Storage
import WireFormat

extension ChangeKind {
  static let attempted = ChangeKind("attempted")
  static let converted = ChangeKind("converted")
}

extension EntityKind {
  static let lead = EntityKind("lead")
}

extension Lead: VersionedRecord {}

extension Lead {
  /// Whether somebody is still working on it.
  var isOpen: Bool { LeadPhase(rawValue: stage.rawValue)?.isOpen ?? false }
}

/// The steps that every change to a lead takes: store and journal, sealed under the lead's key.
struct LeadRecords {
  let environment: ServiceEnvironment
  let call: WriteCall

  init(_ environment: ServiceEnvironment, _ call: WriteCall) {
    self.environment = environment
    self.call = call
  }

  func require(_ id: Uuid) throws(RPCError) -> Lead {
    guard let lead = try db(try call.store.lead(id, call.scope)) else { throw .noSuchLead }
    call.store.concern(id)
    return lead
  }

  /// The lead `id`, as long as it is neither converted nor lost.
  func requireOpen(_ id: Uuid) throws(RPCError) -> Lead {
    let lead = try require(id)
    if lead.stage == .converted {
      throw RPCError(
        .failedPrecondition, "The lead is converted; go on with its customer.",
        existing: lead.customerId)
    }
    guard lead.isOpen else {
      throw RPCError(.failedPrecondition, "The lead is lost; make its stage new first.")
    }
    return lead
  }

  /// Stores a new lead as its first version.
  func create(_ draft: Lead) throws(RPCError) -> Lead {
    var lead = draft
    lead.version = 1
    lead.createdAt = call.now
    lead.updatedAt = call.now
    lead.createdBy = call.subject
    let record = lead.encoded()
    try db(try call.store.insert(lead, record: record, call.scope))
    call.store.record(
      Change(.created, .lead, lead.id, subject: lead.id, version: 1, after: record), call.scope)
    return lead
  }

  /// Stores what has changed of a lead under the next version; a lead that is the same stays
  /// at its version.
  func store(
    _ changed: Lead, before: Lead, kind: ChangeKind = .updated, reason: String? = nil
  ) throws(RPCError) -> Lead {
    let fields = changed.fieldsChanged(since: before)
    guard !fields.isEmpty else { return before }
    var lead = changed
    lead.version = before.version + 1
    lead.updatedAt = call.now
    let record = lead.encoded()
    try db(try call.store.update(lead, record: record, call.scope))
    call.store.record(
      Change(
        kind, .lead, lead.id, subject: lead.id, version: Int64(lead.version),
        fields: fields.joined(separator: ","), before: before.encoded(), after: record,
        reason: reason), call.scope)
    return lead
  }
}

extension Lead {
  /// Names of the fields that differ, in the schema's order.
  fileprivate func fieldsChanged(since before: Lead) -> [String] {
    var fields: [String] = []
    func compare<Value: Equatable>(_ name: String, _ path: KeyPath<Lead, Value>) {
      if self[keyPath: path] != before[keyPath: path] { fields.append(name) }
    }
    compare("name", \.name)
    compare("phone", \.phone)
    compare("email", \.email)
    compare("stage", \.stage)
    compare("source", \.source)
    compare("value", \.value)
    compare("owner", \.owner)
    compare("notes", \.notes)
    compare("interest", \.interest)
    compare("attempts", \.attempts)
    compare("nextFollowUpAt", \.nextFollowUpAt)
    compare("lostReason", \.lostReason)
    compare("customerId", \.customerId)
    compare("convertedAt", \.convertedAt)
    return fields
  }
}

extension RPCError {
  static var noSuchLead: RPCError { RPCError(.notFound, "There is no such lead.") }
}
