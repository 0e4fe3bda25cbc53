import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// One row of a file, checked and canonicalised.
struct ImportRow: Sendable {
  let line: Int
  /// What the row says; what it does not say is empty. Its `identifiers` are the phone numbers
  /// as they were spelled.
  let values: Customer

  /// The identifiers as they were spelled.
  var spellings: [CustomerIdentifier: String] {
    var spellings: [CustomerIdentifier: String] = [:]
    for entry in values.identifiers { spellings[entry.key] = entry.raw }
    if let email = values.email { spellings[CustomerIdentifier(email: email)] = email }
    return spellings
  }

  var hasPrivateFields: Bool { values.hasPrivateFields }

  /// Each thing that it can be known by, with the column's field.
  var identifiers: [(field: ImportField, identifier: CustomerIdentifier)] {
    var found: [(field: ImportField, identifier: CustomerIdentifier)] = []
    let phones: [(ImportField, String?)] = [
      (.phone, values.phone), (.whatsapp, values.whatsapp),
      (.alternatePhone, values.alternatePhone),
    ]
    for case (let field, .some(let phone)) in phones {
      found.append((field, CustomerIdentifier(phone: phone)))
    }
    if let email = values.email { found.append((.email, CustomerIdentifier(email: email))) }
    return found
  }

  /// By what else than those it names a customer who is there.
  let key: RowKey?
  /// What it tells besides the customer.
  let past: PastRecord?

  init(line: Int, values: Customer, key: RowKey? = nil, past: PastRecord? = nil) {
    self.line = line
    self.values = values
    self.key = key
    self.past = past
  }
}

/// A row with what is made of it before the writer's turn.
struct PreparedRow: Sendable {
  let row: ImportRow
  /// Each thing that it can be known by.
  let identifiers: [(field: ImportField, identifier: CustomerIdentifier)]
  let spellings: [CustomerIdentifier: String]
  /// What finds the customer that it would make.
  let customer: CustomerPreparation
  /// The key of that customer, and so its id, where one is likely to be made.
  let key: FreshKey?

  init(_ row: ImportRow, key: FreshKey? = nil) {
    self.row = row
    self.key = key
    identifiers = row.identifiers
    spellings = row.spellings
    var new = row.values
    new.identifiers = []
    customer = CustomerPreparation(new)
  }
}

/// How a row names one customer who is there.
enum RowKey: Sendable, Hashable {
  case id(Uuid)
  /// Its number or public id.
  case number(String)

  /// The customer; nil when there is none.
  func customer(_ store: ReadStore, _ scope: TenantScope) throws(RPCError) -> Uuid? {
    switch self {
    case .id(let id): try db(try store.customer(id, .live, scope))?.id
    case .number(let text): try db(try store.customerID(numbered: text, scope))
    }
  }

  fileprivate var text: String {
    switch self {
    case .id(let id): id.description
    case .number(let text): text
    }
  }
}

/// Rows as a job keeps them: one after the other, each with its line and its length.
enum ImportRows {
  // Above the line's number: more follows than the customer.
  private static let hasMore: UInt64 = 1 << 62

  static func append(_ row: ImportRow, to bytes: inout [UInt8]) {
    let record = row.values.encoded()
    let hasMore = row.key != nil || row.past != nil
    bytes.append(big: UInt64(row.line) | (hasMore ? Self.hasMore : 0))
    bytes.append(big: UInt64(record.count))
    bytes += record
    guard hasMore else { return }
    let key = Array((row.key?.text ?? "").utf8)
    bytes.append(big: UInt64(key.count))
    bytes += key
    bytes.append(big: row.past == nil ? 0 : 1)
    row.past?.append(to: &bytes)
  }

  /// nil for bytes that `append` did not make.
  static func decode(_ bytes: [UInt8]) -> [ImportRow]? {
    var rows: [ImportRow] = []
    var reader = PartReader(bytes)
    while !reader.isAtEnd {
      guard let place = reader.word(), let line = Int(exactly: place & ~hasMore),
        let record = reader.bytes(), let values = try? Customer(decoding: record.span.bytes)
      else { return nil }
      guard place & hasMore != 0 else {
        rows.append(ImportRow(line: line, values: values))
        continue
      }
      guard let name = reader.bytes(), let count = reader.word() else { return nil }
      let text = String(decoding: name, as: UTF8.self)
      let key: RowKey? = text.isEmpty ? nil : Uuid(text).map { .id($0) } ?? .number(text)
      var past: PastRecord?
      if count > 0 {
        past = PastRecord(&reader)
        guard past != nil else { return nil }
      }
      rows.append(ImportRow(line: line, values: values, key: key, past: past))
    }
    return rows
  }
}

/// Reads what a part of a job holds.
struct PartReader {
  private let all: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { all = bytes }

  var isAtEnd: Bool { place >= all.count }

  mutating func word() -> UInt64? {
    guard all.count - place >= 8 else { return nil }
    defer { place += 8 }
    return all[place..<place + 8].reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func number() -> Int? { word().flatMap { Int(exactly: $0) } }

  /// A length and as many bytes.
  mutating func bytes() -> [UInt8]? { number().flatMap { bytes(count: $0) } }

  mutating func bytes(count: Int) -> [UInt8]? {
    guard count >= 0, all.count - place >= count else { return nil }
    defer { place += count }
    return Array(all[place..<place + count])
  }
}

extension [UInt8] {
  /// Eight bytes, the most significant first.
  mutating func append(big value: UInt64) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }
}
