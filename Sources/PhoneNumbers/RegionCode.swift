/// Two capital letters.
struct RegionCode: Hashable {
  private let first: UInt8
  private let second: UInt8

  /// The code in `text`, in either case; nil for anything but two ASCII letters.
  init?(_ text: String) {
    var letters = text.utf8.makeIterator()
    guard let first = letters.next().flatMap(RegionCode.capital),
      let second = letters.next().flatMap(RegionCode.capital), letters.next() == nil
    else { return nil }
    self.first = first
    self.second = second
  }

  private static func capital(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - 32
    default: nil
    }
  }

  /// Both letters and the NUL that C asks for.
  var cString: [CChar] { [CChar(bitPattern: first), CChar(bitPattern: second), 0] }
}
