import Foundation

/// Ctrl-C, as something to do instead of dying at once.
struct Interrupt: Sendable {
  // nonisolated(unsafe): written once, before the handler that reads it is installed.
  nonisolated(unsafe) private static var signalEnd: Int32 = -1
  private let waitingEnd: Int32

  /// Holds Ctrl-C until `run` says what it does. Called once.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard Interrupt.signalEnd < 0, pipe(&ends) == 0 else { return nil }
    waitingEnd = ends[0]
    Interrupt.signalEnd = ends[1]
    // A handler may do little more than write.
    signal(SIGINT) { _ in
      var byte: UInt8 = 1
      _ = write(Interrupt.signalEnd, &byte, 1)
    }
    // Whoever started the program may have held the signal back, as many threads do.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Runs `body` at the first Ctrl-C, on a thread of its own; the second one ends the program.
  func run(_ body: @escaping @Sendable () -> Void) {
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while read(waitingEnd, &byte, 1) < 0, errno == EINTR {}
      signal(SIGINT, SIG_DFL)
      body()
    }
  }
}
