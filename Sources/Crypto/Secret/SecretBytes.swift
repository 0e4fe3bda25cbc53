import COpenSSL

/// Bytes that are never printed and are overwritten when the last reference goes.
@safe
package final class SecretBytes: Sendable {
  /// `nonisolated(unsafe)`: written in `init` only, and again in `deinit`.
  private nonisolated(unsafe) let storage: UnsafeMutableRawBufferPointer

  /// How many bytes there are.
  package var count: Int { unsafe storage.count }

  /// A copy of `bytes`; the caller's own copy is the caller's to erase.
  package init(_ bytes: RawSpan) {
    unsafe storage = .allocate(byteCount: bytes.byteCount, alignment: 16)
    unsafe bytes.withUnsafeBytes { unsafe storage.copyMemory(from: $0) }
  }

  /// Takes the bytes over and erases the array.
  package convenience init(taking bytes: inout [UInt8]) {
    unsafe self.init(bytes.span.bytes)
    SecretBytes.erase(&bytes)
  }

  /// `count` random bytes.
  package convenience init(random count: Int) {
    var bytes = SecureRandom.bytes(count)
    self.init(taking: &bytes)
  }

  deinit {
    unsafe OPENSSL_cleanse(storage.baseAddress, storage.count)
    unsafe storage.deallocate()
  }

  /// Lends the bytes to `body`.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(unsafe UnsafeRawBufferPointer(storage).bytes)
  }

  @unsafe
  var pointer: UnsafePointer<UInt8>? {
    unsafe UnsafeRawPointer(storage.baseAddress)?.assumingMemoryBound(to: UInt8.self)
  }

  /// Overwrites `bytes` with zeros that the optimiser may not leave out, and empties it.
  package static func erase(_ bytes: inout [UInt8]) {
    unsafe bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    bytes.removeAll()
  }
}

extension SecretBytes: Redacted {}

/// A value that says nothing of itself in text, debug output or reflection.
package protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{}

extension Redacted {
  /// The type's name alone.
  package var description: String { "\(Self.self)(redacted)" }
  /// The type's name alone.
  package var debugDescription: String { description }
  /// No children.
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
