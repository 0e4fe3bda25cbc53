package import Auth
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
  /// Any of these, without regard to case; all when empty.
  package var tagsAny: [String] = []
  package var visitsMin: Int64 = 0
  /// Have spent at least this in its currency.
  package var spentMin: Money?
  /// Have come, but not after this moment.
  package var lastVisitUntil: Timestamp?
  /// Any of these days of the year; see `CustomerDay`.
  package var birthdays: [ClosedRange<Int>] = []
  /// Have an open follow-up that is due until this moment.
  package var followUpUntil: Timestamp?
  /// Are known at this location. Visits, sums and the last visit are then those there.
  package var location: Uuid?
  /// Have reached this by all their visits and sums.
  package var reached: TierBounds?
  /// Have not.
  package var missed: TierBounds?
  /// Were in a segment when this snapshot was taken.
  package var snapshot: Uuid?
  /// Have been to one of these. Searches then go by their terms alone, without regard to who else
  /// has them: nobody is ranked, and nothing is told of the others.
  package var limit: LocationLimit?

  package init() {}

  /// Whether it is a search that looks at candidates, the likeliest first.
  var isRankedSearch: Bool { !words.isEmpty && limit == nil }

  /// Whether a search is narrowed by nothing else.
  var isOnlyWords: Bool {
    sources.isEmpty && status == nil && tags.isEmpty && category == nil && tagsAny.isEmpty
      && visitsMin == 0 && spentMin == nil && lastVisitUntil == nil && birthdays.isEmpty
      && followUpUntil == nil && location == nil && reached == nil && missed == nil
      && snapshot == nil
  }
}

/// In which order a list shows customers; ties are broken by id.
package struct CustomerOrder: Sendable, Hashable {
  /// What is compared.
  package enum Key: Sendable, Hashable, CaseIterable {
    case created, name, lastVisit, visits, spent
  }

  package let key: Key
  package let isDescending: Bool
  /// Of a search: whole words before beginnings of words.
  package var isRanked = false
  /// Of `spent`.
  package var currency = ""

  package init(_ key: Key, isDescending: Bool) {
    self.key = key
    self.isDescending = isDescending
  }
}
