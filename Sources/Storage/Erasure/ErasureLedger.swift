import Crypto
package import WireFormat

/// Who was erased, kept outside the database: a backup that is older than an erasure would
/// bring the key back, and with it all that was sealed, so the ledger is replayed after every
/// restore before anything is served.
///
/// It is `erasures.log` in the data directory, a line an erasure, each ended by a newline:
///
///     1 <microseconds since 1970> <tenant's id> <subject's id> <check>
///
/// `check` is the first 16 hex digits of the SHA-256 of what stands before it, its blank
/// included. A line is appended and synced before the erasure is answered; a last line without
/// its newline was never acknowledged and does not count.
package struct ErasureLedger: Sendable, Hashable {
  /// One erasure.
  package struct Entry: Sendable, Hashable {
    package let at: Timestamp
    package let tenant: Uuid
    /// Whose key was destroyed.
    package let subject: Uuid

    package init(at: Timestamp, tenant: Uuid, subject: Uuid) {
      self.at = at
      self.tenant = tenant
      self.subject = subject
    }

    /// What is appended for it, with its newline.
    package var line: String {
      let text = "1 \(at.microseconds) \(tenant) \(subject) "
      return text + Self.check(text) + "\n"
    }

    init?(_ line: Substring) {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 5, words[0] == "1", let at = Int64(words[1]),
        let tenant = Uuid(words[2]), let subject = Uuid(words[3]),
        words[4] == Self.check(words[0..<4].map { $0 + " " }.joined())
      else { return nil }
      self.init(at: Timestamp(microseconds: at), tenant: tenant, subject: subject)
    }

    private static func check(_ text: String) -> String {
      SHA256.hash(Array(text.utf8)).withBytes { hash in
        unsafe hash.withUnsafeBytes { hash in
          unsafe hash.prefix(8).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
          }.joined()
        }
      }
    }
  }

  /// A line that was changed since it was written; counted from 1.
  package struct Damage: Error, Sendable, Hashable {
    package let line: Int
  }

  package let entries: [Entry]

  /// The ledger in the bytes of its file.
  package init(_ bytes: [UInt8]) throws(Damage) {
    var entries: [Entry] = []
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for (index, line) in lines.enumerated() {
      guard let entry = Entry(line) else { throw Damage(line: index + 1) }
      entries.append(entry)
    }
    self.entries = entries
  }
}
