// Services and their rpcs.

extension CompatibilityCheck {
  mutating func compareServices() {
    for before in old.services {
      if let after = new.service(named: before.name) {
        compare(before, after)
        continue
      }
      let names = before.methods.map(\.name).sorted()
      let heir = new.services.first { service in
        old.service(named: service.name) == nil && !names.isEmpty
          && service.methods.map(\.name).sorted() == names
      }
      if let heir {
        report(
          .serviceRenamed, "service `\(before.name)` was renamed to `\(heir.name)`",
          at: heir.location, name: heir.name)
        compare(before, heir)
      } else {
        report(
          .serviceRemoved, "service `\(before.name)` was removed", at: before.location,
          name: before.name)
      }
    }
  }

  private mutating func compare(_ before: Service, _ after: Service) {
    for method in before.methods {
      if let same = after.methods.first(where: { $0.name == method.name }) {
        compare(method, same, "\(after.name).\(same.name)")
        continue
      }
      let name = "\(before.name).\(method.name)"
      let heir = after.methods.first { other in
        !before.methods.contains { $0.name == other.name }
          && newName(method.request) == other.request && newName(method.response) == other.response
      }
      if let heir {
        report(
          .rpcRenamed, "rpc `\(name)` was renamed to `\(heir.name)`", at: heir.location,
          name: heir.name, suggestion: "keep the old one too, with @deprecated(\"...\")")
      } else {
        report(
          .rpcRemoved, "rpc `\(name)` was removed", at: after.location, name: after.name,
          suggestion: "keep it, with @deprecated(\"...\")")
      }
    }
  }

  private mutating func compare(_ before: Method, _ after: Method, _ name: String) {
    func say(_ what: String) -> String { "rpc `\(name)` \(what)" }
    if newName(before.request) != after.request {
      report(
        .requestChanged, say("took `\(before.request)` and takes `\(after.request)` now"),
        at: after.location, name: after.name)
    }
    if newName(before.response) != after.response {
      report(
        .responseChanged, say("gave `\(before.response)` and gives `\(after.response)` now"),
        at: after.location, name: after.name)
    }
    if before.streamsRequest != after.streamsRequest
      || before.streamsResponse != after.streamsResponse
    {
      report(
        .streamChanged, say("streamed \(before.streamsText) and streams \(after.streamsText) now"),
        at: after.location, name: after.name)
    }
    if before.lane.isRead != after.lane.isRead {
      report(
        before.lane.isRead ? .readBecameWrite : .writeBecameRead,
        say("ran as \(before.lane.schemaText) and runs as \(after.lane.schemaText) now"),
        at: after.location, name: after.name)
    }
    let lost = before.access.grantsLost(in: after.access)
    if !lost.isEmpty {
      report(
        .authNarrowed, say("no longer lets in \(lost.joined(separator: ", "))"),
        at: after.location, name: after.name)
    }
    if before.isTenantless, !after.isTenantless {
      report(.tenantRequired, say("is @tenantless no more"), at: after.location, name: after.name)
    }
    if (before.timeoutMicroseconds ?? .max) > (after.timeoutMicroseconds ?? .max) {
      report(.timeoutShortened, say("has less time"), at: after.location, name: after.name)
    }
    let added = after.errors.filter { !before.errors.contains($0) }
    if !added.isEmpty {
      report(
        .errorAdded, say("may give \(added.joined(separator: ", ")) now"), at: after.location,
        name: after.name)
    }
  }
}

extension Method {
  fileprivate var streamsText: String {
    switch (streamsRequest, streamsResponse) {
    case (false, false): "nothing"
    case (true, false): "its request"
    case (false, true): "its response"
    case (true, true): "both ways"
    }
  }
}

extension Lane {
  /// Clients may repeat such a call.
  public var isRead: Bool {
    switch self {
    case .readsPoint, .readsPage, .readsReport: true
    case .writes, .works, .feed: false
    }
  }
}

extension Access {
  /// Who was let in and is not any more.
  fileprivate func grantsLost(in new: Access) -> [String] {
    if new.isPublic { return [] }
    if isPublic { return ["callers without a token"] }
    let remaining = new.grants + (new.isExclusive ? [] : [.platformAdmin])
    let all = isExclusive ? grants : grants + [.platformAdmin]
    return all.compactMap { grant in
      if remaining.contains(grant) { return nil }
      if case .clientAdmin = grant, remaining.contains(.clientAdmin(scope: nil)) { return nil }
      return grant.schemaText
    }
  }
}

extension Access.Grant {
  /// As a schema writes it: `service("leads.read")`.
  public var schemaText: String {
    let text = Access(grants: [self]).schemaText
    return String(text.dropFirst("@auth(".count).dropLast())
  }
}
