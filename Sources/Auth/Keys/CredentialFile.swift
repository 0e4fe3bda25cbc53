/// Files that prove who somebody is, such as a certificate and its key.
package enum CredentialFile {
  /// Certificates and lists of services are small; whatever is larger is something else.
  private static let bytesMax = 256 << 10

  /// The file at `path`; `isSecret` refuses one that others than the owner may read.
  package static func read(
    _ path: String, isSecret: Bool
  ) throws(KeyStoreError) -> [UInt8] {
    try KeyFile.read(path, bytesMax: bytesMax, isSecret: isSecret).bytes
  }

  /// Makes a file of mode 0600; false when there is one already.
  package static func create(
    _ path: String, _ bytes: [UInt8]
  ) throws(KeyStoreError) -> Bool {
    try KeyFile.write(path, unsafe bytes.span.bytes, mayReplace: false)
  }
}
