import WireFormat

/// A value of whatever enum the schema names: only its number.
struct AnyEnum: WireEnum {
  var rawValue: Int32

  init(rawValue: Int32) { self.rawValue = rawValue }

  var name: String { String(rawValue) }

  /// Whether a value is known is for the schema to say.
  var isKnown: Bool { false }

  static var allKnown: [AnyEnum] { [] }
}
