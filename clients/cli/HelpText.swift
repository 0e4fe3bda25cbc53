/// What `--help` prints.
enum HelpText {
  static let overview = """
    Calls a Frontdesk server from the command line.

    Usage:
      frontdesk call Service.method [JSON|-]   make one call; the answer is printed as JSON
      frontdesk describe [Name]                show what can be called, as schema text
      frontdesk health                         ask whether the server serves

    Each command explains itself: frontdesk call --help

    Environment:
      FRONTDESK_SERVER   where the server listens (127.0.0.1:7411 when not set)
      FRONTDESK_TOKEN    a token, or @ and the name of a file that holds one
      FRONTDESK_TENANT   the id of the tenant that calls act for

    Exit status: 0 when all went well, 1 when the call failed (standard error then holds the error
    as JSON), 2 when the command line is wrong.
    """

  static let connection = """
      --server HOST:PORT       where the server listens [FRONTDESK_SERVER, else 127.0.0.1:7411]
      --token T                a token; @FILE or the name of a file reads it from there
                               [FRONTDESK_TOKEN]
      --tenant ID              the tenant to act for; client admins may leave it out
                               [FRONTDESK_TENANT]
      --timeout TIME           how long it may take, such as 2s or 500ms (each method has its own)
    """

  static let call = """
    Makes one call and prints its answer as JSON on standard output.

    Usage: frontdesk call Service.method [JSON|-] [flags]

      JSON is the request; {} when left out, read from standard input when -.
      The server is asked for its schema, so no local one is needed.

    Flags:
    \(connection)
      --idempotency-key UUID   makes a write safe to repeat: the same key and request give the
                               same answer for 24 hours
      --compact                print the answer on one line
      --redact                 print sensitive fields as "***"
      --unknown                print fields that the schema does not know, as "?<number>"

    JSON:
      Names and enum values are written as in the schema (frontdesk describe Name).
      64-bit integers are numbers; uuids "0190c0de-0000-7000-8000-000000000001"; timestamps
      "2026-03-01T09:30:00Z"; dates "2026-03-01"; durations "1.5s" or "90m"; money
      {"minor": 1234, "currency": "EUR"}; decimals "12.34"; bytes base64. A field that is left out
      or null has its default; absent optional fields are left out of answers.

    Errors:
      {"code","message","violations":[{"path","rule","message"}],...} on standard error, exit
      status 1. Codes: invalidArgument, notFound, permissionDenied, unavailable and so on.

    Examples:
      frontdesk call CustomerService.listCustomers '{"pageSize": 2}'
      frontdesk call CustomerService.getCustomer '{"number": "RC-2026-0001"}'
      jq -n '{name: "Aoife Murphy"}' | frontdesk call CustomerService.createCustomer -
    """

  static let describe = """
    Shows what can be called, as schema text.

    Usage: frontdesk describe [Name] [flags]

      Without a name: every service with its rpcs. With the name of a service, an rpc
      (Service.method), a message or an enum: that, and the messages and enums that it refers to.
      No token is needed.

    Flags:
    \(connection)

    Examples:
      frontdesk describe
      frontdesk describe CustomerService.listCustomers
      frontdesk describe Booking
    """

  static let health = """
    Asks whether the server serves, and prints its answer as JSON.

    Usage: frontdesk health [flags]

      Exit status 0 when the server serves, 1 when it is draining or cannot be reached. No token is
      needed.

    Flags:
    \(connection)
    """
}
