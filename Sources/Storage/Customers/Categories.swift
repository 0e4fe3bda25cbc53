package import Auth
package import FrontdeskAPI
import Model
package import SQLInterface
package import WireFormat

extension ReadStore {
  static let findCategory = Query(
    "SELECT record FROM categories WHERE tenant_id = ?1 AND id = ?2 AND deleted = 0")
  static let findDefaultCategory = Query(
    "SELECT record FROM categories WHERE tenant_id = ?1 AND is_default = 1")
  static let findCategoryByName = Query(
    """
    SELECT record FROM categories
    WHERE tenant_id = ?1 AND name_folded = ?2 AND deleted = 0
    """)
  static let listCategories = Query(
    """
    SELECT record FROM categories WHERE tenant_id = ?1 AND deleted = 0
    ORDER BY is_default DESC, name_folded, id LIMIT ?2
    """)
  static let countCategories = Query(
    "SELECT count(*) FROM categories WHERE tenant_id = ?1 AND deleted = 0")
  static let findInCategory = Query(
    "SELECT 1 FROM customers WHERE tenant_id = ?1 AND category_id = ?2 LIMIT 1")
  static let countInCategory = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customers
       WHERE tenant_id = ?1 AND category_id = ?2 AND deleted = 0 LIMIT ?3) AS few
    """)

  /// The live category with `id`; nil when there is none.
  package final func category(
    _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Category? {
    var rows = try open(Self.findCategory, scope)
    rows.bind(id)
    guard try rows.next() else { return nil }
    return try rows.record(0, of: "categories")
  }

  /// The category that new customers go to; nil for a tenant without any.
  package final func defaultCategory(_ scope: TenantScope) throws(SQLError) -> Category? {
    var rows = try open(Self.findDefaultCategory, scope)
    guard try rows.next() else { return nil }
    return try rows.record(0, of: "categories")
  }

  /// The live category whose name is `name` but for case and accents.
  package final func category(
    named name: String, _ scope: TenantScope
  ) throws(SQLError) -> Category? {
    var rows = try open(Self.findCategoryByName, scope)
    rows.bind(SearchTerms.folded(name))
    guard try rows.next() else { return nil }
    return try rows.record(0, of: "categories")
  }

  /// Up to `limit` live categories, the default first, then by name.
  package final func categories(
    limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Category] {
    var rows = try open(Self.listCategories, scope)
    rows.bind(limit)
    var all: [Category] = []
    while try rows.next() { all.append(try rows.record(0, of: "categories")) }
    return all
  }

  /// How many live categories the tenant has.
  package final func categoryCount(_ scope: TenantScope) throws(SQLError) -> Int {
    var rows = try open(Self.countCategories, scope)
    return try rows.next() ? rows.int(0) : 0
  }
}

extension WriteStore {
  static let insertCategory = Command(
    """
    INSERT INTO categories (tenant_id, id, deleted, is_default, name_folded, record)
    VALUES (?1, ?2, 0, ?3, ?4, ?5)
    """)
  static let updateCategory = Command(
    "UPDATE categories SET name_folded = ?3, record = ?4 WHERE tenant_id = ?1 AND id = ?2")
  static let deleteCategory = Command(
    "UPDATE categories SET deleted = 1 WHERE tenant_id = ?1 AND id = ?2")
  static let moveCategory = Command(
    """
    INSERT INTO category_moves (tenant_id, category_id, target_id) VALUES (?1, ?2, ?3)
    """)

  /// Stores a new category.
  package func insert(_ category: Category, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.insertCategory, scope)
    command.bind(category.id)
    command.bind(category.isDefault)
    command.bind(SearchTerms.folded(category.name))
    command.bind(category.encoded())
    try command.run()
  }

  /// Stores a category's new state.
  package func update(_ category: Category, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.updateCategory, scope)
    command.bind(category.id)
    command.bind(SearchTerms.folded(category.name))
    command.bind(category.encoded())
    try command.run()
  }

  /// Deletes a category and moves its customers to `target`, which is never deleted itself:
  /// one row does it for any number of them. Returns how many live ones moved, counted up to
  /// `countMax`: to count them all would hold the writer.
  package func deleteCategory(
    _ id: Uuid, movingTo target: Uuid, countMax: Int = 10_000, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    var command = try open(Self.deleteCategory, scope)
    command.bind(id)
    try command.run()
    // Deleted customers move too: they may be restored.
    guard try hasCustomers(in: id, scope) else { return 0 }
    var move = try open(Self.moveCategory, scope)
    move.bind(id)
    move.bind(target)
    try move.run()
    var rows = try open(Self.countInCategory, scope)
    rows.bind(id)
    rows.bind(countMax)
    return try rows.next() ? rows.int(0) : 0
  }

  private func hasCustomers(
    in category: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findInCategory, scope)
    rows.bind(category)
    return try rows.next()
  }
}
