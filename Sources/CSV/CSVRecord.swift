/// One row of a file: its cells' bytes as they were written, without quotation marks.
package struct CSVRecord: Sendable {
  /// The line in which it begins, the first being 1.
  package let line: Int
  /// The cells of a row, decoded.
  package let cells: [String]

  package init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }

  /// Whether all cells are empty or blank.
  package var isBlank: Bool {
    cells.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  }
}
