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
  /// survivor then. Nil for nothing at all; `isKept` when somebody changed it since.
  func unmerged(
    _ before: CustomerLocation?, _ after: CustomerLocation
  ) -> (location: CustomerLocation?, isKept: Bool) {
    if self == after { return (before, false) }
    var rest = self
    rest.version += 1
    let gone = after.visits - min(before?.visits ?? 0, after.visits)
    rest.visits -= min(gone, rest.visits)
    for sum in after.spent {
      let own = before?.spent.first { $0.currency == sum.currency }?.minor ?? 0
      rest.add(Money(minor: own - sum.minor, currency: sum.currency))
    }
    if rest.tags == after.tags {
      rest.tags = before?.tags ?? []
    } else {
      rest.tags.removeAll { after.tags.contains($0) && before?.tags.contains($0) != true }
    }
    if rest.notes == after.notes { rest.notes = before?.notes }
    if rest.preferences == after.preferences { rest.preferences = before?.preferences }
    return (rest, true)
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
