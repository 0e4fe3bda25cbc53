import Synchronization
import WireFormat

/// A part of the cache behind a lock of its own.
///
/// When it is full, a hand goes round: a record that was read since the hand last came by stays,
/// any other goes. Tenants have equal shares of it. Who holds more than its share takes room from
/// those only who do so too: reading ever so many records of one tenant leaves the others' alone,
/// and a tenant that is alone has all of it.
final class AnswerShard: Sendable {
  private let state: Mutex<AnswerTable>

  init(bytes: Int) { state = Mutex(AnswerTable(bytes: bytes)) }

  // Hints, for which nobody waits; one that comes in vain is a system call, as waiting would be.
  func fetchSlot(_ place: AnswerPlace) { state.withLockIfAvailable { $0.fetchSlot(place) } }

  func fetchBlock(_ place: AnswerPlace) { state.withLockIfAvailable { $0.fetchBlock(place) } }

  func append(
    _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, to answer: inout WireWriter
  ) -> Bool {
    state.withLock { table in
      guard let block = unsafe table.find(id, tenant, place) else { return false }
      unsafe answer.append(RawSpan(_unsafeBytes: block.answer))
      return true
    }
  }

  func appendRecord(
    _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, at moment: UInt64,
    to answer: inout WireWriter
  ) -> Int? {
    state.withLock { table in
      guard table.isUntouched(place, since: moment),
        let block = unsafe table.find(id, tenant, place)
      else { return nil }
      unsafe answer.appendRecord(RawSpan(_unsafeBytes: block.answer))
      return unsafe block.answer.count
    }
  }

  func enter(
    _ record: RawSpan, _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, at moment: UInt64
  ) {
    state.withLock { table in
      guard table.isUntouched(place, since: moment) else { return }
      table.enter(record, id, tenant, place)
    }
  }

  func appendPage(
    _ question: RawSpan, _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, _ since: UInt64,
    to answer: inout WireWriter
  ) -> Bool {
    state.withLock { table in
      guard let block = unsafe table.find(id, tenant, place, question, since: since) else {
        return false
      }
      unsafe answer.append(RawSpan(_unsafeBytes: block.answer))
      return true
    }
  }

  func enterPage(
    _ page: RawSpan, _ question: RawSpan, _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace,
    at moment: UInt64
  ) {
    state.withLock { table in
      guard table.wasAsked(place) else { return }
      table.enter(page, question: question, id, tenant, place, at: moment)
    }
  }

  func drop(_ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, at moment: UInt64) {
    state.withLock { table in table.drop(id, tenant, place, at: moment) }
  }

  func drop(_ tenant: Uuid, _ tenantHash: UInt32, at moment: UInt64) {
    state.withLock { table in table.drop(tenant, tenantHash, at: moment) }
  }

  func dropAll(at moment: UInt64) {
    state.withLock { table in table.dropAll(at: moment) }
  }

  func add(to sum: inout AnswerCache.Figures) {
    state.withLock { table in
      sum.hits += table.hits
      sum.misses += table.misses
      sum.entries += table.count
      sum.bytes += table.used
    }
  }
}
