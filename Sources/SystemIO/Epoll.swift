import CLinux

/// What a descriptor is watched for, or was found ready for.
///
/// A plain pair of operations and not an OptionSet, whose array literals allocate on each round
/// of a reactor.
package struct Readiness: Sendable, Hashable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static var none: Readiness { Readiness(rawValue: 0) }
  package static var readable: Readiness { Readiness(rawValue: 0x001) }
  package static var writable: Readiness { Readiness(rawValue: 0x004) }
  /// An error is pending; always reported.
  package static var failed: Readiness { Readiness(rawValue: 0x008) }
  /// Both directions are shut; always reported.
  package static var hungUp: Readiness { Readiness(rawValue: 0x010) }

  package static func | (left: Readiness, right: Readiness) -> Readiness {
    Readiness(rawValue: left.rawValue | right.rawValue)
  }

  /// Whether any of `others` is among these.
  package func hasAny(of others: Readiness) -> Bool { rawValue & others.rawValue != 0 }
}

/// A level-triggered epoll set. Each descriptor is added with a token that comes back when
/// the descriptor is ready. Used by one thread.
@safe
package struct Epoll: ~Copyable {
  /// The most descriptors that one wait reports.
  package static let readyMax = 256

  private let descriptor: Descriptor
  private let ready: UnsafeMutablePointer<linux_ready>

  /// An empty set.
  package init() throws(SystemError) {
    descriptor = Descriptor(owning: try SystemError.check("epoll_create", linux_epoll_create()))
    unsafe ready = .allocate(capacity: Epoll.readyMax)
    unsafe ready.initialize(repeating: linux_ready(), count: Epoll.readyMax)
  }

  deinit { unsafe ready.deallocate() }

  /// The set's own number: it is readable while something in it is ready, for another set to watch.
  package var number: Int32 { descriptor.number }

  /// Watches `number`, which the caller keeps open until it calls `remove`.
  package func add(_ number: Int32, _ events: Readiness, token: UInt64) throws(SystemError) {
    let status = linux_epoll_control(descriptor.number, 1, number, events.rawValue, token)
    _ = try SystemError.check("epoll_ctl", status)
  }

  /// Changes what `number` is watched for.
  package func modify(_ number: Int32, _ events: Readiness, token: UInt64) throws(SystemError) {
    let status = linux_epoll_control(descriptor.number, 3, number, events.rawValue, token)
    _ = try SystemError.check("epoll_ctl", status)
  }

  /// Stops watching `number`.
  package func remove(_ number: Int32) {
    _ = linux_epoll_control(descriptor.number, 2, number, 0, 0)
  }

  /// Waits until something is ready or the time is over, and returns how many are ready; -1
  /// waits for ever, 0 only looks. A signal ends the wait early with none.
  package func wait(timeoutMilliseconds: Int32) throws(SystemError) -> Int {
    let count = unsafe linux_epoll_wait(
      descriptor.number, ready, Int32(Epoll.readyMax), timeoutMilliseconds)
    if count == -4 { return 0 }
    return Int(try SystemError.check("epoll_wait", count))
  }

  /// Waits as the other `wait` does, with a time that may be less than a millisecond.
  package func wait(timeoutNanoseconds: UInt64) throws(SystemError) -> Int {
    let count = unsafe linux_epoll_wait_precisely(
      descriptor.number, ready, Int32(Epoll.readyMax), timeoutNanoseconds)
    if count == -4 { return 0 }
    return Int(try SystemError.check("epoll_pwait2", count))
  }

  /// One of those that the last wait found ready.
  package func readyItem(_ index: Int) -> (token: UInt64, events: Readiness) {
    precondition(index >= 0 && index < Epoll.readyMax)
    let item = unsafe ready[index]
    return (item.token, Readiness(rawValue: item.events))
  }
}
