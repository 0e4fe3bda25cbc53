import FrontdeskServices
import RPCCore
import WireFormat

/// Rules of single fields that the schema cannot say.
enum FieldRules {
  /// Ten thousand million of most currencies: sums of millions of such amounts still fit.
  static let minorMax: Int64 = 1_000_000_000_000
  /// 2000-01-01 and 2100-01-01.
  private static let moments: Range<Int64> = 946_684_800_000_000..<4_102_444_800_000_000

  /// Refuses amounts that are negative, enormous or of no currency.
  static func amount(_ amount: Money?, _ field: String) throws(RPCError) -> Money? {
    guard let amount else { return nil }
    let letters = amount.currency.utf8
    guard letters.count == 3, letters.allSatisfy({ (65...90).contains($0) }) else {
      throw RPCError(
        field: field, rule: "currency", "It needs a currency of three capital letters, like EUR.")
    }
    guard (0...minorMax).contains(amount.minor) else {
      throw RPCError(
        field: field, rule: "range", "It must lie between 0 and \(minorMax) minor units.")
    }
    return amount
  }

  /// Refuses moments that only a mistake in units explains.
  static func moment(_ moment: Timestamp, _ field: String) throws(RPCError) -> Timestamp {
    guard moments.contains(moment.microseconds) else {
      throw RPCError(field: field, rule: "range", "It must lie between the years 2000 and 2100.")
    }
    return moment
  }

  static func moment(_ moment: Timestamp?, _ field: String) throws(RPCError) -> Timestamp? {
    guard let moment else { return nil }
    return try FieldRules.moment(moment, field) as Timestamp
  }
}

extension ServiceEnvironment {
  /// Text that may be left out, but not given as blanks.
  func optionalText(_ text: String?, _ path: String) throws(RPCError) -> String? {
    guard let text else { return nil }
    return try requiredText(text, path)
  }
}
