import Crypto
import FrontdeskAPI
import SQLInterface
import SQLiteDriver
import TestKit
import Testing
import WireFormat

@testable import Auth
@testable import Storage

/// How SQLite runs each statement on customers.
@Suite struct CustomerPlanTests {
  let directory: TemporaryDirectory
  let connection: any SQLConnection

  init() throws {
    directory = try TemporaryDirectory()
    let database = SQLiteDatabase(path: directory.path(of: "test.db"))
    let store = try Store(database, master: MasterKey(), clock: ManualClock())
    store.writer.drain()
    connection = try database.openReader(for: .point)
  }

  private func plan(_ text: String) throws -> [String] {
    let statement = try connection.prepare("EXPLAIN QUERY PLAN " + text)
    var lines: [String] = []
    while try statement.step() {
      lines.append(String(decoding: statement.bytes(3), as: UTF8.self))
    }
    return lines
  }

  /// Every table is reached by the tenant; what is scanned is only what a search found.
  private func expectBound(_ text: String, _ lines: [String]) {
    for line in lines where line.hasPrefix("SCAN") || line.hasPrefix("SEARCH") {
      let isBound =
        line.contains("tenant_id=?")
        || ["hit", "word", "few", "(subquery-"].contains { line.hasPrefix("SCAN " + $0) }
      #expect(isBound, "\(line) in \(text)")
    }
  }

  @Test func `a customer whose row is known is read without an index`() throws {
    let lines = try plan(ReadStore.findCustomerAt.text.text(for: .sqlite))
    #expect(lines == ["SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"])
  }

  @Test func `every statement reaches its tables by the tenant`() throws {
    let texts: [SQLText] = [
      ReadStore.findCustomer, ReadStore.findCustomerRow, ReadStore.findByIdentifier,
      ReadStore.findByMapping,
      ReadStore.findByTerm, ReadStore.ownerOfIdentifier, ReadStore.ownerOfMapping,
      ReadStore.ownersOfExternalID, ReadStore.ownerOfTerm, ReadStore.customerFigures,
      ReadStore.countTag, ReadStore.countTagPair, ReadStore.countCategory, ReadStore.findCategory,
      ReadStore.findDefaultCategory, ReadStore.findCategoryByName, ReadStore.listCategories,
      ReadStore.countCategories, ReadStore.findInCategory, ReadStore.countInCategory,
      ReadStore.bookingFigures, ReadStore.bookingsOfCustomer, ReadStore.findTerms,
      ReadStore.countTerms, ReadStore.findNextTerm, ReadStore.findTermAt, ReadStore.findOwners,
      ReadStore.findBeginnings,
      ReadStore.countBeginning,
      ReadStore.findState, ReadStore.rawOfIdentifier, ReadStore.countVisits,
      ReadStore.countLastVisit, ReadStore.countBirthdays, ReadStore.countSpent,
      ReadStore.countAtLocation, ReadStore.findPrivateFields,
      ReadStore.findEntry, ReadStore.entriesOfCustomer, ReadStore.listOpenEntries,
      ReadStore.listEarliestOpenEntries, ReadStore.listDueEntries, ReadStore.countOpenEntries,
      ReadStore.findLocation, ReadStore.listLocations, ReadStore.listLocationVisits,
      ReadStore.listLocationSpent, ReadStore.countMembers, ReadStore.findSegment,
      ReadStore.findSegmentByName, ReadStore.listSegments, ReadStore.findSnapshot,
      ReadStore.listSnapshots, ReadStore.timelineBookings, ReadStore.timelineMessages,
    ].map(\.text)
    let commands: [SQLText] = [
      WriteStore.updateCustomer, WriteStore.updateVisits, WriteStore.deleteIdentifier,
      WriteStore.deleteMapping, WriteStore.deleteTerm, WriteStore.deleteTag,
      WriteStore.updateCategory, WriteStore.deleteCategory, WriteStore.setFirstVisitDay,
      WriteStore.deletePrivateFields, WriteStore.updateEntry, WriteStore.deleteEntry,
    ].map(\.text)
    for text in texts + commands {
      let text = text.text(for: .sqlite)
      let lines = try plan(text)
      #expect(!lines.isEmpty)
      expectBound(text, lines)
    }
  }

