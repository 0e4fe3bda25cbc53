import RPCCore
import WireFormat

/// An encoded OPEN frame, and where in it the values stand that change.
struct RequestTemplate: Sendable {
  let frame: [UInt8]

  init(_ method: MethodInfo, _ request: some WireMessage, key: Uuid? = nil, tenant: Uuid?) {
    var writer = WireWriter()
    let header = CallHeader(method: method.id, idempotencyKey: key, tenant: tenant)
    _ = writer.callFrames(stream: 1, header: header, request: request.encoded().span.bytes)
    frame = writer.finish()
  }

  /// Where `marker` stands, a value that occurs once.
  func offset(of marker: [UInt8]) throws(LoadError) -> Int {
    let starts = 0...max(frame.count - marker.count, 0)
    let found = starts.filter { frame[$0...].starts(with: marker) }
    guard found.count == 1 else {
      throw LoadError("A marker stands \(found.count) times in a request.")
    }
    return found[0]
  }
}

extension Uuid {
  /// The bytes as they go over the wire.
  var wireBytes: [UInt8] {
    var writer = WireWriter()
    UuidCodec.write(self, to: &writer)
    return Array(writer.finish().dropFirst())
  }
}
