import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

@testable import Storage

// Lists of customers: each filter in each order, from wherever the list can start.
extension Twin {
  private typealias Case = (filter: CustomerFilter, starts: [CustomerListQuery.Start])

  private static func filter(
    _ starts: [CustomerListQuery.Start] = [], _ change: (inout CustomerFilter) -> Void
  ) -> Case {
    var filter = CustomerFilter()
    change(&filter)
    return (filter, [.index] + starts)
  }

  private static let cases: [Case] =
    [
      filter { _ in },
      filter {
        $0.sources = [.web, .voice]
        $0.status = .active
      },
      filter { $0.isDeleted = true },
      filter([.tag(0)]) { $0.tags = ["vip"] },
      // One of those with all its tags has more than its row tells.
      filter { $0.tags = ["own"] },
      filter { $0.tags = ["other"] },
      filter([.tag(0)]) { $0.tags = ["other", "vip"] },
      filter([.tag(1), .tagPair(0)]) { $0.tags = ["vip", "own"] },
      filter([.tagPair(0)]) { $0.tags = ["other", "vip"] },
      filter([.tagPair(0)]) { $0.tags = ["all", "vip"] },
      filter { $0.tagsAny = ["own", "new"] },
      filter { $0.tagsAny = ["other"] },
      filter {
        $0.category = id(1)
        $0.isDefaultCategory = true
      },
      filter([.visits]) { $0.visitsMin = 3 },
      filter([.spent]) { $0.spentMin = Money(minor: 100, currency: "EUR") },
      filter([.spent]) { $0.spentMin = Money(minor: 1, currency: "USD") },
      filter([.lastVisit]) { $0.lastVisitUntil = time },
      filter([.birthday]) { $0.birthdays = [201...205] },
      filter([.birthday]) {
        $0.birthdays = [201...205]
        $0.tags = ["own"]
      },
      filter([.birthday]) {
        $0.birthdays = [201...205]
        $0.tags = ["other"]
      },
      filter { $0.followUpUntil = time },
      filter([.location]) { $0.location = id(71) },
      filter([.location]) { $0.location = id(72) },
      filter([.location]) {
        $0.location = id(73)
        $0.visitsMin = 1
        $0.lastVisitUntil = time
      },
      filter([.location]) {
        $0.location = id(73)
        $0.spentMin = Money(minor: 500, currency: "EUR")
      },
      filter([.tierVisits, .tierSpent]) {
        $0.reached = TierBounds(currency: "EUR", spentMin: 100, visitsMin: 3)
      },
      filter { $0.missed = TierBounds(currency: "EUR", spentMin: 400, visitsMin: 3) },
      filter([.snapshot]) { $0.snapshot = id(75) },
      filter([.location, .visited]) {
        $0.limit = limits.first
        $0.location = id(73)
      },
      filter([.visited]) {
        $0.limit = limits.first
        $0.words = [["nother", "nowner"], ["nz"]]
      },
      filter([.visited]) { $0.limit = limits.last },
    ]
    + [2, 3, 4, 5].map { number in filter([.category]) { $0.category = id(number) } }

  func lists(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for (filter, starts) in Self.cases {
      for start in starts {
        for key in CustomerOrder.Key.allCases where start == .index || key == .created {
          said += try list(filter, Self.order(key), from: start, store)
        }
      }
      said += try page(filter, Self.order(.created), store)
    }
    var filter = CustomerFilter()
    filter.words = SearchTerms.query("zo \(mark)")
    for key in CustomerOrder.Key.allCases { said += try page(filter, Self.order(key), store) }
    for tag in ["own", "other"] {
      var tagged = CustomerFilter()
      tagged.words = SearchTerms.query("zo")
      tagged.tags = [tag]
      for key in CustomerOrder.Key.allCases { said += try page(tagged, Self.order(key), store) }
    }
    filter.location = Self.id(73)
    for key in CustomerOrder.Key.allCases { said += try page(filter, Self.order(key), store) }
    said += try commonWords(store)
    for filter in [filter, Self.cases[0].filter] {
      let order = Self.order(.created)
      said.append("\(try store.customerIDs(filter, order, after: nil, limit: 9, scope).ids)")
    }
    return said
  }

