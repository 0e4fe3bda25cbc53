import BlobStorage
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// Files that were begun a day ago and never came whole: they are forgotten, since they count in
/// the tenant's quota and no list shows them.
struct StaleUploads {
  /// Small enough that one write holds the writer for a few milliseconds.
  private static let rowsPerStep = 64
  private static let ageMicroseconds: Int64 = 86_400_000_000

  let settings: EvidenceSettings

  /// Files that were begun before this moment are stale.
  static func moment(_ now: Timestamp) -> Timestamp {
    Timestamp(microseconds: now.microseconds - ageMicroseconds)
  }

  /// Forgets some of them; false when there was none.
  func forgetSome(_ call: WriteCall, _ scope: TenantScope) throws(RPCError) -> Bool {
    let some = try db(
      try call.store.staleEvidence(
        before: Self.moment(call.now), limit: Self.rowsPerStep, scope))
    try db(try call.store.forget(some, scope))
    for file in some {
      call.store.record(
        Change(.deleted, .evidence, file.id, subject: nil, version: 2), scope)
      let path = EvidenceStaging.path(settings.folder, file.id)
      call.afterCommit { try? LocalFile.remove(path) }
    }
    return !some.isEmpty
  }
}
