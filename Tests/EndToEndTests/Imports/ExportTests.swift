import Auth
import FrontdeskClient
import Services
import TestKit
import Testing

/// Customers as files.
@Suite struct `An export of customers` {
  private func export(
    _ desk: ImportDesk, _ request: ExportCustomersRequest = ExportCustomersRequest()
  ) async throws -> (bytes: [UInt8], rows: UInt64, total: UInt64?) {
    var bytes: [UInt8] = []
    var rows: UInt64 = 0
    var total: UInt64?
    for try await part in try await desk.frontdesk.exports.exportCustomers(request) {
      bytes += part.data
      rows = max(rows, part.rows)
      total = total ?? part.total
    }
    return (bytes, rows, total)
  }

  private func lines(
    _ desk: ImportDesk, _ request: ExportCustomersRequest = ExportCustomersRequest()
  ) async throws -> [String] {
    let (bytes, rows, total) = try await export(desk, request)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
    #expect(Int(rows) == lines.count - 1 && total == rows)
    return lines.map(String.init)
  }

  @Test func `shows what is known, and no formula`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(
      "name,phone,email,tags\n\"=1+1\",0874100001,,\"a;b\"\n\"Lee, Ann\",,ann@example.com,\n")
    let ann = try await desk.frontdesk.customers.getCustomer(
      GetCustomerRequest(key: .email("ann@example.com")))
    _ = try await desk.frontdesk.customers.addNote(
      AddNoteRequest(customerId: ann.id, text: "Calls \"early\""))
    #expect(
      try await lines(desk) == [
        "name,phone,email,visitCount,totalSpent,lastVisit,firstVisit,tags,notes",
        "\"'=1+1\",\"'+353874100001\",,0,,,,a; b,",
        "\"Lee, Ann\",,ann@example.com,0,,,,,\"Calls \"\"early\"\"\"",
      ])
  }

  @Test func `is narrowed, ordered and cut to columns`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(
      "name,categoryName,vatNumber,tags\nBo,VIP,IE1,x\nAnn,VIP,,x\nCy,Regular,IE2,y\n")
    let request = ExportCustomersRequest(
      columns: ["name", "categoryName", "vatNumber"],
      filter: ListCustomersRequest(tags: ["x"], sort: .name), delimiter: ";")
    #expect(
      try await lines(desk, request) == [
        "name;categoryName;vatNumber", "Ann;VIP;", "Bo;VIP;IE1",
      ])
    let error = await #expect(throws: FrontdeskError.self) {
      _ = try await lines(desk, ExportCustomersRequest(columns: ["shoeSize"]))
    }
    #expect(error?.violations.first?.path == "columns[0]")
  }

  @Test func `goes back in and changes nothing`() async throws {
    let desk = try await ImportDesk.open()
    var text = "name,phone,email,birthdate,city,tags,source\n"
    for index in 0..<1203 {
      text += "-Person \(index),+35385\(1_000_000 + index),p\(index)@example.com,1990-02-03,"
      text += "Cork,t|u,voice\n"
    }
    #expect(try await desk.run(text).counts.added == 1203)
    let columns = ["name", "phone", "email", "birthdate", "city", "tags", "source", "number"]
    let file = try await export(desk, ExportCustomersRequest(columns: columns))
    #expect(file.rows == 1203)
    let sent = try await desk.upload(file.bytes)
    let again = try await desk.end(of: sent.id)
    #expect(again.counts.all == [0, 0, 1203, 0, 0])
  }

  @Test func `is a workbook when that is asked for`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run("name,phone\n\"=1+1\",0874100001\n")
    let file = try await export(desk, ExportCustomersRequest(format: .excel))
    #expect(file.rows == 1)
    #expect(file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    let refused = try await desk.upload(file.bytes)
    #expect(refused.problem?.contains("Excel") == true)
  }

  @Test func `takes long notes in parts that a client accepts`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run("name\nA\nB\nC\nD\nE\nF\nG\nH\n")
    let page = try await desk.frontdesk.customers.listCustomers(ListCustomersRequest())
    let text = String(repeating: "語", count: 10_000)
    for customer in page.customers {
      for _ in 0..<20 {
        _ = try await desk.frontdesk.customers.addNote(
          AddNoteRequest(customerId: customer.id, text: text))
      }
    }
    var longest = 0
    var bytes = 0
    for try await part in try await desk.frontdesk.exports.exportCustomers(
      ExportCustomersRequest())
    {
      longest = max(longest, part.data.count)
      bytes += part.data.count
    }
    #expect(bytes > 8 * 20 * 30_000)
    #expect(longest < 1 << 20)
  }

  @Test(arguments: [ExportFormat.csv, .excel])
  func `is refused where a search would leave somebody out`(format: ExportFormat) async throws {
    let desk = try await ImportDesk.open()
    var text = "name\n"
    for index in 0..<2_100 { text += "Maria No\(index)\n" }
    text += "Zorn\n"
    _ = try await desk.run(text)
    let error = await #expect(throws: FrontdeskError.self) {
      _ = try await export(
        desk,
        ExportCustomersRequest(format: format, filter: ListCustomersRequest(search: "maria")))
    }
    #expect(error?.violations.first?.path == "filter.search")
    let few = try await export(
      desk, ExportCustomersRequest(filter: ListCustomersRequest(search: "zorn")))
    #expect(few.rows == 1 && few.total == 1)
  }
}
