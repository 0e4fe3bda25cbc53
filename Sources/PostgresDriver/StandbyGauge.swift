/// Tells up to which moment a standby is known to show all that was committed, from how far the
/// primary's log had come at moments of this machine's clock, and how far the standby had
/// replayed it after each. No clocks of two machines are compared.
struct StandbyGauge {
  /// A minute of looks; more of them are thinned out, which loses precision only.
  private static let looksMax = 600

  private var looks: [(at: UInt64, end: Int64)] = []
  private var replayed: Int64?

  /// Everything that was committed before this moment is shown; nil while nothing is known.
  private(set) var isCurrentAt: UInt64?

  /// Notes a look at both: the primary's log ended at `end` when it was asked, at `time` or later,
  /// and the standby, asked after that, had replayed up to `replayed`.
  mutating func note(at time: UInt64, end: Int64, replayed: Int64) {
    guard let before = self.replayed, before <= end, before <= replayed else {
      // The first look. Or the standby was ahead of its primary, and so follows another history,
      // in which the same places stand for other commits; or it has begun anew.
      self = StandbyGauge()
      self.replayed = replayed
      return
    }
    self.replayed = replayed
    looks.append((time, end))
    var count = 0
    while count < looks.count, looks[count].end <= replayed { count += 1 }
    if count > 0 {
      isCurrentAt = looks[count - 1].at
      looks.removeFirst(count)
    }
    if looks.count > Self.looksMax {
      looks = looks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
  }
}
