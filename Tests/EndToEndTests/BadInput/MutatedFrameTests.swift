import Auth
import Foundation
import FrontdeskAPI
import JSONText
import RPCCore
import Services
import TestKit
import Testing
import WireFormat

/// What chance makes of a right conversation.
@Suite struct `Ten thousand mutated frames` {
  static let mutatedMin = 10_000

  /// What a well-behaved peer says after its preface: each kind of frame and of call.
  static func conversation(_ token: String) -> [RawFrame] {
    let customers = CustomerServiceMethods.self
    var list = ListCustomersRequest()
    list.search = "mur"
    list.withTotal = true
    list.sources = [.voice, .web]
    var profile = GetCustomerProfileRequest()
    profile.id = Stage.aoife
    let create = CreateCustomerRequest(
      name: "Mutated", phone: "+353 85 123 4567", email: "mutated@example.com", tags: ["a", "b"],
      mappings: [ProviderMapping(provider: "phorest", branch: "b", externalId: "M-1")])
    let update = UpdateCustomerRequest(
      id: Stage.aoife, version: 1, mask: ["name"], changes: CustomerChanges(name: "Aoife"))
    let header = CallHeader(method: customers.getCustomer.id, metadata: ["a": "b", "c": "d"])
    let request = Stage.customerRequest
    return [
      .hello(), .auth(token), Stage.good(1), .call(3, customers.listCustomers, list.encoded()),
      .ping(), .call(5, customers.createCustomer, create.encoded(), key: Uuid(high: 1, low: 2)),
      .auth(token, slot: 3), .call(7, customers.getCustomerProfile, profile.encoded(), slot: 3),
      RawFrame(
        type: 2, flags: RawFrame.more, stream: 9, meta: header.encoded(),
        body: Array(request.prefix(7))),
      .data(9, Array(request.dropFirst(7))),
      .call(11, customers.updateCustomer, update.encoded(), timeout: 2_000_000), .cancel(11),
      .call(13, customers.getCustomerStats), RawFrame(type: 7, stream: 13, body: [0, 1, 0, 0]),
      RawFrame(type: 0x90, flags: 7, stream: 3, body: [1, 2, 3]),
      .call(15, BookingServiceMethods.listBookings, ListBookingsRequest(withTotal: true).encoded()),
      .call(17, LeadServiceMethods.getPipeline), .call(19, HealthServiceMethods.check),
    ]
  }

  /// Makes wrong conversations out of a right one, the same ones for the same seed.
  struct Mutator {
    let random: SeededRandom
    let original: [RawFrame]

    /// A conversation and how many of its frames were changed: one at least. The preface is
    /// spoilt now and then.
    mutating func conversation() -> (bytes: [UInt8], mutated: Int) {
      var frames = original
      let wrong = roll(4) + 1
      for _ in 0..<wrong { mutate(&frames) }
      var bytes = frames.flatMap(\.bytes)
      // Most bytes follow the header's lies; some conversations are spoilt as a whole.
      if roll(4) == 0 { flip(&bytes, 1 + roll(16)) }
      if roll(6) == 0 { bytes = Array(bytes.prefix(roll(bytes.count))) }
      if roll(8) == 0 {
        bytes.insert(contentsOf: random.bytes(roll(300)), at: roll(bytes.count + 1))
      }
      var preface = RawFrame.preface
      if roll(25) == 0 { flip(&preface, 1) }
      return (preface + bytes, wrong)
    }

    private mutating func mutate(_ frames: inout [RawFrame]) {
      let at = roll(frames.count)
      switch roll(12) {
      case 0: flip(&frames[at].body, 1 + roll(4))
      case 1: flip(&frames[at].meta, 1 + roll(4))
      case 2: frames[at].body = Array(frames[at].body.prefix(roll(frames[at].body.count + 1)))
      case 3: frames[at].meta = Array(frames[at].meta.prefix(roll(frames[at].meta.count + 1)))
      case 4:
        frames[at].claimedLength = UInt32(truncatingIfNeeded: random.next() >> UInt64(roll(64)))
      case 5: frames[at].claimedMetaLength = UInt16(truncatingIfNeeded: random.next())
      case 6: frames[at].type = UInt8(truncatingIfNeeded: random.next())
      case 7: frames[at].flags = UInt8(roll(16))
      case 8: frames[at].stream = UInt32(roll(24))
      case 9: frames.insert(frames[roll(frames.count)], at: at)
      case 10:
        let other = frames[roll(frames.count)]
        frames[at].body = Array(frames[at].body.prefix(roll(20))) + other.body.suffix(roll(20))
      default:
        frames[at] = RawFrame(
          type: UInt8(roll(13)), flags: UInt8(roll(4)), stream: UInt32(roll(30)),
          meta: random.bytes(roll(40)), body: random.bytes(roll(200)))
      }
    }

    private func roll(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }

    private func flip(_ bytes: inout [UInt8], _ times: Int) {
      guard !bytes.isEmpty else { return }
      for _ in 0..<times { bytes[roll(bytes.count)] ^= 1 << UInt8(roll(8)) }
    }
  }

  /// How many are open but those of the store, which its threads open when they first need it.
  static func descriptors(_ process: Process) -> Int {
    let folder = "/proc/\(process.processIdentifier)/fd/"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return -1
    }
    return names.filter { name in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + name)
      return target?.contains("/frontdesk.db") != true
    }.count
  }

  @Test func `leave the server serving, with no descriptor more`() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(data: directory.path, ["--demo"])
    let token = try BuiltProgram("frontdeskd")
      .run(["token", "--data", directory.path, "--role", "clientAdmin"])
      .output.filter { !$0.isWhitespace }
    let original = Self.conversation(token)
    let bystander = try RawConnection.greeted(server.address, token: token)
    bystander.send([Stage.good(1)])
    #expect(try bystander.ending(of: 1).code == .ok)
    let before = Self.descriptors(server.process)
    let right = try RawConnection.greeted(server.address)
    right.send(Array(original.dropFirst()))
    for stream in stride(from: 1, through: 19, by: 2) as StrideThrough<UInt32> {
      #expect([.ok, .cancelled].contains(try right.ending(of: stream).code), "\(stream)")
    }
    var mutator = Mutator(random: SeededRandom(), original: original)
    var mutated = 0
    var connections = 0
    while mutated < Self.mutatedMin {
      let (bytes, count) = mutator.conversation()
      let peer = try RawConnection(server.address)
      peer.send(bytes)
      peer.finishSending()
      try peer.drain()
      mutated += count
      connections += 1
      if connections % 200 == 0 {
        let stream = UInt32(connections / 200 * 2 + 1)
        bystander.send([Stage.good(stream)])
        #expect(try bystander.ending(of: stream).code == .ok)
      }
    }
    #expect(server.process.isRunning)
    let newcomer = try RawConnection.greeted(server.address, token: token)
    newcomer.send([Stage.good(1)])
    #expect(try newcomer.ending(of: 1).code == .ok)
    print("mutated frames: \(mutated) on \(connections) connections")
    // The bystander is among those before; the well-behaved peer and the newcomer came since.
    #expect(eventually { Self.descriptors(server.process) <= before + 2 })
    withExtendedLifetime((right, newcomer)) {}
    #expect(server.terminate() == 0)
  }
}
