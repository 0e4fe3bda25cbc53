import FrontdeskAPI
import WireFormat

/// The kinds of record that a receipt speaks of, in its order.
enum ErasedKind: String, CaseIterable {
  case customer, identifiers, searchTerms, tags, mappings, notes, followUps, notifications
  case timeline, consents, locations, segments, evidence, messages, leads, bookings, sums, history
  case backups, reason

  var outcome: ErasureOutcome {
    switch self {
    case .customer, .bookings: .pseudonymised
    case .identifiers, .searchTerms, .tags, .mappings, .notes, .followUps, .notifications,
      .timeline, .consents, .locations, .segments, .evidence, .messages, .leads:
      .deleted
    case .history, .backups: .unreadable
    case .sums, .reason: .kept
    }
  }

  /// Whether the receipt counts them.
  var isCounted: Bool { outcome == .deleted || outcome == .pseudonymised }

  var why: String {
    switch self {
    case .customer: "Its ids, dates, category, visits and sums stay for the books."
    case .identifiers: "Phone numbers and e-mail addresses are free for others."
    case .searchTerms: "No search finds the name or an identifier; the number is found still."
    case .tags: "Tags may say who somebody is."
    case .mappings: "Ids at other systems lead to the person."
    case .notes, .followUps, .notifications, .timeline: "They are about the person."
    case .consents:
      "Nothing is left to write to, and what was written on their strength is deleted with them; "
        + "the proof of them would name the person."
    case .locations: "What single locations noted of the person; how often it came there stays."
    case .segments: "Snapshots of segments say what somebody is like."
    case .evidence: "Files about the person; their bytes cannot be read without the key."
    case .messages: "Messages to and from the person, and those of its leads."
    case .leads: "They became this customer or have its phone or e-mail."
    case .bookings: "They stay for the books; notes and reasons in them are gone."
    case .sums: "What was spent is needed for the books and names nobody."
    case .history:
      "Audit entries and saved answers stay sealed with a key that is destroyed, so that the "
        + "audit's chain still verifies."
    case .backups: "They hold the key still; a restore erases the customer again."
    case .reason: "Why the customer was erased stays in the audit."
    }
  }
}

extension ErasureReceipt {
  /// The receipt of an erasure that begins: nothing is counted yet.
  static func begun(_ customer: Customer, by author: Author, leads: [Uuid]) -> ErasureReceipt {
    ErasureReceipt(
      customerId: customer.id, erasedAt: customer.updatedAt, erasedBy: author.principal,
      leadIds: leads,
      items: items(ErasedKind.allCases))
  }

  static func items(_ kinds: [ErasedKind]) -> [ErasureItem] {
    kinds.map { kind in
      ErasureItem(
        what: kind.rawValue, outcome: kind.outcome, count: kind.isCounted ? 0 : nil,
        why: kind.why)
    }
  }

  /// Counts `count` more records.
  mutating func add(_ count: Int, _ kind: ErasedKind) {
    guard let index = items.firstIndex(where: { $0.what == kind.rawValue }) else { return }
    items[index].count = (items[index].count ?? 0) + UInt64(clamping: count)
  }
}
