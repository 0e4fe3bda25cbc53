import Flags

/// What the program can be asked to do, and the help of it.
enum Commands {
  static let connection: [Flag] = [
    Flag(
      "server", "HOST:PORT", "Where the server listens [FRONTDESK_SERVER].",
      standard: "127.0.0.1:7411"),
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
      Flag(switch: "compact", "Print the answer on one line."),
      Flag(switch: "redact", "Print sensitive fields as \"***\"."),
      Flag(switch: "unknown", "Print fields that the schema does not know, as \"?<number>\"."),
    ],
    details: """
      JSON is the request; {} when left out, read from standard input when -.
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

  static let all = CommandSet(
    "frontdesk", "Calls a Frontdesk server from the command line.",
    [call, describe, health] + load,
    notes: """
      Environment:
        FRONTDESK_SERVER   where the server listens
        FRONTDESK_TOKEN    a token, or @ and the name of a file that holds one
        FRONTDESK_TENANT   the id of the tenant that calls act for

      Exit status: 0 when all went well, 1 when the call failed (standard error then holds the
      error as JSON), 2 when the command line is wrong.
      """)
}
