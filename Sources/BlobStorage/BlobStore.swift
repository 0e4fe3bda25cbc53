/// Where files' bytes are kept, under paths of letters, digits, hyphens, dots and slashes that
/// the server makes itself. Whoever keeps something here has sealed it before.
package protocol BlobStore: Sendable {
  /// Keeps what stands in the local file `source`, which goes.
  func put(_ path: String, from source: String) throws(BlobError)
  /// Up to `count` bytes from `offset` on; none at the end.
  func read(_ path: String, from offset: UInt64, count: Int) throws(BlobError) -> [UInt8]
  /// Removes it; nothing happens where it is not there.
  func remove(_ path: String) throws(BlobError)
}

/// Why a file's bytes are not to be had.
package enum BlobError: Error, Sendable, Hashable {
  case absent
  case full
  /// The store cannot be reached, or refuses; the words are for the operator.
  case unavailable(String)
}
