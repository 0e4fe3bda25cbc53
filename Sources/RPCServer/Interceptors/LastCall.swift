/// What the last call of a batch came with that was let through: the next one of the same
/// connection mostly comes with the same, and is not looked into again. Calls that name a tenant
/// are.
struct LastCall {
  // No connection has this number.
  private static let none = UInt64.max

  private var connection = Self.none
  private var index = 0
  private var slot: UInt32 = 0

  @inline(__always)
  func isLike(_ call: borrowing ArrivingCall) -> Bool {
    connection == call.connection && index == call.index && slot == call.slot && call.tenant == nil
  }

  mutating func note(_ call: borrowing ArrivingCall) {
    connection = call.tenant == nil ? call.connection : Self.none
    index = call.index
    slot = call.slot
  }

  mutating func forget() { connection = Self.none }
}
