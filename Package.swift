// swift-tools-version: 6.2
import PackageDescription

// Every target is built with the same strictness; the targets that touch raw
// memory, descriptors or keys also ask for strict memory safety.
let common: [SwiftSetting] = [
  .enableExperimentalFeature("Lifetimes"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let strict = common + [.strictMemorySafety()]
// What only the server links, and every call runs through: tests look at each access to a class's
// members, released code does not. A package that depends on this one for the SDK sees none of it.
let served: SwiftSetting = .unsafeFlags(
  ["-enforce-exclusivity=unchecked"], .when(configuration: .release))

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
  settings: [SwiftSetting] = common, exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path ?? "Sources/\(name)", exclude: exclude,
    swiftSettings: settings)
}

func program(
  _ name: String, _ dependencies: [Target.Dependency], path: String? = nil, exclude: [String] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: path ?? "Sources/\(name)", exclude: exclude,
    swiftSettings: common)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: path ?? "Tests/\(name)", swiftSettings: common)
}

let package = Package(
  name: "frontdesk",
  products: [
    .executable(name: "frontdeskd", targets: ["frontdeskd"]),
    .executable(name: "frontdesk", targets: ["frontdesk"]),
    .executable(name: "schemac", targets: ["schemac"]),
    .library(name: "FrontdeskClient", targets: ["FrontdeskClient"]),
  ],
  targets: [
    // C libraries
    .systemLibrary(
      name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CPostgres", path: "Sources/CPostgres", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "COpenSSL", path: "Sources/COpenSSL", pkgConfig: "openssl",
      providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CMicroHTTPD", path: "Sources/CMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(
      name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", path: "Sources/CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CLinux", path: "Sources/CLinux"),
    .target(
      name: "CPhoneNumber", path: "Sources/CPhoneNumber",
      linkerSettings: [.linkedLibrary("phonenumber")]),

    // Ground level
    module("WireFormat", settings: strict),
    module("Seams", ["WireFormat"], settings: strict),
    module("Suggestions"),
    module("JSONText"),
    module("SchemaLanguage", ["Suggestions"]),
    module("Flags", ["Suggestions"]),
    module("CSV"),
    module("ExcelWriter", ["CXlsxWriter"]),
    module("BlobStorage", ["CCurl"]),
    module("Model", ["WireFormat"]),
    module("SQLInterface", ["WireFormat"], settings: common + [served]),
    module("Crypto", ["COpenSSL", "Seams"], settings: strict),
    module("TLS", ["COpenSSL"], settings: strict),
    module("PhoneNumbers", ["CPhoneNumber"], settings: strict),
    module("AdminHTTP", ["CMicroHTTPD"], settings: strict),

    // Schema tools
    module("SchemaJSON", ["JSONText", "SchemaLanguage", "Suggestions", "WireFormat"]),
    module("SchemaCodegen", ["JSONText", "SchemaLanguage"]),
    program(
      "schemac", ["Flags", "JSONText", "SchemaCodegen", "SchemaJSON", "SchemaLanguage"]),

    // The RPC runtime
    module("RPCCore", ["WireFormat"]),
    module("SystemIO", ["CLinux"], settings: strict),
    module("Telemetry", ["JSONText", "SchemaJSON", "SystemIO", "WireFormat"]),
    module("Auth", ["Crypto", "JSONText", "WireFormat"], settings: strict),
    module(
      "RPCServer", ["RPCCore", "SystemIO", "Auth", "Seams", "TLS", "WireFormat"],
      settings: common + [served],
      exclude: ["ABUSE.md"]),
    module("RPCClient", ["RPCCore", "Seams", "TLS", "WireFormat"]),

    // The contract
    module("FrontdeskAPI", ["RPCCore", "WireFormat"]),
    module(
      "FrontdeskServices",
      ["FrontdeskAPI", "RPCCore", "RPCServer", "Auth", "Storage", "WireFormat"],
      settings: common + [served]),

    // The store
    module(
      "SQLiteDriver", ["CSQLite", "SQLInterface", "WireFormat"], settings: strict + [served]),
    module(
      "PostgresDriver", ["CPostgres", "SQLInterface", "SystemIO", "WireFormat"], settings: strict),
    module(
      "Storage",
      [
        "SQLInterface", "Auth", "Crypto", "JSONText", "Model", "FrontdeskAPI", "Seams", "SystemIO",
        "WireFormat",
      ], settings: strict + [served]),

    // The domain
    module(
      "Services",
      [
        "BlobStorage", "CSV", "ExcelWriter", "FrontdeskServices", "FrontdeskAPI", "Storage",
        "Model", "Auth", "RPCServer", "RPCCore", "PhoneNumbers", "Crypto", "JSONText",
        "SQLInterface", "SchemaJSON", "SchemaLanguage", "Seams", "SystemIO", "TLS", "WireFormat",
      ],
      settings: common + [served],
      exclude: ["Customers/FEATURES.md", "PROFILE.md"]),

    // Programs
    program(
      "frontdeskd",
      [
        "AdminHTTP", "Auth", "BlobStorage", "Crypto", "Flags", "FrontdeskAPI",
        "FrontdeskServices", "JSONText",
        "PostgresDriver", "RPCCore", "RPCServer", "SQLInterface", "SQLiteDriver", "SchemaJSON",
        "Seams", "Services", "Storage", "SystemIO", "TLS", "Telemetry", "WireFormat",
      ]),
    module(
      "FrontdeskClient", ["FrontdeskAPI", "RPCClient", "RPCCore", "WireFormat"],
      path: "clients/swift", exclude: ["README.md"]),
    program(
      "frontdesk",
      [
        "Flags", "JSONText", "RPCClient", "RPCCore", "FrontdeskAPI", "SchemaLanguage",
        "SchemaJSON", "Suggestions", "TLS", "WireFormat",
        .target(name: "LoadTest", condition: .when(platforms: [.linux])),
      ],
      path: "clients/cli"),
    module(
      "LoadTest",
      [
        "Flags", "FrontdeskAPI", "JSONText", "RPCCore", "SchemaJSON", "SchemaLanguage", "Seams",
        "Suggestions", "SystemIO", "TLS", "WireFormat",
      ],
      path: "clients/loadtest"),
    program(
      "bench",
      [
        "Auth", "Flags", "FrontdeskAPI", "JSONText", "LoadTest", "RPCCore", "RPCServer",
        "SystemIO", "TLS", "WireFormat",
      ],
      path: "clients/bench",
      exclude: ["scripts"]),

    // Tests
    .target(
      name: "TestKit", dependencies: ["Seams", "WireFormat"], path: "Tests/Support/TestKit",
      swiftSettings: common),
    .executableTarget(
      name: "toyserver",
      dependencies: [
        "Auth", "FrontdeskAPI", "RPCCore", "RPCServer", "Seams", "SystemIO", "TLS", "WireFormat",
      ], path: "Tests/Support/toyserver", swiftSettings: common),
    tests("TidyTests", ["TestKit"]),
    tests("SuggestionsTests", ["Suggestions"]),
    tests("FlagsTests", ["Flags"]),
    tests("JSONTextTests", ["JSONText"]),
    tests("BlobStorageTests", ["BlobStorage", "TestKit"]),
    tests("CSVTests", ["CSV", "Seams", "TestKit"]),
    tests("WireFormatTests", ["WireFormat", "Seams", "TestKit"]),
    tests("SchemaLanguageTests", ["SchemaLanguage", "TestKit"]),
    tests("SchemaCodegenTests", ["SchemaCodegen", "SchemaLanguage", "TestKit"]),
    tests(
      "SchemaJSONTests",
      ["JSONText", "SchemaJSON", "SchemaLanguage", "Seams", "WireFormat", "TestKit"]),
    tests("CryptoTests", ["Crypto", "WireFormat", "TestKit"]),
    tests("AuthTests", ["Auth", "Crypto", "JSONText", "Seams", "WireFormat", "TestKit"]),
    tests("TLSTests", ["TLS", "Seams", "TestKit"]),
    .target(
      name: "CPhoneOracle", path: "Tests/Support/CPhoneOracle",
      linkerSettings: [.linkedLibrary("phonenumber")]),
    tests("PhoneNumbersTests", ["CPhoneOracle", "PhoneNumbers", "TestKit"]),
    tests("ModelTests", ["Model", "WireFormat", "TestKit"]),
    tests("RPCCoreTests", ["RPCCore", "WireFormat", "TestKit"]),
    tests(
      "TelemetryTests",
      ["AdminHTTP", "Telemetry", "JSONText", "SystemIO", "WireFormat", "TestKit"]),
    tests("SystemIOTests", ["SystemIO", "Seams", "TestKit"]),
    tests(
      "RPCServerTests",
      [
        "RPCServer", "RPCClient", "RPCCore", "SystemIO", "Auth", "Seams", "TLS", "WireFormat",
        "TestKit",
      ]),
    tests(
      "MatrixTests",
      [
        "RPCServer", "RPCClient", "RPCCore", "SystemIO", "Auth", "Seams", "TLS", "WireFormat",
        "TestKit",
      ]),
    tests(
      "RPCClientTests",
      ["RPCClient", "RPCCore", "FrontdeskAPI", "Seams", "WireFormat", "TestKit", "frontdesk"]),
    tests(
      "FrontdeskClientTests",
      ["FrontdeskClient", "FrontdeskAPI", "RPCCore", "WireFormat", "TestKit"]),
    tests(
      "LoadTestTests",
      [
        "LoadTest", "FrontdeskAPI", "JSONText", "RPCCore", "SchemaLanguage", "Seams",
        "WireFormat", "TestKit",
      ]),
    tests("SQLiteDriverTests", ["SQLiteDriver", "SQLInterface", "WireFormat", "TestKit"]),
    .target(
      name: "StoreKit",
      dependencies: ["PostgresDriver", "SQLiteDriver", "SQLInterface", "TestKit"],
      path: "Tests/Support/StoreKit", swiftSettings: common),
    tests(
      "PostgresDriverTests",
      ["PostgresDriver", "SQLInterface", "WireFormat", "StoreKit", "TestKit"]),
    tests(
      "StorageTests",
      [
        "Storage", "PostgresDriver", "SQLiteDriver", "SQLInterface", "FrontdeskAPI", "Auth",
        "Crypto", "Model", "SystemIO",
        "Seams", "WireFormat", "StoreKit", "TestKit",
      ]),
    tests(
      "CompatibilityTests",
      [
        "Auth", "JSONText", "RPCClient", "RPCCore", "RPCServer", "SchemaJSON", "SchemaLanguage",
        "SystemIO", "TestKit", "WireFormat",
      ]),
    tests(
      "ServicesTests",
      [
        "Services", "FrontdeskServices", "FrontdeskAPI", "Storage", "SQLiteDriver",
        "SQLInterface", "Auth", "Crypto", "Model", "PhoneNumbers", "RPCCore", "RPCServer",
        "SchemaJSON", "SchemaLanguage", "Seams", "WireFormat", "StoreKit", "TestKit",
      ]),
    tests(
      "EndToEndTests",
      [
        "Services", "FrontdeskServices", "FrontdeskAPI", "FrontdeskClient", "RPCClient",
        "RPCServer", "RPCCore", "Storage", "SQLiteDriver", "Auth", "Crypto", "JSONText",
        "SchemaLanguage", "SchemaJSON", "SQLInterface", "Model", "Seams", "SystemIO", "TLS",
        "WireFormat", "PostgresDriver", "StoreKit", "TestKit",
        "frontdeskd", "frontdesk",
      ]),
  ]
)
