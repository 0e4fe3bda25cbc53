import Glibc
import Synchronization
import SystemIO

/// State behind a mutex with threads that wait for it to change.
///
/// `@unchecked Sendable`: `value` is touched only while `mutex` is held, and the two pthread
/// objects are made for being shared; they never move, as they live on the heap.
package final class Monitor<Value>: @unchecked Sendable {
  private var value: Value
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init(_ value: Value) {
    self.value = value
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Reads or changes the state; nobody is woken.
  @discardableResult
  package func look<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }

  /// Changes the state and wakes one waiting thread.
  package func change<Result>(_ body: (inout Value) -> Result) -> Result {
    let result = look(body)
    pthread_cond_signal(condition)
    return result
  }

  /// Changes the state and wakes all waiting threads.
  package func changeAll<Result>(_ body: (inout Value) -> Result) -> Result {
    let result = look(body)
    pthread_cond_broadcast(condition)
    return result
  }

  /// Waits until `body` gives something.
  package func wait<Result>(_ body: (inout Value) -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&value) { return result }
      pthread_cond_wait(condition, mutex)
    }
  }
}

/// A thread until it is joined, once.
final class JoinBox: Sendable {
  private let thread: Mutex<SystemThread?>

  init(_ thread: consuming SystemThread) { self.thread = Mutex(thread) }

  func join() {
    let taken = thread.withLock { $0.take() }
    taken?.join()
  }
}
