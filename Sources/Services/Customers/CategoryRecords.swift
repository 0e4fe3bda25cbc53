import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Seams
import Storage
import WireFormat

extension EntityKind {
  static let category = EntityKind("category")
}

extension Category: VersionedRecord {}

/// The steps that every change to a category takes.
struct CategoryRecords {
  let environment: ServiceEnvironment
  let call: WriteCall
  let scope: TenantScope

  /// Categories are listed whole, so there is an end to them.
  static let countMax = 500

  init(_ environment: ServiceEnvironment, _ call: WriteCall, _ scope: TenantScope) {
    self.environment = environment
    self.call = call
    self.scope = scope
  }

  /// The categories that every tenant begins with, the first of them its default. `ids` are
  /// theirs where they must be known beforehand, as in the demonstration.
  func createDefaults(_ ids: [Uuid] = []) throws(RPCError) {
    let defaults = [("Nuevo", "#4CAF50"), ("Regular", "#2196F3"), ("VIP", "#FFC107")]
    for (index, (name, color)) in defaults.enumerated() {
      _ = try create(
        name: name, color: color, isDefault: index == 0,
        id: index < ids.count ? ids[index] : nil)
    }
  }

  func require(_ id: Uuid) throws(RPCError) -> Category {
    guard let category = try db(try call.store.category(id, scope)) else {
      throw RPCError(.notFound, "There is no such category.")
    }
    return category
  }

  func create(
    name: String, color: String, isDefault: Bool = false, id: Uuid? = nil
  ) throws(RPCError) -> Category {
    try checkFree(name, of: nil)
    guard try db(try call.store.categoryCount(scope)) < Self.countMax else {
      throw RPCError(
        field: "name", rule: "count",
        "A tenant has at most \(Self.countMax) categories; delete one first.")
    }
    let category = Category(
      id: id ?? environment.random.uuid(at: call.now),
      publicId: PublicID.make("CUSTCAT", at: call.now, random: environment.random.next()),
      version: 1, name: name, color: color, isDefault: isDefault, createdAt: call.now)
    try db(try call.store.insert(category, scope))
    call.store.record(
      Change(
        .created, .category, category.id, subject: nil, version: 1, after: category.encoded()),
      scope)
    return category
  }

  /// Stores `changed` under the next version; nothing is written when it is as `before`.
  func update(_ changed: Category, before: Category) throws(RPCError) -> Category {
    var fields: [String] = []
    if changed.name != before.name { fields.append("name") }
    if changed.color != before.color { fields.append("color") }
    guard !fields.isEmpty else { return before }
    try checkFree(changed.name, of: before.id)
    var category = changed
    category.version = before.version + 1
    try db(try call.store.update(category, scope))
    call.store.record(
      Change(
        .updated, .category, category.id, subject: nil, version: Int64(category.version),
        fields: fields.joined(separator: ","), before: before.encoded(),
        after: category.encoded()), scope)
    return category
  }

  /// Deletes a category and moves its customers to the default one.
  func delete(_ category: Category) throws(RPCError) -> Int {
    guard !category.isDefault else {
      throw RPCError(
        .failedPrecondition,
        "New customers go to this category, so it cannot be deleted; rename it instead.")
    }
    guard let target = try db(try call.store.defaultCategory(scope)) else {
      throw RPCError(.internal, "The tenant has no default category.")
    }
    let moved = try db(
      try call.store.deleteCategory(category.id, movingTo: target.id, scope))
    call.store.record(
      Change(
        .deleted, .category, category.id, subject: nil, version: Int64(category.version) + 1,
        before: category.encoded()), scope)
    return moved
  }

  private func checkFree(_ name: String, of id: Uuid?) throws(RPCError) {
    guard let other = try db(try call.store.category(named: name, scope)), other.id != id else {
      return
    }
    throw RPCError(
      .alreadyExists, "name: there is a category \"\(other.name)\" already; choose another name.",
      violations: [
        RPCError.Violation(path: "name", rule: "unique", message: "Another category has it.")
      ],
      existing: other.id)
  }
}
