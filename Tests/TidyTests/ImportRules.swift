/// What a module may import. This table is the import rule of Sources/README.md:
/// Package.swift has to say the same, and every import line is held against it.
struct ImportRule {
  /// The layers from the ground up; a module imports its own layer or lower ones.
  enum Layer: Int, Comparable {
    case ground, tools, runtime, contract, domain, program

    static func < (left: Layer, right: Layer) -> Bool { left.rawValue < right.rawValue }
  }

  let module: String
  let layer: Layer
  /// The project's own modules that it may import.
  let modules: Set<String>
  /// What it may import from the toolchain.
  let system: Set<String>

  init(
    _ module: String, _ layer: Layer, _ modules: Set<String> = [], system: Set<String> = []
  ) {
    self.module = module
    self.layer = layer
    self.modules = modules
    self.system = system
  }

  static func named(_ module: String) -> ImportRule? {
    table.first { $0.module == module }
  }
}

extension ImportRule {
  static let table = [
    // C libraries
    ImportRule("CSQLite", .ground),
    ImportRule("COpenSSL", .ground),
    ImportRule("CLinux", .ground),
    ImportRule("CPhoneNumber", .ground),

    // Ground level
    ImportRule("WireFormat", .ground),
    ImportRule("Seams", .ground, ["WireFormat"], system: ["Glibc"]),
    ImportRule("SchemaLanguage", .ground),
    ImportRule("Model", .ground, ["WireFormat"], system: ["Foundation"]),
    ImportRule("SQLInterface", .ground, ["WireFormat"], system: ["Synchronization"]),
    ImportRule(
      "Crypto", .ground, ["COpenSSL", "WireFormat"], system: ["Glibc", "Synchronization"]),
    ImportRule("PhoneNumbers", .ground, ["CPhoneNumber"], system: ["Synchronization"]),

    // Schema tools, RPC core, Auth
    ImportRule(
      "SchemaJSON", .tools, ["SchemaLanguage", "WireFormat"], system: ["Foundation"]),
    ImportRule(
      "SchemaCodegen", .tools, ["SchemaLanguage", "SchemaJSON"], system: ["Foundation"]),
    ImportRule("RPCCore", .tools, ["WireFormat"], system: ["Synchronization"]),
    ImportRule("SystemIO", .tools, ["CLinux"], system: ["Glibc", "Synchronization"]),
    ImportRule(
      "Auth", .tools, ["Crypto", "Seams", "WireFormat", "Model"],
      system: ["Foundation", "Glibc", "Synchronization"]),

    // The RPC runtime and the drivers
    ImportRule(
      "RPCServer", .runtime, ["RPCCore", "SystemIO", "Auth", "Seams", "WireFormat"],
      system: ["Glibc", "Synchronization"]),
    ImportRule(
      "RPCClient", .runtime, ["RPCCore", "Seams", "WireFormat"],
      system: ["Glibc", "Synchronization"]),
    ImportRule("FrontdeskAPI", .runtime, ["RPCCore", "WireFormat"]),
    ImportRule(
      "SQLiteDriver", .runtime, ["CSQLite", "SQLInterface", "WireFormat"],
      system: ["Glibc", "Synchronization"]),

    // The contract and the store
    ImportRule(
      "Storage", .contract,
      ["SQLInterface", "Auth", "Crypto", "Model", "FrontdeskAPI", "Seams", "WireFormat"],
      system: ["Foundation", "Synchronization"]),
    ImportRule(
      "FrontdeskServices", .contract,
      ["FrontdeskAPI", "RPCCore", "RPCServer", "Auth", "Storage", "Seams", "WireFormat"],
      system: ["Synchronization"]),

    // The domain
    ImportRule(
      "Services", .domain,
      [
        "FrontdeskServices", "FrontdeskAPI", "Storage", "Model", "Auth", "RPCServer", "RPCCore",
        "PhoneNumbers", "Crypto", "Seams", "WireFormat",
      ], system: ["Foundation", "Synchronization"]),
    ImportRule(
      "FrontdeskClient", .domain, ["FrontdeskAPI", "RPCClient", "RPCCore", "WireFormat"],
      system: ["Synchronization"]),

    // Programs
    ImportRule(
      "schemac", .program, ["SchemaLanguage", "SchemaCodegen"], system: ["Foundation", "Glibc"]),
    ImportRule(
      "frontdeskd", .program,
      [
        "Services", "FrontdeskServices", "Storage", "SQLiteDriver", "RPCServer", "Auth", "Crypto",
        "Seams", "SystemIO", "WireFormat", "FrontdeskAPI", "RPCCore", "Model", "SQLInterface",
      ], system: ["Foundation", "Glibc", "Synchronization"]),
    ImportRule(
      "frontdesk", .program,
      ["RPCClient", "RPCCore", "FrontdeskAPI", "SchemaLanguage", "SchemaJSON", "WireFormat"],
      system: ["Foundation", "Glibc", "Synchronization"]),
    ImportRule(
      "bench", .program, ["RPCCore", "FrontdeskAPI", "WireFormat"],
      system: ["Foundation", "Glibc", "Synchronization"]),
  ]
}
