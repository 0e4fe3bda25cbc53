// Finding things in a resolved schema.

extension Schema {
  /// The messages of all files.
  public var messages: [MessageType] { files.flatMap(\.messages) }
  /// The enums of all files.
  public var enums: [EnumType] { files.flatMap(\.enums) }
  /// The services of all files.
  public var services: [Service] { files.flatMap(\.services) }

  /// The message with that name.
  public func message(named name: String) -> MessageType? {
    files.lazy.flatMap(\.messages).first { $0.name == name }
  }

  /// The enum with that name.
  public func enumeration(named name: String) -> EnumType? {
    files.lazy.flatMap(\.enums).first { $0.name == name }
  }

  /// The service with that name.
  public func service(named name: String) -> Service? {
    files.lazy.flatMap(\.services).first { $0.name == name }
  }

  /// The file that declares the message, enum or service with that name.
  public func file(declaring name: String) -> SchemaFile? {
    files.first { file in
      file.messages.contains { $0.name == name } || file.enums.contains { $0.name == name }
        || file.services.contains { $0.name == name }
    }
  }

  /// The names of `roots` and of all messages that their fields hold, directly or not.
  public func messagesReachable(from roots: some Sequence<String>) -> Set<String> {
    let byName = Dictionary(
      messages.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var found: Set<String> = []
    var open = Array(roots)
    while let name = open.popLast() {
      guard found.insert(name).inserted, let message = byName[name] else { continue }
      open += message.fields.compactMap(\.type.element.messageName)
    }
    return found
  }

  /// The names of all messages that a client may send, directly or inside of another.
  public var requestMessages: Set<String> {
    messagesReachable(from: services.flatMap { $0.methods.map(\.request) })
  }

  /// A copy in which no value says where it stood.
  public var withoutLocations: Schema {
    var copy = self
    let none = SourceLocation()
    for f in copy.files.indices {
      for m in copy.files[f].messages.indices {
        copy.files[f].messages[m].location = none
        for i in copy.files[f].messages[m].fields.indices {
          copy.files[f].messages[m].fields[i].location = none
        }
        for i in copy.files[f].messages[m].oneofs.indices {
          copy.files[f].messages[m].oneofs[i].location = none
        }
      }
      for e in copy.files[f].enums.indices {
        copy.files[f].enums[e].location = none
        for i in copy.files[f].enums[e].values.indices {
          copy.files[f].enums[e].values[i].location = none
        }
      }
      for s in copy.files[f].services.indices {
        copy.files[f].services[s].location = none
        for i in copy.files[f].services[s].methods.indices {
          copy.files[f].services[s].methods[i].location = none
        }
      }
    }
    return copy
  }
}
