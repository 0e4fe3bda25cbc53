// Messages, fields and oneofs.

extension CompatibilityCheck {
  mutating func compareMessages() {
    for before in old.messages {
      guard let after = new.message(named: newName(before.name)) else {
        if let other = new.enumeration(named: before.name) {
          report(
            .kindChanged, "`\(before.name)` was a message and is now an enum", at: other.location,
            name: before.name)
        } else {
          report(
            .messageRemoved, "message `\(before.name)` was removed", at: before.location,
            name: before.name, suggestion: "keep it, with @deprecated(\"...\")")
        }
        continue
      }
      if after.name != before.name {
        report(
          .messageRenamed, "message `\(before.name)` was renamed to `\(after.name)`",
          at: after.location, name: after.name)
      }
      compare(before, after)
    }
  }

  private mutating func compare(_ before: MessageType, _ after: MessageType) {
    compareReservations(
      before.reserved, after.reserved, inUse: Set(after.fields.map(\.number)),
      namesInUse: Set(after.fields.map(\.name)), of: after.name, at: after.location)
    compareOneofs(before, after)
    for field in before.fields {
      if let same = after.fields.first(where: { $0.name == field.name }) {
        compare(field, same, before, after)
      } else if let taker = after.fields.first(where: { $0.number == field.number }) {
        compareTaken(field, by: taker, before, after)
      } else {
        reportRemoved(field, after)
      }
    }
    guard requests.contains(before.name) else { return }
    for field in after.fields where !isAllowedEmpty(field) {
      let isKnown = before.fields.contains { $0.name == field.name || $0.number == field.number }
      guard !isKnown else { continue }
      report(
        .requiredFieldAdded,
        "the new field `\(field.name)` of \(after.name) must not be left empty",
        at: field.location, name: field.name,
        suggestion: "make it optional, or let its constraint allow the empty value")
    }
  }

  private mutating func reportRemoved(_ field: Field, _ after: MessageType) {
    let what = "field `\(field.name)` (\(field.number)) of \(after.name) was removed"
    let hasNumber = after.reserved.numbers.contains { $0.contains(field.number) }
    let hasName = after.reserved.names.contains(field.name)
    let rule: CompatibilityRule =
      !hasNumber ? .fieldRemovedUnreserved : !hasName ? .fieldNameUnreserved : .fieldRemoved
    let missing = [
      hasNumber ? nil : "\(field.number)", hasName ? nil : "\"\(field.name)\"",
    ].compactMap { $0 }
    switch rule {
    case .fieldRemoved:
      report(rule, what, at: after.location, name: after.name)
    default:
      let item = hasNumber ? "name" : "number"
      report(
        rule, "\(what) without reserving its \(item)", at: after.location, name: after.name,
        suggestion: "add `reserved \(missing.joined(separator: ", "))`")
    }
  }

  /// The name is gone and its number has another one: a rename, or another field.
  private mutating func compareTaken(
    _ field: Field, by taker: Field, _ before: MessageType, _ after: MessageType
  ) {
    let takerIsNew = !before.fields.contains { $0.name == taker.name }
    if takerIsNew, isSame(field.type, taker.type) {
      report(
        .fieldRenamed,
        "field `\(field.name)` (\(field.number)) of \(after.name) was renamed to `\(taker.name)`",
        at: taker.location, name: taker.name)
      compareDetails(field, taker, before, after)
    } else {
      report(
        .numberReused,
        "the number \(field.number) of \(after.name) was `\(field.name)` and is now "
          + "`\(taker.name)`",
        at: taker.location, name: taker.name,
        suggestion: "reserve \(field.number) and take a number that was never used")
    }
  }

  private mutating func compare(
    _ field: Field, _ same: Field, _ before: MessageType, _ after: MessageType
  ) {
    if same.number != field.number {
      report(
        .fieldMoved,
        "field `\(field.name)` of \(after.name) had the number \(field.number) and has "
          + "\(same.number) now",
        at: same.location, name: same.name, suggestion: "give it the number \(field.number) again")
      return
    }
    if !isSame(field.type, same.type) {
      report(
        Self.rule(for: field.type, same.type),
        "field `\(field.name)` of \(after.name) had the type `\(field.type.schemaText)` and has "
          + "`\(same.type.schemaText)` now",
        at: same.location, name: same.name,
        suggestion: "add a new field, and deprecate this one")
    }
    compareDetails(field, same, before, after)
  }

  /// Everything but number, name and type.
  private mutating func compareDetails(
    _ field: Field, _ same: Field, _ before: MessageType, _ after: MessageType
  ) {
    let name = "field `\(same.name)` of \(after.name)"
    if field.isSensitive, !same.isSensitive {
      report(.sensitiveRemoved, "\(name) is @sensitive no more", at: same.location, name: same.name)
    }
    let newOneof = same.oneof.map { oneof in renamedOneof(oneof, before, after) }
    if field.oneof != newOneof {
      let change =
        switch (field.oneof, same.oneof) {
        case (let left?, let joined?): "moved from the oneof `\(left)` to `\(joined)`"
        case (let left?, nil): "left the oneof `\(left)`"
        default: "joined the oneof `\(same.oneof ?? "")`"
        }
      report(.oneofMembershipChanged, "\(name) \(change)", at: same.location, name: same.name)
    }
    guard requests.contains(before.name), isSame(field.type, same.type) else { return }
    if field.isOpen, !same.isOpen {
      report(.openRemoved, "\(name) is @open no more", at: same.location, name: same.name)
    }
    for constraint in same.constraints where constraint.isTighter(than: field.constraints) {
      report(
        .constraintTightened,
        "\(name) has the tighter constraint \(AnnotationSyntax(constraint).text)",
        at: same.location, name: same.name, suggestion: "allow what was allowed before")
    }
  }

