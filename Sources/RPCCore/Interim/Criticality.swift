// Stands in for the generated messages of Schema/rpc.schema until the generator makes them.

public import WireFormat

/// What to drop first under overload.
public enum Criticality: WireEnum {
  case unspecified
  case critical
  case sheddable
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .critical
    case 2: self = .sheddable
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .critical: 1
    case .sheddable: 2
    case .unrecognized(let value): value
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .critical: "critical"
    case .sheddable: "sheddable"
    case .unrecognized(let value): String(value)
    }
  }

  public static let allKnown: [Criticality] = [.unspecified, .critical, .sheddable]
}
