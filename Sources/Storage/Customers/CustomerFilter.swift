package import FrontdeskAPI
package import WireFormat

/// Which customers a list shows.
package struct CustomerFilter: Sendable {
  /// Prefixes of terms: a customer matches any of each inner list, and every one of these.
  package var words: [[String]] = []
  /// Any of these; all when empty.
  package var sources: [Source] = []
  package var status: CustomerStatus?
  /// All of these, without regard to case.
  package var tags: [String] = []
  package var category: Uuid?
  /// `category` is the default one, which has the customers of deleted categories too.
  package var isDefaultCategory = false
  package var isDeleted = false

  package init() {}
}

/// In which order a list shows customers; ties are broken by id.
package struct CustomerOrder: Sendable, Hashable {
  /// What is compared.
  package enum Key: Sendable, Hashable, CaseIterable {
    case created, name, lastVisit, visits
  }

  package let key: Key
  package let isDescending: Bool

  package init(_ key: Key, isDescending: Bool) {
    self.key = key
    self.isDescending = isDescending
  }
}
