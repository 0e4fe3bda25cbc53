import FrontdeskAPI
import RPCCore
import Testing
import WireFormat

/// A connection that watches one feed, and does nothing else.
final class Watcher {
  private let connection: RawConnection
  private var isEnded = false

  /// Begins to watch; nothing is waited for.
  init(
    _ address: String, token: String?, _ method: MethodInfo, _ request: [UInt8],
    tenant: Uuid? = nil
  ) throws {
    connection = try RawConnection.greeted(address, token: token)
    let header = CallHeader(method: method.id, tenant: tenant)
    connection.send([
      RawFrame(
        type: 0x02, flags: RawFrame.fin, stream: 1, meta: header.encoded(), body: request)
    ])
  }

  /// Watches a tenant's events.
  convenience init(
    _ server: TestServer, token: String?, from sequence: UInt64 = 0, newOnly: Bool = false,
    tenant: Uuid? = nil
  ) throws {
    let request = WatchEventsRequest(fromSequence: sequence, newOnly: newOnly)
    try self.init(
      server.address, token: token, EventServiceMethods.watch, request.encoded(), tenant: tenant)
  }

  /// The next message's bytes, with credit for it given back; nil at END, which `end` then has.
  func next() throws -> [UInt8]? {
    while true {
      let frame = try connection.nextFrame()
      switch frame.type {
      case 0x03:
        let bytes = UInt32(frame.body.count)
        if bytes > 0 {
          let body = withUnsafeBytes(of: bytes.littleEndian) { [UInt8]($0) }
          connection.send([RawFrame(type: 0x07, stream: 1, body: body)])
        }
        return frame.body
      case 0x05:
        end = try CallStatus(decoding: frame.meta)
        return nil
      default: continue
      }
    }
  }

  /// How the watch ended.
  private(set) var end: CallStatus?

  /// The next event.
  func event() throws -> Event {
    let bytes = try #require(try next(), "the watch ended: \(String(describing: end))")
    return try Event(decoding: bytes.span.bytes)
  }

  /// Events up to and with number `last`.
  func events(upTo last: UInt64) throws -> [Event] {
    var events: [Event] = []
    while events.last?.sequence ?? 0 < last { events.append(try event()) }
    return events
  }

  /// The status of a watch that ends without a message.
  func refusal() throws -> CallStatus {
    #expect(try next() == nil)
    return try #require(end)
  }
}
