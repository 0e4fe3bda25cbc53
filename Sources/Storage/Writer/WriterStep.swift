import Auth
import SQLInterface
import Synchronization
import SystemIO

/// One step of long work of the store's own, as the writer runs it, and what came of it.
final class WriterStep<Result: Sendable>: WriteJob {
  typealias Body = @Sendable (WriteStore) throws(SQLError) -> Result

  let scope: TenantScope
  let author: Author
  let idempotency: IdempotencyClaim? = nil
  let deadline = UInt64.max
  let isCancelled = false
  let freesRoom: Bool
  private let body: Body
  private let result = Mutex<Result?>(nil)
  private let outcome: Monitor<WriteOutcome?> = Monitor(nil)

  init(
    _ scope: TenantScope, _ author: Author, freesRoom: Bool = false, _ body: @escaping Body
  ) {
    self.freesRoom = freesRoom
    self.scope = scope
    self.author = author
    self.body = body
  }

  func run(_ store: WriteStore) throws(WriteAbort) {
    do throws(SQLError) {
      let made = try body(store)
      result.withLock { $0 = made }
    } catch {
      throw .sql(error)
    }
  }

  func finish(_ outcome: WriteOutcome) { self.outcome.changeAll { $0 = outcome } }

  /// Returns once the step is durable. Runs it here where the writer has no thread yet.
  func perform(on writer: Writer) throws(WriteFailure) -> Result {
    writer.submit(self)
    if !writer.isStarted { while outcome.look({ $0 }) == nil, writer.runBatch() > 0 {} }
    switch outcome.wait({ $0 }) {
    case .committed, .replayed: break
    case .failed(let failure): throw failure
    case .refused, .unknown: throw .storeFailed
    }
    guard let made = result.withLock({ $0 }) else { throw .storeFailed }
    return made
  }
}
