import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

extension Customer {
  /// Leaves out what another live customer has by now: somebody may have typed in a
  /// demonstration record's number, and seeding must not fail for that.
  mutating func leaveOutTaken(_ call: WriteCall) throws(RPCError) {
    if let phone, try Self.isTaken(CustomerIdentifier(phone: phone), call) { self.phone = nil }
    if let email, try Self.isTaken(CustomerIdentifier(email: email), call) { self.email = nil }
    var free: [ProviderMapping] = []
    for mapping in mappings
    where try db(try call.store.owner(of: MappingKey(mapping), call.scope)) == nil {
      free.append(mapping)
    }
    mappings = free
  }

  private static func isTaken(
    _ identifier: CustomerIdentifier, _ call: WriteCall
  ) throws(RPCError) -> Bool {
    try db(try call.store.owner(of: identifier, call.scope)) != nil
  }
}
