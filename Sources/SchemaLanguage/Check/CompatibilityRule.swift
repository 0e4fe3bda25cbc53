/// What may not happen to a schema that is in use.
public enum CompatibilityRule: String, Sendable, CaseIterable {
  // Every type
  case packageChanged, messageRemoved, messageRenamed, enumRemoved, enumRenamed, kindChanged
  // Fields
  case fieldRemovedUnreserved, fieldNameUnreserved, fieldRemoved, fieldRenamed, fieldMoved
  case numberReused, fieldTypeChanged, fieldTypeResized, fieldShapeChanged, fieldPresenceChanged
  case requiredFieldAdded, constraintTightened, openRemoved, sensitiveRemoved
  // Oneofs and reservations
  case oneofMembershipChanged, oneofRemoved, oneofRenamed, oneofRangeShrunk, oneofRangeGrown
  case reservationRemoved
  // Enums
  case valueRemovedUnreserved, valueNameUnreserved, valueRemoved, valueRenamed, valueMoved
  // Services
  case serviceRemoved, serviceRenamed, rpcRemoved, rpcRenamed, requestChanged, responseChanged
  case streamChanged, readBecameWrite, writeBecameRead, authNarrowed, tenantRequired
  case timeoutShortened, errorAdded

  /// Who would break, and how; one sentence each.
  public struct Damage: Sendable, Hashable {
    /// For example "old clients".
    public let party: String
    /// For example "they read the new values as the old field".
    public let reason: String

    var note: String { "breaks \(party): \(reason)" }
  }

  /// An error must not happen while anybody uses the schema; a warning is to be thought about.
  public var severity: Diagnostic.Severity {
    switch self {
    case .fieldRemoved, .sensitiveRemoved, .valueRemoved, .writeBecameRead, .timeoutShortened,
      .errorAdded:
      .warning
    default: .error
    }
  }

  /// Everybody who would break.
  public var damages: [Damage] {
    switch self {
    case .packageChanged:
      [
        clients("they call ids that no rpc has any more"),
        source("every full name is another one"),
      ]
    case .messageRemoved, .enumRemoved:
      [source("the generated type is gone"), data("records that hold it cannot be read")]
    case .messageRenamed, .enumRenamed:
      [source("the generated type has another name")]
    case .kindChanged:
      [
        clients("they send and expect other bytes"), servers("they send and expect other bytes"),
        data("its bytes are read as something else"), source("it is another kind of type"),
      ]
    case .serviceRemoved, .rpcRemoved:
      [
        clients("their calls end with unimplemented"), source("the generated function is gone"),
      ]
    case .serviceRenamed, .rpcRenamed:
      [
        clients("their calls end with unimplemented: the id is made of the names"),
        servers("they do not know what new clients call"),
        source("the generated function has another name"),
      ]
    default: memberDamages
    }
  }

  private var memberDamages: [Damage] {
    switch self {
    case .fieldRemovedUnreserved:
      [
        clients("they still send the number, and another field may take it one day"),
        data("it still holds the number"),
      ]
    case .fieldNameUnreserved:
      [scripts("another field may take the name one day and mean something else")]
    case .fieldRemoved: [source("code that uses the field does not compile")]
    case .fieldRenamed:
      [source("the property has another name"), scripts("they use the old name")]
    case .fieldMoved:
      [
        clients("they look for the field under its old number"),
        servers("they look for the field under its old number"),
        data("it holds the field under its old number"),
      ]
    case .numberReused:
      [
        clients("they read the new values as the old field"),
        servers("they read the new values as the old field"),
        data("its old values are read as the new field"),
      ]
    case .fieldTypeChanged, .fieldShapeChanged:
      [
        clients("they cannot read the new bytes, or read them wrongly"),
        servers("they cannot read the new bytes, or read them wrongly"),
        data("its bytes do not have the new type"), source("the property has another type"),
      ]
    case .fieldTypeResized:
      [
        clients("they refuse or cut values that only the new type holds"),
        source("the property has another type"),
      ]
    case .fieldPresenceChanged:
      [
        clients("they mean by an empty value what the other side takes for an absent one"),
        data("empty values were written in another way"), source("the property has another type"),
      ]
    case .requiredFieldAdded:
      [clients("they do not send the field, and its empty value breaks its constraint")]
    case .constraintTightened: [clients("what they may send is refused from now on")]
    case .openRemoved: [clients("values that they may send are refused from now on")]
    case .sensitiveRemoved: [people("logs, errors and traces show the field from now on")]
    default: groupDamages
    }
  }

  private var groupDamages: [Damage] {
    switch self {
    case .oneofMembershipChanged:
      [
        clients("they set the field beside one that excludes it now, or expect one to go"),
        data("it may hold both"), source("the property has moved"),
      ]
    case .oneofRemoved, .oneofRenamed: [source("the generated enum has another name or is gone")]
    case .oneofRangeShrunk:
      [clients("when they set a member they drop what newer peers keep in the old range")]
    case .oneofRangeGrown:
      [clients("when they set a member they leave a newer one set that they do not know")]
    case .reservationRemoved:
      [
        clients("they may still send it with its old meaning"),
        data("it may still hold it with its old meaning"),
      ]
    case .valueRemovedUnreserved:
      [
        clients("they still send the number, and another value may take it one day"),
        data("it still holds the number"),
      ]
    case .valueNameUnreserved:
      [scripts("another value may take the name one day and mean something else")]
    case .valueRemoved:
      [
        source("code that uses the value does not compile"),
        clients("a request with it is refused unless the field is @open"),
      ]
    case .valueRenamed: [source("the case has another name"), scripts("they use the old name")]
    case .valueMoved:
      [
        clients("they send and expect the old number"),
        servers("they send and expect the old number"), data("it holds the old number"),
      ]
    default: callDamages
    }
  }

  private var callDamages: [Damage] {
    switch self {
    case .requestChanged:
      [clients("they send another message"), source("the function takes another type")]
    case .responseChanged:
      [clients("they expect another message"), source("the function gives another type")]
    case .streamChanged:
      [
        clients("they wait for, or end, the streams as before"),
        source("the function has another form"),
      ]
    case .readBecameWrite:
      [clients("they repeat it after a lost connection as they do every read: it may run twice")]
    case .writeBecameRead:
      [clients("what they read may be older than what they have just written")]
    case .authNarrowed: [clients("callers with that role end with permissionDenied")]
    case .tenantRequired: [clients("they name no tenant and end with invalidArgument")]
    case .timeoutShortened: [clients("calls that used to succeed may end with deadlineExceeded")]
    case .errorAdded: [clients("they may not be prepared for the code")]
    default: []
    }
  }
}

private func clients(_ reason: String) -> CompatibilityRule.Damage {
  .init(party: "old clients", reason: reason)
}

private func servers(_ reason: String) -> CompatibilityRule.Damage {
  .init(party: "old servers", reason: reason)
}

private func data(_ reason: String) -> CompatibilityRule.Damage {
  .init(party: "stored data", reason: reason)
}

private func source(_ reason: String) -> CompatibilityRule.Damage {
  .init(party: "source code", reason: reason)
}

private func scripts(_ reason: String) -> CompatibilityRule.Damage {
  .init(party: "scripts that speak JSON", reason: reason)
}

private func people(_ reason: String) -> CompatibilityRule.Damage {
  .init(party: "people's privacy", reason: reason)
}
