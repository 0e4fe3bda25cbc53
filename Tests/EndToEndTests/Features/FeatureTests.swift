import SchemaLanguage
import Testing

/// What a booking platform must do, line by line, through JSON calls.
@Suite struct `Every feature of the booking platform` {
  static let server = Result { try TestServer(isDemo: true) }
  static let checks = Checks("features")

  static let all =
    CustomerFeatures.table + LeadFeatures.table + BookingFeatures.table + TenantFeatures.table
    + ListFeatures.table + RepetitionFeatures.table + ProfileFeatures.table
    + SearchFeatures.table + PrivacyFeatures.table + DuplicateFeatures.table
    + BulkFeatures.table + LocationFeatures.table + SegmentFeatures.table + ConsentFeatures.table
    + ErasureFeatures.table

  @Test(arguments: all)
  func `works`(_ feature: Feature) async throws {
    let before = Self.checks.count
    try await feature.check(try await Salon(try Self.server.get(), Self.checks))
    #expect(Self.checks.count > before, "\(feature.line) checks nothing")
    print("features so far: \(Self.checks.count) checks")
  }

  @Test func `is held against the contract, no rpc left out`() throws {
    let named = Set(Self.all.flatMap(\.rpcs))
    let known = Set(Examples.rpcs(try Self.server.get().schema).map(\.name))
    // Tokens, events, operators and files have tests of their own.
    let builtIn = known.filter { rpc in
      [
        "Health", "Reflection", "AuthService", "EventService", "ServerService", "ImportService",
        "EvidenceService",
      ]
      .contains { rpc.hasPrefix($0) }
    }
    #expect(known.subtracting(builtIn).subtracting(named).isEmpty)
    #expect(named.subtracting(known).isEmpty)
  }
}
