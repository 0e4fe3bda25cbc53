import Foundation
import FrontdeskClient
import RPCCore
import Services
import Synchronization
import TestKit
import Testing
import WireFormat

/// What was acknowledged is there after the process is killed.
@Suite(.serialized) struct `A server that is killed` {
  static func token(_ data: String) throws -> String {
    try BuiltProgram("frontdeskd").run(["token", "--data", data, "--role", "clientAdmin"])
      .output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `in the middle of 200 creates loses no acknowledged one, ten times`() async throws {
    let directory = try TemporaryDirectory()
    let random = SeededRandom()
    var acknowledged: [(id: Uuid, name: String)] = []
    var starts: [Duration] = []
    for round in 0..<10 {
      let server = try ServerProcess(data: directory.path, ["--demo"])
      starts.append(server.startTime)
      let frontdesk = try await Frontdesk.connect(
        server.address, token: try Self.token(directory.path))
      try await check(acknowledged.suffix(200), frontdesk)
      let target = Int(random.next() % 120) + 20
      acknowledged += await create(round, frontdesk, killing: server, after: target)
      frontdesk.close()
    }
    let server = try ServerProcess(data: directory.path)
    starts.append(server.startTime)
    let frontdesk = try await Frontdesk.connect(
      server.address, token: try Self.token(directory.path))
    try await check(acknowledged[...], frontdesk)
    frontdesk.close()
    #expect(server.terminate() == 0)
    let slowest = starts.max() ?? .zero
    print("kill -9: \(acknowledged.count) acknowledged, slowest start \(slowest)")
    #expect(acknowledged.count > 200)
  }

  /// Starts 200 creates at once, kills the server when `target` of them are acknowledged, and
  /// gives those that were.
  private func create(
    _ round: Int, _ frontdesk: Frontdesk, killing server: ServerProcess, after target: Int
  ) async -> [(id: Uuid, name: String)] {
    await withTaskGroup(of: (id: Uuid, name: String)?.self) { group in
      for index in 0..<200 {
        group.addTask {
          let name = "Round \(round) customer \(index)"
          let request = CreateCustomerRequest(
            name: name, phone: "+35385\(1_000_000 + round * 1000 + index)")
          let customer = try? await frontdesk.customers.createCustomer(request)
          return customer.map { ($0.id, name) }
        }
      }
      var done: [(id: Uuid, name: String)] = []
      for await result in group {
        if let result { done.append(result) }
        if done.count == target, server.process.isRunning { server.kill() }
      }
      return done
    }
  }

  private func check(
    _ expected: ArraySlice<(id: Uuid, name: String)>, _ frontdesk: Frontdesk
  ) async throws {
    for (id, name) in expected {
      var request = GetCustomerRequest()
      request.key = .id(id)
      let customer = try await frontdesk.customers.getCustomer(request)
      #expect(customer.name == name)
    }
  }

  @Test func `answers a repeated write with its first answer`() async throws {
    let directory = try TemporaryDirectory()
    let key = Uuid(high: 0x0198, low: 0x77)
    let request = CreateCustomerRequest(name: "Once Only", phone: "+353851112223")
    var first: Customer?
    for _ in 0..<2 {
      let server = try ServerProcess(data: directory.path, ["--demo"])
      let frontdesk = try await Frontdesk.connect(
        server.address, token: try Self.token(directory.path))
      let customer = try await frontdesk.customers.createCustomer(
        request, options: CallOptions(idempotencyKey: key))
      #expect(first == nil || customer == first)
      first = customer
      frontdesk.close()
      server.kill()
    }
  }
}
