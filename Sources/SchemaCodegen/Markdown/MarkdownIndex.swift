import SchemaLanguage

/// The reference's first page: every service and its rpcs.
struct MarkdownIndex {
  let schema: Schema

  var text: String {
    var lines = [
      SourceText.header(of: "*", comment: "<!--") + " -->", "", "# Reference of \(schema.package)",
      "",
      "Every rpc with who may call it, its time-out, errors, fields and an example that works.", "",
    ]
    lines += Self.guide
    for service in schema.files.flatMap(\.services).sorted(by: { $0.name < $1.name }) {
      lines += ["## [\(service.name)](\(service.name).md)", ""]
      if !service.doc.isEmpty { lines += service.doc + [""] }
      for method in service.methods {
        let first = method.doc.first.map { ": \($0)" } ?? ""
        lines.append("- [\(method.name)](\(service.name).md#\(method.name.lowercased()))\(first)")
      }
      lines.append("")
    }
    lines.removeLast()
    return lines.joined(separator: "\n") + "\n"
  }

  /// What holds for every rpc.
  private static let guide = """
    ## Trying an example

    `make run` in the root of the repository serves demonstration data on 127.0.0.1:7411, the
    server that the command line asks when nothing else is said. In another terminal, in the
    same folder, the lines with `.build/release/frontdesk call` work as they are; each was run
    on fresh data, so that one that changes something may not work twice.

    ## Reading a page

    - **Rules** are checked before anything runs; a broken one is `invalidArgument` with the
      field's path. Lengths count Unicode scalars of text and bytes of `bytes`. *one of `x`*: at
      most one field of that oneof is set. *sensitive*: redacted in logs and dumps.
    - **Types**: `T?` may be absent; `[T]` is a list, `{K: V}` a map. What is not `T?` is always
      there: 0, `""`, `unspecified` or empty when left out.
    - **JSON**: integers are numbers; `uuid` `"01980000-0000-7000-8000-000000000101"`;
      `timestamp` `"2026-03-01T09:30:00Z"`; `date` `"2026-03-01"`; `duration` `"1.5s"`, `"90m"`;
      `money` `{"minor": 1234, "currency": "EUR"}`; `decimal` `"12.34"`; `bytes` base64; enums by
      name. Absent optional fields are left out.
    - **Numbers** of fields, enum values and rpcs are for the wire: see
      [PROTOCOL.md](../PROTOCOL.md).

    ## Errors of every call

    | Code | When |
    |---|---|
    | `invalidArgument` | the request breaks a rule, or a platform admin named no tenant |
    | `unauthenticated` | no token, or one that is malformed, expired or revoked |
    | `permissionDenied` | the role or its scopes do not allow the rpc, or the tenant is another's |
    | `notFound` | a platform admin named a tenant that does not exist |
    | `failedPrecondition` | the tenant is suspended |
    | `deadlineExceeded` | the time-out passed |
    | `cancelled` | the caller took the call back |
    | `resourceExhausted` | too much at once, or a request that is too long |
    | `unimplemented` | the server does not know the rpc |
    | `unavailable` | the server is stopping, or cannot be reached |
    | `unknown` | the store failed while it committed: repeat with the same idempotency key |
    | `internal` | a mistake of the server |

    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
