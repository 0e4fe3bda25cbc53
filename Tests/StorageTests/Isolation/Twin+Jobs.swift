import SQLInterface
import WireFormat

@testable import Storage

// Long work, and what it keeps.
extension Twin {
  private func job(_ number: UInt64) -> Job {
    Job(
      .customerImport, id: Self.id(number), isOpen: isOther, at: Self.time, principal: mark,
      role: nil, record: Array(mark.utf8))
  }

  func makeJobs(_ store: WriteStore) throws(SQLError) {
    for number in [81, 82] + (isOther ? [83] : []) as [UInt64] {
      try store.insert(job(number), scope)
      for part in 1...(isOther ? 3 : 2) as ClosedRange<Int64> {
        try store.insertPart(Array(mark.utf8), part, .problems, of: Self.id(number), scope)
      }
      try store.insertSealedPart(
        Array(mark.utf8), 1, .input, of: Self.id(number), sealedFor: Self.id(number + 10), scope)
    }
  }

  func changeJobs(_ store: WriteStore) throws(SQLError) {
    var done = job(81)
    done.place = 9
    try store.update(done, scope)
    try store.deletePart(1, .problems, of: Self.id(81), scope)
    try store.deleteParts(.problems, of: Self.id(82), scope)
  }

  func jobs(_ store: ReadStore) throws(SQLError) -> [String] {
    var said = ["\(try store.jobs(.customerImport, after: nil, limit: 9, scope))"]
    for number in [81, 82, 83] as [UInt64] {
      let id = Self.id(number)
      said.append("\(String(describing: try store.job(id, scope)))")
      said.append("\(String(describing: try store.part(1, .problems, of: id, scope)))")
      let sealed = try store.sealedPart(
        1, .input, of: id, sealedFor: Self.id(number + 10), scope)
      said.append("\(String(describing: sealed))")
      said.append("\(try store.lastPart(.problems, of: id, scope))")
    }
    return said
  }
}
