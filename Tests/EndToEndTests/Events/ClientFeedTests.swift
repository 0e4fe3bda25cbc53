import Auth
import FrontdeskClient
import RPCCore
import Services
import TestKit
import Testing

/// The SDK's streams against a whole server.
@Suite(.serialized) struct `Streams of the SDK` {
  func connect(_ server: TestServer) async throws -> Frontdesk {
    let token = try server.token(.clientAdmin, tenant: DemoTenant.id)
    return try await Frontdesk.connect(server.address, token: token)
  }

  @Test func `events come in order and live`() async throws {
    let server = try TestServer(isDemo: true)
    let frontdesk = try await connect(server)
    defer { frontdesk.close() }
    let page = try await frontdesk.eventLog.list(ListEventsRequest(pageSize: 500))
    let last = page.lastSequence
    #expect(last > 0)
    var events = frontdesk.events(from: 0).makeAsyncIterator()
    for sequence in 1...last { #expect(try await events.next()?.sequence == sequence) }
    let made = try await frontdesk.customers.createCustomer(
      CreateCustomerRequest(name: "Ada", phone: "+353853000001"))
    let event = try await events.next()
    #expect(event?.sequence == last + 1 && event?.recordId == made.id)
  }

  @Test func `a place that is not kept is outOfRange`() async throws {
    let server = try TestServer(isDemo: true)
    let frontdesk = try await connect(server)
    defer { frontdesk.close() }
    let error = await #expect(throws: FrontdeskError.self) {
      for try await _ in frontdesk.events(from: 1_000_000) {}
    }
    #expect(error?.code == .outOfRange)
  }

  @Test func `a watch that is given up leaves no call behind`() async throws {
    let server = try TestServer(isDemo: true)
    let frontdesk = try await connect(server)
    defer { frontdesk.close() }
    for _ in 0..<50 {
      let watch = try await frontdesk.eventLog.watch(WatchEventsRequest())
      for try await event in watch {
        #expect(event.sequence == 1)
        break
      }
    }
    let health = try await frontdesk.health.watch(WatchHealthRequest())
    for try await state in health {
      #expect(state.status == .serving)
      break
    }
    #expect(try await frontdesk.health.check(CheckHealthRequest()).status == .serving)
  }
}
