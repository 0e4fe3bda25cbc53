package import Glibc

/// State behind a mutex with threads that wait for it to change.
///
/// `@unchecked Sendable`: `value` is touched only while `mutex` is held, and the two pthread
/// objects are made for being shared; they never move, as they live on the heap.
@safe package final class Monitor<Value>: @unchecked Sendable {
  @usableFromInline var value: Value
  @usableFromInline let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  @usableFromInline let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Begins with `value`.
  @inlinable package init(_ value: Value) {
    self.value = value
    unsafe pthread_mutex_init(mutex, nil)
    // So that a wait is as long as it should be, whatever becomes of the wall clock.
    var attributes = pthread_condattr_t()
    unsafe pthread_condattr_init(&attributes)
    unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    unsafe pthread_cond_init(condition, &attributes)
    unsafe pthread_condattr_destroy(&attributes)
  }

  @inlinable deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Reads or changes the state; nobody is woken.
  @discardableResult
  @inlinable package func look<Result>(_ body: (inout Value) -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body(&value)
  }

  /// Changes the state and wakes one waiting thread.
  @inlinable package func change<Result>(_ body: (inout Value) -> Result) -> Result {
    let result = look(body)
    unsafe pthread_cond_signal(condition)
    return result
  }

  /// Wakes one waiting thread, after a change that `look` made.
  @inlinable package func wakeOne() { unsafe pthread_cond_signal(condition) }

  /// Changes the state and wakes all waiting threads.
  @inlinable package func changeAll<Result>(_ body: (inout Value) -> Result) -> Result {
    let result = look(body)
    unsafe pthread_cond_broadcast(condition)
    return result
  }

  /// Waits until `body` gives something.
  @inlinable package func wait<Result>(_ body: (inout Value) -> Result?) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&value) { return result }
      unsafe pthread_cond_wait(condition, mutex)
    }
  }

  /// Waits until `body` gives something, or returns nil when that takes longer than `seconds`.
  package func wait<Result>(
    seconds: Double, _ body: (inout Value) -> Result?
  ) -> Result? {
    var end = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &end)
    let nanoseconds = end.tv_nsec + Int(seconds.truncatingRemainder(dividingBy: 1) * 1e9)
    end.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
    end.tv_nsec = nanoseconds % 1_000_000_000
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&value) { return result }
      if unsafe pthread_cond_timedwait(condition, mutex, &end) != 0 { return body(&value) }
    }
  }
}
