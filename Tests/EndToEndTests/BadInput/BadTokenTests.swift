import Auth
import FrontdeskAPI
import JSONText
import RPCCore
import Seams
import Services
import TestKit
import Testing
import WireFormat

/// What AUTH refuses, and whom that concerns.
@Suite struct `Bad tokens` {
  @Test func `are refused on their slot alone`() throws {
    var stage = try Stage()
    let checks = Checks("bad tokens")
    let good = stage.token
    let parts = good.split(separator: ".").map(String.init)
    let now = SystemClock().now()
    let old = Timestamp(microseconds: now.microseconds - 7200 * 1_000_000)
    let expired = try stage.server.issuer.issue(
      role: .clientAdmin, tenant: DemoTenant.id, subject: "late", now: old)
    let tokens: [(String, String)] = [
      ("", "nothing"), ("x", "one letter"), ("a.b.c", "no JSON"), (expired, "expired"),
      (String(repeating: "a", count: 5000), "too long"), (good + "A", "a longer signature"),
      (String(good.dropLast()), "a shorter signature"), (good + ".", "four parts"),
      (parts[0] + "." + parts[1] + ".", "no signature"),
      (parts[0] + "." + parts[1].lowercased() + "." + parts[2], "changed claims"),
      ("eyJhbGciOiJub25lIn0." + parts[1] + ".", "no algorithm"),
    ]
    for (token, name) in tokens {
      let peer = try stage.connect()
      peer.send([
        .auth(token, slot: 1), Stage.good(1, slot: 1), Stage.good(3), Stage.good(5, slot: 2),
      ])
      checks.equal(try peer.ending(of: 1).code, .unauthenticated, name)
      checks.equal(try peer.ending(of: 3).code, .ok, "slot 0 beside \(name)")
      checks.equal(try peer.ending(of: 5).code, .unauthenticated, "an empty slot")
      peer.send([.auth(good, slot: 1), Stage.good(7, slot: 1)])
      checks.equal(try peer.ending(of: 7).code, .ok, "the slot again, after \(name)")
    }
    checks.that(try stage.isServing(), "the server does not serve")
  }

  @Test func `are noticed when they expire under way`() throws {
    let clock = ManualClock()
    let server = try TestServer(isDemo: true, clock: clock)
    let token = try server.token(.clientAdmin, tenant: DemoTenant.id)
    let peer = try RawConnection.greeted(server.address, token: token)
    peer.send([Stage.good(1)])
    #expect(try peer.ending(of: 1).code == .ok)
    clock.jump(to: Timestamp(microseconds: clock.now().microseconds + 3_629_000_000))
    peer.send([Stage.good(3)])
    #expect(try peer.ending(of: 3).code == .ok, "the leeway of 30 s")
    clock.jump(to: Timestamp(microseconds: clock.now().microseconds + 2_000_000))
    peer.send([Stage.good(5), .call(7, HealthServiceMethods.check)])
    #expect(try peer.ending(of: 5).code == .unauthenticated)
    #expect(try peer.ending(of: 7).code == .ok)
    let fresh = try server.token(.clientAdmin, tenant: DemoTenant.id)
    peer.send([.auth(fresh), Stage.good(9)])
    #expect(try peer.ending(of: 9).code == .ok)
  }

  @Test func `none at all opens public calls only`() throws {
    var stage = try Stage()
    let peer = try RawConnection.greeted(stage.server.address)
    peer.send([
      Stage.good(1), .call(3, HealthServiceMethods.check),
      .call(5, ReflectionServiceMethods.getSchema),
      .call(7, CustomerServiceMethods.createCustomer, RawField.text(1, "a")),
    ])
    let codes = try [1, 3, 5, 7].map { try peer.ending(of: $0).code }
    #expect(codes == [.unauthenticated, .ok, .ok, .unauthenticated])
    #expect(try stage.isServing())
  }

  @Test func `too many of them end their connection, and the next one begins afresh`() throws {
    var stage = try Stage()
    let refused = try stage.connect()
    refused.send((1...3).map { .auth("wrong", slot: $0) } + [Stage.good(1)])
    #expect(try refused.ending(of: 1).code == .ok, "three refusals are borne")
    refused.send([.auth("wrong", slot: 4)])
    #expect(try refused.farewell().reason == 5)
    let eager = try RawConnection.greeted(stage.server.address)
    eager.send((0..<5).map { .auth(stage.token, slot: $0) } + [Stage.good(1, slot: 4)])
    #expect(try eager.ending(of: 1).code == .ok, "five in a second are borne")
    eager.send([.auth(stage.token)])
    #expect(try eager.farewell() == RawConnection.Farewell(reason: 5, lastStream: 1))
    #expect(try stage.isServing())
  }
}
