#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Standard base64 with padding (RFC 4648, section 4).
enum Base64Text {
  static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Nil for anything but the padded standard alphabet.
  static func bytes(of text: String) -> [UInt8]? {
    Data(base64Encoded: text).map { [UInt8]($0) }
  }
}
