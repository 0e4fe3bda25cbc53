import FrontdeskClient
import StoreKit
import Synchronization
import TestKit
import Testing

/// Two processes on one database, killed in turn while eight write and two watch.
@Suite(.serialized) struct `Servers of one database that are killed` {
  @Test func `lose no write, and watchers see each event once and in order`() async throws {
    let database = try PostgresTestDatabase()
    let pair = try ServerPair(database.url)
    let token = try pair.token()
    let log = WriteLog()
    let clients = [
      try await Frontdesk.connect(pair.address(0), token: token),
      try await Frontdesk.connect(pair.address(1), token: token),
    ]
    let both = try await Frontdesk.connect(
      pair.address(), token: token, options: FrontdeskOptions(attemptsMax: 20))
    let watchers = clients.map { client in
      Task {
        var numbers: [UInt64] = []
        for try await event in client.events(from: 0) {
          numbers.append(event.sequence)
          if event.record == "customer", event.kind == "deleted" { return numbers }
        }
        return numbers
      }
    }
    let writers = (0..<8).map { writer in Task { await log.write(writer, to: both) } }
    var pauses: [Duration] = []
    for round in 0..<4 {
      let target = await log.count + 60
      let goesOn = await eventuallyAsync(within: .seconds(60)) { await log.count >= target }
      try #require(goesOn, "nothing is acknowledged any more")
      pauses.append(await log.takeLongestPause())
      try pair.killAndRestart(round % 2)
    }
    await log.end()
    for writer in writers { await writer.value }
    // The mark at the end of the feed.
    let last = try await both.customers.createCustomer(
      CreateCustomerRequest(name: "The last", phone: "+353851999999"))
    _ = try await both.customers.deleteCustomer(
      DeleteCustomerRequest(id: last.id, version: last.version, reason: "the end"))
    for watcher in watchers {
      let numbers = try await watcher.value
      #expect(numbers == Array(1...UInt64(numbers.count)))
    }
    try await log.check(both)
    let failures = await log.failures
    print(
      "\(await log.count) acknowledged over 4 kills, \(failures.count) refused; longest pauses "
        + "before and after the first three: \(pauses)")
    for (why, names) in Dictionary(grouping: failures.keys, by: { failures[$0] ?? "" }) {
      print("\(names.count) x \(why)")
    }
    for client in clients + [both] { client.close() }
  }
}
