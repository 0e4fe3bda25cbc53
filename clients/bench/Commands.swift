import Flags

/// What `bench` can be asked to do; the scripts beside it say in which order.
enum Commands {
  private static let server = [
    Flag("server", "HOST:PORT", "The server.", standard: "127.0.0.1:7411"),
    Flag("pid", "PID", "The server's process."),
    Flag("ca", "FILE", "Use TLS and trust these authorities (PEM)."),
  ]
  private static let seconds = Flag("seconds", "S", "How long each run counts.", standard: "1")
  private static func label(_ standard: String) -> Flag {
    Flag("label", "TEXT", "What stands before the name of a case.", standard: standard)
  }

  static let measure = Command(
    "measure", "Measures a server, a line of figures for each run.",
    flags: server + [
      Flag("token-file", "FILE", "A token of a client admin or a service."),
      Flag("admin", "HOST:PORT", "The server's admin port, for the size of its commits."),
      Flag(
        "cases", "LIST", "What to measure, such as get:8x16,list:8x4,book:64x16,mix:8x16.",
        standard: "get:8x16"),
      seconds,
      Flag("warm-up", "S", "How long it runs before that.", standard: "0.3"),
      Flag("rounds", "R", "Runs of each case; they take turns.", standard: "1"),
      Flag("threads", "T", "Client threads.", standard: "1"),
      label("frontdesk"),
      Flag("keys", "N", "Customers to spread the calls over, at most.", standard: "100000"),
      Flag("tenants", "N", "Call for the first N tenants, as a platform admin.", standard: "0"),
      Flag("scenario", "FILE", "What the case \"mix\" calls."),
    ])

  static let codec = Command(
    "codec", "Times encoding and decoding of a customer of about 300 bytes.")

  static let idle = Command(
    "idle", "Opens connections that do nothing, and says what memory each takes.",
    flags: server + [
      Flag("token-file", "FILE", "A token, which each connection presents."),
      Flag("connections", "N", "How many.", standard: "10000"),
    ])

  static let handshakes = Command(
    "handshakes", "Opens and closes connections: plain, secured, and secured as before.",
    flags: server + [seconds, label("connect")])

  static let streams = Command(
    "streams", "Measures streams: those of \"stream-server\", or with a token a tenant's events.",
    flags: server + [
      Flag("token-file", "FILE", "A client admin's token: reads the events that there are."),
      Flag("sizes", "LIST", "Bytes of the messages.", standard: "100,16384"),
      seconds, label("streams"),
    ])

  static let streamServer = Command(
    "stream-server", "Serves streams of plain bytes on this machine until it is ended.",
    flags: [
      Flag("port-file", "FILE", "Where to write HOST:PORT."),
      Flag("tls-cert", "FILE", "Use TLS, with this certificate (PEM)."),
      Flag("tls-key", "FILE", "The certificate's private key (PEM)."),
    ])

  static let watch = Command(
    "watch", "Books appointments while many watch the tenant's events.",
    flags: server + [
      Flag("token-file", "FILE", "A client admin's token."),
      Flag("watchers", "N", "How many watch.", standard: "1000"),
      Flag("connections", "N", "Over how many connections.", standard: "1000"),
      Flag("rate", "N", "Bookings a second; one after the other when left out."),
      seconds, label("watch"),
    ])

  static let table = Command(
    "table", "Prints medians with their spread, and the ratios to the peers that were measured.",
    arguments: ["FILE"],
    flags: [
      Flag("html", "FILE", "Write the table, and plots of figures that go by size, as one page.")
    ])

  static let all = CommandSet(
    "bench", "The standing benchmark's parts; \"make bench\" puts them together.",
    [measure, codec, idle, handshakes, streams, streamServer, watch, table])
}
