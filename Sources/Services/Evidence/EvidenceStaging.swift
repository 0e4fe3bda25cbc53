import BlobStorage
import Crypto
import FrontdeskServices
import WireFormat

/// A file that is being sent, on this machine.
struct EvidenceStaging {
  let path: String
  private let file: LocalFile
  private let frames: EvidenceFrames
  private var walk = EvidenceFrames.Walk()

  /// How many bytes have come.
  var offset: UInt64 { walk.plain }

  /// Opens what has come; what a crash has cut is dropped.
  init(_ folder: String, _ id: Uuid, _ frames: EvidenceFrames) throws(BlobError) {
    path = Self.path(folder, id)
    try LocalFile.makeFolders(of: path)
    file = try LocalFile(path, .write)
    self.frames = frames
    let file = file
    let read = { (place: UInt64, count: Int) throws(BlobError) -> [UInt8] in
      try file.read(from: place, count: count)
    }
    while let lengths = try frames.lengths(walk, read) {
      // The frame counts once its last byte is there.
      let last = walk.place + UInt64(8 + lengths.sealed) - 1
      guard try read(last, 1).count == 1 else { break }
      frames.skip(&walk, lengths)
    }
    try file.cut(at: walk.place)
  }

  static func path(_ folder: String, _ id: Uuid) -> String { "\(folder)/uploads/\(id)" }

  /// Adds bytes behind those that have come.
  mutating func append(_ bytes: [UInt8]) throws(BlobError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let plain = Array(rest.prefix(EvidenceFrames.plainMax))
      rest = rest.dropFirst(plain.count)
      let frame = frames.frame(plain, walk.index)
      try file.write(frame, at: walk.place)
      walk.place += UInt64(frame.count)
      walk.plain += UInt64(plain.count)
      walk.index += 1
    }
  }

  /// Returns once all that has come is on the disk.
  func sync() throws(BlobError) { try file.sync() }

  /// The digest of all that has come, and its first bytes.
  func digest() throws(EvidenceFailure) -> (digest: Digest, start: [UInt8]) {
    var hash = SHA256()
    var start: [UInt8] = []
    var walk = EvidenceFrames.Walk()
    let file = file
    while let plain = try frames.next(
      &walk,
      { (place, count) throws(BlobError) in try file.read(from: place, count: count) })
    {
      hash.update(plain.span.bytes)
      if start.count < MediaType.sniffedBytes {
        start += plain.prefix(MediaType.sniffedBytes - start.count)
      }
    }
    return (hash.finish(), start)
  }
}
