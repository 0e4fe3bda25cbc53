import Auth
import FrontdeskAPI
import RPCCore
import RPCServer
import Storage
import WireFormat

/// Has kept customers fetched that calls are about to ask for: first the place where one may lie,
/// while the call before runs, and when that has come, what lies there. Where none are kept, the
/// hints of their rows.
struct Foresight {
  // `id`, the first of the fields by which a customer can be asked for.
  private static let tagOfID: UInt32 = 1 << 3 | UuidCodec.wireType

  /// Of the last call that had one: the next one's too, but for the second call of a buffer when
  /// the buffer before was another tenant's.
  private var tenant: Uuid?
  /// Where the call that runs next will look.
  private(set) var place: AnswerPlace?

  /// This call runs.
  mutating func note(_ context: CallContext) {
    if let scope = context.scope { tenant = scope.tenantID }
  }

  /// Comes before each call; `method` is that of the one behind it, nil for none.
  mutating func look(_ method: UInt32?, _ request: RawSpan, _ store: ReadStore) {
    if let place { store.fetch(place) }
    place = nil
    guard method == CustomerServiceMethods.getCustomer.id, let tenant else { return }
    var reader = WireReader(request)
    guard let tag = try? reader.nextTag(), tag == Self.tagOfID,
      let id = try? UuidCodec.read(from: &reader)
    else { return }
    place = store.foresee(customer: id, of: tenant)
  }
}
