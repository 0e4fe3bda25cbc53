package import BlobStorage

/// Where files about customers are kept, and how much of it a tenant may have.
package struct EvidenceSettings: Sendable {
  /// A folder of this machine for what is being sent.
  package var folder: String
  package var store: any BlobStore
  package var quotaBytes: UInt64 = 10 << 30
  package var fileBytesMax: UInt64 = 100 << 20

  package init(folder: String, store: any BlobStore) {
    self.folder = folder
    self.store = store
  }

  /// Everything in one folder.
  package init(folder: String) {
    self.init(folder: folder, store: FolderStore(folder))
  }
}
