package import FrontdeskAPI
package import FrontdeskServices
import Model
import PhoneNumbers
package import RPCCore
import SQLInterface
package import Seams
package import Storage
import WireFormat

/// TenantService: the tenants themselves and their settings.
package struct TenantHandlers: TenantServiceHandlers {
  let environment: ServiceEnvironment
  let evidence: EvidenceSettings?
  let erasures: ErasureLog?
  let clock: any Clock

  /// `evidence` says where the files of tenants are, and `erasures` who must not come back with
  /// one that is imported.
  package init(
    _ environment: ServiceEnvironment, evidence: EvidenceSettings? = nil,
    _ erasures: ErasureLog? = nil, clock: any Clock = SystemClock()
  ) {
    self.environment = environment
    self.evidence = evidence
    self.erasures = erasures
    self.clock = clock
  }
}

extension Tenant: VersionedRecord {}

// Reads.
extension TenantHandlers {
  package func getTenant(
    _ request: GetTenantRequest, _ call: ReadCall
  ) throws(RPCError) -> Tenant {
    try require(db(try call.store.tenant(call.scope)))
  }

  package func listTenants(
    _ request: ListTenantsRequest, _ call: ReadCall
  ) throws(RPCError) -> TenantPage {
    let cursor = environment.cursor(of: request, method: "listTenants", call)
    let position = try cursor.open(request.cursor)
    let page = try db(
      try call.store.tenants(
        after: position, status: request.status,
        limit: PageLimit(Int(request.pageSize))))
    let last = page.hasMore ? page.items.last : nil
    return TenantPage(
      tenants: page.items,
      nextCursor: last.map {
        cursor.seal(ListPosition(number: $0.createdAt.microseconds, id: $0.id))
      })
  }

  private func require(_ tenant: Tenant?) throws(RPCError) -> Tenant {
    guard let tenant else { throw RPCError(.notFound, "There is no such tenant.") }
    return tenant
  }
}

// Writes.
extension TenantHandlers {
  package func createTenant(
    _ request: CreateTenantRequest, _ call: WriteCall
  ) throws(RPCError) -> Tenant {
    let tenant = Tenant(
      id: environment.random.uuid(at: call.now), version: 1,
      name: try environment.requiredText(request.name, "name"),
      profile: request.profile == .unspecified ? .shop : request.profile, status: .active,
      region: request.region ?? "ZZ", currency: request.currency ?? "EUR",
      timeZone: request.timeZone ?? "UTC", createdAt: call.now, updatedAt: call.now,
      numberPrefix: request.numberPrefix ?? "RC")
    try checkSettings(tenant)
    try TenantRecords(environment, call).create(tenant)
    return tenant
  }

  package func updateTenantSettings(
    _ request: UpdateTenantSettingsRequest, _ call: WriteCall
  ) throws(RPCError) -> Tenant {
    let mask = try UpdateMask(
      request.mask,
      allowed: [
        "name", "profile", "region", "currency", "timeZone", "numberPrefix", "tiers",
        "marketingConsent",
      ])
    let before = try require(db(try call.store.tenant(call.scope)))
    try environment.requireVersion(
      request.version, of: before, "Tenant",
      AttemptedChange(
        mask: request.mask, values: request.settings.encoded(), type: "TenantSettings"), call)
    var tenant = before
    let settings = request.settings
    for field in mask.fields {
      switch field {
      case "name":
        tenant.name = try environment.requiredText(
          try value(settings.name, field), "settings.name")
      case "profile": tenant.profile = try value(settings.profile, field)
      case "region": tenant.region = settings.region ?? "ZZ"
      case "currency": tenant.currency = try value(settings.currency, field)
      case "timeZone": tenant.timeZone = try value(settings.timeZone, field)
      case "tiers": tenant.tiers = try Self.policy(settings.tiers, after: before.tiers)
      case "marketingConsent":
        tenant.marketingConsent = try value(settings.marketingConsent, field)
      default: tenant.numberPrefix = try value(settings.numberPrefix, field)
      }
    }
    try checkSettings(tenant)
    return try TenantRecords(environment, call).store(
      &tenant, before: before, kind: .updated, fields: mask.fields)
  }

  package func suspendTenant(
    _ request: SuspendTenantRequest, _ call: WriteCall
  ) throws(RPCError) -> Tenant {
    let before = try require(db(try call.store.tenant(call.scope)))
    guard before.status != .suspended else {
      throw RPCError(.failedPrecondition, "The tenant is suspended already.")
    }
    var tenant = before
    tenant.status = .suspended
    tenant.suspendedReason = request.reason
    return try TenantRecords(environment, call).store(
      &tenant, before: before, kind: .suspended, fields: ["status", "suspendedReason"])
  }

  package func resumeTenant(
    _ request: ResumeTenantRequest, _ call: WriteCall
  ) throws(RPCError) -> Tenant {
    let before = try require(db(try call.store.tenant(call.scope)))
    guard before.status == .suspended else {
      throw RPCError(.failedPrecondition, "The tenant is not suspended.")
    }
    var tenant = before
    tenant.status = .active
    tenant.suspendedReason = nil
    return try TenantRecords(environment, call).store(
      &tenant, before: before, kind: .resumed, fields: ["status", "suspendedReason"])
  }

  /// A policy under its next version; one that is the same keeps its version.
  private static func policy(
    _ policy: TierPolicy?, after before: TierPolicy?
  ) throws(RPCError) -> TierPolicy? {
    guard var policy else { return nil }
    let steps = [
      ("silver", policy.silver), ("gold", policy.gold), ("platinum", policy.platinum),
    ]
    var last = TierStep()
    for (name, step) in steps {
      guard step.spentMin > 0 || step.visitsMin > 0 else {
        throw RPCError(
          field: "settings.tiers.\(name)", rule: "required",
          "Say how much has to be spent, or how many visits it takes.")
      }
      guard step.spentMin >= last.spentMin, step.visitsMin >= last.visitsMin, step != last else {
        throw RPCError(
          field: "settings.tiers.\(name)", rule: "order",
          "It takes more than the tier below, and less of nothing.")
      }
      last = step
    }
    policy.version = before?.version ?? 0
    if policy != before { policy.version += 1 }
    return policy
  }

  private func value<Value>(_ value: Value?, _ field: String) throws(RPCError) -> Value {
    guard let value else {
      throw RPCError(
        field: "settings.\(field)", rule: "required",
        "It stands in the mask, so it needs a value.")
    }
    return value
  }

  private func checkSettings(_ tenant: Tenant) throws(RPCError) {
    guard TenantCalendar(timeZone: tenant.timeZone) != nil else {
      throw RPCError(
        field: "timeZone", rule: "timeZone",
        "There is no zone \"\(tenant.timeZone)\"; give an IANA name such as Europe/Dublin.")
    }
    guard tenant.region == "ZZ" || environment.phones.regionExists(tenant.region) else {
      throw RPCError(
        field: "region", rule: "region",
        "There is no region \"\(tenant.region)\"; give an ISO 3166 code such as IE.")
    }
  }
}
