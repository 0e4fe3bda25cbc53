import Crypto
import Foundation
import JSONText

/// What a backup says of itself, in its `manifest.json`: enough to tell whether every byte is
/// there before anything is restored, and where each tenant's chain ended.
struct BackupManifest {
  static let fileName = "manifest.json"
  static let format: Int64 = 1

  /// One file of the backup, by its path within it.
  struct File {
    let name: String
    let bytes: Int64
    /// SHA-256, in hex.
    let digest: String
  }

  /// Where one tenant's chain ended.
  struct Head {
    let tenant: String
    let sequence: Int64
    /// The hash of the chain's last entry, in hex.
    let hash: String
  }

  let madeAt: String
  let schemaVersion: Int64
  let files: [File]
  let heads: [Head]

  /// With a digest of all of it last.
  var json: JSONValue {
    var members = content.object ?? JSONObject()
    members.append("digest", .string(digest))
    return .object(members)
  }

  /// SHA-256 of what it says, in hex.
  private var digest: String { SHA256.hash(Array(JSONPrinter.print(content).utf8)).hex }

  private var content: JSONValue {
    [
      "format": .integer(Self.format), "madeAt": .string(madeAt),
      "schemaVersion": .integer(schemaVersion),
      "files": .array(
        files.map {
          [
            "name": .string($0.name), "bytes": .integer($0.bytes), "sha256": .string($0.digest),
          ]
        }),
      "tenants": .array(
        heads.map {
          [
            "tenantId": .string($0.tenant), "sequence": .integer($0.sequence),
            "hash": .string($0.hash),
          ]
        }),
    ]
  }

  init(madeAt: String, schemaVersion: Int, files: [File], heads: [Head]) {
    self.madeAt = madeAt
    self.schemaVersion = Int64(schemaVersion)
    self.files = files
    self.heads = heads
  }

  /// The manifest of the backup in `directory`.
  init(of directory: String) throws {
    let path = "\(directory)/\(Self.fileName)"
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Failure("\(directory) is no backup: it has no \(Self.fileName).")
    }
    guard let value = try? JSONParser.parse(Array(bytes)),
      let madeAt = value["madeAt"]?.string, let version = value["schemaVersion"]?.integer,
      let files = value["files"]?.array?.map(File.init), let heads = value["tenants"]?.array
    else { throw Failure("\(path) is damaged; use another backup.") }
    guard value["format"]?.integer == Self.format else {
      throw Failure("\(path) is of another version of this program; restore with that one.")
    }
    self.madeAt = madeAt
    schemaVersion = version
    self.files = files.compactMap { $0 }
    self.heads = heads.compactMap(Head.init)
    guard self.files.count == files.count, self.heads.count == heads.count,
      value["digest"]?.string == digest
    else {
      throw Failure("\(path) is damaged; use another backup.")
    }
  }

  /// Names the files of `directory` that are missing or are not what was written to them.
  func damage(in directory: String) -> [String] {
    files.compactMap { file in
      guard let found = try? File(file.name, in: directory) else {
        return "\(file.name) is missing or cannot be read"
      }
      return found.digest == file.digest && found.bytes == file.bytes
        ? nil : "\(file.name) was changed since the backup was made"
    }
  }
}

extension BackupManifest.File {
  /// The file `name` of `directory` as it is now.
  init(_ name: String, in directory: String) throws {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: "\(directory)/\(name)"), options: .alwaysMapped)
    var hash = SHA256()
    hash.update(data.span.bytes)
    self.name = name
    bytes = Int64(data.count)
    digest = hash.finish().hex
  }

  fileprivate init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, let bytes = json["bytes"]?.integer,
      let digest = json["sha256"]?.string, !name.contains(".."), !name.hasPrefix("/")
    else { return nil }
    self.name = name
    self.bytes = bytes
    self.digest = digest
  }
}

extension BackupManifest.Head {
  fileprivate init?(_ json: JSONValue) {
    guard let tenant = json["tenantId"]?.string, let sequence = json["sequence"]?.integer,
      let hash = json["hash"]?.string
    else { return nil }
    self.tenant = tenant
    self.sequence = sequence
    self.hash = hash
  }
}

extension Digest {
  /// The 32 bytes in hex.
  var hex: String {
    withBytes { bytes in
      bytes.withUnsafeBytes { bytes in
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      }
    }
  }
}
