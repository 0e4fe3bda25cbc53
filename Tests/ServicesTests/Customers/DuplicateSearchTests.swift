import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import StoreKit
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import Services

@Suite struct `The search for duplicates` {
  /// One step of the search, as the server's own thread takes it.
  private func step(_ harness: ServiceHarness) throws -> Bool {
    harness.reader.begin()
    defer { harness.reader.end() }
    let search = DuplicateSearch(
      scope: harness.scope, reader: harness.reader, now: harness.clock.now()
    ) { body throws(RPCError) in
      // What was written before is to be seen.
      harness.reader.end()
      let job = SearchJob(harness.scope, body)
      harness.store.writer.submit(job)
      while harness.store.writer.runBatch() > 0 {}
      guard job.isCommitted else { throw RPCError(.internal, "not committed") }
      harness.reader.begin()
    }
    return try search.step()
  }

  private func pairs(_ harness: ServiceHarness) throws -> Int {
    let page: DuplicatePage = try harness.call(
      DuplicateServiceMethods.listDuplicates, ListDuplicatesRequest(pageSize: 500))
    return page.pairs.count
  }

  @Test func `goes on where it ended, and finds each pair once`() throws {
    let harness = try ServiceHarness(.shop)
    for number in 0..<250 {
      let birthdate = Birthdate(year: 1990, month: 1, day: UInt32(1 + number / 2 % 25))
      // Two of each name; no two names are near.
      let word = ["b", "d", "k", "m", "t"][number / 50] + String(number / 2 % 25 + 10, radix: 36)
      let _: Customer = try harness.call(
        CustomerServiceMethods.createCustomer,
        CreateCustomerRequest(name: "Person \(word)", birthdate: birthdate))
    }
    #expect(try !step(harness), "nobody has asked")
    let scan: DuplicateScan = try harness.call(
      DuplicateServiceMethods.scanDuplicates, ScanDuplicatesRequest())
    #expect(scan.state == .running)
    // Steps of 100 customers: 100, 200, 250, and the end.
    for count in [100, 200, 250, 250] as [UInt64] {
      #expect(try step(harness))
      let now: DuplicateScan = try harness.call(
        DuplicateServiceMethods.getDuplicateScan, GetDuplicateScanRequest())
      #expect(now.lookedAt == count)
    }
    while try step(harness) {}
    let done: DuplicateScan = try harness.call(
      DuplicateServiceMethods.getDuplicateScan, GetDuplicateScanRequest())
    #expect(done.state == .following && done.finishedAt != nil)
    #expect(try pairs(harness) == 125)
    let _: DuplicateScan = try harness.call(
      DuplicateServiceMethods.scanDuplicates, ScanDuplicatesRequest())
    while try step(harness) {}
    #expect(try pairs(harness) == 125, "again, with the same end")
  }

  @Test func `compares by what two have in common`() throws {
    let harness = try ServiceHarness(.shop)
    let _: DuplicateScan = try harness.call(
      DuplicateServiceMethods.scanDuplicates, ScanDuplicatesRequest())
    while try step(harness) {}
    func make(_ request: CreateCustomerRequest) throws -> Uuid {
      let customer: Customer = try harness.call(CustomerServiceMethods.createCustomer, request)
      return customer.id
    }
    let ann = try make(CreateCustomerRequest(name: "Ann Murphy", phone: "087 555 0101"))
    let other = try make(CreateCustomerRequest(name: "Bob Smith", phone: "087 555 0102"))
    // Her old number, which is Bob's by now.
    let _: Customer = try harness.call(
      CustomerServiceMethods.changeIdentifier,
      ChangeIdentifierRequest(customerId: ann, value: "087 555 0101", retired: true))
    let _: Customer = try harness.call(
      CustomerServiceMethods.addIdentifier,
      AddIdentifierRequest(customerId: other, type: .phone, value: "087 555 0101"))
    while try step(harness) {}
    #expect(try pairs(harness) == 1, "one has retired what the other has")
    // A number that both share says little, with the same name it says much.
    for name in ["Cara Daly", "Cara Daly", "Dora Kane"] {
      let id = try make(CreateCustomerRequest(name: name))
      let _: Customer = try harness.call(
        CustomerServiceMethods.addIdentifier,
        AddIdentifierRequest(customerId: id, type: .phone, value: "01 555 0199", shared: true))
    }
    while try step(harness) {}
    #expect(try pairs(harness) == 2)
    // The same end of two numbers of different countries, and near names.
    _ = try make(CreateCustomerRequest(name: "Eva Novak", phone: "+420 777 123 456"))
    _ = try make(CreateCustomerRequest(name: "Eva Nowak", phone: "+48 777 123 456"))
    while try step(harness) {}
    #expect(try pairs(harness) == 3)
    let page: DuplicatePage = try harness.call(
      DuplicateServiceMethods.listDuplicates, ListDuplicatesRequest())
    #expect(
      Set(page.pairs.map(\.reasons)) == [
        [.samePhone], [.sameName, .sharedIdentifier], [.nearName, .sameLastDigits],
      ])
  }
}

private final class SearchJob: WriteJob {
  let scope: TenantScope
  let author = Author(principal: "system", role: nil, method: "duplicates")
  let idempotency: IdempotencyClaim? = nil
  let deadline = UInt64.max
  let isCancelled = false
  private let body: @Sendable (WriteStore) throws(SQLError) -> Void
  private let outcome = Mutex<WriteOutcome?>(nil)

  init(
    _ scope: TenantScope, _ body: @escaping @Sendable (WriteStore) throws(SQLError) -> Void
  ) {
    self.scope = scope
    self.body = body
  }

  var isCommitted: Bool { outcome.withLock { $0 == .committed } }

  func run(_ store: WriteStore) throws(WriteAbort) {
    do throws(SQLError) { try body(store) } catch { throw .sql(error) }
  }

  func finish(_ outcome: WriteOutcome) { self.outcome.withLock { $0 = outcome } }
}
