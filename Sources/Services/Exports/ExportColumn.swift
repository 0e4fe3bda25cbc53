import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SchemaJSON
import WireFormat

/// A column of an export.
enum ExportColumn: String, CaseIterable, Sendable {
  case name, phone, email, visitCount, totalSpent, lastVisit, firstVisit, tags, notes
  case id, number, publicId, categoryName, type, status, source, alternatePhone, whatsapp, locale
  case birthdate, address, city, province, postalCode, country
  case registrationNumber, vatNumber, industry, createdAt, updatedAt

  static let usual: [ExportColumn] = [
    .name, .phone, .email, .visitCount, .totalSpent, .lastVisit, .firstVisit, .tags, .notes,
  ]

  /// The columns that are asked for, else the usual ones, for one who may see what customers have
  /// spent or not.
  static func columns(
    _ names: [String], hidesSpend: Bool
  ) throws(RPCError) -> [ExportColumn] {
    guard !names.isEmpty else {
      return hidesSpend ? usual.filter { $0 != .totalSpent } : usual
    }
    var columns: [ExportColumn] = []
    for (index, name) in names.enumerated() {
      guard let column = ExportColumn(rawValue: name) else {
        throw RPCError(
          field: "columns[\(index)]", rule: "column",
          "There is no column \"\(name)\"; there are "
            + allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
      guard column != .totalSpent || !hidesSpend else {
        throw .needsFinance("columns[\(index)]")
      }
      columns.append(column)
    }
    return columns
  }

  /// Whether the cell is kept sealed, apart from the record.
  var isPrivate: Bool {
    switch self {
    case .registrationNumber, .vatNumber, .industry: true
    default: false
    }
  }

  /// Whether cells of it are numbers, in which spreadsheets count.
  var isNumber: Bool { self == .visitCount }
}

/// What cells are made of besides the customer.
struct ExportDetails {
  var notes: [String] = []
  var category = ""
}

extension Customer {
  /// The text of one cell.
  func cell(_ column: ExportColumn, _ details: ExportDetails) -> String {
    let billing = addresses.first { $0.type == .billing } ?? addresses.first
    return switch column {
    case .name: name
    case .phone: phone ?? ""
    case .email: email ?? ""
    case .visitCount: String(visits)
    case .totalSpent: spent.map(\.text).joined(separator: "; ")
    case .lastVisit: lastVisitAt?.text ?? ""
    case .firstVisit: firstVisitAt?.text ?? ""
    case .tags: tags.joined(separator: "; ")
    case .notes: details.notes.joined(separator: "\n")
    case .id: id.description
    case .number: number
    case .publicId: publicId
    case .categoryName: details.category
    case .type: type.name
    case .status: status.name
    case .source: source.name
    case .alternatePhone: alternatePhone ?? ""
    case .whatsapp: whatsapp ?? ""
    case .locale: locale ?? ""
    case .birthdate: birthdate?.text ?? ""
    case .address: billing?.street ?? ""
    case .city: billing?.city ?? ""
    case .province: billing?.province ?? ""
    case .postalCode: billing?.postalCode ?? ""
    case .country: billing?.country ?? ""
    case .registrationNumber: company?.registrationNumber ?? ""
    case .vatNumber: company?.vatNumber ?? ""
    case .industry: company?.industry ?? ""
    case .createdAt: createdAt.text
    case .updatedAt: updatedAt.text
    }
  }
}

extension Birthdate {
  /// As an import reads it.
  fileprivate var text: String {
    func padded(_ number: UInt32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(padded(month))-\(padded(self.day))"
    return year.map { "\($0)-\(day)" } ?? day
  }
}

extension Money {
  // Of ISO 4217: those whose minor unit is not a hundredth.
  private static let whole: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF",
  ]
  private static let thousandths: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

  /// Decimal digits of amounts in `currency`.
  static func minorDigits(of currency: String) -> Int {
    whole.contains(currency) ? 0 : thousandths.contains(currency) ? 3 : 2
  }

  /// Such as `12.50 EUR`.
  fileprivate var text: String {
    let digits = Self.minorDigits(of: currency)
    guard digits > 0 else { return "\(minor) \(currency)" }
    let text = String(minor.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
    let sign = minor < 0 ? "-" : ""
    return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits)) \(currency)"
  }
}
