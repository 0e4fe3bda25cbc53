import Flags

/// What the program can be asked to do, and the help of it.
enum Commands {
  static let connection: [Flag] = [
    Flag(
      "server", "HOST:PORT",
      "Where the server listens; tls://HOST:PORT for one behind TLS [FRONTDESK_SERVER].",
      standard: "127.0.0.1:7411"),
    Flag(switch: "tls", "Connect over TLS, and trust whom the system trusts [FRONTDESK_TLS]."),
    Flag("ca", "FILE", "Trust these authorities instead (PEM) [FRONTDESK_CA]."),
    Flag("cert", "FILE", "A certificate to show the server (PEM) [FRONTDESK_CERT]."),
    Flag("key", "FILE", "Its private key (PEM) [FRONTDESK_KEY]."),
    Flag("server-name", "NAME", "What the server's certificate is for, if not HOST."),
    Flag(
      "token", "T",
      "A token; @FILE or the name of a file reads it from there [FRONTDESK_TOKEN]."),
    Flag(
      "tenant", "ID", "The tenant to act for; client admins may leave it out [FRONTDESK_TENANT]."),
    Flag("timeout", "TIME", "How long it may take: 2s or 500ms; each method has its own."),
  ]

  static let call = Command(
    "call", "Makes one call and prints its answer as JSON on standard output.",
    arguments: ["Service.method", "JSON|-"], optionalArguments: 1,
    flags: connection + [
      Flag(
        "idempotency-key", "UUID",
        "Makes a write safe to repeat: the same key and request give the same answer for 24 hours."
      ),
      Flag(
        "max-staleness", "TIME",
        "How old what a read shows may be: 2s or 500ms. The server may then ask a standby."),
      Flag(switch: "compact", "Print the answer on one line."),
      Flag(switch: "redact", "Print sensitive fields as \"***\"."),
      Flag(switch: "unknown", "Print fields that the schema does not know, as \"?<number>\"."),
    ],
    details: """
      JSON is the request; {} when left out, read from standard input when -.
      An rpc that streams its answers prints each on a line of its own; one that streams its
      requests reads each from a line of standard input, unless JSON is the only one. Ctrl-C gives
      the call up.
      The server is asked for its schema, so no local one is needed.
      """,
    notes: """
      JSON:
        Names and enum values are written as in the schema (frontdesk describe Name).
        64-bit integers are numbers; uuids "0190c0de-0000-7000-8000-000000000001"; timestamps
        "2026-03-01T09:30:00Z"; dates "2026-03-01"; durations "1.5s" or "90m"; money
        {"minor": 1234, "currency": "EUR"}; decimals "12.34"; bytes base64. A field that is left
        out or null has its default; absent optional fields are left out of answers.

      Errors:
        {"code","message","violations":[{"path","rule","message"}],...} on standard error, exit
        status 1. Codes: invalidArgument, notFound, permissionDenied, unavailable and so on.

      Examples:
        frontdesk call CustomerService.listCustomers '{"pageSize": 2}'
        frontdesk call CustomerService.getCustomer '{"number": "RC-2026-0001"}'
        jq -n '{name: "Aoife Murphy"}' | frontdesk call CustomerService.createCustomer -
      """)

  static let describe = Command(
    "describe", "Shows what can be called, as schema text.", arguments: ["Name"],
    optionalArguments: 1, flags: connection,
    details: """
      Without a name: every service with its rpcs. With the name of a service, an rpc
      (Service.method), a message or an enum: that, and the messages and enums that it refers to.
      No token is needed.
      """,
    notes: """
      Examples:
        frontdesk describe
        frontdesk describe CustomerService.listCustomers
        frontdesk describe Booking
      """)

  static let health = Command(
    "health", "Asks whether the server serves, and prints its answer as JSON.", flags: connection,
    details: """
      Exit status 0 when the server serves, 1 when it is draining or cannot be reached. No token
      is needed.
      """)

  static let watch = Command(
    "watch", "Prints every change to the tenant's records as it happens.",
    flags: connection + [
      Flag(
        "from", "N",
        "The sequence of the first event; 0 is the oldest kept, without it the next one."),
      Flag(switch: "redact", "Print sensitive fields as \"***\"."),
    ],
    details: """
      Each event is JSON on a line of its own. When the connection or the server goes away, the
      events go on where they broke off, without a gap or a repetition. Ctrl-C ends it. To go on
      later, keep the sequence of the last event and give the next one to --from.
      The token is a client admin's, or a service's with events.read.
      """,
    notes: """
      Examples:
        frontdesk watch
        frontdesk watch --from 0 | jq -r '[.sequence, .kind, .record, .recordId] | @tsv'
      """)

  static let serverConnections = server(
    "connections", "Lists open connections: who, since when, how busy.",
    "The token is a platform admin's.")
  static let serverCalls = server(
    "calls", "Lists the calls whose handlers have not ended.", "The token is a platform admin's.")
  static let serverLanes = server(
    "lanes", "Shows where calls run and wait.",
    "The token is a platform admin's, support staff's, or a service's with server.read.")
  static let serverLimits = server(
    "limits", "Lists every limit in force.", "Services need the scope server.read.")
  static let serverBuild = server(
    "build", "Shows version, instance and age of the server.",
    "Services need the scope server.read.")

  private static func server(_ name: String, _ line: String, _ details: String) -> Command {
    Command(
      "server \(name)", line,
      flags: connection + [Flag(switch: "json", "Print JSON instead of a table.")],
      details: details)
  }

  /// Those that ask what only some may know, and so need a token.
  static let serverCommands = [
    serverConnections, serverCalls, serverLanes, serverLimits, serverBuild,
  ]

  static let all = CommandSet(
    "frontdesk", "Calls a Frontdesk server from the command line.",
    [call, watch, importFile, exportFile, tenantExport, tenantImport, describe, health]
      + serverCommands + load,
    notes: """
      Environment:
        FRONTDESK_SERVER   where the server listens
        FRONTDESK_TLS, FRONTDESK_CA, FRONTDESK_CERT, FRONTDESK_KEY   as the options
        FRONTDESK_TOKEN    a token, or @ and the name of a file that holds one
        FRONTDESK_TENANT   the id of the tenant that calls act for

      Exit status: 0 when all went well, 1 when the call failed (standard error then holds the
      error as JSON), 2 when the command line is wrong.
      """)
}