  @Test func `lookups use the whole key`() throws {
    let keys: [(Query, String)] = [
      (ReadStore.findCustomer, "autoindex_customers_1 (tenant_id=? AND id=?)"),
      (ReadStore.findByIdentifier, "i USING PRIMARY KEY (tenant_id=? AND kind=? AND canonical=?)"),
      (ReadStore.findByTerm, "t USING PRIMARY KEY (tenant_id=? AND term=?)"),
      (ReadStore.countInCategory, "by_category (tenant_id=? AND category_id=? AND deleted"),
      (ReadStore.customerFigures, "COVERING INDEX customers_by_creation (tenant_id=? AND "),
      (ReadStore.bookingFigures, "bookings_by_customer (tenant_id=? AND customer_id=?)"),
      (ReadStore.findTerms, "customer_terms USING PRIMARY KEY (tenant_id=? AND term>? AND term<?)"),
      (ReadStore.findOwners, "PRIMARY KEY (tenant_id=? AND term=? AND customer_id>?)"),
      (
        ReadStore.findBeginnings,
        "PRIMARY KEY (tenant_id=? AND (term,customer_id)>(?,?) AND term<?)"
      ),
      (ReadStore.countVisits, "customers_by_visits (tenant_id=? AND deleted=? AND visits>?)"),
      (ReadStore.countLastVisit, "by_last_visit (tenant_id=? AND deleted=? AND last_visit_at>?"),
      (ReadStore.countBirthdays, "by_birthday (tenant_id=? AND deleted=? AND birth_day>?"),
      (ReadStore.countSpent, "customer_spent_by_amount (tenant_id=? AND currency=? AND minor>?)"),
      (ReadStore.countAtLocation, "location_visits_by_"),
      (ReadStore.listDueEntries, "customer_entries_due (tenant_id=? AND kind=? AND "),
      (
        ReadStore.entriesOfCustomer,
        "entries_by_time (tenant_id=? AND customer_id=? AND kind=? AND "
      ),
      (ReadStore.listOpenEntries, "entries_open (tenant_id=? AND customer_id=? AND kind=? AND "),
      (
        ReadStore.timelineBookings, "bookings_by_customer (tenant_id=? AND customer_id=? AND starts"
      ),
      (ReadStore.timelineMessages, "communications_by_customer (tenant_id=? AND customer_id=?"),
    ]
    for (query, part) in keys {
      let lines = try plan(query.text.text(for: .sqlite))
      #expect(lines.contains { $0.contains(part) }, "\(lines)")
    }
  }

  private func list(
    _ filter: CustomerFilter, _ order: CustomerOrder, from start: CustomerListQuery.Start,
    goesOn: Bool
  ) throws -> [String] {
    let list = CustomerListQuery(
      filter, order, from: start, after: goesOn ? ListPosition(id: .zero) : nil,
      limit: PageLimit(0))
    let text = list.query.text(for: .sqlite)
    let lines = try plan(text)
    expectBound(text, lines)
    return lines
  }

  /// Every filter at once.
  private var full: CustomerFilter {
    var full = CustomerFilter()
    full.sources = [.web, .voice]
    full.status = .active
    full.tags = ["a", "b"]
    full.tagsAny = ["c", "d"]
    full.category = .zero
    full.isDefaultCategory = true
    full.visitsMin = 3
    full.spentMin = Money(minor: 1, currency: "EUR")
    full.lastVisitUntil = Timestamp(microseconds: 1)
    full.birthdays = [101...131]
    full.followUpUntil = Timestamp(microseconds: 1)
    full.reached = TierBounds(currency: "EUR", spentMin: 1, visitsMin: 1)
    full.missed = TierBounds(currency: "EUR", spentMin: 9, visitsMin: 9)
    full.snapshot = .zero
    return full
  }

  @Test(arguments: [CustomerOrder.Key.visits, .lastVisit, .spent], [false, true])
  func `a walk over a location follows the index of its figures`(
    key: CustomerOrder.Key, isDescending: Bool
  ) throws {
    var few = CustomerFilter()
    few.location = .zero
    var every = full
    every.location = .zero
    for filter in [few, every] {
      for goesOn in [false, true] {
        let lines = try list(
          filter, CustomerOrder(key, isDescending: isDescending), from: .index, goesOn: goesOn)
        #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "goes on: \(goesOn), \(lines)")
        let walked =
          key == .spent
          ? " INDEX location_spent_by_amount (tenant_id=? AND location_id=? AND currency=?"
          : key == .visits
            ? " INDEX location_visits_by_count (tenant_id=? AND location_id=?"
            : " INDEX location_visits_by_last (tenant_id=? AND location_id=?"
        #expect(lines.contains { $0.contains(walked) }, "\(lines)")
      }
    }
  }

