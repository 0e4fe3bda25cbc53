import Auth
import Foundation
import FrontdeskAPI
import FrontdeskClient
import Services
import TestKit
import Testing

/// A bulk update as its watcher sees it, and one whose server is killed.
@Suite(.serialized) struct `A bulk update` {
  /// `FRONTDESK_BULK_ROWS` says how many customers.
  static let rows =
    ProcessInfo.processInfo.environment["FRONTDESK_BULK_ROWS"].flatMap { Int($0) } ?? 1500

  private static func file(_ count: Int) -> String {
    var text = "name,phone,tags\r\n"
    for index in 0..<count { text += "Person \(index),+353851\(100_000 + index),old\r\n" }
    return text
  }

  private static let changes = BulkChanges(addTags: ["new"], removeTags: ["old"])

  @Test func `is watched to its end, step by step`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(Self.file(600))
    let begun = try await desk.frontdesk.bulk.startBulkUpdate(
      StartBulkUpdateRequest(filter: ListCustomersRequest(tags: ["old"]), changes: Self.changes))
    #expect(begun.state == .selecting && begun.total == 0)
    let last = try await end(desk.frontdesk, begun.id)
    #expect(last.state == .done && last.total == 600 && last.counts.changed == 600)
    let stopped = try await desk.frontdesk.bulk.stopBulkUpdate(
      StopBulkUpdateRequest(id: begun.id))
    #expect(stopped == last)
    desk.frontdesk.close()
  }

  @Test func `is stopped between two customers, and what is changed stays`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(Self.file(600))
    let begun = try await desk.frontdesk.bulk.startBulkUpdate(
      StartBulkUpdateRequest(filter: ListCustomersRequest(), changes: Self.changes))
    let stopped = try await desk.frontdesk.bulk.stopBulkUpdate(
      StopBulkUpdateRequest(id: begun.id))
    let last = try await end(desk.frontdesk, begun.id)
    #expect(last.state == stopped.state && last.counts == stopped.counts)
    let changed = try await desk.frontdesk.customers.listCustomers(
      ListCustomersRequest(pageSize: 1, withTotal: true, tags: ["new"]))
    #expect(changed.total == last.counts.changed)
    desk.frontdesk.close()
  }

  @Test func `goes on after its server was killed, each customer once`() async throws {
    let directory = try TemporaryDirectory()
    var (server, desk) = try await start(directory)
    let stream = try await desk.imports.upload()
    let imported = Uuid(high: 1, low: 1)
    try await stream.send(ImportPart(options: ImportOptions(id: imported)))
    try await stream.send(ImportPart(data: Array(Self.file(Self.rows).utf8)))
    _ = try await stream.finish()
    for try await _ in try await desk.imports.watchImport(WatchImportRequest(id: imported)) {}
    let id = Uuid(high: 2, low: 2)
    _ = try await desk.bulk.startBulkUpdate(
      StartBulkUpdateRequest(
        id: id, filter: ListCustomersRequest(tags: ["old"]), changes: Self.changes))
    var kills = 0
    for share in [0, 4, 2] {
      let watch = try await desk.bulk.watchBulkUpdate(WatchBulkUpdateRequest(id: id))
      do {
        for try await state in watch
        where Int(state.position) * share >= (share == 0 ? 0 : Self.rows) {
          server.kill()
          kills += 1
          break
        }
      } catch {}
      desk.close()
      (server, desk) = try await start(directory)
    }
    let done = try await end(desk, id)
    #expect(done.state == .done && done.total == UInt64(Self.rows))
    #expect(done.counts == BulkCounts(changed: UInt64(Self.rows)))
    var seen: Set<Uuid> = []
    var count = 0
    var cursor = ""
    repeat {
      let page = try await desk.bulk.listBulkResults(
        ListBulkResultsRequest(id: id, pageSize: 500, cursor: cursor))
      count += page.results.count
      for result in page.results {
        seen.insert(result.customerId)
        #expect(result.outcome == .changed && result.version == 2)
      }
      cursor = page.nextCursor ?? ""
    } while !cursor.isEmpty
    #expect(count == Self.rows && seen.count == Self.rows)
    let changed = try await desk.customers.listCustomers(
      ListCustomersRequest(pageSize: 1, withTotal: true, tags: ["new"]))
    #expect(changed.total == UInt64(Self.rows))
    desk.close()
    #expect(server.terminate() == 0)
    print("\(Self.rows) customers: killed \(kills) times, each changed once")
  }

  private func start(
    _ directory: TemporaryDirectory
  ) async throws -> (ServerProcess, Frontdesk) {
    let server = try ServerProcess(data: directory.path, ["--demo"])
    let token = try `A server that is killed`.token(directory.path)
    return (server, try await Frontdesk.connect(server.address, token: token))
  }

  private func end(_ desk: Frontdesk, _ id: Uuid) async throws -> BulkUpdate {
    var last: BulkUpdate?
    for try await state in try await desk.bulk.watchBulkUpdate(WatchBulkUpdateRequest(id: id)) {
      if let last { #expect(state.version > last.version) }
      last = state
    }
    return try #require(last)
  }
}
