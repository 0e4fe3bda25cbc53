import SQLInterface
import SQLiteDriver
import Services
import Storage
import Telemetry
import WireFormat

/// Holds the embedded store to what it acknowledged: whoever starts on a store that has lost
/// the end of its log hears of it before anything is served.
struct CommitGuard {
  private let mark: CommitMark

  init(_ data: String) throws {
    do throws(CommitMark.Failure) { mark = try CommitMark(in: data) } catch {
      throw Failure("\(data)/\(CommitMark.fileName) cannot be opened (error \(error.code)).")
    }
  }

  /// Notes every commit from now on.
  func watch(_ options: inout Writer.Options) {
    let mark = mark
    options.onCommit = { mark.note($0) }
  }

  /// Refuses a store whose end is missing, or goes on without it where that is accepted.
  func check(_ server: FrontdeskServer, acceptsLoss: Bool) throws {
    let lost: [LostTail]
    do throws(SQLError) {
      let reader = try server.store.makeReadStore()
      defer { reader.close() }
      lost = try reader.lostTails(mark.found)
    } catch {
      throw Failure("The store cannot be read: \(error).")
    }
    guard !lost.isEmpty else { return }
    guard acceptsLoss else {
      throw Failure(
        "The store has lost writes that were acknowledged: \(Self.text(lost)). Restore the last "
          + "backup to another directory, or go on without them by --accept-loss.")
    }
    Log.write(.error, "loss_accepted", ["tenants": .count(lost.count)])
    mark.reset()
  }

  /// What is missing, for people.
  static func text(_ lost: [LostTail]) -> String {
    lost.prefix(5).map { "tenant \($0.tenant) ended at \($0.committed), and is at \($0.found)" }
      .joined(separator: "; ") + (lost.count > 5 ? "; and \(lost.count - 5) more" : "")
  }
}
