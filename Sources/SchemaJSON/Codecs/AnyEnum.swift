import WireFormat

/// A value of whatever enum the schema names: only its number.
struct AnyEnum: WireEnum {
  var rawValue: Int32

  init(rawValue: Int32) { self.rawValue = rawValue }

  var name: String { String(rawValue) }

  var isKnown: Bool { true }

  static var allKnown: [AnyEnum] { [] }
}
