/// What `schemac help` prints.
enum HelpText {
  static let overview = """
    schemac compiles the schemas of a folder.

    Usage: schemac COMMAND [--root DIR] [options]

      generate [--check]        write the generated code, or say which of it is stale
      check [--strict]          find errors, poor style and changes that break somebody
      format [--check] [FILE]   set schemas in canonical form
      lock                      write down the contract that `check` compares with
      help [COMMAND]            this text, or more about a command

    --root DIR    the folder that holds Schema/ (default: this one)

    The language and the rules of compatibility are in Schema/README.md.
    Exit status: 0 fine, 1 something to be done, 2 bad usage.
    """

  static let generate = """
    Usage: schemac generate [--check] [--root DIR]

    Compiles DIR/Schema/*.schema and writes every generated file that is missing or differs.
    Generated files that nothing emits any more are deleted when their first line says
    "DO NOT EDIT: generated from".

      --check    write nothing; list what is stale and exit with 1 if anything is
    """

  static let check = """
    Usage: schemac check [--strict] [--against FILE] [--root DIR]

    Compiles DIR/Schema/*.schema, applies the style rules, looks for the examples that rpcs
    name, and compares with DIR/Schema/lock: each change that breaks old clients, old servers,
    stored data or source code is listed with its reason. An addition that the lock does not
    know yet is an error too: run `schemac lock` and commit the result.

      --strict          warnings also make the exit status 1
      --against FILE    compare with this lock, for example that of the last release
    """

  static let format = """
    Usage: schemac format [--check] [--root DIR] [FILE ...]

    Sets the named files, or DIR/Schema/*.schema, in canonical form. Comments stay. With `-`
    it reads standard input and writes standard output.

      --check    write nothing; list what would change and exit with 1 if anything would
    """

  static let lock = """
    Usage: schemac lock [--accept-breaking] [--root DIR]

    Writes the contract of DIR/Schema/*.schema to DIR/Schema/lock. Refuses when the change
    breaks somebody.

      --accept-breaking    write it nevertheless: nobody uses the old contract any more
    """
}
