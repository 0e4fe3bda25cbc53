import Foundation
import FrontdeskClient
import TestKit
import Testing

/// A primary and its synchronous standby: the primary is killed, the standby promoted, the killed
/// one made the new standby, and so on. `make failover ROUNDS=50` goes on for longer.
@Suite(.serialized) struct `A primary that is killed` {
  private static var rounds: Int {
    ProcessInfo.processInfo.environment["FRONTDESK_FAILOVER_ROUNDS"].flatMap { Int($0) } ?? 2
  }

  @Test func `costs callers a pause, and no acknowledged write`() async throws {
    let replicas = try Replicas()
    let folder = replicas.directory.path
    let pair = try ServerPair(
      "postgres://postgres@/postgres?host=\(folder)/1,\(folder)/2"
        + "&target_session_attrs=read-write&connect_timeout=2")
    let frontdesk = try await Frontdesk.connect(
      pair.address(), token: try pair.token(), options: FrontdeskOptions(attemptsMax: 20))
    let log = WriteLog()
    let writers = (0..<8).map { writer in Task { await log.write(writer, to: frontdesk) } }
    var pauses: [Duration] = []
    for round in 0..<Self.rounds {
      let (primary, standby) = round % 2 == 0 ? ("1", "2") : ("2", "1")
      try await Self.progress(log, 50)
      _ = await log.takeLongestPause()
      try replicas.run("kill", primary)
      try replicas.run("promote", standby)
      try await Self.progress(log, 20)
      pauses.append(await log.takeLongestPause())
      try replicas.run("rejoin", primary)
    }
    await log.end()
    for writer in writers { await writer.value }
    try await log.check(frontdesk)
    frontdesk.close()
    pauses.sort()
    let failures = await log.failures
    print(
      "\(Self.rounds) fail-overs, \(await log.count) acknowledged, \(failures.count) refused; "
        + "pause p50 \(pauses[pauses.count / 2]), max \(pauses.last ?? .zero)")
    for (why, names) in Dictionary(grouping: failures.keys, by: { failures[$0] ?? "" }) {
      print("\(names.count) x \(why)")
    }
  }

  private static func progress(_ log: WriteLog, _ more: Int) async throws {
    let target = await log.count + more
    let goesOn = await eventuallyAsync(within: .seconds(60)) { await log.count >= target }
    let why = await log.failures.values.first ?? "no call ended"
    try #require(goesOn, "nothing is acknowledged any more: \(why)")
  }
}