  /// What is asked of words that more customers have than any test makes.
  private func commonWords(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for term in ["nown", "nother", "nzoe"] {
      for others in [[], [SearchWord(["nz", "ez"])]] {
        let end = TermPlace(term: term, customer: Self.id(999))
        for query in [
          CandidateQuery(term, before: term + "z", having: others),
          CandidateQuery(of: end, having: others),
        ] {
          var rows = try store.open(query.query, scope)
          query.bind(to: &rows)
          while try rows.next() {
            said.append("\(term) \(rows.uuid(0)) \(rows.text(2))")
          }
        }
      }
      var places = try store.open(ReadStore.findTermAt, scope)
      places.bind(term)
      places.bind(term + "z")
      places.bind(1)
      while try places.next() { said.append("\(places.text(0)) \(places.uuid(1))") }
      var beginnings = try store.open(ReadStore.findBeginnings, scope)
      beginnings.bind("n")
      beginnings.bind(Self.id(11))
      beginnings.bind("nzz")
      beginnings.bind(99)
      while try beginnings.next() { said.append("\(beginnings.uuid(0)) \(beginnings.text(1))") }
      said.append("\(try store.owners(of: term, after: Self.id(11), 9, scope).map(\.id))")
    }
    for key in CustomerOrder.Key.allCases { said += try walk(Self.order(key), store) }
    var terms = try store.open(ReadStore.findNextTerm, scope)
    terms.bind("no")
    terms.bind("np")
    while try terms.next() { said.append(terms.text(0)) }
    return said
  }

  /// The walk over an order's index, from either side.
  private func walk(_ order: CustomerOrder, _ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    let last = ListPosition(number: .max, text: "zz", id: Self.id(999))
    let first = ListPosition(number: 0, text: "a", id: .zero)
    for spelled in [["nown"], ["nother", "nzoe"]] {
      var word = SearchWord(["no", "eo"])
      word.spelled = spelled
      for position in [nil, order.isDescending ? last : first] {
        for beginning in order.key == .name ? [nil, "zoe"] : [nil] {
          let list = CustomerListQuery(
            walking: Self.cases[0].filter, order, [word], beginning: beginning, after: position,
            wanted: 9, of: 9)
          var rows = try store.open(list.query, scope)
          list.bind(to: &rows)
          while try rows.next() { said.append("\(rows.uuid(0)) \(rows.text(1))") }
        }
      }
    }
    guard order.key == .name else { return said }
    var names = try store.open(ReadStore.countBeginning, scope)
    names.bind(false)
    names.bind("zoe")
    names.bind("zog")
    names.bind(9)
    while try names.next() { said.append("\(names.int64(0))") }
    return said
  }

  private static func order(_ key: CustomerOrder.Key) -> CustomerOrder {
    var order = CustomerOrder(key, isDescending: key == .created)
    order.currency = "EUR"
    return order
  }

  /// The rows of a list whose start is not left to the figures of so small a table.
  private func list(
    _ filter: CustomerFilter, _ order: CustomerOrder, from start: CustomerListQuery.Start,
    _ store: ReadStore
  ) throws(SQLError) -> [String] {
    var said: [String] = []
    let last = ListPosition(number: .max, text: "a", id: Self.id(999))
    let first = ListPosition(number: 0, text: "a", id: .zero)
    for position in [nil, order.isDescending ? last : first] {
      let list = CustomerListQuery(
        filter, order, from: start, after: position, limit: PageLimit(9))
      var rows = try store.open(list.query, scope)
      list.bind(to: &rows)
      while try rows.next() {
        said.append("\(rows.array(0)) \(String(describing: rows.optionalUuid(1)))")
      }
    }
    let count = CustomerListQuery(counting: filter, order, from: start)
    var rows = try store.open(count.query, scope)
    count.bind(to: &rows)
    while try rows.next() { said.append("\(rows.int64(0))") }
    return said
  }

  private func page(
    _ filter: CustomerFilter, _ order: CustomerOrder, _ store: ReadStore
  ) throws(SQLError) -> [String] {
    [
      "\(try store.customerCount(filter, order, scope))",
      try written { writer throws(SQLError) in
        try store.appendCustomers(
          filter, order, after: nil, limit: PageLimit(9), at: Self.time, to: &writer, scope)
      },
    ]
  }
}
