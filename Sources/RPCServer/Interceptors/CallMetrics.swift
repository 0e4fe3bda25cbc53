/// Counts calls by method, code and lane, with how long they took.
struct CallMetrics: CallInterceptor {
  let statistics: CallStatistics

  @inline(__always)
  mutating func after(_ call: borrowing EndedCall, _ context: CallContext?) {
    statistics.count(call.index, call.code, call.times)
  }
}
