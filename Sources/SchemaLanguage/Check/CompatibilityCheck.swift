/// Compares a schema with the one that is in use.
public struct CompatibilityCheck {
  let old: Schema
  let new: Schema
  /// Texts by file name, to quote from.
  private let sources: [String: SourceText]
  var diagnostics: [Diagnostic] = []
  /// The new names of renamed messages and enums, by their old ones.
  var renamed: [String: String] = [:]
  /// Messages that clients send today and go on sending: tightening them refuses old clients.
  let requests: Set<String>

  /// Everything in `schema` that breaks what `lock` promises; `sources` are the texts by file name.
  public static func breakingChanges(
    from lock: Schema, to schema: Schema, sources: [String: String] = [:]
  ) -> [Diagnostic] {
    var check = CompatibilityCheck(lock, schema, sources)
    check.run()
    return check.diagnostics
  }

  private init(_ old: Schema, _ new: Schema, _ sources: [String: String]) {
    self.old = old
    self.new = new
    self.sources = .init(
      uniqueKeysWithValues: sources.map { ($0, SourceText(fileName: $0, text: $1)) })
    self.requests = old.requestMessages
  }

  private mutating func run() {
    if old.package != new.package {
      report(
        .packageChanged, "the package was `\(old.package)` and is now `\(new.package)`",
        at: SourceLocation(), name: "")
    }
    findRenames()
    compareMessages()
    compareEnums()
    compareServices()
  }

  mutating func report(
    _ rule: CompatibilityRule, _ message: String, at location: SourceLocation, name: String,
    suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule.severity, message, at: location, length: name.unicodeScalars.count,
        sourceLine: sources[location.file]?.line(location.line) ?? "", suggestion: suggestion,
        rule: rule.rawValue, notes: rule.damages.map(\.note)))
  }

  /// The name that an old type has now.
  func newName(_ name: String) -> String { renamed[name] ?? name }
}

// MARK: Renames

extension CompatibilityCheck {
  /// A type that is gone, beside a new one that looks the same, was renamed.
  private mutating func findRenames() {
    let oldNames = Set(old.messages.map(\.name) + old.enums.map(\.name))
    var free = new.messages.filter { !oldNames.contains($0.name) }
    for message in old.messages where new.message(named: message.name) == nil {
      guard new.enumeration(named: message.name) == nil,
        let index = free.firstIndex(where: { looksLike(message, $0) })
      else { continue }
      renamed[message.name] = free.remove(at: index).name
    }
    var freeEnums = new.enums.filter { !oldNames.contains($0.name) }
    for enumeration in old.enums where new.enumeration(named: enumeration.name) == nil {
      guard new.message(named: enumeration.name) == nil,
        let index = freeEnums.firstIndex(where: { looksLike(enumeration, $0) })
      else { continue }
      renamed[enumeration.name] = freeEnums.remove(at: index).name
    }
  }

  private func looksLike(_ a: MessageType, _ b: MessageType) -> Bool {
    let same =
      a.fields.map { "\($0.number) \($0.name)" } == b.fields.map { "\($0.number) \($0.name)" }
    guard a.fields.isEmpty else { return same }
    // Two empty messages are the same one only where an rpc has swapped them.
    return same
      && old.services.contains { service in
        service.methods.contains { method in
          guard
            let other = new.service(named: service.name)?.methods
              .first(where: { $0.name == method.name })
          else { return false }
          return (method.request == a.name && other.request == b.name)
            || (method.response == a.name && other.response == b.name)
        }
      }
  }

  private func looksLike(_ a: EnumType, _ b: EnumType) -> Bool {
    a.values.map { "\($0.number) \($0.name)" } == b.values.map { "\($0.number) \($0.name)" }
  }
}

// MARK: Reservations

extension CompatibilityCheck {
  /// What was reserved stays reserved; numbers that something uses again are reported as such.
  mutating func compareReservations(
    _ before: Reserved, _ after: Reserved, inUse: Set<Int>, namesInUse: Set<String>,
    of owner: String, at location: SourceLocation
  ) {
    for range in before.numbers {
      for gap in Self.parts(of: range, outside: after.numbers) {
        let used = inUse.filter { gap.contains($0) }
        if let number = used.min() {
          report(
            .numberReused, "the number \(number) of \(owner) was reserved and is used again",
            at: location, name: owner, suggestion: "take a number that was never used")
        } else {
          report(
            .reservationRemoved, "\(owner) reserved \(gap.schemaText) and does so no more",
            at: location, name: owner, suggestion: "add `reserved \(gap.schemaText)`")
        }
      }
    }
    for name in before.names where !after.names.contains(name) {
      let isUsed = namesInUse.contains(name)
      report(
        .reservationRemoved,
        "\(owner) reserved the name `\(name)` and \(isUsed ? "uses it again" : "does so no more")",
        at: location, name: owner,
        suggestion: isUsed ? "take another name" : "add `reserved \"\(name)\"`")
    }
  }

  /// The parts of `range` that none of `covers` covers.
  private static func parts(
    of range: ClosedRange<Int>, outside covers: [ClosedRange<Int>]
  ) -> [ClosedRange<Int>] {
    var parts: [ClosedRange<Int>] = []
    var next = range.lowerBound
    for cover in covers.sorted(by: { $0.lowerBound < $1.lowerBound }) where cover.overlaps(range) {
      if cover.lowerBound > next { parts.append(next...(cover.lowerBound - 1)) }
      next = max(next, cover.upperBound + 1)
    }
    if next <= range.upperBound { parts.append(next...range.upperBound) }
    return parts
  }
}
