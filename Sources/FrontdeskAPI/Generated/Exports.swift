// DO NOT EDIT: generated from Schema/exports.schema

public import WireFormat

/// What a file is written as.
public enum ExportFormat: WireEnum {
  /// As `csv`.
  case unspecified
  /// UTF-8 with a byte order mark, by which spreadsheets know it.
  case csv
  /// An Excel workbook, of at most 1,048,575 customers.
  case excel
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .csv
    case 2: self = .excel
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .csv: 1
    case .excel: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .csv: "csv"
    case .excel: "excel"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ExportFormat] = [.unspecified, .csv, .excel]
}

/// Asks for customers as a file.
public struct ExportCustomersRequest: WireMessage {
  /// `csv` when left out.
  public var format: ExportFormat = .unspecified
  /// `totalSpent` is left out for client admins without the scope `finance`, and refused by name.
  /// In this order: name, phone, email, visitCount, totalSpent, lastVisit, firstVisit, tags and
  /// notes when empty. Others are id, number, publicId, categoryName, type, status, source,
  /// alternatePhone, whatsapp, locale, birthdate, address, city, province, postalCode, country,
  /// registrationNumber, vatNumber, industry, createdAt, updatedAt.
  public var columns: [String] = []
  /// Which customers and in which order, as in `listCustomers`; page and cursor do not matter.
  /// Refused where more match the search than it looks at: some would be missing.
  public var filter: ListCustomersRequest?
  /// Of CSV: one character; a comma when left out.
  public var delimiter: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    format: ExportFormat = .unspecified, columns: [String] = [],
    filter: ListCustomersRequest? = nil, delimiter: String? = nil
  ) {
    self.format = format
    self.columns = columns
    self.filter = filter
    self.delimiter = delimiter
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.format, EnumCodec<ExportFormat>.self)
    writer.list(2, self.columns, StringCodec.self)
    writer.field(3, optional: self.filter, MessageCodec<ListCustomersRequest>.self)
    writer.field(4, optional: self.delimiter, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.format = try EnumCodec<ExportFormat>.read(from: &reader)
      case 18:
        try reader.append(to: &self.columns, StringCodec.self)
      case 26:
        try reader.once(&seen0, 1 << 1)
        self.filter = try MessageCodec<ListCustomersRequest>.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.delimiter)
      default:
        switch tag >> 3 {
        case 1...4: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("format", self.format)
    validator.count("columns", self.columns.count, 0...40)
    for (index, value) in self.columns.enumerated() {
      validator.length("columns", value, 1...60, at: .index(index))
    }
    if let value = self.filter {
      validator.within("filter") { value.validate(&$0) }
    }
    if let value = self.delimiter {
      validator.length("delimiter", value, 1...1)
    }
  }
}
