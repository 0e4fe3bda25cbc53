import Auth
import RPCCore

/// The rpcs of a server. Each reactor has one of its own, so that no two count the same references.
final class MethodCatalog: Sendable {
  /// What the path of every call needs of a method, without references to count.
  struct Traits: Sendable {
    let isPublic: Bool
    let isTenantless: Bool
    let isImplemented: Bool
    let runsInline: Bool
    let shape: CallShape
    let isFeed: Bool
    let requestBytesMax: Int
    /// Microseconds, at most the longest that is allowed; `endless` for streams without one.
    let timeout: UInt64

    static let endless = UInt64.max
  }

  let methods: [ServerMethod]
  let traits: [Traits]
  private let table: MethodTable

  init(_ methods: [ServerMethod], _ limits: RPCLimits) {
    let longest = UInt64(clamping: limits.timeoutMicrosecondsMax)
    self.methods = methods
    table = MethodTable(methods.map(\.info.id))
    traits = methods.map { method in
      let timeout = method.info.timeoutMicroseconds.map { min(UInt64(clamping: $0), longest) }
      let unlimited = method.shape == .unary ? longest : Traits.endless
      return Traits(
        isPublic: method.access.isPublic, isTenantless: method.isTenantless,
        isImplemented: method.isImplemented, runsInline: method.runsInline,
        shape: method.shape, isFeed: method.lane == .feed,
        requestBytesMax: method.requestBytesMax, timeout: timeout ?? unlimited)
    }
  }

  /// The method with a number, which exists and can be run.
  func method(_ number: UInt32) throws(RPCError) -> Int {
    guard let method = table.index(of: number) else {
      throw RPCError(.unimplemented, "The server knows no method with this number.")
    }
    guard traits[method].isImplemented else {
      throw RPCError(.unimplemented, "\(methods[method].info.name) cannot be called here.")
    }
    return method
  }
}
