import CXlsxWriter
import Glibc

/// Writes an Excel workbook of one sheet, row after row, in little memory. It is a file when
/// `finish` has returned. Texts are texts, whatever they look like: no cell is a formula.
package final class ExcelWriter {
  /// The workbook cannot be written.
  package struct Failure: Error, Sendable { package let message: String }

  /// What a cell holds.
  package enum Cell: Sendable, Hashable {
    case text(String)
    case number(Double)
  }

  /// Rows below the header that a sheet has room for.
  package static let rowsMax = 1_048_575
  private static let textMax = 32_767

  /// A folder of this writer's own, which goes with it: what others could read stays out of sight.
  private let folder: String
  private let temporary: UnsafeMutablePointer<CChar>
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private var row: UInt32 = 0

  /// Where the workbook is.
  package var path: String { folder + "/book.xlsx" }

  package init(header: [String]) throws(Failure) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(base)/frontdesk-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else {
      throw Failure(message: "There is no place for a temporary file.")
    }
    folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let temporary = strdup(folder) else { throw Failure(message: "Out of memory.") }
    self.temporary = temporary
    var options = lxw_workbook_options()
    options.constant_memory = 1
    options.tmpdir = temporary
    guard let book = workbook_new_opt(folder + "/book.xlsx", &options),
      let sheet = workbook_add_worksheet(book, "Customers")
    else {
      free(temporary)
      rmdir(folder)
      throw Failure(message: "The workbook cannot be made.")
    }
    self.book = book
    self.sheet = sheet
    worksheet_freeze_panes(sheet, 1, 0)
    add(header.map { .text($0) })
  }

  deinit {
    if let book { workbook_close(book) }
    unlink(path)
    rmdir(folder)
    free(temporary)
  }

  /// Adds a row.
  package func add(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      let column = UInt16(truncatingIfNeeded: index)
      switch cell {
      case .number(let number): worksheet_write_number(sheet, row, column, number, nil)
      case .text(let text):
        guard !text.isEmpty else { continue }
        let short = text.utf16.count > Self.textMax ? String(text.prefix(Self.textMax / 2)) : text
        worksheet_write_string(sheet, row, column, short, nil)
      }
    }
    row += 1
  }

  /// Writes the workbook; nothing is added after that.
  package func finish() throws(Failure) {
    guard let book = book.take() else { return }
    let error = workbook_close(book)
    guard error == LXW_NO_ERROR else {
      throw Failure(message: "The workbook cannot be written (\(error.rawValue)).")
    }
  }
}
