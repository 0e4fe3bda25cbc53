import BlobStorage
import ExcelWriter
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import WireFormat

// Workbooks: written to a temporary file first, since their index stands at the end.
extension ExportHandlers {
  private static let partBytes = 256 << 10

  func writeExcel(
    _ request: ExportCustomersRequest, _ columns: [ExportColumn],
    _ call: ServerStreamCall<ReadCall, FilePart>
  ) throws(RPCError) {
    let writer: ExcelWriter
    do throws(ExcelWriter.Failure) {
      writer = try ExcelWriter(header: columns.map(\.rawValue))
    } catch {
      throw RPCError(.unavailable, error.message)
    }
    var rows: UInt64 = 0
    try walk(request, columns, call.call) { total throws(RPCError) in
      guard total <= UInt64(ExcelWriter.rowsMax) else {
        throw RPCError(
          .resourceExhausted,
          "A workbook has room for \(ExcelWriter.rowsMax) customers; narrow the filter, or take "
            + "CSV.")
      }
      try call.send(FilePart(total: total))
    } page: { page throws(RPCError) in
      for cells in page where rows < UInt64(ExcelWriter.rowsMax) {
        writer.add(
          zip(columns, cells).map { column, text in
            guard column.isNumber, let number = Double(text) else { return .text(text) }
            return .number(number)
          })
        rows += 1
      }
      // So that the client sees how far it is, long before there are bytes.
      try call.send(FilePart(rows: rows))
    }
    do throws(ExcelWriter.Failure) { try writer.finish() } catch {
      throw RPCError(.unavailable, error.message)
    }
    try send(writer, rows, call)
  }

  private func send(
    _ writer: ExcelWriter, _ rows: UInt64, _ call: ServerStreamCall<ReadCall, FilePart>
  ) throws(RPCError) {
    var place: UInt64 = 0
    while true {
      let bytes: [UInt8]
      do throws(BlobError) {
        bytes = try LocalFile(writer.path, .read).read(from: place, count: Self.partBytes)
      } catch {
        throw RPCError(.unavailable, "The workbook cannot be read.")
      }
      guard !bytes.isEmpty else { return }
      place += UInt64(bytes.count)
      try call.send(FilePart(data: bytes, rows: rows))
    }
  }
}
