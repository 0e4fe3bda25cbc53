import Synchronization

/// Wakes reactors once for many calls that end together, so that one which shares its processor
/// with whoever ends them does not interrupt him for each. He need not know the server: one of
/// these is given to both.
package final class AnswerBell: Sendable {
  private let mailboxes = Mutex<[Mailbox]>([])

  package init() {}

  func attach(_ more: [Mailbox]) { mailboxes.withLock { $0 += more } }

  /// Runs `body`, which ends calls on this thread and takes little time; their reactors wake up
  /// after it, unless something else wakes them.
  package func ring(after body: () -> Void) {
    let held = mailboxes.withLock { $0 }.filter { $0.hold() }
    body()
    for mailbox in held { mailbox.release() }
  }
}
