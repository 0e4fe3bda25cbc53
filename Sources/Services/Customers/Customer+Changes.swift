import FrontdeskAPI
import FrontdeskServices
import RPCCore
import WireFormat

extension Customer {
  /// The first state of a new customer.
  init(
    _ new: NewCustomer, id: Uuid, publicID: String, number: String, category: Uuid,
    _ call: WriteCall
  ) {
    let createdAt = new.createdAt ?? call.now
    self.init(
      id: id, publicId: publicID, number: number, version: 1, name: new.name,
      type: new.type == .unspecified ? .individual : new.type,
      status: new.status == .unspecified ? .active : new.status,
      source: new.source == .unspecified ? .api : new.source, categoryId: category,
      phone: new.phone?.canonical, alternatePhone: new.alternatePhone?.canonical,
      email: new.email, whatsapp: new.whatsapp?.canonical, locale: new.locale, tags: new.tags,
      mappings: new.mappings, firstContactAt: new.firstContactAt ?? createdAt,
      createdAt: createdAt, updatedAt: createdAt, createdBy: call.subject,
      birthdate: new.birthdate, avatar: new.avatar, addresses: new.addresses,
      suggestedTags: new.suggestedTags, company: new.company, contacts: new.contacts,
      preferences: new.preferences, customFields: new.customFields, assistants: new.assistants)
  }

  /// The names of the fields in which it differs from `other`, in the schema's order. Version
  /// and time of the change are not counted.
  func fields(differingFrom other: Customer) -> [String] {
    var fields: [String] = []
    func compare<Value: Equatable>(_ path: KeyPath<Customer, Value>, _ name: String) {
      if self[keyPath: path] != other[keyPath: path] { fields.append(name) }
    }
    compare(\.name, "name")
    compare(\.type, "type")
    compare(\.status, "status")
    compare(\.source, "source")
    compare(\.categoryId, "categoryId")
    compare(\.phone, "phone")
    compare(\.alternatePhone, "alternatePhone")
    compare(\.email, "email")
    compare(\.whatsapp, "whatsapp")
    compare(\.locale, "locale")
    compare(\.tags, "tags")
    compare(\.mappings, "mappings")
    compare(\.deletedAt, "deletedAt")
    compare(\.visits, "visits")
    compare(\.firstVisitAt, "firstVisitAt")
    compare(\.lastVisitAt, "lastVisitAt")
    compare(\.spent, "spent")
    compare(\.birthdate, "birthdate")
    compare(\.avatar, "avatar")
    compare(\.addresses, "addresses")
    compare(\.suggestedTags, "suggestedTags")
    compare(\.identifiers, "identifiers")
    compare(\.moderation, "moderation")
    compare(\.company, "company")
    compare(\.contacts, "contacts")
    compare(\.preferences, "preferences")
    compare(\.customFields, "customFields")
    compare(\.assistants, "assistants")
    return fields
  }

  /// Adds `price` to the sum of its currency; sums stand in the order of their currencies.
  mutating func addSpent(_ price: Money) throws(RPCError) {
    guard price.minor != 0 else { return }
    guard let index = spent.firstIndex(where: { $0.currency == price.currency }) else {
      spent.append(price)
      spent.sort { $0.currency < $1.currency }
      return
    }
    let (sum, overflow) = spent[index].minor.addingReportingOverflow(price.minor)
    guard !overflow else {
      throw RPCError(.failedPrecondition, "What the customer has spent is too much to add up.")
    }
    spent[index].minor = sum
  }
}
