import Crypto
import Glibc
import Testing

/// Prints what one operation costs; run with FRONTDESK_COSTS=1 in a release build. Not a
/// timed test: nothing depends on the figures.
@Suite(.enabled(if: getenv("FRONTDESK_COSTS") != nil), .serialized)
struct CostReport {
  @Test("Costs of sealing, digests and signatures")
  func costs() throws {
    let key = SealingKey()
    let master = MasterKey()
    let code = AuthenticationKey()
    let record = SecureRandom.bytes(200)
    let binding = SecureRandom.bytes(32)
    let sealed = key.seal(record.span.bytes, binding: binding.span.bytes)
    let wrapped = master.wrap(key, binding: binding.span.bytes)
    var sink = 0
    report("seal 200 bytes") {
      sink += key.seal(record.span.bytes, binding: binding.span.bytes).count
    }
    var room: [UInt8] = []
    room.reserveCapacity(4096)
    report("seal 200 bytes into a buffer") {
      room.removeAll(keepingCapacity: true)
      key.seal(record.span.bytes, binding: binding.span.bytes, into: &room)
    }
    report("open 200 bytes") {
      sink += (try? key.open(sealed.span.bytes, binding: binding.span.bytes).count) ?? 0
    }
    report("unwrap a key") {
      sink += (try? master.unwrap(wrapped.span.bytes, binding: binding.span.bytes)) == nil ? 0 : 1
    }
    report("SHA-256 of 200 bytes") { sink += SHA256.hash(record.span.bytes) == .zero ? 1 : 0 }
    report("HMAC-SHA256 of 200 bytes") {
      sink += code.authenticate(record.span.bytes) == .zero ? 1 : 0
    }
    for algorithm in SignatureAlgorithm.allCases {
      let key = SigningKey(generating: algorithm)
      let signature = key.sign(record.span.bytes)
      report("verify \(algorithm.rawValue)", times: 2000) {
        sink += key.publicKey.isValid(signature.span.bytes, of: record.span.bytes) ? 1 : 0
      }
    }
    #expect(sink > 0)
  }

  private func report(_ name: String, times: Int = 200_000, _ body: () -> Void) {
    let start = ContinuousClock.now
    for _ in 0..<times { body() }
    let nanoseconds = (ContinuousClock.now - start) / times / Duration.nanoseconds(1)
    print("cost: \(name): \(Int(nanoseconds)) ns")
  }
}
