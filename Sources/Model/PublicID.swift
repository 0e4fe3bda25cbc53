package import WireFormat

/// The ids that people read aloud: `CUST-{unix ms}-{5 base36}`.
package enum PublicID {
  /// An id with `prefix` for a record of the moment `now`; `random` gives the last five digits.
  package static func make(_ prefix: String, at now: Timestamp, random: UInt64) -> String {
    let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    var rest = random
    var tail: [UInt8] = []
    for _ in 0..<5 {
      tail.append(digits[Int(rest % 36)])
      rest /= 36
    }
    return "\(prefix)-\(now.microseconds / 1000)-\(String(decoding: tail, as: UTF8.self))"
  }
}

/// The number from a tenant's sequence: `RC-2026-0001`.
package enum CustomerNumber {
  /// At least four digits; they grow past 9999.
  package static func make(prefix: String, year: Int, sequence: Int64) -> String {
    let digits = String(sequence)
    let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return "\(prefix)-\(year)-\(padding)\(digits)"
  }
}
