import Foundation

/// How far something has come, on standard error: a bar that moves at a terminal, and otherwise
/// a line now and then.
struct FileProgress {
  private static let width = 30
  private static let pauseSeconds = 5.0

  private let what: String
  private let isTerminal: Bool
  private var last = Date.distantPast
  private var lastText = ""

  init(_ what: String) {
    self.what = what
    isTerminal = isatty(2) == 1
  }

  /// Shows that `done` of `total` are done; a total of 0 is not known.
  mutating func show(_ done: UInt64, of total: UInt64, _ output: inout Output) {
    let isWhole = total > 0 && done >= total
    let now = Date()
    let pause = isTerminal ? 0.1 : Self.pauseSeconds
    guard isWhole || now.timeIntervalSince(last) >= pause else { return }
    last = now
    let text = total > 0 ? "\(what): \(done) of \(total)" : "\(what): \(done)"
    guard text != lastText else { return }
    lastText = text
    guard isTerminal else { return output.error(text) }
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let filled = Int(share * Double(Self.width))
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    output.errorInPlace(
      total > 0 ? "[\(bar)] \(Int(share * 100)) % \(text)" : text)
  }

  /// Leaves the bar as it is, and what is printed next goes below it.
  func end(_ output: inout Output) {
    if isTerminal, !lastText.isEmpty { output.error("") }
  }
}
