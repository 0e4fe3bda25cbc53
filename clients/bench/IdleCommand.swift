import Flags
import Foundation
import LoadTest

/// `bench idle`: what a connection costs that does nothing.
struct IdleCommand {
  private let settings: BenchSettings
  private let count: Int

  init(_ given: Settings) throws(LoadFailure) {
    (settings, count) = try LoadFailure.reading { () throws(UsageError) in
      (try BenchSettings(given), try given.integer("connections", atLeast: 1))
    }
  }

  func run() throws(LoadFailure) {
    guard let pid = settings.pid else { throw .usage("--pid is missing.") }
    let process = ServerProcess(pid: pid)
    guard let before = process.memoryMiB?.now else {
      throw .load(LoadError("There is no process \(pid)."))
    }
    let crowd: IdleConnections
    do throws(LoadError) {
      crowd = try IdleConnections(settings.target, count: count, token: settings.token)
    } catch {
      throw .load(error)
    }
    let after = process.memoryMiB?.now ?? before
    withExtendedLifetime(crowd) {}
    let each = (after - before) * 1024 / Double(count)
    print("frontdesk|idle \(count) connections|kib=\(NumberText.fixed(each, 2))")
  }
}
