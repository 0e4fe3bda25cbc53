import Auth
import BlobStorage
import Crypto
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// A file's bytes as they are kept: frames, each with the length of what it seals and the sealed
/// bytes, bound to the file and to the frame's place.
struct EvidenceFrames {
  static let plainMax = 64 << 10
  /// Two lengths of four bytes: of the plain bytes, and of the sealed ones.
  private static let lengthBytes = 8

  let key: SealingKey
  private let tenant: Uuid
  private let id: Uuid

  init(_ key: SealingKey, _ scope: TenantScope, _ id: Uuid) {
    self.key = key
    tenant = scope.tenantID
    self.id = id
  }

  /// The frame number `index` with `plain`: two lengths of four bytes, and the sealed bytes.
  func frame(_ plain: [UInt8], _ index: UInt64) -> [UInt8] {
    let sealed = key.seal(plain.span.bytes, binding: binding(index).span.bytes)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sealed.count + Self.lengthBytes)
    bytes.append(big: UInt64(plain.count) << 32 | UInt64(sealed.count))
    bytes += sealed
    return bytes
  }

  private func binding(_ index: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(big: tenant.high)
    bytes.append(big: tenant.low)
    bytes.append(big: id.high)
    bytes.append(big: id.low)
    bytes.append(big: index)
    return bytes
  }

  /// Where frames stand in the bytes that `read` gives.
  struct Walk {
    var place: UInt64 = 0
    var index: UInt64 = 0
    /// Plain bytes before `place`.
    var plain: UInt64 = 0
  }

  /// The next frame's lengths; nil at the end, or where a crash has cut the last frame.
  func lengths(
    _ walk: Walk, _ read: (UInt64, Int) throws(BlobError) -> [UInt8]
  ) throws(BlobError) -> (plain: Int, sealed: Int)? {
    let head = try read(walk.place, Self.lengthBytes)
    guard head.count == Self.lengthBytes else { return nil }
    let word = head.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let (plain, sealed) = (Int(word >> 32), Int(word & 0xFFFF_FFFF))
    guard plain > 0, plain <= Self.plainMax, sealed > plain, sealed <= plain + 256 else {
      return nil
    }
    return (plain, sealed)
  }

  /// Steps over a frame without opening it.
  func skip(_ walk: inout Walk, _ lengths: (plain: Int, sealed: Int)) {
    walk.place += UInt64(Self.lengthBytes + lengths.sealed)
    walk.plain += UInt64(lengths.plain)
    walk.index += 1
  }

  /// The next frame's plain bytes; nil at the end.
  func next(
    _ walk: inout Walk, _ read: (UInt64, Int) throws(BlobError) -> [UInt8]
  ) throws(EvidenceFailure) -> [UInt8]? {
    var found: (plain: Int, sealed: Int)?
    var sealed: [UInt8] = []
    do throws(BlobError) {
      found = try lengths(walk, read)
      if let found { sealed = try read(walk.place + UInt64(Self.lengthBytes), found.sealed) }
    } catch {
      throw .blob(error)
    }
    guard let found else { return nil }
    let binding = binding(walk.index)
    guard sealed.count == found.sealed,
      let plain = try? key.open(sealed.span.bytes, binding: binding.span.bytes),
      plain.count == found.plain
    else { throw .damaged }
    skip(&walk, found)
    return plain
  }
}

/// Why a file's bytes cannot be given.
enum EvidenceFailure: Error {
  case damaged
  case blob(BlobError)
}

/// Reads a kept file in blocks, so that a store across the network is not asked for each frame.
final class EvidenceBlocks {
  private static let blockBytes = 1 << 20

  private let store: any BlobStore
  private let path: String
  private var start: UInt64 = 0
  private var block: [UInt8] = []

  init(_ store: any BlobStore, _ path: String) {
    self.store = store
    self.path = path
  }

  /// Up to `count` bytes from `place` on; fewer at the end only.
  func read(_ place: UInt64, _ count: Int) throws(BlobError) -> [UInt8] {
    if place < start || place + UInt64(count) > start + UInt64(block.count) {
      block = try store.read(path, from: place, count: max(count, Self.blockBytes))
      start = place
    }
    return Array(block.dropFirst(Int(place - start)).prefix(count))
  }
}
