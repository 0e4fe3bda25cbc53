package struct PhoneNumbers: Sendable {
  package init() {}
  package enum Failure: Error, Sendable, Hashable { case notANumber }
  package func canonical(_ raw: String, region: String) throws(Failure) -> String { raw }
  package func regionExists(_ region: String) -> Bool { true }
}
