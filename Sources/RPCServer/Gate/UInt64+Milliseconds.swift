extension UInt64 {
  /// So many milliseconds in nanoseconds, none for fewer than none. What a configuration means as
  /// "never" is 35 years.
  init(milliseconds: Int) {
    self = UInt64(clamping: Swift.min(milliseconds, 1 << 40)) * 1_000_000
  }
}
