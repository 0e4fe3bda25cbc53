import FrontdeskAPI
import SQLInterface
import WireFormat

@testable import Storage

// Files about customers, and what walks over all of a tenant.
extension Twin {
  private func file(
    _ number: UInt64, of customer: UInt64 = 12, isStored: Bool = false
  ) -> EvidenceRow {
    EvidenceRow(
      id: Self.id(number), of: Self.id(customer), isStored: isStored, at: Self.time,
      size: isOther ? 9 : 4, path: isStored ? mark : "", digest: isStored ? "same" : "",
      record: Array(mark.utf8))
  }

  func makeFiles(_ store: WriteStore) throws(SQLError) {
    for number in [51, 52, 53] + (isOther ? [54] : []) as [UInt64] {
      try store.insert(file(number), scope)
    }
    try store.insert(file(55, isStored: true), scope)
    // Of somebody who is erased.
    for number in [56] + (isOther ? [57] : []) as [UInt64] {
      try store.insert(file(number, of: 11, isStored: true), scope)
    }
  }

  func changeFiles(_ store: WriteStore) throws(SQLError) {
    try store.store(file(51, isStored: true), scope)
    try store.remove(file(52), scope)
  }

  func files(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for number in 51...55 as ClosedRange<UInt64> {
      said.append("\(String(describing: try store.evidence(Self.id(number), scope)))")
    }
    let later = Timestamp(microseconds: Self.time.microseconds + 1)
    said.append("\(try store.evidence(of: Self.id(12), after: nil, limit: 9, scope))")
    said.append(
      "\(String(describing: try store.evidence(of: Self.id(12), digest: "same", scope)))")
    said.append("\(try store.staleEvidence(before: later, limit: 9, scope))")
    said.append("\(try store.evidenceBytes(scope))")
    return said
  }

  func walks(_ store: ReadStore) throws(SQLError) -> [String] {
    var said = ["\(try store.liveCustomers(after: .zero, limit: 99, scope))"]
    let status = try store.lastStatus(of: Self.id(11), channel: .unspecified, scope)
    said.append("\(String(describing: status))")
    let keys = try store.wrappedKeys(after: .zero, scope)
    said.append("\(keys.keys.map(\.subject))")
    return said
  }
}
