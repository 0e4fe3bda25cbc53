import Flags

/// The commands that keep a store safe, and their help.
extension Commands {
  static let backup = Command(
    "backup", "Copies a data directory, also while a server works in it.",
    flags: [
      data,
      Flag("to", "DIR", "Where the backup goes; the directory must be new or empty."),
      Flag(
        switch: "with-keys",
        "Put the keys into it too: it can then be read by whoever has it."),
    ],
    notes: """
      Prints DIR when the backup is on the disk. It holds exactly what was committed when it
      began, and manifest.json with the SHA-256 of every file and the end of every tenant's
      chain. Check it with: frontdeskd verify --data DIR
      """)
  static let restore = Command(
    "restore", "Makes a data directory from a backup, after checking every byte of it.",
    flags: [
      data,
      Flag("from", "DIR", "The backup. Keys that are in --data already are kept."),
      Flag(
        "erasures", "FILE",
        "The newest erasures.log there is, where --data has none: who was erased stays erased."),
      Flag(switch: "force", "Move a store that is in --data aside, to --data/replaced-TIME."),
    ],
    notes: """
      Keys that were erased after the backup was made are destroyed again before the command
      ends, and the store is brought to this version's tables.
      """)
  static let verify = Command(
    "verify", "Checks every page, chain and sealed entry of a data directory or backup.",
    flags: [
      data,
      Flag("keys", "DIR", "The data directory whose keys open it, where it has none itself."),
      json,
    ],
    notes: "Exit status: 0 when all is sound, 1 when something is wrong or cannot be read.")
  static let copy = Command(
    "copy", "Copies the records of a store to another one, on either engine.",
    flags: [
      Flag("from", "STORE", "A data directory, or postgres://USER@HOST/DATABASE."),
      Flag("to", "STORE", "The same; it must hold no rows of what is copied."),
      Flag("tenant", "ID", "Copy this tenant alone."),
      Flag(
        "keys", "DIR",
        "The data directory whose keys open both; by default the one of --from, or of --to."),
    ],
    notes: """
      No server may work on either store. What was cut short goes on when the same command is
      run again. At the end the rows of both are hashed and compared. Passwords: PGPASSWORD or
      ~/.pgpass.
      """)
}
