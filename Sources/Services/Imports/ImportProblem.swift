import CSV
import FrontdeskServices
import RPCCore
import WireFormat

/// Why a row was not taken, or what an undo left alone. It says nothing that stood in a cell.
struct ImportProblem: Sendable, Hashable {
  var line: Int
  /// Empty where it is the row as a whole.
  var column = ""
  var message: String
  /// Who is in the way.
  var customers: [Uuid] = []

  init(line: Int, column: String = "", message: String, customers: [Uuid] = []) {
    self.line = line
    self.column = column
    self.message = message
    self.customers = customers
  }

  /// What a row's own error says; nil for one that is not the row's.
  init?(_ error: RPCError, line: Int) {
    switch error.code {
    case .invalidArgument, .alreadyExists, .failedPrecondition:
      self.init(
        line: line, message: error.violations.first?.message ?? error.message,
        customers: [error.existing].compactMap(\.self))
    case .ok, .cancelled, .unknown, .deadlineExceeded, .notFound, .permissionDenied,
      .resourceExhausted, .aborted, .outOfRange, .unimplemented, .internal, .unavailable,
      .dataLoss, .unauthenticated:
      return nil
    }
  }

  static let header = ["line", "column", "problem", "customers"]

  func write(to writer: inout CSVWriter) {
    writer.row([
      String(line), column, message, customers.map(\.description).joined(separator: " "),
    ])
  }
}

/// Problems as they are kept: so many that people can work with them, and a count of all.
struct ImportProblems {
  /// More are counted, but not listed.
  static let listedMax = 10_000

  private(set) var listed: Int
  private var writer = CSVWriter()

  /// `listed` were listed before these.
  init(listed: Int) { self.listed = listed }

  mutating func add(_ problems: [ImportProblem]) {
    for problem in problems where listed <= Self.listedMax {
      listed += 1
      if listed > Self.listedMax {
        writer.row(["", "", "There are more problems, which are not listed.", ""])
      } else {
        problem.write(to: &writer)
      }
    }
  }

  /// The lines of CSV since the last time.
  mutating func take() -> [UInt8] { writer.take() }
}
