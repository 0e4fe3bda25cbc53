import Auth
import CSV
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

/// ExportService: customers as files, out.
package struct ExportHandlers: ExportServiceHandlers {
  /// Notes of a customer that a cell has, the latest ones.
  private static let notesMax = 20
  /// Of cells that are in memory at once, and so about of a part, but for the last row in it.
  private static let cellBytesMax = 256 << 10

  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }

  package func exportCustomers(
    _ request: ExportCustomersRequest, _ call: ServerStreamCall<ReadCall, FilePart>
  ) throws(RPCError) {
    let columns = try ExportColumn.columns(
      request.columns, hidesSpend: call.call.context.hidesSpend)
    switch request.format {
    case .unspecified, .csv, .unrecognized:
      try writeCSV(request, columns, call)
    case .excel: try writeExcel(request, columns, call)
    }
  }

  private func writeCSV(
    _ request: ExportCustomersRequest, _ columns: [ExportColumn],
    _ call: ServerStreamCall<ReadCall, FilePart>
  ) throws(RPCError) {
    var writer = CSVWriter(delimiter: try delimiter(request.delimiter))
    writer.writeByteOrderMark()
    writer.row(columns.map(\.rawValue))
    var rows: UInt64 = 0
    try walk(request, columns, call.call) { total throws(RPCError) in
      try call.send(FilePart(data: writer.take(), total: total))
    } page: { page throws(RPCError) in
      for cells in page { writer.row(cells) }
      rows += UInt64(page.count)
      try call.send(FilePart(data: writer.take(), rows: rows))
    }
  }

  private func delimiter(_ text: String?) throws(RPCError) -> UInt8 {
    guard let text else { return UInt8(ascii: ",") }
    guard let byte = text.utf8.first, text.utf8.count == 1, ",;\t|".utf8.contains(byte) else {
      throw RPCError(field: "delimiter", rule: "delimiter", "It must be one of , ; | and a tab.")
    }
    return byte
  }
}

// Going through the customers.
extension ExportHandlers {
  /// Gives the number of customers, and then their cells, some rows at a time. No snapshot is
  /// held meanwhile, so that a slow client does not hold an old one.
  func walk(
    _ request: ExportCustomersRequest, _ columns: [ExportColumn], _ call: ReadCall,
    total: (UInt64) throws(RPCError) -> Void,
    page take: ([[String]]) throws(RPCError) -> Void
  ) throws(RPCError) {
    let question = request.filter ?? ListCustomersRequest()
    let customers = CustomerHandlers(environment)
    let order = try customers.order(question, call.scope)
    guard let filter = try customers.filter(question, call) else { return try total(0) }
    let categories =
      columns.contains(.categoryName)
      ? try db(try call.store.categories(limit: 10_000, call.scope)) : []
    let names = Dictionary(categories.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    let count = try db(try call.store.customerCount(filter, order, call.scope))
    var position: ListPosition?
    var isFirst = true
    repeat {
      call.store.end()
      call.store.begin()
      var answer = WireWriter()
      let end = try db(
        try call.store.appendCustomers(
          filter, order, after: position, limit: PageLimit(PageLimit.largest), at: call.now,
          to: &answer, call.scope))
      guard !end.hasMoreCandidates else { throw CustomerHandlers.tooWide }
      if isFirst { try total(UInt64(count)) }
      isFirst = false
      let bytes = answer.finish()
      guard let page = try? CustomerPage(decoding: bytes.span.bytes) else {
        throw RPCError(.dataLoss, "A record could not be read; its operator must look at the log.")
      }
      try takeRows(of: page.customers, columns, names, call, take)
      position = end.position
    } while position != nil
  }

  private func takeRows(
    of customers: [Customer], _ columns: [ExportColumn], _ categories: [Uuid: String],
    _ call: ReadCall, _ take: ([[String]]) throws(RPCError) -> Void
  ) throws(RPCError) {
    var rows: [[String]] = []
    var bytes = 0
    for customer in customers {
      let (customer, details) = try detailed(customer, columns, categories, call)
      let cells = columns.map { customer.cell($0, details) }
      bytes += cells.reduce(0) { $0 + $1.utf8.count }
      rows.append(cells)
      guard bytes > Self.cellBytesMax else { continue }
      call.store.end()
      try take(rows)
      call.store.begin()
      rows = []
      bytes = 0
    }
    call.store.end()
    if !rows.isEmpty { try take(rows) }
  }

  private func detailed(
    _ customer: Customer, _ columns: [ExportColumn], _ categories: [Uuid: String],
    _ call: ReadCall
  ) throws(RPCError) -> (Customer, ExportDetails) {
    var customer = customer
    var details = ExportDetails()
    if columns.contains(where: \.isPrivate) {
      customer = try db(try call.store.completed(customer, call.scope))
    }
    if columns.contains(.notes) {
      let entries = try db(
        try call.store.entries(of: customer.id, .note, limit: Self.notesMax, call.scope))
      details.notes = entries.compactMap { try? Note(decoding: $0.record.span.bytes).text }
    }
    details.category = categories[customer.categoryId] ?? ""
    return (customer, details)
  }
}
