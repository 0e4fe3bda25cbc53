import RPCCore
import SchemaLanguage
import WireFormat

/// Fetches the values of lists before a run, over a connection of its own.
struct ListLoader {
  let contract: LoadContract
  let target: LoadTarget
  let callers: LoadCallers

  /// The values of `list` for each tenant.
  func values(_ list: ValueList) throws(LoadError) -> [[ListValue]] {
    let shared: [ListValue]
    switch list {
    case .file(let path):
      shared = try ValueList.lines(path).map { ListValue.text($0) }
    case .numbers(let range):
      guard range.count <= 10_000_000 else { throw LoadError("A list of numbers is too long.") }
      shared = range.map { ListValue.text(String($0)) }
    case .server, .cursors:
      var tenants: [[ListValue]] = []
      var client: (connection: BlockingClient, token: String?)?
      for tenant in callers.tenants {
        // A connection takes few new tokens a second, so each token has its own.
        if client?.token != tenant.token { client = nil }
        let connection: BlockingClient
        if let client {
          connection = client.connection
        } else {
          connection = try BlockingClient(target)
          connection.authenticate(tenant.token)
        }
        client = (connection, tenant.token)
        tenants.append(try values(list, connection, tenant))
      }
      return tenants
    }
    return callers.tenants.map { _ in shared }
  }

  private func values(
    _ list: ValueList, _ client: BlockingClient, _ tenant: LoadTenant
  ) throws(LoadError) -> [ListValue] {
    switch list {
    case .server(let rpc, let items, let field, let most):
      return try page(client, tenant, rpc, items: items, field: field, most: most)
    case .cursors(let rpc, let size, let most):
      return try cursors(client, tenant, rpc, size: size, most: most)
    case .file, .numbers: return []
    }
  }

  private func cursors(
    _ client: BlockingClient, _ tenant: LoadTenant, _ rpc: String, size: Int, most: Int
  ) throws(LoadError) -> [ListValue] {
    let method = try contract.method(rpc)
    let page = contract.schema.message(named: method.response)
    let next = page?.fields.first { $0.name == "nextCursor" }?.number
    var values: [ListValue] = []
    var cursor = ""
    repeat {
      let request = try contract.page(of: method, size: size, cursor: cursor)
      let answer = try client.call(method.id, rpc, request, tenant: tenant.named)
      let found = WireScan.fields(answer[...]).first { $0.number == next }
      cursor = found.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
      if !cursor.isEmpty { values.append(.text(cursor)) }
    } while !cursor.isEmpty && values.count < most
    guard !values.isEmpty else { throw LoadError("\(rpc) has one page and no cursors.") }
    return values
  }

  private func page(
    _ client: BlockingClient, _ tenant: LoadTenant, _ rpc: String, items: String, field: String,
    most: Int
  ) throws(LoadError) -> [ListValue] {
    let method = try contract.method(rpc)
    guard let page = contract.schema.message(named: method.response),
      let list = page.fields.first(where: { $0.name == items }),
      let item = list.type.element.messageName.flatMap({ contract.schema.message(named: $0) }),
      let part = item.fields.first(where: { $0.name == field })
    else { throw LoadError("\(rpc) gives no list \"\(items)\" of messages with \"\(field)\".") }
    guard case .scalar(let type) = part.type.element, type == .uuid || type == .string else {
      throw LoadError("\(items).\(field) of \(rpc) is neither an id nor a text.")
    }
    let next = page.fields.first { $0.name == "nextCursor" }?.number
    var values: [ListValue] = []
    var cursor = ""
    repeat {
      let request = try contract.page(of: method, size: 500, cursor: cursor)
      let answer = try client.call(method.id, rpc, request, tenant: tenant.named)
      cursor = ""
      for entry in WireScan.fields(answer[...]) {
        if entry.number == list.number {
          guard
            let found = WireScan.fields(entry.content).first(where: { $0.number == part.number })
          else { continue }
          if type == .uuid, let id = Uuid(bytes: found.content) {
            values.append(.id(id))
          } else {
            values.append(.text(String(decoding: found.content, as: UTF8.self)))
          }
        } else if entry.number == next {
          cursor = String(decoding: entry.content, as: UTF8.self)
        }
      }
    } while !cursor.isEmpty && values.count < most
    guard !values.isEmpty else {
      throw LoadError("\(rpc) lists nothing; make some with \"frontdeskd demo seed\".")
    }
    return values.count > most ? Array(values[..<most]) : values
  }
}

extension LoadCallers {
  /// The first `count` tenants of the server, which a platform admin's token may name in each
  /// call; for 0 the tenant of the token.
  package static func first(
    _ count: Int, of target: LoadTarget, token: String?, _ contract: LoadContract,
    skew: Double = 0
  ) throws(LoadError) -> LoadCallers {
    let own = LoadCallers([LoadTenant(token: token)])
    guard count > 0 else { return own }
    let loader = ListLoader(contract: contract, target: target, callers: own)
    let list = ValueList.server(
      rpc: "TenantService.listTenants", items: "tenants", field: "id", most: count)
    let ids = try loader.values(list).joined().compactMap { value in
      if case .id(let id) = value { id } else { nil }
    }
    guard ids.count == count else {
      throw LoadError("The server has only \(ids.count) tenants.")
    }
    return LoadCallers(ids.map { LoadTenant(token: token, named: $0) }, skew: skew)
  }
}

/// The length-delimited fields of a message, without knowing the message.
enum WireScan {
  /// Whatever does not read as a message ends the list.
  static func fields(
    _ bytes: ArraySlice<UInt8>
  ) -> [(number: Int, content: ArraySlice<UInt8>)] {
    var found: [(number: Int, content: ArraySlice<UInt8>)] = []
    var rest = bytes
    while let tag = varint(&rest) {
      switch tag & 7 {
      case 0: guard varint(&rest) != nil else { return found }
      case 1: rest = rest.dropFirst(8)
      case 2:
        guard let length = varint(&rest), length <= UInt64(rest.count) else { return found }
        found.append((Int(tag >> 3), rest.prefix(Int(length))))
        rest = rest.dropFirst(Int(length))
      case 5: rest = rest.dropFirst(4)
      default: return found
      }
    }
    return found
  }

  private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while let byte = bytes.popFirst(), shift < 63 {
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
