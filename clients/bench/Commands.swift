import Flags

/// What `bench` can be asked to do; the scripts beside it say in which order.
enum Commands {
  static let measure = Command(
    "measure", "Measures a server, a line of figures for each run.",
    flags: [
      Flag("server", "HOST:PORT", "The server.", standard: "127.0.0.1:7411"),
      Flag("token-file", "FILE", "A token of a client admin or a service."),
      Flag("pid", "PID", "The server's process."),
      Flag("admin", "HOST:PORT", "The server's admin port, for the size of its commits."),
      Flag(
        "cases", "LIST", "What to measure, such as get:8x16,list:8x4,book:64x16,mix:8x16.",
        standard: "get:8x16"),
      Flag("seconds", "S", "How long each run counts.", standard: "1"),
      Flag("warm-up", "S", "How long it runs before that.", standard: "0.3"),
      Flag("rounds", "R", "Runs of each case; they take turns.", standard: "1"),
      Flag("threads", "T", "Client threads.", standard: "1"),
      Flag("label", "TEXT", "What stands before the name of a case.", standard: "frontdesk"),
      Flag("keys", "N", "Customers to spread the calls over, at most.", standard: "100000"),
      Flag("tenants", "N", "Call for the first N tenants, as a platform admin.", standard: "0"),
      Flag("scenario", "FILE", "What the case \"mix\" calls."),
    ])

  static let codec = Command(
    "codec", "Times encoding and decoding of a customer of about 300 bytes.")

  static let idle = Command(
    "idle", "Opens connections that do nothing, and says what memory each takes.",
    flags: [
      Flag("server", "HOST:PORT", "The server.", standard: "127.0.0.1:7411"),
      Flag("token-file", "FILE", "A token, which each connection presents."),
      Flag("pid", "PID", "The server's process."),
      Flag("connections", "N", "How many.", standard: "10000"),
    ])

  static let table = Command(
    "table", "Prints medians with their spread, and the ratios to the peers that were measured.",
    arguments: ["FILE"],
    flags: [
      Flag("html", "FILE", "Write the table, and plots of figures that go by size, as one page.")
    ])

  static let all = CommandSet(
    "bench", "The standing benchmark's parts; \"make bench\" puts them together.",
    [measure, codec, idle, table])
}
