/// What became of a message. The numbers are those of the schema's `CommunicationStatus`.
package enum DeliveryPhase: Int32, Sendable, Hashable, CaseIterable {
  case pending = 1
  case sent, delivered, read, failed, bounced

  /// Reports arrive in any order: the one that ranks highest holds. A delivery proves an
  /// earlier failure wrong, and nothing takes back that a message was read.
  package var rank: Int {
    switch self {
    case .pending: 0
    case .sent: 1
    case .failed: 2
    case .bounced: 3
    case .delivered: 4
    case .read: 5
    }
  }

  /// The state after a report of `other`.
  package func raised(to other: DeliveryPhase) -> DeliveryPhase {
    other.rank > rank ? other : self
  }
}
