import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

/// ConsentService: who wants to be written to, how and about what.
package struct ConsentHandlers: ConsentServiceHandlers {
  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }

  package func recordConsent(
    _ request: RecordConsentRequest, _ call: WriteCall
  ) throws(RPCError) -> Consent {
    guard request.purpose != .unspecified else {
      throw RPCError(field: "purpose", rule: "required", "Say what it is about.")
    }
    guard request.state == .granted || request.state == .withdrawn else {
      throw RPCError(field: "state", rule: "required", "Say granted or withdrawn.")
    }
    let at = try FieldRules.moment(request.at, "at") ?? call.now
    guard at <= call.now else {
      throw RPCError(field: "at", rule: "past", "It was said already, so it lies in the past.")
    }
    let evidence = try environment.requiredText(request.evidence, "evidence")
    let source = try environment.requiredText(request.source, "source")
    let records = EntryRecords(environment, call)
    let customer = try records.customer(request.customerId)
    let known = try db(try call.store.consents(of: customer, call.scope))
    guard known.count < ConsentLimit.records else {
      throw RPCError(
        .failedPrecondition,
        "A customer has \(ConsentLimit.records) records of consent at most; erase the customer.")
    }
    return try records.insert(
      Consent(
        id: records.newID(), customerId: customer, channel: request.channel,
        purpose: request.purpose, state: request.state, evidence: evidence, source: source, at: at,
        recordedAt: call.now, recordedBy: call.subject))
  }

  package func listConsents(
    _ request: ListConsentsRequest, _ call: ReadCall
  ) throws(RPCError) -> ConsentPage {
    let customers = CustomerHandlers(environment)
    let id = try customers.requireKnown(request.customerId, call)
    let cursor = environment.cursor(of: request, method: "listConsents", call)
    let (consents, next): ([Consent], String?) = try customers.page(
      request.cursor, request.pageSize, cursor
    ) { position, limit throws(SQLError) in
      try call.store.entries(
        of: id, .consent, after: position, limit: limit, call.scope)
    }
    var page = ConsentPage(consents: consents, nextCursor: next)
    if request.cursor.isEmpty {
      page.current = CurrentConsent.all(try db(try call.store.consents(of: id, call.scope)))
    }
    return page
  }
}

enum ConsentLimit {
  /// What a customer said is read as a whole before it is written to.
  static let records = 1000
}

extension EntityKind {
  static let consent = EntityKind("consent")
}

extension Consent: EntryMessage {
  static let kind = EntryKind.consent
  static let entity = EntityKind.consent
  var entryTime: Timestamp { at }
  var isOpenEntry: Bool { false }
  var entryVersion: UInt64 { 1 }
}

extension ReadStore {
  /// What customer `id` said about being written to, the latest first.
  func consents(of id: Uuid, _ scope: TenantScope) throws(SQLError) -> [Consent] {
    var found: [Consent] = []
    for entry in try entries(of: id, .consent, limit: ConsentLimit.records, scope) {
      do throws(WireError) {
        found.append(try Consent(decoding: entry.record.span.bytes))
      } catch {
        throw .damaged("customer_entries: the record does not decode")
      }
    }
    return found
  }
}

extension CurrentConsent {
  /// What holds now by all that was said, the latest first: of each channel and purpose the last,
  /// where nothing was said later of every channel.
  static func all(_ said: [Consent]) -> [CurrentConsent] {
    var current: [CurrentConsent] = []
    for consent in said {
      let isOver = current.contains { later in
        later.purpose == consent.purpose
          && (later.channel == consent.channel || later.channel == .unspecified)
      }
      if isOver { continue }
      current.append(
        CurrentConsent(
          channel: consent.channel, purpose: consent.purpose, state: consent.state,
          at: consent.at, consentId: consent.id))
    }
    return current.sorted {
      ($0.purpose.rawValue, $0.channel.rawValue) < ($1.purpose.rawValue, $1.channel.rawValue)
    }
  }

  /// What holds for `channel` and `purpose`; `unspecified` where nothing was said.
  static func state(
    _ channel: ContactChannel, _ purpose: CommunicationPurpose, _ said: [Consent]
  ) -> ConsentState {
    said.first {
      $0.purpose == purpose && ($0.channel == channel || $0.channel == .unspecified)
    }?.state ?? .unspecified
  }
}
