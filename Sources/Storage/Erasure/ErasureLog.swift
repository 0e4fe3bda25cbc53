import Auth
import SQLInterface
package import SystemIO

/// Where erasures are noted outside the database, before they happen: whoever is noted is
/// erased, if need be by the next start.
package struct ErasureLog: Sendable {
  private let file: AppendedFile

  package init(_ file: AppendedFile) { self.file = file }

  /// The ledger as it stands.
  package func read() throws(ErasureFailure) -> ErasureLedger {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try file.read() } catch { throw .log(error) }
    do throws(ErasureLedger.Damage) { return try ErasureLedger(bytes) } catch {
      throw .damagedLog(line: error.line)
    }
  }

  /// Returns once the disk has all of `entries`.
  func note(_ entries: [ErasureLedger.Entry]) throws(ErasureFailure) {
    guard !entries.isEmpty else { return }
    let lines = entries.map(\.line).joined()
    do throws(SystemError) { try file.append(lines) } catch { throw .log(error) }
  }
}

extension Store {
  /// Tries once more to take out of the log what was erased; false where a reader still holds
  /// it there.
  package func emptyLog() -> Bool {
    guard writer.isErasureInLog else { return true }
    let scope = TenantScope.platform
    let author = Author(principal: "system", role: nil, method: "emptyLog")
    try? ErasureJob(scope, author) { store throws(SQLError) in
      store.allowUnrecordedChanges("nothing changes; the batch only makes the writer look")
    }.perform(on: writer)
    return !writer.isErasureInLog
  }
}
