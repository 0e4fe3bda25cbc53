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
  /// What its own users see through it, by `@_exported`.
  let exports: Set<String>

  init(
    _ module: String, _ layer: Layer, _ modules: Set<String> = [], system: Set<String> = [],
    exports: Set<String> = []
  ) {
    self.exports = exports
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
    ImportRule("CPostgres", .ground),
    ImportRule("COpenSSL", .ground),
    ImportRule("CMicroHTTPD", .ground),
    ImportRule("CLinux", .ground),
    ImportRule("CCurl", .ground),
    ImportRule("CXlsxWriter", .ground),
    ImportRule("CPhoneNumber", .ground),

    // Ground level
    ImportRule("WireFormat", .ground),
    ImportRule("Suggestions", .ground),
    ImportRule("JSONText", .ground),
    ImportRule("Flags", .ground, ["Suggestions"]),
    ImportRule("CSV", .ground),
    ImportRule("ExcelWriter", .ground, ["CXlsxWriter"], system: ["Glibc"]),
    ImportRule("BlobStorage", .ground, ["CCurl"], system: ["Glibc"]),
    ImportRule("Seams", .ground, ["WireFormat"], system: ["Glibc", "Synchronization"]),
    ImportRule("SchemaLanguage", .ground, ["Suggestions"]),
    ImportRule("Model", .ground, ["WireFormat"], system: ["Foundation"]),
    ImportRule("SQLInterface", .ground, ["WireFormat"], system: ["Synchronization"]),
    ImportRule(
      "Crypto", .ground, ["COpenSSL", "Seams"], system: ["Glibc", "Synchronization"]),
    ImportRule("TLS", .ground, ["COpenSSL"], system: ["Synchronization"]),
    ImportRule("PhoneNumbers", .ground, ["CPhoneNumber"], system: ["Synchronization"]),
    ImportRule("AdminHTTP", .ground, ["CMicroHTTPD"], system: ["Glibc"]),

    // Schema tools, RPC core, Auth
    ImportRule(
      "SchemaJSON", .tools, ["JSONText", "SchemaLanguage", "Suggestions", "WireFormat"]),
    ImportRule("SchemaCodegen", .tools, ["JSONText", "SchemaLanguage"]),
    ImportRule("RPCCore", .tools, ["WireFormat"]),
    ImportRule("SystemIO", .tools, ["CLinux"], system: ["Glibc", "Synchronization"]),
    ImportRule(
      "Telemetry", .tools, ["JSONText", "SchemaJSON", "SystemIO", "WireFormat"],
      system: ["Synchronization"]),
    ImportRule(
      "Auth", .tools, ["Crypto", "JSONText", "WireFormat"], system: ["Glibc", "Synchronization"]),

    // The RPC runtime and the drivers
    ImportRule(
      "RPCServer", .runtime, ["RPCCore", "SystemIO", "Auth", "Seams", "TLS", "WireFormat"],
      system: ["Synchronization"]),
    // Its users also build it on macOS.
    ImportRule(
      "RPCClient", .runtime, ["RPCCore", "Seams", "TLS", "WireFormat"],
      system: ["Darwin", "Glibc", "Synchronization"]),
    ImportRule("FrontdeskAPI", .runtime, ["RPCCore", "WireFormat"]),
    ImportRule(
      "SQLiteDriver", .runtime, ["CSQLite", "SQLInterface", "WireFormat"],
      system: ["Glibc", "Synchronization"]),
    ImportRule(
      "PostgresDriver", .runtime, ["CPostgres", "SQLInterface", "SystemIO", "WireFormat"],
      system: ["Glibc", "Synchronization"]),

    // The contract and the store
    ImportRule(
      "Storage", .contract,
      [
        "SQLInterface", "Auth", "Crypto", "JSONText", "Model", "FrontdeskAPI", "Seams", "SystemIO",
        "WireFormat",
      ], system: ["Synchronization"]),
    ImportRule(
      "FrontdeskServices", .contract,
      ["FrontdeskAPI", "RPCCore", "RPCServer", "Auth", "Storage", "WireFormat"],
      system: ["Synchronization"]),

    // The domain
    ImportRule(
      "Services", .domain,
      [
        "BlobStorage", "CSV", "ExcelWriter", "FrontdeskServices", "FrontdeskAPI", "Storage",
        "Model", "Auth", "RPCServer", "RPCCore", "PhoneNumbers", "Crypto", "JSONText",
        "SQLInterface", "SchemaJSON", "SchemaLanguage", "Seams", "SystemIO", "TLS", "WireFormat",
      ], system: ["Synchronization"]),
    ImportRule(
      "FrontdeskClient", .domain, ["FrontdeskAPI", "RPCClient", "RPCCore", "WireFormat"],
      system: ["Synchronization"], exports: ["FrontdeskAPI", "RPCCore", "WireFormat"]),

    ImportRule(
      "LoadTest", .domain,
      [
        "Flags", "FrontdeskAPI", "JSONText", "RPCCore", "SchemaJSON", "SchemaLanguage", "Seams",
        "Suggestions", "SystemIO", "TLS", "WireFormat",
      ], system: ["Foundation", "Synchronization"]),

    // Programs
    ImportRule(
      "schemac", .program,
      ["Flags", "JSONText", "SchemaCodegen", "SchemaJSON", "SchemaLanguage"],
      system: ["Foundation"]),
    ImportRule(
      "frontdeskd", .program,
      [
        "AdminHTTP", "Auth", "BlobStorage", "Crypto", "Flags", "FrontdeskAPI",
        "FrontdeskServices", "JSONText",
        "PostgresDriver", "RPCCore", "RPCServer", "SQLInterface", "SQLiteDriver", "SchemaJSON",
        "Seams", "Services", "Storage", "SystemIO", "TLS", "Telemetry", "WireFormat",
      ], system: ["Foundation", "Glibc", "Synchronization"]),
    ImportRule(
      "frontdesk", .program,
      [
        "Flags", "JSONText", "RPCClient", "RPCCore", "FrontdeskAPI", "SchemaLanguage",
        "LoadTest", "SchemaJSON", "Suggestions", "TLS", "WireFormat",
      ], system: ["Foundation", "Synchronization"]),
    ImportRule(
      "bench", .program,
      [
        "Auth", "Flags", "FrontdeskAPI", "JSONText", "LoadTest", "RPCCore", "RPCServer",
        "SystemIO", "TLS", "WireFormat",
      ], system: ["Foundation"]),
  ]
}