  @Test(arguments: CustomerOrder.Key.allCases, [false, true])
  func `a walk follows the index of its order and sorts nothing`(
    key: CustomerOrder.Key, isDescending: Bool
  ) throws {
    for filter in [CustomerFilter(), full] {
      let order = CustomerOrder(key, isDescending: isDescending)
      for goesOn in [false, true] {
        let lines = try list(filter, order, from: .index, goesOn: goesOn)
        #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "goes on: \(goesOn), \(lines)")
        // A filter on what the list is ordered by may bound the walk from the other side.
        let key = order.key == .spent ? "currency=?" : "deleted=?"
        let walked = order.key == .spent ? "SEARCH s USING" : "SEARCH c USING"
        let bounds =
          goesOn && filter.visitsMin == 0
          ? "(tenant_id=? AND \(key) AND (" : "(tenant_id=? AND \(key)"
        #expect(lines.contains { $0.hasPrefix(walked) && $0.contains(bounds) }, "\(lines)")
        let tags = lines.filter { $0.contains("SEARCH t USING PRIMARY KEY") }
        #expect(tags.count == (filter.tags.isEmpty ? 0 : 3))
      }
    }
  }

  @Test(arguments: CustomerOrder.Key.allCases)
  func `other starts read the rows that they begin with`(key: CustomerOrder.Key) throws {
    guard key != .spent else { return }
    let order = CustomerOrder(key, isDescending: false)
    let starts: [(CustomerListQuery.Start, String)] = [
      (.tag(1), "hit USING PRIMARY KEY (tenant_id=? AND tag=?)"),
      (.tagPair(0), "hit USING PRIMARY KEY (tenant_id=? AND tag=?)"),
      (.category, "by_category (tenant_id=? AND category_id=?"),
      (.visits, "customers_by_visits (tenant_id=? AND deleted=? AND visits>?)"),
      (.lastVisit, "by_last_visit (tenant_id=? AND deleted=? AND last_visit_at>?"),
      (.birthday, "by_birthday (tenant_id=? AND deleted=? AND birth_day>?"),
      (.spent, "customer_spent_by_amount (tenant_id=? AND currency=? AND minor>?)"),
      (.location, " INDEX location_visits_by_last (tenant_id=? AND location_id=?"),
      (.tierVisits, "customers_by_visits (tenant_id=? AND deleted=? AND visits>?)"),
      (.tierSpent, "customer_spent_by_amount (tenant_id=? AND currency=? AND minor>?)"),
      (.snapshot, "hit USING PRIMARY KEY (tenant_id=? AND snapshot_id=?)"),
    ]
    for (start, part) in starts {
      for goesOn in [false, true] {
        var filter = full
        if start == .location { filter.location = .zero }
        if filter.isOrderedLocally(order) { continue }
        let lines = try list(filter, order, from: start, goesOn: goesOn)
        #expect(lines.contains { $0.contains(part) }, "\(start): \(lines)")
      }
    }
  }