  /// Whether a client that does not know the field passes its constraints.
  private func isAllowedEmpty(_ field: Field) -> Bool {
    if field.oneof != nil { return true }
    switch field.type {
    case .optional: return true
    case .message(let name):
      // A plain message is there even when nobody sent it, and so are its constraints.
      return new.message(named: name)?.fields.allSatisfy { isAllowedEmpty($0) } ?? true
    case .list, .map:
      return field.constraints.allSatisfy { constraint in
        if case .count(let range) = constraint { range.lowerBound == 0 } else { true }
      }
    case .scalar, .enumeration:
      return field.constraints.allSatisfy { constraint in
        switch constraint {
        case .length(let range): range.lowerBound == 0
        case .range(let lower, let upper): (lower ?? 0) <= 0 && (upper ?? 0) >= 0
        case .count, .format, .pattern: true
        }
      }
    }
  }

  private func isSame(_ a: FieldType, _ b: FieldType) -> Bool {
    switch (a, b) {
    case (.optional(let a), .optional(let b)), (.list(let a), .list(let b)): isSame(a, b)
    case (.map(let k, let a), .map(let l, let b)): k == l && isSame(a, b)
    case (.message(let a), .message(let b)): newName(a) == b
    case (.enumeration(let a), .enumeration(let b)): newName(a) == b
    default: a == b
    }
  }

  private static func rule(for a: FieldType, _ b: FieldType) -> CompatibilityRule {
    switch (a, b) {
    case (.optional(let inner), let plain), (let plain, .optional(let inner)):
      return inner == plain
        ? .fieldPresenceChanged
        : shape(a) == shape(b)
          ? rule(a.element, b.element)
          : .fieldShapeChanged
    case (.list, .list), (.map, .map): return rule(a.element, b.element)
    default: return shape(a) == shape(b) ? rule(a, b) : .fieldShapeChanged
    }
  }

  /// 0 one value, 1 list, 2 map.
  private static func shape(_ type: FieldType) -> Int {
    switch type {
    case .scalar, .message, .enumeration, .optional: 0
    case .list: 1
    case .map: 2
    }
  }

  private static func rule(_ a: FieldType, _ b: FieldType) -> CompatibilityRule {
    let pairs: [Set<Scalar>] = [[.int32, .int64], [.uint32, .uint64], [.string, .bytes]]
    guard let a = a.scalarType, let b = b.scalarType, pairs.contains([a, b]) else {
      return .fieldTypeChanged
    }
    return .fieldTypeResized
  }
}

// MARK: Oneofs

extension CompatibilityCheck {
  /// The old name of a oneof that has the same members under another name now.
  private func renamedOneof(_ name: String, _ before: MessageType, _ after: MessageType) -> String {
    guard !before.oneofs.contains(where: { $0.name == name }) else { return name }
    let members = after.members(of: name)
    return before.oneofs.first { oneof in
      !after.oneofs.contains { $0.name == oneof.name }
        && !members.isDisjoint(with: before.members(of: oneof.name))
    }?.name ?? name
  }

  private mutating func compareOneofs(_ before: MessageType, _ after: MessageType) {
    for oneof in before.oneofs {
      guard
        let same = after.oneofs.first(where: {
          renamedOneof($0.name, before, after) == oneof.name
        })
      else {
        report(
          .oneofRemoved, "the oneof `\(oneof.name)` of \(after.name) was removed",
          at: after.location, name: after.name)
        continue
      }
      if same.name != oneof.name {
        report(
          .oneofRenamed,
          "the oneof `\(oneof.name)` of \(after.name) was renamed to `\(same.name)`",
          at: same.location, name: same.name)
      }
      let (from, to) = (oneof.range, same.range)
      let change =
        "the oneof `\(same.name)` of \(after.name) had the range \(from.schemaText) and has "
        + "\(to.schemaText) now"
      if to.lowerBound > from.lowerBound || to.upperBound < from.upperBound {
        report(.oneofRangeShrunk, change, at: same.location, name: same.name)
      }
      if to.lowerBound < from.lowerBound || to.upperBound > from.upperBound {
        report(.oneofRangeGrown, change, at: same.location, name: same.name)
      }
    }
  }
}

extension MessageType {
  fileprivate func members(of oneof: String) -> Set<Int> {
    Set(fields.filter { $0.oneof == oneof }.map(\.number))
  }
}

extension Constraint {
  /// Whether it refuses something that `others` allow.
  fileprivate func isTighter(than others: [Constraint]) -> Bool {
    for other in others {
      switch (self, other) {
      case (.length(let new), .length(let old)), (.count(let new), .count(let old)):
        return new.lowerBound > old.lowerBound || new.upperBound < old.upperBound
      case (.range(let low, let high), .range(let oldLow, let oldHigh)):
        let (min, max) = (Int64.min, Int64.max)
        return (low ?? min) > (oldLow ?? min) || (high ?? max) < (oldHigh ?? max)
      case (.format(let new), .format(let old)): return new != old
      case (.pattern(let new), .pattern(let old)): return new != old
      default: continue
      }
    }
    return true
  }
}
