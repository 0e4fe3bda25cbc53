import FrontdeskAPI
import Model

/// What a column of a file stands for.
enum ImportField: String, CaseIterable, Sendable {
  case name, phone, email, address, categoryName, alternatePhone, whatsapp, type, status, source
  case locale, tags, birthdate, avatar, city, province, postalCode, country
  case registrationNumber, vatNumber, industry
  case preferredStaff, allergies, specialRequests, times, channel
  case notes

  /// Other names of it, folded and without blanks: what people's files call it.
  var otherNames: [String] {
    switch self {
    case .name: ["fullname", "customer", "customername", "client", "nombre", "cliente"]
    case .phone: ["telephone", "phonenumber", "mobile", "tel", "telefono", "celular"]
    case .email: ["mail", "emailaddress", "correo", "correoelectronico"]
    case .address: ["street", "direccion", "domicilio", "addressstreet"]
    case .categoryName: ["category", "categoria"]
    case .postalCode: ["zip", "zipcode", "postcode", "codigopostal"]
    case .city: ["town", "ciudad"]
    case .birthdate: ["birthday", "dateofbirth", "fechadenacimiento"]
    case .vatNumber: ["vat"]
    case .notes: ["note", "notas"]
    case .alternatePhone, .whatsapp, .type, .status, .source, .locale, .tags, .avatar, .province,
      .country, .registrationNumber, .industry, .preferredStaff, .allergies, .specialRequests,
      .times, .channel:
      []
    }
  }
}

/// What each column of a file is.
struct ImportColumns: Sendable {
  enum Column: Sendable, Hashable {
    case field(ImportField)
    case past(PastField)
    case custom(String)
    /// What an export shows and no import can set.
    case ignored
  }

  let columns: [Column]
  /// As the header spells them.
  let names: [String]

  /// Why a header is of no use.
  struct Refusal: Error { let message: String }

  init(header: [String], _ content: ImportContent) throws(Refusal) {
    var columns: [Column] = []
    var seen: Set<Column> = []
    var names = header.map { $0.trimmed }
    // A delimiter at the end of the line makes one that is no column.
    while let last = names.last, last.isEmpty { names.removeLast() }
    // A file without a header has somebody's data here, which the import's record must not keep.
    guard names.contains(where: { Self.column(named: $0, content) != nil }) else {
      throw Refusal(
        message: "The first line must name the columns, and names none. Known are "
          + "\(Self.known(content)).")
    }
    for name in names {
      guard let column = Self.column(named: name, content) else {
        throw Refusal(
          message: "There is no column \"\(name.prefix(60))\". Known are \(Self.known(content)).")
      }
      guard column == .ignored || seen.insert(column).inserted else {
        throw Refusal(message: "The column \"\(name.prefix(60))\" stands there twice.")
      }
      columns.append(column)
    }
    let isNamed = [ImportField.name, .phone, .email].contains { seen.contains(.field($0)) }
    guard isNamed || [PastField.id, .number].contains(where: { seen.contains(.past($0)) }) else {
      throw Refusal(
        message: "The first line must name the columns, and one of them must be name, phone or "
          + "email\(content.isPast ? ", or id or number" : "").")
    }
    for field in PastField.required(of: content) where !seen.contains(.past(field)) {
      throw Refusal(message: "There is no column \(field.rawValue), and these rows need one.")
    }
    self.columns = columns
    self.names = names
  }

  private static let byName: [String: ImportField] = {
    var fields: [String: ImportField] = [:]
    for field in ImportField.allCases {
      fields[folded(field.rawValue)] = field
      for name in field.otherNames { fields[name] = field }
    }
    return fields
  }()

  private static let ignored: Set<String> = [
    "id", "publicid", "number", "visitcount", "visits", "totalspent", "lastvisit", "firstvisit",
    "createdat", "updatedat",
  ]

  /// By which files of bookings and messages say whose they are.
  private static let names: [ImportField] = [.name, .phone, .email, .alternatePhone, .whatsapp]

  private static func known(_ content: ImportContent) -> String {
    guard content.isPast else {
      return ImportField.allCases.map(\.rawValue).joined(separator: ", ")
        + ", and custom. and a name for fields of your own"
    }
    let fields = names.map(\.rawValue) + PastField.fields(of: content).map(\.rawValue)
    return fields.joined(separator: ", ")
  }

  private static func column(named name: String, _ content: ImportContent) -> Column? {
    let folded = folded(name)
    if content.isPast {
      let field = PastField.fields(of: content).first {
        Self.folded($0.rawValue) == folded || $0.otherNames.contains(folded)
      }
      if let field { return .past(field) }
      return byName[folded].flatMap { names.contains($0) ? .field($0) : nil }
    }
    if let field = byName[folded] { return .field(field) }
    if ignored.contains(folded) { return .ignored }
    guard name.lowercased().hasPrefix("custom.") else { return nil }
    let own = String(name.dropFirst(7)).trimmed
    return own.isEmpty ? nil : .custom(own)
  }

  private static func folded(_ name: String) -> String {
    String(SearchTerms.folded(name).filter { $0.isLetter || $0.isNumber })
  }

  func name(of field: ImportField) -> String {
    columns.firstIndex(of: .field(field)).map { names[$0] } ?? field.rawValue
  }

  func name(of field: PastField) -> String {
    columns.firstIndex(of: .past(field)).map { names[$0] } ?? field.rawValue
  }
}

extension ImportContent {
  /// Whether rows tell of something that was, and not of customers themselves.
  var isPast: Bool { self == .bookings || self == .communications }
}
