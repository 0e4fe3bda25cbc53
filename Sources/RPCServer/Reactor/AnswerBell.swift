import Synchronization

/// Wakes reactors once for many calls that end together, so that one which shares its processor
/// with whoever ends them does not interrupt him for each. He need not know the server: one of
/// these is given to both.
package final class AnswerBell: Sendable {
  private let mailboxes = Mutex<[Mailbox]>([])

  package init() {}

  func attach(_ more: [Mailbox]) { mailboxes.withLock { $0 += more } }

  /// Runs `body`, which ends calls and does not wait; their reactors wake up after it.
  package func ring(after body: () -> Void) {
    let mailboxes = mailboxes.withLock { $0 }
    for mailbox in mailboxes { mailbox.hold() }
    body()
    for mailbox in mailboxes { mailbox.release() }
  }
}
