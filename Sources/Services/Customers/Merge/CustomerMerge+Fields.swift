import FrontdeskAPI
import FrontdeskServices
import Storage
import WireFormat

extension CustomerMerge {

  /// Every field that either customer has, in the order of the schema.
  func fields(_ json: RecordJSON) -> [MergeField] {
    let own = json.fields(survivor.encoded(), of: "Customer")
    let other = json.fields(merged.encoded(), of: "Customer")
    let both = json.fields(result.encoded(), of: "Customer")
    return Self.order.compactMap { field in
      guard own[field] != nil || other[field] != nil, let side = sides[field] else { return nil }
      let isEmpty = ["[]", "{}", "0"]
      if let value = own[field], value == other[field], isEmpty.contains(value) { return nil }
      return MergeField(
        field: field, survivor: own[field], merged: other[field], result: both[field], take: side,
        conflict: conflicts.contains(field), choosable: Self.choosable.contains(field))
    }
  }

  private static let order = [
    "name", "type", "status", "source", "categoryId", "phone", "alternatePhone", "email",
    "whatsapp", "locale", "tags", "mappings", "firstContactAt", "visits", "firstVisitAt",
    "lastVisitAt", "spent", "birthdate", "avatar", "addresses", "suggestedTags", "identifiers",
    "moderation", "company", "contacts", "preferences", "customFields", "assistants",
  ]
}
