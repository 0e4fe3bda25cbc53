import Flags

/// What schemac can do, and the help of it.
enum Commands {
  private static let root = Flag(
    "root", "DIR", "The folder that holds Schema/.", standard: ".")

  static let generate = Command(
    "generate", "Writes the generated code, or says which of it is stale.",
    flags: [
      Flag(
        switch: "check", "Write nothing; list what is stale and exit with 1 if anything is."),
      root,
    ],
    details: """
      Compiles DIR/Schema/*.schema and writes every generated file that is missing or differs.
      Generated files that nothing emits any more are deleted when their first line says
      "DO NOT EDIT: generated from".
      """)

  static let check = Command(
    "check", "Finds errors, poor style and changes that break somebody.",
    flags: [
      Flag(switch: "strict", "Warnings also make the exit status 1."),
      Flag("against", "FILE", "Compare with this lock, for example that of the last release."),
      root,
    ],
    details: """
      Compiles DIR/Schema/*.schema, applies the style rules, reads the examples that rpcs name
      against their messages, and compares with DIR/Schema/lock: each change that breaks old
      clients, old servers, stored data or source code is listed with its reason. An addition
      that the lock does not know yet is an error too: run `schemac lock` and commit the result.
      """)

  static let format = Command(
    "format", "Sets schemas in canonical form.", arguments: ["FILE"], optionalArguments: 1,
    repeatsLastArgument: true,
    flags: [
      Flag(
        switch: "check",
        "Write nothing; list what would change and exit with 1 if anything would."),
      root,
    ],
    details: """
      Sets the named files, or DIR/Schema/*.schema, in canonical form. Comments stay. With `-`
      it reads standard input and writes standard output.
      """)

  static let lock = Command(
    "lock", "Writes down the contract that `check` compares with.",
    flags: [
      Flag(
        switch: "accept-breaking",
        "Write it nevertheless: nobody uses the old contract any more."),
      root,
    ],
    details: """
      Writes the contract of DIR/Schema/*.schema to DIR/Schema/lock. Refuses when the change
      breaks somebody.
      """)

  static let all = CommandSet(
    "schemac", "Compiles the schemas of a folder.", [generate, check, format, lock],
    notes: """
      The language and the rules of compatibility are in Schema/README.md.
      Exit status: 0 fine, 1 something to be done, 2 bad usage.
      """)
}
