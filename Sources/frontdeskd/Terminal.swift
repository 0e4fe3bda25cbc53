import Glibc

/// What people see.
enum Terminal {
  /// Writes a line to standard error.
  static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Writes a line to standard output at once, also when it is no terminal.
  static func say(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// Rewrites the progress line on standard error; a plain file gets one line at the end only.
  static func progress(_ done: Int, of total: Int, _ what: String) {
    guard isatty(STDERR_FILENO) == 1 else {
      if done == total { complain("\(total) \(what)") }
      return
    }
    let width = 30
    let filled = total == 0 ? width : done * width / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    let percent = total == 0 ? 100 : done * 100 / total
    write(
      "\r[\(bar)] \(percent) %  \(done) of \(total) \(what)\(done == total ? "\n" : "")",
      to: STDERR_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
