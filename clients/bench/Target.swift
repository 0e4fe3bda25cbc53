import LoadTest

/// What a figure of ours must be beside a peer's of the same rounds, or by itself.
struct Target {
  let name: String
  /// Of several the best counts, as among the peers.
  let ours: [String]
  /// Empty where the bound stands by itself.
  let peers: [String]
  let key: String
  /// Ours is to be at least, otherwise at most, so many times the peer's.
  let isLeast: Bool
  let bound: Double

  private static func grpc(_ work: String) -> [String] {
    ["1t", "2t"].map {
      "rpc-grpc|sqlite \(work.split(separator: " ")[0]), \($0), "
        + String(work.split(separator: " ")[1])
    }
  }

  /// The server with one reactor and with two, as the peers have one thread and two.
  private static func onReactors(_ work: String) -> [String] {
    ["frontdesk|\(work)", "frontdesk, 2 reactors|\(work)"]
  }

  static let all = [
    Target(
      name: "getCustomer 8x16 : gRPC with SQLite", ours: onReactors("get 8x16"),
      peers: grpc("get 8x16"), key: "rps", isLeast: true, bound: 5),
    Target(
      name: "getCustomer 8x16, cached : gRPC with SQLite", ours: ["frontdesk-cached|get 8x16"],
      peers: grpc("get 8x16"), key: "rps", isLeast: true, bound: 8),
    Target(
      name: "getCustomer 8x16 : C epoll loop with SQLite", ours: onReactors("get 8x16"),
      peers: ["raw-epoll|sqlite get, 1t, 8x16"], key: "rps", isLeast: true, bound: 0.9),
    Target(
      name: "the same over 1,000,000 : gRPC over 100,000",
      ours: [1, 2].map { "frontdesk-million, \($0) reactors|get 8x16" },
      peers: grpc("get 8x16"), key: "rps", isLeast: true, bound: 4),
    Target(
      name: "getCustomer 8x16 : Thrift, memory only", ours: onReactors("get 8x16"),
      peers: ["rpc-thrift|threaded memory get, 8x16"], key: "rps", isLeast: true, bound: 2),
    Target(
      name: "getCustomer 64x1 : prebuilt answers", ours: onReactors("get 64x1"),
      peers: ["1t", "2t"].map { "raw-epoll|prebuilt get, \($0), 64x1" }, key: "rps",
      isLeast: true, bound: 0.7),
    Target(
      name: "getCustomer 64x1, cached : prebuilt answers", ours: ["frontdesk-cached|get 64x1"],
      peers: ["1t", "2t"].map { "raw-epoll|prebuilt get, \($0), 64x1" }, key: "rps",
      isLeast: true, bound: 0.7),
    Target(
      name: "getCustomer 1x1, p50 : prebuilt answers", ours: ["frontdesk|get 1x1"],
      peers: ["1t", "2t"].map { "raw-epoll|prebuilt get, \($0), 1x1" }, key: "p50us",
      isLeast: false, bound: 1.25),
    Target(
      name: "listCustomers 8x4 : gRPC with SQLite", ours: onReactors("list 8x4"),
      peers: grpc("list50 8x4"), key: "rps", isLeast: true, bound: 5),
    Target(
      name: "listCustomers 8x4, cached : gRPC with SQLite", ours: ["frontdesk-cached|list 8x4"],
      peers: grpc("list50 8x4"), key: "rps", isLeast: true, bound: 5),
    Target(
      name: "createBooking 64x16 : gRPC, bare insert", ours: ["frontdesk|book 64x16"],
      peers: grpc("book 64x1") + grpc("book 64x16"), key: "rps", isLeast: true, bound: 3),
    Target(
      name: "createBooking 64x16 : the same rows from C", ours: ["frontdesk|book 64x16"],
      peers: ["rows|same rows, same groups"], key: "rps", isLeast: true, bound: 0.7),
    Target(
      name: "getCustomer 8x16 on PostgreSQL : pgbench", ours: ["postgres|get 8x16"],
      peers: ["pipelined, 8", "pipelined, 16", "one by one, 8"].map { "pgbench|get, \($0)" },
      key: "rps", isLeast: true, bound: 0.7),
    Target(
      name: "getCustomer 1x1 on PostgreSQL : pgbench", ours: ["postgres|get 1x1"],
      peers: ["pgbench|get, pipelined, 1"], key: "rps", isLeast: true, bound: 0.7),
    Target(
      name: "listCustomers 8x4 on PostgreSQL : pgbench", ours: ["postgres|list 8x4"],
      peers: ["pgbench|list, pipelined, 8"],
      key: "rps", isLeast: true, bound: 0.7),
    Target(
      name: "createBooking 1x1 on PostgreSQL : pgbench", ours: ["postgres|book 1x1"],
      peers: ["pgbench|book, pipelined, 1"], key: "rps", isLeast: true, bound: 0.7),
    Target(
      name: "createBooking 64x16 on PostgreSQL : pgbench", ours: ["postgres|book 64x16"],
      peers: ["pipelined, 8", "pipelined, 64", "one by one, 8"].map { "pgbench|book, \($0)" },
      key: "rps", isLeast: true, bound: 0.7),
    Target(
      name: "encode a customer : protobuf C++", ours: ["codec|frontdesk"],
      peers: ["codec|protobuf reused"], key: "enc_ns", isLeast: false, bound: 0.2),
    Target(
      name: "decode a customer : protobuf C++", ours: ["codec|frontdesk"],
      peers: ["codec|protobuf reused"], key: "dec_ns", isLeast: false, bound: 1),
    Target(
      name: "KiB of an idle connection", ours: ["frontdesk|idle 10000 connections"], peers: [],
      key: "kib", isLeast: false, bound: 16),
    Target(
      name: "ms from cold to ready, 1,000,000 customers", ours: ["frontdesk-million|cold start"],
      peers: [], key: "ms", isLeast: false, bound: 500),
  ]

  static let head = ["target", "ours", "peer", "is", "must be", ""]

  /// The target's row; nil where something was not measured.
  func row(_ figures: Figures) -> [String]? {
    let measured = ours.compactMap { figures[$0]?.median(key) }
    guard let own = key == "rps" ? measured.max() : measured.min() else { return nil }
    let found = peers.compactMap { figures[$0]?.median(key) }
    let sign = isLeast ? ">=" : "<="
    if peers.isEmpty {
      return [
        name, NumberText.short(own), "", NumberText.short(own),
        "\(sign) \(NumberText.short(bound))",
        own <= bound ? "met" : "missed",
      ]
    }
    guard let peer = key == "rps" ? found.max() : found.min(), peer > 0 else { return nil }
    let ratio = own / peer
    let isMet = isLeast ? ratio >= bound : ratio <= bound
    return [
      name, NumberText.short(own), NumberText.short(peer), NumberText.fixed(ratio, 2) + "x",
      "\(sign) \(NumberText.fixed(bound, 2))x", isMet ? "met" : "missed",
    ]
  }
}
