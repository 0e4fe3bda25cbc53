// Enums.

extension CompatibilityCheck {
  mutating func compareEnums() {
    for before in old.enums {
      guard let after = new.enumeration(named: newName(before.name)) else {
        if let other = new.message(named: before.name) {
          report(
            .kindChanged, "`\(before.name)` was an enum and is now a message", at: other.location,
            name: before.name)
        } else {
          report(
            .enumRemoved, "enum `\(before.name)` was removed", at: before.location,
            name: before.name)
        }
        continue
      }
      if after.name != before.name {
        report(
          .enumRenamed, "enum `\(before.name)` was renamed to `\(after.name)`",
          at: after.location, name: after.name)
      }
      compare(before, after)
    }
  }

  private mutating func compare(_ before: EnumType, _ after: EnumType) {
    compareReservations(
      before.reserved, after.reserved, inUse: Set(after.values.map(\.number)),
      namesInUse: Set(after.values.map(\.name)), of: after.name, at: after.location)
    for value in before.values {
      if let same = after.values.first(where: { $0.name == value.name }) {
        guard same.number != value.number else { continue }
        report(
          .valueMoved,
          "value `\(value.name)` of \(after.name) had the number \(value.number) and has "
            + "\(same.number) now",
          at: same.location, name: same.name,
          suggestion: "give it the number \(value.number) again")
      } else if let taker = after.values.first(where: { $0.number == value.number }) {
        let takerIsNew = !before.values.contains { $0.name == taker.name }
        guard takerIsNew else { continue }
        report(
          .valueRenamed,
          "value `\(value.name)` (\(value.number)) of \(after.name) was renamed to `\(taker.name)`",
          at: taker.location, name: taker.name)
      } else {
        reportRemoved(value, after)
      }
    }
  }

  private mutating func reportRemoved(_ value: EnumValue, _ after: EnumType) {
    let what = "value `\(value.name)` (\(value.number)) of \(after.name) was removed"
    let hasNumber = after.reserved.numbers.contains { $0.contains(value.number) }
    let hasName = after.reserved.names.contains(value.name)
    if !hasNumber {
      report(
        .valueRemovedUnreserved, "\(what) without reserving its number", at: after.location,
        name: after.name, suggestion: "add `reserved \(value.number), \"\(value.name)\"`")
    } else if !hasName {
      report(
        .valueNameUnreserved, "\(what) without reserving its name", at: after.location,
        name: after.name, suggestion: "add `reserved \"\(value.name)\"`")
    } else {
      report(.valueRemoved, what, at: after.location, name: after.name)
    }
  }
}
