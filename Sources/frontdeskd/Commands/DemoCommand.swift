import Auth
import Flags
import JSONText
import RPCCore
import Seams
import Services
import Storage
import WireFormat

/// `demo seed` and `demo clean`: the demonstration tenant while no server runs.
struct DemoCommand {
  private let data: String
  private let store: StoreChoice
  private let customers: Int

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    store = try StoreChoice(settings)
    let most = DemoTenant.customersMax
    customers =
      settings.command.flags.contains { $0.name == "customers" }
      ? try settings.integer("customers", 0...most) ?? 0 : 0
  }

  func seed() throws {
    try work { server in
      let total = customers
      try DemoTenant.seed(
        server.store, server.environment, clock: SystemClock(), customers: total
      ) { Terminal.progress($0, of: total, "customers") }
      return try DemoTenant.counts(server.store)
    }
  }

  func clean() throws {
    try work { server in try DemoTenant.clean(server.store) }
  }

  private func work(_ body: (FrontdeskServer) throws -> RecordCounts) throws {
    let directory = try DataDirectory.open(data)
    let server: FrontdeskServer
    do throws(FrontdeskServer.Failure) {
      server = try FrontdeskServer(store.database(in: directory), keys: directory.keys)
    } catch {
      throw Failure("The store cannot be opened: \(StartMessage.text(error))")
    }
    do {
      let counts = try body(server)
      server.drain(milliseconds: 0)
      Terminal.say(
        JSONPrinter.print([
          "tenantId": .string(DemoTenant.id.description), "customers": .integer(counts.customers),
          "bookings": .integer(counts.bookings), "leads": .integer(counts.leads),
        ]))
    } catch let error as RPCError {
      server.drain(milliseconds: 0)
      throw Failure(error.message)
    }
  }
}
