import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Storage
import WireFormat

extension CustomerHandlers {
  package func listCategories(
    _ request: ListCategoriesRequest, _ call: ReadCall
  ) throws(RPCError) -> CategoryList {
    CategoryList(
      categories: try db(
        try call.store.categories(limit: CategoryRecords.countMax, call.scope)))
  }

  package func createCategory(
    _ request: CreateCategoryRequest, _ call: WriteCall
  ) throws(RPCError) -> Category {
    try CategoryRecords(environment, call, call.scope).create(
      name: try environment.requiredText(request.name, "name"), color: request.color)
  }

  package func updateCategory(
    _ request: UpdateCategoryRequest, _ call: WriteCall
  ) throws(RPCError) -> Category {
    let mask = try UpdateMask(request.mask, allowed: ["name", "color"])
    let records = CategoryRecords(environment, call, call.scope)
    let before = try records.require(request.id)
    try environment.requireVersion(
      request.version, of: before, "Category",
      AttemptedChange(
        mask: request.mask, values: request.encoded(), type: "UpdateCategoryRequest"), call)
    var category = before
    if mask.contains("name") {
      category.name = try environment.requiredText(request.name ?? "", "name")
    }
    if mask.contains("color") {
      guard let color = request.color else {
        throw RPCError(
          field: "color", rule: "required", "It stands in the mask, so it needs a value.")
      }
      category.color = color
    }
    return try records.update(category, before: before)
  }

  package func deleteCategory(
    _ request: DeleteCategoryRequest, _ call: WriteCall
  ) throws(RPCError) -> DeletedCategory {
    let records = CategoryRecords(environment, call, call.scope)
    let moved = try records.delete(try records.require(request.id))
    return DeletedCategory(movedCustomers: UInt64(moved))
  }
}
