/// A read's one statement on its way to an engine that is elsewhere, and later its rows. It belongs
/// to its pipe's thread.
package protocol SQLQuestion: AnyObject {
  /// What its asker knows it by.
  var number: Int { get set }
}

/// What a read came to that ran on a pipe.
package enum SQLAsked {
  /// It needed no statement, or had its rows: what it gave counts.
  case nothing
  /// What it gave counts for nothing: it is run again with the rows of its statement.
  case question(any SQLQuestion)
  /// It cannot be run here: it needs more than one statement, or one that is not ready.
  case refused
}

/// A connection that nobody waits for. A read runs until its statement, which is noted and fails;
/// once its rows have come the read is run again from its start, and then has them.
///
/// It takes reads of one statement, so that each sees one state of the store.
package protocol SQLPipe: SQLConnection {
  /// The socket, to be watched.
  var descriptor: Int32 { get }
  /// Whether something waits for room in the socket.
  var wantsToWrite: Bool { get }
  /// Whether the link is of no use any more.
  var isBroken: Bool { get }
  /// Questions that were asked and not answered.
  var outstanding: Int { get }

  /// A read begins, for the first time or, with `answered`, again.
  func beginRead(_ answered: (any SQLQuestion)?, at now: UInt64)
  /// What the read came to that began last; `now` is in monotonic nanoseconds.
  func endRead() -> SQLAsked

  /// Takes a question along with the others of its tenant.
  func ask(_ question: any SQLQuestion)
  /// Sends what was asked.
  func flush()
  /// Reads what has come; returns whether there was something.
  func receive() -> Bool
  /// A question that has its rows, or was asked in vain; nil when there is none.
  func nextAnswer() -> (question: any SQLQuestion, hasRows: Bool)?
}