  @Test(arguments: CustomerOrder.Key.allCases, [false, true])
  func `a walk for a search follows the index of its order and sorts nothing`(
    key: CustomerOrder.Key, isDescending: Bool
  ) throws {
    var word = SearchWord(["no", "eo"])
    word.spelled = ["no", "nor"]
    let order = CustomerOrder(key, isDescending: isDescending)
    for position in [nil, ListPosition(id: .zero)] {
      for beginning in key == .name ? [nil, "no"] : [nil] {
        let list = CustomerListQuery(
          walking: full, order, [word], beginning: beginning, after: position, wanted: 9, of: 9)
        let text = list.query.text(for: .sqlite)
        let lines = try plan(text)
        expectBound(text, lines)
        #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "\(lines)")
        #expect(
          lines.contains { $0.contains("SEARCH w USING PRIMARY KEY (tenant_id=? AND term=? AND") },
          "\(lines)")
      }
    }
  }

  @Test func `candidates are read from the terms of one word, in order`() throws {
    let others = [SearchWord(["no", "eo"])]
    let end = TermPlace(term: "nmb", customer: .zero)
    let queries = [
      (CandidateQuery("nma", before: "nmb", having: others), "(tenant_id=? AND term>? AND term<?)"),
      (CandidateQuery(of: end, having: others), "(tenant_id=? AND term=? AND customer_id<?)"),
    ]
    for (query, key) in queries {
      let text = query.query.text(for: .sqlite)
      let lines = try plan(text)
      expectBound(text, lines)
      #expect(lines.contains { $0.contains("customer_terms USING PRIMARY KEY \(key)") }, "\(lines)")
      #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "\(lines)")
    }
  }

  @Test(arguments: CustomerOrder.Key.allCases, [false, true])
  func `lists of who is due walk an index of nobody else`(
    key: CustomerOrder.Key, isDescending: Bool
  ) throws {
    guard key != .spent else { return }
    var filter = CustomerFilter()
    filter.followUpUntil = Timestamp(microseconds: 1)
    for goesOn in [false, true] {
      let lines = try list(
        filter, CustomerOrder(key, isDescending: isDescending), from: .index, goesOn: goesOn)
      #expect(lines.contains { $0.contains("USING INDEX customers_due_by_") }, "\(lines)")
      #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "\(lines)")
    }
  }

  @Test(arguments: [nil, LocationLimit([.zero]), LocationLimit([.zero, Uuid(high: 1, low: 1)])])
  func `days of the year follow their index`(places: LocationLimit?) throws {
    let indexes: [(OccasionDay, String)] = [
      (.birthday, "customers_by_birthday (tenant_id=? AND deleted=? AND "),
      (.firstVisit, "customers_by_first_visit (tenant_id=? AND deleted=? AND "),
    ]
    for (day, index) in indexes {
      let text = day.list(of: places, after: .earliest, until: 400, limit: 9).text
        .text(for: .sqlite)
      let lines = try plan(text)
      expectBound(text, lines)
      #expect(lines.contains { $0.contains(index) }, "\(lines)")
      #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "\(lines)")
      expectSight(lines, places)
    }
  }

  @Test(arguments: [1, 4, 16, 64] as [UInt64])
  func `whether a caller may see a row is looked up`(count: UInt64) throws {
    let places = try #require(LocationLimit((1...count).map { Uuid(high: 1, low: $0) }))
    var bookings = BookingFilter()
    bookings.limit = places
    var messages = CommunicationFilter()
    messages.limit = places
    for query in [bookings.list(after: nil), messages.list(after: nil)] {
      let text = query.text.text(for: .sqlite)
      let lines = try plan(text)
      expectBound(text, lines)
      expectSight(lines, places)
      #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "\(lines)")
    }
    let one = try plan(ReadStore.countVisited(.zero, places).text.text(for: .sqlite))
    let key = "USING PRIMARY KEY (tenant_id=? AND customer_id=? AND location_id=?)"
    #expect(one.count == 1 && one[0].contains(key), "\(one)")
  }

  /// Whether a customer has been to one of a few locations is looked up by the whole key.
  private func expectSight(_ lines: [String], _ places: LocationLimit?) {
    let key = "seen USING PRIMARY KEY (tenant_id=? AND customer_id=? AND location_id=?)"
    #expect(lines.contains { $0.contains(key) } == (places != nil), "\(lines)")
  }

  @Test(arguments: CustomerOrder.Key.allCases)
  func `lists for a few locations start from their visitors, or look each row up`(
    key: CustomerOrder.Key
  ) throws {
    let limit = try #require(LocationLimit([.zero]))
    var filter = full
    filter.limit = limit
    let order = CustomerOrder(key, isDescending: true)
    for goesOn in [false, true] {
      let walked = try list(filter, order, from: .index, goesOn: goesOn)
      expectSight(walked, limit)
      #expect(!walked.contains { $0.contains("TEMP B-TREE") }, "\(walked)")
      guard key != .spent else { continue }
      let few = try list(filter, order, from: .visited, goesOn: goesOn)
      expectSight(few, nil)
      let places = "location_visits_by_count (tenant_id=? AND location_id=? AND visits>?)"
      #expect(few.contains { $0.contains(places) }, "\(few)")
      #expect(few.contains { $0.contains("autoindex_customers_1 (tenant_id=? AND id=?)") })
    }
    let text = ReadStore.countVisitors(of: limit, upTo: 9).text.text(for: .sqlite)
    let counted = try plan(text)
    expectBound(text, counted)
    let places = "location_visits_by_count (tenant_id=? AND location_id=? AND visits>?)"
    #expect(counted.contains { $0.contains(places) }, "\(counted)")
  }

  @Test(arguments: CustomerOrder.Key.allCases)
  func `candidates of a search are read by their ids`(key: CustomerOrder.Key) throws {
    let order = CustomerOrder(key, isDescending: false)
    let list = CustomerListQuery(candidates: [Uuid.zero], full, order)
    let text = list.query.text(for: .sqlite)
    let lines = try plan(text)
    expectBound(text, lines)
    #expect(
      lines.contains {
        $0.contains("SEARCH c USING INDEX sqlite_autoindex_customers_1 (tenant_id=? AND id=?)")
      },
      "\(lines)")
  }
}
