import FrontdeskAPI
import WireFormat

extension Customer {
  /// What stays of the customer for the books: ids, dates and sums, nothing that tells who it
  /// was.
  func erased(at now: Timestamp) -> Customer {
    var left = Customer(
      id: id, publicId: publicId, number: number, version: version + 1, type: type,
      status: .inactive, source: source, categoryId: categoryId, firstContactAt: firstContactAt,
      createdAt: createdAt, updatedAt: now, createdBy: createdBy,
      deletedAt: deletedAt ?? now, visits: visits, firstVisitAt: firstVisitAt,
      lastVisitAt: lastVisitAt, spent: spent)
    left.erasedAt = now
    return left
  }
}

extension Booking {
  /// Names of the fields in which somebody may have written who it is for.
  static let texts = "notes,cancelReason"

  /// Without what may tell who it is for; nil when there is nothing of that.
  func pseudonymised(at now: Timestamp) -> Booking? {
    guard notes != nil || cancelReason != nil else { return nil }
    var booking = self
    booking.notes = nil
    booking.cancelReason = nil
    booking.version += 1
    booking.updatedAt = now
    return booking
  }
}
