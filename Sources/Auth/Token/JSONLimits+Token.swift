import JSONText

extension JSONLimits {
  /// For tokens and key sets, which say little, and must say the same to every reader: integers
  /// stay where a double holds them all.
  static let token: JSONLimits = {
    var limits = JSONLimits(depthMax: 4)
    limits.membersMax = 64
    limits.elementsMax = 256
    limits.integerMax = 1 << 53
    limits.allowsNUL = false
    return limits
  }()
}
