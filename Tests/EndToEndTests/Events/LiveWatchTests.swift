import Auth
import Foundation
import FrontdeskClient
import RPCServer
import Services
import Synchronization
import TestKit
import Testing

/// Watches of the SDK over time: live, idle, and past tokens and crashes.
@Suite(.serialized) struct `A watch that lasts` {
  @Test func `is live beside a thousand idle ones, which cost only memory`() async throws {
    let server = try TestServer(isDemo: true)
    let quiet = try await server.makeTenant("Quiet")
    let idler = try await Frontdesk.connect(
      server.address, token: try server.token(.clientAdmin, tenant: quiet))
    _ = try await idler.eventLog.list(ListEventsRequest(pageSize: 1))
    let before = try ResidentMemory.bytes()
    var idle: [ResponseStream<Event>] = []
    for _ in 0..<1000 {
      idle.append(try await idler.eventLog.watch(WatchEventsRequest(newOnly: true)))
    }
    #expect(eventually { server.server.runtime.counters.callsInFlight == 1000 })
    let each = (try ResidentMemory.bytes() - before) / 1000
    let frontdesk = try await Frontdesk.connect(
      server.address, token: try server.token(.clientAdmin, tenant: DemoTenant.id))
    let last = try await frontdesk.eventLog.list(ListEventsRequest(pageSize: 1)).lastSequence
    var events = frontdesk.events(from: last + 1).makeAsyncIterator()
    var delays: [Duration] = []
    for index in 0..<200 {
      let made = try await frontdesk.customers.createCustomer(
        CreateCustomerRequest(name: "Customer \(index)", phone: "+35385\(2_000_000 + index)"))
      let answered = ContinuousClock.now
      #expect(try await events.next()?.recordId == made.id)
      delays.append(ContinuousClock.now - answered)
    }
    delays.sort()
    print(
      """
      events were there p50 \(delays[100]), p99 \(delays[197]) after the write's answer; \
      \(each) bytes for each of 1,000 idle watchers on one connection, both ends
      """)
    // Loose: the machine has other things to do.
    #expect(delays[100] < .milliseconds(50) * SanitizerCost.time)
    #expect(each < (16 << 10) * SanitizerCost.memory)
    for watch in idle { watch.cancel() }
    idler.close()
    frontdesk.close()
  }

  @Test func `has no gap and no repetition over crashes of the server`() async throws {
    let directory = try TemporaryDirectory()
    let random = SeededRandom()
    var server = try ServerProcess(data: directory.path, ["--demo"])
    let address = server.address
    let token = try Programs.token(directory.path)
    let watching = try await Frontdesk.connect(address, token: token)
    let seen = Mutex<[Event]>([])
    let reader = Task {
      for try await event in watching.events(from: 0) { seen.withLock { $0.append(event) } }
    }
    var made: Set<Uuid> = []
    for round in 0..<4 {
      let frontdesk = try await Frontdesk.connect(address, token: token)
      made.formUnion(
        await create(round, frontdesk, killing: server, after: Int(random.next() % 60) + 10))
      frontdesk.close()
      server = try ServerProcess(data: directory.path, listen: address)
    }
    let missing = made
    #expect(
      await eventuallyAsync {
        missing.isSubset(of: Set(seen.withLock { $0.map(\.recordId) }))
      })
    let got = seen.withLock { $0 }
    #expect(got.map(\.sequence) == Array(1...UInt64(got.count)))
    // What was told before a crash is what the store holds after it.
    var kept: [Event] = []
    while kept.count < got.count {
      let page = try await watching.eventLog.list(
        ListEventsRequest(fromSequence: UInt64(kept.count) + 1, pageSize: 500))
      try #require(!page.events.isEmpty)
      kept += page.events
    }
    #expect(Array(kept.prefix(got.count)) == got)
    print("watched \(got.count) events over 4 crashes, \(made.count) of acknowledged writes")
    reader.cancel()
    watching.close()
    #expect(server.terminate() == 0)
  }

  /// Creates 100 customers at once and kills the server when `target` are acknowledged; gives
  /// those that were.
  private func create(
    _ round: Int, _ frontdesk: Frontdesk, killing server: ServerProcess, after target: Int
  ) async -> Set<Uuid> {
    await withTaskGroup(of: Uuid?.self) { group in
      for index in 0..<100 {
        group.addTask {
          let request = CreateCustomerRequest(
            name: "Round \(round) customer \(index)",
            phone: "+35385\(1_000_000 + round * 1000 + index)")
          return try? await frontdesk.customers.createCustomer(request).id
        }
      }
      var made: Set<Uuid> = []
      for await id in group {
        if let id { made.insert(id) }
        if made.count >= target, server.process.isRunning { server.kill() }
      }
      return made
    }
  }

  @Test func `ends with its token, and goes on with the next one`() async throws {
    let clock = ManualClock()
    let server = try TestServer(isDemo: true, clock: clock)
    let issued = Mutex(0)
    var options = FrontdeskOptions()
    options.token = .renewing {
      issued.withLock { $0 += 1 }
      return try server.token(.clientAdmin, tenant: DemoTenant.id)
    }
    let frontdesk = try await Frontdesk.connect(server.address, options: options)
    let last = try await frontdesk.eventLog.list(ListEventsRequest(pageSize: 1)).lastSequence
    let fixed = try await frontdesk.eventLog.watch(WatchEventsRequest(newOnly: true))
    let going = Task { () -> UInt64? in
      var events = frontdesk.events(from: last + 1).makeAsyncIterator()
      return try await events.next()?.sequence
    }
    #expect(eventually { server.server.runtime.counters.callsInFlight == 2 })
    clock.advance(by: TimeSpan(microseconds: 3_700_000_000))
    server.server.runtime.poke()
    let error = await #expect(throws: FrontdeskError.self) { for try await _ in fixed {} }
    #expect(error?.code == .unauthenticated && error?.neverExecuted == false)
    _ = try await frontdesk.customers.createCustomer(
      CreateCustomerRequest(name: "Ada", phone: "+353853000000"))
    #expect(try await going.value == last + 1)
    #expect(issued.withLock { $0 } == 2)
    frontdesk.close()
  }
}
