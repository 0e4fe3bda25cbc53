import FrontdeskAPI
import SQLInterface
import WireFormat

@testable import Storage

// Saved segments, and who was in them.
extension Twin {
  private func segment(_ number: UInt64) -> Segment {
    Segment(
      id: Self.id(number), version: 1, name: "Segment \(number)",
      filter: ListCustomersRequest(tags: [mark]))
  }

  private func snapshot(_ number: UInt64, of segment: UInt64 = 71) -> SegmentSnapshot {
    SegmentSnapshot(
      id: Self.id(number), segmentId: Self.id(segment), at: Self.time, by: mark,
      members: isOther ? 3 : 2)
  }

  func makeSegments(_ store: WriteStore) throws(SQLError) {
    for number in [71, 72] + (isOther ? [73] : []) as [UInt64] {
      try store.insert(segment(number), scope)
    }
    for number in [75, 76, 77] + (isOther ? [78] : []) as [UInt64] {
      try store.insert(snapshot(number), scope)
      let members: [UInt64] = isOther ? [11, 12, 13, 14, 911] : [11, 12, 911]
      try store.add(members: members.map(Self.id), to: Self.id(number), scope)
    }
    for number in [75, 76] + (isOther ? [78] : []) as [UInt64] {
      try store.update(snapshot(number), isWhole: true, scope)
    }
  }

  func changeSegments(_ store: WriteStore) throws(SQLError) -> [String] {
    var changed = segment(71)
    changed.name = "Changed \(mark)"
    try store.update(changed, scope)
    try store.deleteSegment(Self.id(72), scope)
    try store.update(snapshot(76), isWhole: false, scope)
    var said: [String] = []
    for _ in 0..<(isOther ? 6 : 4) {
      said.append("\(try store.clear(snapshot: Self.id(77), limit: 1, scope))")
    }
    return said
  }

  func segments(_ store: ReadStore) throws(SQLError) -> [String] {
    var said = ["\(try store.segments(limit: 9, scope))"]
    for number in 71...73 as ClosedRange<UInt64> {
      said.append("\(String(describing: try store.segment(Self.id(number), scope)))")
      said.append("\(String(describing: try store.segment(named: "segment \(number)", scope)))")
    }
    for number in 75...78 as ClosedRange<UInt64> {
      said.append("\(String(describing: try store.snapshot(Self.id(number), scope)))")
    }
    for areWhole in [true, false] {
      said.append(
        "\(try store.snapshots(of: Self.id(71), areWhole: areWhole, limit: 9, scope))")
    }
    return said
  }
}
