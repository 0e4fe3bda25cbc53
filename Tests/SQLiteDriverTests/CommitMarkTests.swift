import Foundation
import SQLiteDriver
import Testing
import WireFormat

@Suite struct `The mark of the last commits` {
  private let directory: ScratchDirectory
  private let tenants = (1...3).map { Uuid(high: 7, low: $0) }

  init() throws { directory = try ScratchDirectory() }

  private var path: String { "\(directory.path)/\(CommitMark.fileName)" }

  @Test func `knows how far each tenant had come, also after the process died`() throws {
    #expect(CommitMark.look(in: directory.path).isEmpty)
    let mark = try CommitMark(in: directory.path)
    #expect(mark.found.isEmpty)
    for event in 1...5000 { mark.note([tenants[event % 3]: Int64(event)]) }
    // Nothing was closed: what was written is what another process sees.
    let found = CommitMark.look(in: directory.path)
    #expect(found == [tenants[0]: 4998, tenants[1]: 4999, tenants[2]: 5000])
    let again = try CommitMark(in: directory.path)
    #expect(again.found == found)
    again.note([tenants[0]: 5001])
    #expect(CommitMark.look(in: directory.path)[tenants[0]] == 5001)
    again.reset()
    #expect(CommitMark.look(in: directory.path).isEmpty)
  }

  @Test func `takes no record that was half written`() throws {
    let mark = try CommitMark(in: directory.path)
    mark.note([tenants[0]: 10])
    mark.note([tenants[0]: 11])
    let sound = try Data(contentsOf: URL(fileURLWithPath: path))
    // The second record begins at 2 * 64: its number, the tenant, the event, the sum.
    for offset in stride(from: 128, to: 168, by: 3) {
      var bad = sound
      bad[offset] ^= 0x10
      try bad.write(to: URL(fileURLWithPath: path))
      #expect(CommitMark.look(in: directory.path) == [tenants[0]: 10], "\(offset)")
    }
    try sound.prefix(150).write(to: URL(fileURLWithPath: path))
    #expect(CommitMark.look(in: directory.path) == [tenants[0]: 10])
  }

  @Test func `costs little beside a commit`() throws {
    let mark = try CommitMark(in: directory.path)
    let start = ContinuousClock.now
    for event in 1...10_000 { mark.note([tenants[0]: Int64(event)]) }
    print("a mark: \((ContinuousClock.now - start) / 10_000)")
    #expect(mark.found.isEmpty)
  }
}
