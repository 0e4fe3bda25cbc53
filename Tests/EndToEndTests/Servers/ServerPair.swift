import Auth
import Foundation
import FrontdeskClient
import StoreKit
import TestKit
import Testing
import WireFormat

/// Two `frontdeskd` processes on one PostgreSQL database, with the same keys.
final class ServerPair {
  private let directories: [TemporaryDirectory]
  private let arguments: [String]
  private(set) var processes: [ServerProcess] = []

  /// Starts both; the first makes the demonstration tenant.
  init(_ url: String) throws {
    directories = [try TemporaryDirectory(), try TemporaryDirectory()]
    arguments = ["--store", url]
    _ = try KeyStore.create(in: directories[0].path)
    try FileManager.default.copyItem(
      atPath: directories[0].path + "/keys", toPath: directories[1].path + "/keys")
    processes.append(try ServerProcess(data: directories[0].path, arguments + ["--demo"]))
    processes.append(try ServerProcess(data: directories[1].path, arguments))
  }

  /// A server of the pair by itself, or both.
  func address(_ index: Int? = nil) -> String {
    guard let index else { return processes.map(\.address).joined(separator: ",") }
    return processes[index].address
  }

  /// A client admin's token of the demonstration tenant.
  func token() throws -> String { try Programs.token(directories[0].path) }

  /// Kills one and starts it again where it was.
  func killAndRestart(_ index: Int) throws {
    let address = processes[index].address
    processes[index].kill()
    processes[index] = try ServerProcess(
      data: directories[index].path, arguments, listen: address)
  }
}

/// Writes that were acknowledged while servers came and went, and how long callers waited.
actor WriteLog {
  private(set) var acknowledged: [String: Uuid] = [:]
  private(set) var failures: [String: String] = [:]
  private(set) var isOver = false
  private var last = ContinuousClock.now
  private var longest = Duration.zero

  func acknowledge(_ name: String, _ id: Uuid) {
    acknowledged[name] = id
    let now = ContinuousClock.now
    longest = max(longest, now - last)
    last = now
  }

  func fail(_ name: String, _ why: String) { failures[name] = why }

  func end() { isOver = true }

  /// The longest time in which nothing was acknowledged, since this was asked last.
  func takeLongestPause() -> Duration {
    defer { longest = .zero }
    return longest
  }

  var count: Int { acknowledged.count }

  /// Makes customers, one after the other, until `end`; every name once.
  nonisolated func write(_ writer: Int, to frontdesk: Frontdesk) async {
    var index = 0
    while await !isOver {
      index += 1
      let name = "Writer \(writer) number \(index)"
      do {
        let customer = try await frontdesk.customers.createCustomer(
          CreateCustomerRequest(
            name: name, phone: "+35385\(1_000_000 + writer * 100_000 + index)"))
        await acknowledge(name, customer.id)
      } catch {
        await fail(name, "\(error)")
      }
    }
  }

  /// Every customer that is there has a name of its own, and every acknowledged one is there.
  func check(_ frontdesk: Frontdesk) async throws {
    var found: [String: [Uuid]] = [:]
    var cursor = ""
    repeat {
      let page = try await frontdesk.customers.listCustomers(
        ListCustomersRequest(pageSize: 100, cursor: cursor))
      for item in page.customers { found[item.name, default: []].append(item.id) }
      cursor = page.nextCursor ?? ""
    } while !cursor.isEmpty
    for (name, id) in acknowledged { #expect(found[name] == [id], "\(name) is lost or doubled") }
    for (name, ids) in found where name.hasPrefix("Writer ") {
      #expect(ids.count == 1, "\(name) is doubled")
    }
  }
}
