import Auth
import FrontdeskAPI
import RPCCore
import Services
import Testing
import WireFormat

/// A server on its demonstration data, a connection that minds its own business while others
/// misbehave, and the proof that it may go on doing so.
struct Stage {
  let server: TestServer
  let token: String
  private let bystander: RawConnection
  private var stream: UInt32 = 1

  static let aoife = Uuid(high: 0x0198_0000_0000_7000, low: 0x8000_0000_0000_0101)

  init(_ server: TestServer? = nil) throws {
    self.server = try server ?? TestServer(isDemo: true)
    token = try self.server.token(.clientAdmin, tenant: DemoTenant.id)
    bystander = try RawConnection.greeted(self.server.address, token: token)
  }

  /// The encoded request for one customer of the demonstration data.
  static var customerRequest: [UInt8] {
    var request = GetCustomerRequest()
    request.key = .id(aoife)
    return request.encoded()
  }

  /// A call that is right.
  static func good(_ stream: UInt32, slot: UInt32 = 0) -> RawFrame {
    .call(stream, CustomerServiceMethods.getCustomer, customerRequest, slot: slot)
  }

  /// A connection that has shaken hands and has a token in slot 0.
  func connect() throws -> RawConnection {
    try RawConnection.greeted(server.address, token: token)
  }

  /// Whether the bystander and a newcomer are both served.
  mutating func isServing() throws -> Bool {
    bystander.send([Self.good(stream)])
    let old = try bystander.ending(of: stream)
    stream += 2
    let newcomer = try connect()
    newcomer.send([Self.good(1)])
    let new = try newcomer.ending(of: 1)
    return old.error == nil && new.error == nil && old.answer == new.answer
      && !old.answer.isEmpty
  }
}
