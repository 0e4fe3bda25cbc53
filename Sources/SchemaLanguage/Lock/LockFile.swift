/// Schema/lock: what clients, servers and stored data rely on, as schema text.
///
/// Without docs, examples and other things that nobody can break; one item a line, declarations
/// by name and members by number or name, so that a diff shows exactly what the contract gained.
public enum LockFile {
  /// The name that findings in the lock carry.
  public static let fileName = "lock"

  private static let header = [
    "What clients, servers and stored data rely on. Written by `schemac lock`; do not edit.",
    "`schemac check` refuses a schema that breaks any of it.",
  ]

  /// The lock of `schema`.
  public static func render(_ schema: Schema) -> String {
    var tree = SyntaxTree(contract(of: schema), package: schema.package)
    tree.header.leading = header.map { Comment(text: $0, isDoc: false, blankBefore: false) }
    return SchemaPrinter.text(of: tree, columnsMax: .max, alignsNames: false)
  }

  /// The schema that a lock holds, all in one file; nil when the text is damaged.
  public static func parse(_ text: String) -> (schema: Schema?, diagnostics: [Diagnostic]) {
    SchemaCompiler.compile(sources: [(stem: fileName, fileName: fileName, text: text)])
  }

  private static func contract(of schema: Schema) -> SchemaFile {
    SchemaFile(
      name: fileName,
      messages: schema.messages.map(\.contract).sorted { $0.name < $1.name },
      enums: schema.enums.map(\.contract).sorted { $0.name < $1.name },
      services: schema.services.map(\.contract).sorted { $0.name < $1.name })
  }
}

extension Schema {
  /// Differs whenever the contract differs; docs, comments and file names do not count.
  public var fingerprint: UInt64 { fnv1a64(LockFile.render(self)) }
}

extension MessageType {
  fileprivate var contract: MessageType {
    var copy = self
    copy.doc = []
    copy.deprecated = nil
    copy.reserved = reserved.contract
    for index in copy.fields.indices {
      copy.fields[index].doc = []
      copy.fields[index].deprecated = nil
    }
    for index in copy.oneofs.indices { copy.oneofs[index].doc = [] }
    return copy
  }
}

extension EnumType {
  fileprivate var contract: EnumType {
    var copy = self
    copy.doc = []
    copy.reserved = reserved.contract
    for index in copy.values.indices {
      copy.values[index].doc = []
      copy.values[index].deprecated = nil
    }
    return copy
  }
}

extension Service {
  fileprivate var contract: Service {
    var copy = self
    copy.doc = []
    copy.methods.sort { $0.name < $1.name }
    for index in copy.methods.indices {
      copy.methods[index].doc = []
      copy.methods[index].deprecated = nil
      copy.methods[index].examples = []
      copy.methods[index].isPrepared = false
      copy.methods[index].isWritten = false
      copy.methods[index].errors.sort()
    }
    return copy
  }
}

extension Reserved {
  /// Sorted, with neighbours joined: how it was written does not matter.
  fileprivate var contract: Reserved {
    var joined: [ClosedRange<Int>] = []
    for range in numbers.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, last.upperBound + 1 >= range.lowerBound {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return Reserved(numbers: joined, names: names.sorted())
  }
}
