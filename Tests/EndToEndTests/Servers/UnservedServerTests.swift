import Auth
import Foundation
import SQLiteDriver
import Services
import TestKit
import Testing

/// A server whose start goes no further than its threads: its address is taken, say.
@Suite(.serialized) struct `A server that never takes calls` {
  private static func threads() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
  }

  @Test func `ends what it began`() throws {
    let directory = try TemporaryDirectory()
    _ = try KeyStore.create(in: directory.path)
    let keys = KeyStore(dataDirectory: directory.path)
    let before = try Self.threads()
    // Its threads may just be starting when it goes, so this is tried a few times.
    for round in 0..<20 {
      let path = directory.path(of: "\(round).db")
      _ = try FrontdeskServer(SQLiteDatabase(path: path), keys: keys)
    }
    #expect(try eventually { try Self.threads() <= before })
  }
}
