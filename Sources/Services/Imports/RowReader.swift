import Auth
import CSV
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Storage
import WireFormat

/// Makes customers' details of a file's rows, by the rules that `createCustomer` keeps to.
struct RowReader: Sendable {
  private let environment: ServiceEnvironment
  private let scope: TenantScope
  private let columns: ImportColumns
  private let options: ImportOptions
  private let tenant: TenantSnapshot
  private let calendar: TenantCalendar?
  private let now: Timestamp
  /// By folded name.
  private let categories: [String: Uuid]

  init(
    _ environment: ServiceEnvironment, _ scope: TenantScope, _ columns: ImportColumns,
    _ options: ImportOptions, categories: [Category], now: Timestamp
  ) throws(RPCError) {
    self.environment = environment
    self.scope = scope
    self.columns = columns
    self.options = options
    tenant = try environment.tenant(scope)
    calendar = TenantCalendar(timeZone: tenant.timeZone)
    self.now = now
    self.categories = Dictionary(
      categories.map { (SearchTerms.folded($0.name), $0.id) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a row says, or every reason why it is not taken.
  func row(_ record: CSVRecord) -> Result<ImportRow, RowRefusal> {
    var row = RowDraft()
    var past = PastDraft(tenant, calendar, now: now)
    var problems: [ImportProblem] = []
    for (index, cell) in record.cells.enumerated() {
      let text = Self.cleaned(cell)
      guard !text.isEmpty else { continue }
      guard index < columns.columns.count else {
        problems.append(
          ImportProblem(line: record.line, message: "The row has more cells than the header."))
        break
      }
      switch columns.columns[index] {
      case .ignored: break
      case .past(let field): past.set(field, text)
      case .custom(let name): row.request.customFields[name] = text
      case .field(let field):
        if let message = row.set(field, text) {
          problems.append(
            ImportProblem(line: record.line, column: columns.names[index], message: message))
        }
      }
    }
    row.finish()
    let category = category(of: row, record.line, &problems)
    if !options.content.isPast { checkProfile(row, record.line, &problems) }
    let new = checked(row, record.line, &problems)
    let (key, what) = told(past, row, record.line, &problems)
    guard problems.isEmpty, let new else { return .failure(RowRefusal(problems: problems)) }
    return .success(
      ImportRow(
        line: record.line, values: values(new, row, category: category), key: key, past: what))
  }

  /// What the row tells besides the customer, and by what else it names one.
  private func told(
    _ past: PastDraft, _ row: RowDraft, _ line: Int, _ problems: inout [ImportProblem]
  ) -> (key: RowKey?, past: PastRecord?) {
    guard options.content.isPast else { return (nil, row.note.map { .note($0) }) }
    var past = past
    let record = past.record(options.content)
    problems += past.problems.map { field, message in
      ImportProblem(line: line, column: columns.name(of: field), message: message)
    }
    var key = past[.number].map { RowKey.number($0) }
    if let text = past[.id] {
      if let id = Uuid(text) {
        key = .id(id)
      } else {
        key = .number(text)
      }
    }
    return (key, record)
  }

  /// Without blanks around it, and without the apostrophe that an export puts before what looks
  /// like a formula.
  private static func cleaned(_ cell: String) -> String {
    let text = cell.trimmed
    guard text.utf8.first == UInt8(ascii: "'") else { return text }
    let rest = String(text.dropFirst())
    return CSVWriter.inert(rest) == text ? rest.trimmed : text
  }

  private func category(
    of row: RowDraft, _ line: Int, _ problems: inout [ImportProblem]
  ) -> Uuid? {
    guard let name = row.categoryName else { return nil }
    if let id = categories[SearchTerms.folded(name)] { return id }
    if options.strictCategories {
      problems.append(
        ImportProblem(
          line: line, column: columns.name(of: .categoryName),
          message: "There is no such category."))
    }
    return nil
  }

  private func checkProfile(
    _ row: RowDraft, _ line: Int, _ problems: inout [ImportProblem]
  ) {
    func require(_ field: ImportField, _ text: String?, _ message: String) {
      guard text == nil else { return }
      problems.append(
        ImportProblem(line: line, column: columns.name(of: field), message: message))
    }
    switch tenant.profile {
    case .restaurant:
      require(.phone, row.request.phone, "A restaurant's customers need a phone.")
      require(.email, row.request.email, "A restaurant's customers need an e-mail address.")
      if let phone = row.request.phone, phone.unicodeScalars.count(where: \.isDigit) < 10 {
        problems.append(
          ImportProblem(
            line: line, column: columns.name(of: .phone),
            message: "The phone number must have ten digits at least."))
      }
    case .booking, .shop, .b2b, .salon, .unspecified, .unrecognized: break
    }
  }

  private func checked(
    _ row: RowDraft, _ line: Int, _ problems: inout [ImportProblem]
  ) -> NewCustomer? {
    var request = row.request
    // A row that updates somebody needs no name.
    if request.name.isEmpty { request.name = "-" }
    var validator = Validator()
    request.validate(&validator)
    guard validator.violations.isEmpty else {
      problems += validator.violations.map {
        ImportProblem(line: line, column: column(at: $0.path), message: $0.message)
      }
      return nil
    }
    do throws(RPCError) {
      return try NewCustomer(request, environment, scope)
    } catch {
      let path = error.violations.first?.path ?? ""
      problems.append(
        ImportProblem(
          line: line, column: column(at: path),
          message: error.violations.first?.message ?? error.message))
      return nil
    }
  }

  /// The column that a path within the request came from.
  private func column(at path: String) -> String {
    let last = path.split(separator: ".").last.map(String.init) ?? path
    let plain = String(last.prefix { $0 != "[" })
    if path.hasPrefix("customFields") { return "custom" }
    let field = plain == "street" ? ImportField.address : ImportField(rawValue: plain)
    return field.map(columns.name(of:)) ?? plain
  }

  private func values(_ new: NewCustomer, _ row: RowDraft, category: Uuid?) -> Customer {
    let spelled = [new.phone, new.alternatePhone, new.whatsapp].compactMap(\.self)
      .filter { $0.raw != $0.canonical }
      .map { Identifier(type: .phone, canonical: $0.canonical, raw: $0.raw) }
    return Customer(
      name: row.request.name.isEmpty ? "" : new.name, type: new.type, status: new.status,
      source: new.source, categoryId: category ?? .zero, phone: new.phone?.canonical,
      alternatePhone: new.alternatePhone?.canonical, email: new.email,
      whatsapp: new.whatsapp?.canonical, locale: new.locale, tags: new.tags,
      birthdate: new.birthdate, avatar: new.avatar, addresses: new.addresses,
      identifiers: spelled, company: new.company, preferences: new.preferences,
      customFields: new.customFields)
  }
}

/// Why a row is not taken.
struct RowRefusal: Error { let problems: [ImportProblem] }

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { properties.numericType == .decimal }
}
