// DO NOT EDIT: generated from Schema/common.schema

public import WireFormat

/// Where a customer, a lead or a booking came from.
public enum Source: WireEnum {
  /// 0.
  case unspecified
  /// A telephone call, answered by a person or by a voice assistant.
  case voice
  /// 2.
  case web
  /// 3.
  case whatsapp
  /// 4.
  case walkIn
  /// 5.
  case `import`
  /// 6.
  case api
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .voice
    case 2: self = .web
    case 3: self = .whatsapp
    case 4: self = .walkIn
    case 5: self = .`import`
    case 6: self = .api
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .voice: 1
    case .web: 2
    case .whatsapp: 3
    case .walkIn: 4
    case .`import`: 5
    case .api: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .voice: "voice"
    case .web: "web"
    case .whatsapp: "whatsapp"
    case .walkIn: "walkIn"
    case .`import`: "import"
    case .api: "api"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [Source] = [
    .unspecified, .voice, .web, .whatsapp, .walkIn, .`import`, .api
  ]
}

/// A way to reach somebody.
public enum ContactChannel: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case sms
  /// 2.
  case email
  /// 3.
  case phone
  /// 4.
  case whatsapp
  /// 5.
  case inApp
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .sms
    case 2: self = .email
    case 3: self = .phone
    case 4: self = .whatsapp
    case 5: self = .inApp
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .sms: 1
    case .email: 2
    case .phone: 3
    case .whatsapp: 4
    case .inApp: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .sms: "sms"
    case .email: "email"
    case .phone: "phone"
    case .whatsapp: "whatsapp"
    case .inApp: "inApp"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ContactChannel] = [
    .unspecified, .sms, .email, .phone, .whatsapp, .inApp
  ]
}

/// What a message is about.
public enum CommunicationPurpose: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case appointmentReminder
  /// 2.
  case marketing
  /// 3.
  case followUp
  /// 4.
  case receipt
  /// 5.
  case other
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .appointmentReminder
    case 2: self = .marketing
    case 3: self = .followUp
    case 4: self = .receipt
    case 5: self = .other
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .appointmentReminder: 1
    case .marketing: 2
    case .followUp: 3
    case .receipt: 4
    case .other: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .appointmentReminder: "appointmentReminder"
    case .marketing: "marketing"
    case .followUp: "followUp"
    case .receipt: "receipt"
    case .other: "other"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [CommunicationPurpose] = [
    .unspecified, .appointmentReminder, .marketing, .followUp, .receipt, .other
  ]
}
