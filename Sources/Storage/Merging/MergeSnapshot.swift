package import FrontdeskAPI
import WireFormat

/// What it takes to undo a merge: the customers as they were, and the survivor as it became.
package struct MergeSnapshot: Sendable, Hashable {
  package var survivorBefore: Customer
  package var survivorAfter: Customer
  /// With the spellings of its identifiers, as a deleted customer has them.
  package var merged: Customer
  /// What the locations knew of the survivor, as far as the merge changed that; one that knew
  /// nothing is not there.
  package var locationsBefore: [CustomerLocation] = []
  package var locationsAfter: [CustomerLocation] = []

  package init(survivorBefore: Customer, survivorAfter: Customer, merged: Customer) {
    self.survivorBefore = survivorBefore
    self.survivorAfter = survivorAfter
    self.merged = merged
  }

  /// Three messages, each after its length in four bytes.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    let customers = CustomerPage(customers: [survivorBefore, survivorAfter, merged])
    for part in [
      customers.encoded(), CustomerLocationList(locations: locationsBefore).encoded(),
      CustomerLocationList(locations: locationsAfter).encoded(),
    ] {
      let count = UInt32(truncatingIfNeeded: part.count)
      unsafe withUnsafeBytes(of: count.bigEndian) { unsafe bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: part)
    }
    return bytes
  }

  /// nil for bytes that `encoded` did not make.
  init?(decoding bytes: [UInt8]) {
    var rest = bytes[...]
    guard let page: CustomerPage = Self.take(&rest), page.customers.count == 3,
      let before: CustomerLocationList = Self.take(&rest),
      let after: CustomerLocationList = Self.take(&rest), rest.isEmpty
    else { return nil }
    survivorBefore = page.customers[0]
    survivorAfter = page.customers[1]
    merged = page.customers[2]
    locationsBefore = before.locations
    locationsAfter = after.locations
  }

  private static func take<Message: WireMessage>(_ rest: inout ArraySlice<UInt8>) -> Message? {
    guard rest.count >= 4 else { return nil }
    let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest.removeFirst(4)
    guard rest.count >= count else { return nil }
    let part = Array(rest.prefix(count))
    rest.removeFirst(count)
    return try? Message(decoding: part)
  }
}

/// A merge as it is stored.
package struct StoredMerge: Sendable, Hashable {
  package var merge: Merge
  package var moved: MovedRows
  package var snapshot: MergeSnapshot

  package init(merge: Merge, moved: MovedRows, snapshot: MergeSnapshot) {
    self.merge = merge
    self.moved = moved
    self.snapshot = snapshot
  }
}
