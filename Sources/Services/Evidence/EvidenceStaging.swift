import BlobStorage
import Crypto
import FrontdeskServices
import WireFormat

/// A file that is being sent, on this machine.
struct EvidenceStaging {
  let path: String
  private let file: LocalFile
  private let frames: EvidenceFrames
  /// Behind the last frame that is full.
  private var walk = EvidenceFrames.Walk()
  // However small the parts are that bytes come in, every frame but the last one is filled: a
  // quota of plain bytes would say nothing of the disk otherwise.
  private var rest: [UInt8] = []
  /// So many bytes of `rest` are in the file, in its last frame.
  private var restKept = 0

  /// How many bytes have come.
  var offset: UInt64 { walk.plain + UInt64(rest.count) }

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
    var end = walk
    while let lengths = try frames.lengths(end, read) {
      // The frame counts once its last byte is there.
      let last = end.place + UInt64(8 + lengths.sealed) - 1
      guard try read(last, 1).count == 1 else { break }
      walk = end
      frames.skip(&end, lengths)
    }
    try file.cut(at: end.place)
    var last = walk
    if end.plain - walk.plain < UInt64(EvidenceFrames.plainMax),
      let plain = try? frames.next(&last, read)
    {
      rest = plain
      restKept = plain.count
    } else {
      walk = end
    }
  }

  static func path(_ folder: String, _ id: Uuid) -> String { "\(folder)/uploads/\(id)" }

  /// Adds bytes behind those that have come.
  mutating func append(_ bytes: [UInt8]) throws(BlobError) {
    rest += bytes
    var start = 0
    while rest.count - start >= EvidenceFrames.plainMax {
      let plain = Array(rest[start..<start + EvidenceFrames.plainMax])
      let frame = frames.frame(plain, walk.index)
      try file.write(frame, at: walk.place)
      walk.place += UInt64(frame.count)
      walk.plain += UInt64(plain.count)
      walk.index += 1
      start += plain.count
      restKept = 0
    }
    rest.removeFirst(start)
  }

  /// Returns once all that has come is on the disk.
  mutating func sync() throws(BlobError) {
    if rest.count > restKept {
      try file.write(frames.frame(rest, walk.index), at: walk.place)
      restKept = rest.count
    }
    try file.sync()
  }

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
