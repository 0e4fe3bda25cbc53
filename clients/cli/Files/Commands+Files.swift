import Flags

// Customers as files.
extension Commands {
  static let importFile = Command(
    "import", "Imports customers from a CSV file, and waits until all are written.",
    arguments: ["FILE"], optionalArguments: 1,
    flags: connection + [
      Flag(switch: "dry-run", "Check the whole file, and write nothing."),
      Flag(switch: "strict", "Write nothing when one row is bad."),
      Flag(switch: "strict-categories", "Take a category that there is not for an error."),
      Flag(
        "content", "WHAT", "What the rows are: customers, bookings or communications.",
        standard: "customers"),
      Flag(switch: "skip-existing", "Leave customers alone who are known by phone or e-mail."),
      Flag("delimiter", "C", "What is between cells, or tab; found out without it."),
      Flag("encoding", "NAME", "auto, utf-8, utf-16 or latin-1.", standard: "auto"),
      Flag("errors", "FILE", "Where to write the rows that were not taken, and why (CSV)."),
      Flag("resume", "ID", "Wait for an import that was sent before, instead of sending a file."),
      Flag("undo", "ID", "Take back all that an import wrote, instead of sending a file."),
    ],
    details: """
      The first line names the columns: name, phone, email, address, categoryName, tags and the
      others of the profile; notes become a note; a field of your own is custom. and its name. A
      row of a customer who is known by phone or e-mail updates that customer. Nothing is written
      before the whole file was read and checked. The server then goes on by itself, also after a
      crash; Ctrl-C ends only the waiting, and --resume waits again.
      Exit status 1 when the file was refused, or rows were not taken.
      """,
    notes: """
      Past bookings and sales (--content bookings):
        service, startsAt; staff, endsAt or duration (minutes), price, currency, status, channel,
        paymentStatus, notes, externalId; and whose: id, number, name, phone, email, whatsapp.
        Completed ones count as visits. A row that came before is left as it is.

      Past messages (--content communications):
        channel, message, at; direction, purpose, subject, recipient, status, externalId; and
        whose.

      Examples:
        frontdesk import customers.csv --errors errors.csv
        frontdesk import appointments.csv --content bookings
        frontdesk import customers.csv --dry-run
        frontdesk import --undo 0190c0de-0000-7000-8000-000000000001
      """)

  static let exportFile = Command(
    "export", "Writes customers to a CSV file or an Excel workbook.",
    arguments: ["FILE"], optionalArguments: 1,
    flags: connection + [
      Flag("format", "csv|xlsx", "What to write; the file's name says it otherwise."),
      Flag("columns", "A,B,C", "Which columns, in this order."),
      Flag("filter", "JSON", "Which customers: a ListCustomersRequest."),
      Flag("delimiter", "C", "What stands between cells of CSV, or tab.", standard: ","),
    ],
    details: """
      Without FILE the CSV goes to standard output. Cells that a spreadsheet would take for a
      formula begin with an apostrophe, which an import takes away again.
      """,
    notes: """
      Examples:
        frontdesk export customers.csv
        frontdesk export vip.xlsx --filter '{"tags": ["vip"]}' --columns name,phone,lastVisit
      """)

  private static let passphrase = Flag(
    "passphrase-file", "FILE",
    "A file whose first line is the passphrase, of 12 characters at least.")

  static let tenantExport = Command(
    "tenant export", "Writes the whole tenant to a file, from which another server makes it anew.",
    arguments: ["FILE"], optionalArguments: 1, flags: connection + [passphrase],
    details: """
      All rows as one moment has them, with the audit trail and the files about customers. What
      the server keeps sealed stays so, under the passphrase, which the import needs too; names,
      phone numbers and the like can be read, so only the owner of FILE can read it. The same
      tenant is the same bytes again. The token is a platform admin's, with --tenant, or a client
      admin's.
      """,
    notes: """
      Examples:
        frontdesk tenant export salon.tenant --passphrase-file secret.txt
      """)

  static let tenantImport = Command(
    "tenant import", "Makes a tenant of a file that tenant export wrote.",
    arguments: ["FILE"], optionalArguments: 1,
    flags: connection + [
      passphrase, Flag(switch: "dry-run", "Check the whole file, and write nothing."),
    ],
    details: """
      The tenant has its ids, numbers and history as before, on whatever engine. The server must
      run the same version and must not have the tenant. It is seen once all of it is written and
      checked; when anything fails before that, nothing stays and the command can be given again.
      The token is a platform admin's.
      """,
    notes: """
      Examples:
        frontdesk tenant import salon.tenant --passphrase-file secret.txt --dry-run
        frontdesk tenant import salon.tenant --passphrase-file secret.txt
      """)
}
