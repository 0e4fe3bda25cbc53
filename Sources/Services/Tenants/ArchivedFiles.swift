import BlobStorage
import Storage
import WireFormat

/// Keeps the files about customers that come with a tenant's archive. They are sealed already.
final class ArchivedFiles: ArchiveFiles {
  private let settings: EvidenceSettings
  /// Where the file under way is until it is whole.
  private let staging: String
  private var file: (path: String, target: LocalFile, bytes: UInt64)?

  /// `id` is this import's own.
  init(_ settings: EvidenceSettings, _ id: Uuid) {
    self.settings = settings
    staging = EvidenceStaging.path(settings.folder, id)
  }

  func begin(_ path: String) throws(ArchiveFailure) {
    try blob { () throws(BlobError) in
      try LocalFile.makeFolders(of: staging)
      file = (path, try LocalFile(staging, .write), 0)
    }
  }

  func append(_ bytes: [UInt8]) throws(ArchiveFailure) {
    try blob { () throws(BlobError) in
      try file?.target.write(bytes, at: file?.bytes ?? 0)
      file?.bytes += UInt64(bytes.count)
    }
  }

  func end() throws(ArchiveFailure) {
    guard let (path, target, bytes) = file else { return }
    file = nil
    try blob { () throws(BlobError) in
      // One that was gone when it was exported.
      guard bytes > 0 else { return try LocalFile.remove(staging) }
      try target.sync()
      try settings.store.put(path, from: staging)
    }
  }

  func abandon() {
    guard file != nil else { return }
    file = nil
    try? LocalFile.remove(staging)
  }

  private func blob(_ body: () throws(BlobError) -> Void) throws(ArchiveFailure) {
    do throws(BlobError) { try body() } catch {
      switch error {
      case .absent: throw .file("absent")
      case .full: throw .write(.diskFull)
      case .unavailable(let words): throw .file(words)
      }
    }
  }
}
