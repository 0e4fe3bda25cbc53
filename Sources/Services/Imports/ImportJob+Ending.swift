import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

extension ImportJob {
  private static let partsAtOnce: Int64 = 8

  /// Removes rows that were put by, some at a time so that the writer is held for moments only.
  static func dropInput(
    of id: Uuid, parts: Int64, on store: Store, _ scope: TenantScope
  ) throws(RPCError) {
    var number: Int64 = 1
    while number <= parts {
      let numbers = number...min(parts, number + partsAtOnce - 1)
      try BackgroundJob.run("import", on: store, scope) { call throws(RPCError) in
        call.store.allowUnrecordedChanges("rows that were put by are no records")
        for number in numbers {
          try db(try call.store.deletePart(number, .input, of: id, scope))
        }
      }
      number = numbers.upperBound + 1
    }
  }

  /// Ends the import: what was put by of it can never be read again.
  mutating func end(
    _ state: ImportState, _ call: WriteCall, _ scope: TenantScope
  ) throws(RPCError) {
    shown.state = state
    try db(try call.store.eraseKey(of: keyID, scope))
    try update(call, scope)
    record(.ended, call, scope)
  }
}
