import Auth
import Crypto
import FrontdeskAPI
import SQLInterface
import SQLiteDriver
import TestKit
import Testing
import WireFormat

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

  @Test func `every statement reaches its tables by the tenant`() throws {
    let texts: [SQLText] = [
      ReadStore.findCustomer, ReadStore.findByIdentifier, ReadStore.findByMapping,
      ReadStore.findByTerm, ReadStore.ownerOfIdentifier, ReadStore.ownerOfMapping,
      ReadStore.ownersOfExternalID, ReadStore.ownerOfTerm, ReadStore.customerFigures,
      ReadStore.countTag, ReadStore.countCategory, ReadStore.findCategory,
      ReadStore.findDefaultCategory, ReadStore.findCategoryByName, ReadStore.listCategories,
      ReadStore.countCategories, ReadStore.findInCategory, ReadStore.countInCategory,
      ReadStore.bookingFigures, ReadStore.bookingsOfCustomer,
    ].map(\.text)
    let commands: [SQLText] = [
      WriteStore.updateCustomer, WriteStore.updateVisits, WriteStore.deleteIdentifier,
      WriteStore.deleteMapping, WriteStore.deleteTerm, WriteStore.deleteTag,
      WriteStore.updateCategory, WriteStore.deleteCategory,
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

  @Test(arguments: CustomerOrder.Key.allCases, [false, true])
  func `a walk follows the index of its order and sorts nothing`(
    key: CustomerOrder.Key, isDescending: Bool
  ) throws {
    var full = CustomerFilter()
    full.sources = [.web, .voice]
    full.status = .active
    full.tags = ["a", "b"]
    full.category = .zero
    full.isDefaultCategory = true
    for filter in [CustomerFilter(), full] {
      let order = CustomerOrder(key, isDescending: isDescending)
      for goesOn in [false, true] {
        let lines = try list(filter, order, from: .index, goesOn: goesOn)
        #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "\(lines)")
        let bounds = goesOn ? "(tenant_id=? AND deleted=? AND (" : "(tenant_id=? AND deleted=?)"
        #expect(lines.contains { $0.hasPrefix("SEARCH c USING") && $0.contains(bounds) })
        let tags = lines.filter { $0.contains("SEARCH t USING PRIMARY KEY") }
        #expect(tags.count == filter.tags.count)
      }
    }
  }

  @Test(arguments: CustomerOrder.Key.allCases)
  func `other starts read the rows that they begin with`(key: CustomerOrder.Key) throws {
    var filter = CustomerFilter()
    filter.words = [["nmur", "emur", "cmur"], ["nao", "eao", "cao"]]
    filter.tags = ["a", "b"]
    filter.category = .zero
    let order = CustomerOrder(key, isDescending: false)
    let words = try list(filter, order, from: .words, goesOn: true)
    let ranges = words.filter {
      $0.contains("customer_terms USING PRIMARY KEY (tenant_id=? AND term>? AND term<?)")
    }
    #expect(ranges.count == 6)
    let tag = try list(filter, order, from: .tag(1), goesOn: true)
    #expect(tag.contains { $0.contains("hit USING PRIMARY KEY (tenant_id=? AND tag=?)") })
    for lines in [words, tag] {
      #expect(lines.contains { $0.contains("customers_1 (tenant_id=? AND id=?)") })
    }
    let category = try list(filter, order, from: .category, goesOn: true)
    #expect(category.contains { $0.contains("by_category (tenant_id=? AND category_id=?") })
    let count = CustomerListQuery(counting: filter, from: .words).query.text(for: .sqlite)
    expectBound(count, try plan(count))
  }
}
