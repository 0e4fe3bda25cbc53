import COpenSSL

/// Makes certificates: for development and tests, where no authority is at hand.
@safe
package final class CertificateMaker {
  /// A certificate and its key, in PEM form.
  package struct Files: Sendable {
    package let certificate: [UInt8]
    package let key: [UInt8]
  }

  private let authority: OpaquePointer
  private let authorityKey: OpaquePointer
  /// The authority's own certificate, in PEM form.
  package let certificate: [UInt8]

  /// A new authority.
  package init(authority name: String) throws(TLSError) {
    guard let key = unsafe frontdesk_make_key() else { throw .unusable }
    guard
      let made = unsafe frontdesk_make_certificate(
        key, name, nil, 1, -3600, 10 * 365 * 86_400, nil, nil)
    else {
      unsafe EVP_PKEY_free(key)
      throw .unusable
    }
    unsafe authority = made
    unsafe authorityKey = key
    unsafe certificate = try Self.text { unsafe PEM_write_bio_X509($0, made) }
  }

  deinit {
    unsafe X509_free(authority)
    unsafe EVP_PKEY_free(authorityKey)
  }

  /// A certificate of this authority for names such as `DNS:localhost`, `IP:127.0.0.1` or
  /// `URI:spiffe://example.org/books`. Times are in seconds from now.
  package func issue(
    _ names: [String], startsIn start: Int = -3600, endsIn end: Int = 365 * 86_400
  ) throws(TLSError) -> Files {
    unsafe try Self.make(names, start, end, authority, authorityKey)
  }

  /// A certificate that vouches for itself: who trusts it trusts exactly it.
  package static func selfSigned(_ names: [String], endsIn end: Int) throws(TLSError) -> Files {
    unsafe try make(names, -3600, end, nil, nil)
  }

  private static func make(
    _ names: [String], _ start: Int, _ end: Int, _ issuer: OpaquePointer?,
    _ issuerKey: OpaquePointer?
  ) throws(TLSError) -> Files {
    // A comma would begin another name.
    guard !names.isEmpty, names.allSatisfy({ isName($0) }) else { throw .wrongName }
    guard let key = unsafe frontdesk_make_key() else { throw .unusable }
    defer { unsafe EVP_PKEY_free(key) }
    let made = unsafe frontdesk_make_certificate(
      key, "frontdesk", names.joined(separator: ","), 0, start, end, issuer, issuerKey)
    guard let made = unsafe made else { throw .wrongName }
    defer { unsafe X509_free(made) }
    return Files(
      certificate: unsafe try text { unsafe PEM_write_bio_X509($0, made) },
      key: unsafe try text { unsafe frontdesk_write_key($0, key) })
  }

  private static func isName(_ name: String) -> Bool {
    ["DNS:", "IP:", "URI:"].contains { name.hasPrefix($0) && name.count > $0.count }
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }
  }

  private static func text(_ write: (OpaquePointer) -> Int32) throws(TLSError) -> [UInt8] {
    guard let memory = unsafe BIO_new(BIO_s_mem()) else { throw .unusable }
    defer { unsafe BIO_free(memory) }
    var bytes: UnsafeMutablePointer<CChar>?
    guard unsafe write(memory) == 1 else { throw .unusable }
    let count = unsafe frontdesk_memory_bytes(memory, &bytes)
    return unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }
}
