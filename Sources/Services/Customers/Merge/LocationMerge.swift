import FrontdeskAPI
import Model
import Storage
import WireFormat

extension CustomerLocation {
  /// What a location knows of a customer that it knew as two; `own` is what it knew of the
  /// survivor.
  func merged(into own: CustomerLocation?, of survivor: Uuid) -> CustomerLocation {
    guard var joined = own else {
      var moved = self
      moved.customerId = survivor
      return moved
    }
    joined.version += 1
    joined.visits = own.map { $0.visits.addingReportingOverflow(visits).partialValue } ?? visits
    joined.firstVisitAt = [joined.firstVisitAt, firstVisitAt].compactMap(\.self).min()
    joined.lastVisitAt = [joined.lastVisitAt, lastVisitAt].compactMap(\.self).max()
    for sum in spent { joined.add(sum) }
    let known = Set(joined.tags.map(SearchTerms.caseless))
    joined.tags += tags.filter { !known.contains(SearchTerms.caseless($0)) }
    if let notes, notes != joined.notes {
      joined.notes = joined.notes.map { "\($0)\n\(notes)" } ?? notes
    }
    joined.preferences = joined.preferences ?? preferences
    return joined
  }

  /// Without what a merge brought: `before` and `after` are what the location knew of the
  /// survivor then, `held` what it knew of customers that were merged into it since. Nil for
  /// nothing at all; `isKept` when somebody changed it since.
  func unmerged(
    _ before: CustomerLocation?, _ after: CustomerLocation, held: [CustomerLocation] = []
  ) -> (location: CustomerLocation?, isKept: Bool) {
    // Another undo may have given it a later version.
    var same = self
    same.version = after.version
    if same == after {
      // Whoever saw it merged must not change it as if it were that still.
      var own = before
      own?.version = version + 1
      return (own, false)
    }
    var rest = self
    rest.version += 1
    let gone = after.visits - min(before?.visits ?? 0, after.visits)
    rest.visits -= min(gone, rest.visits)
    for sum in after.spent {
      let own = before?.spent.first { $0.currency == sum.currency }?.minor ?? 0
      rest.add(Money(minor: own - sum.minor, currency: sum.currency))
    }
    rest.firstVisitAt = ([before?.firstVisitAt] + held.map(\.firstVisitAt)).compactMap(\.self).min()
    rest.lastVisitAt = ([before?.lastVisitAt] + held.map(\.lastVisitAt)).compactMap(\.self).max()
    let others = Set(held.flatMap(\.tags).map(SearchTerms.caseless))
    rest.tags.removeAll { tag in
      after.tags.contains(tag) && before?.tags.contains(tag) != true
        && !others.contains(SearchTerms.caseless(tag))
    }
    rest.notes = Self.notes(rest.notes, without: after.notes, but: before?.notes)
    if rest.preferences == after.preferences { rest.preferences = before?.preferences }
    let isEmpty =
      rest.visits == 0 && rest.spent.isEmpty && rest.tags.isEmpty && rest.notes == nil
      && rest.preferences == nil
    return (isEmpty && before == nil ? nil : rest, held.isEmpty)
  }

  /// `notes` without the lines that made `after` of `before`, where they still stand together.
  private static func notes(
    _ notes: String?, without after: String?, but before: String?
  ) -> String? {
    if notes == after { return before }
    guard let notes, let after, after != before else { return notes }
    let gone = (before.map { String(after.dropFirst($0.count + 1)) } ?? after)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var lines = notes.split(separator: "\n", omittingEmptySubsequences: false)
    guard gone.count <= lines.count,
      let start = (0...lines.count - gone.count).first(where: { start in
        lines[start..<start + gone.count].elementsEqual(gone)
      })
    else { return notes }
    lines.removeSubrange(start..<start + gone.count)
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private mutating func add(_ sum: Money) {
    guard let index = spent.firstIndex(where: { $0.currency == sum.currency }) else {
      if sum.minor != 0 { spent.append(sum) }
      spent.sort { $0.currency < $1.currency }
      return
    }
    spent[index].minor = spent[index].minor.addingReportingOverflow(sum.minor).partialValue
    if spent[index].minor == 0 { spent.remove(at: index) }
  }
}
