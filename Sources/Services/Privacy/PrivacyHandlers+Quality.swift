import Auth
package import FrontdeskAPI
package import FrontdeskServices
import PhoneNumbers
package import RPCCore
import SQLInterface
import Storage
import WireFormat

// How good the data on customers is. All of them are read, some at a time; nothing is kept of
// those that are sound.
extension PrivacyHandlers {
  private static let rowsPerRead = 500
  /// How many customers a page looks at.
  private static let examinedMax = 5000

  package func getDataQuality(
    _ request: GetDataQualityRequest, _ call: ReadCall
  ) throws(RPCError) -> DataQualityReport {
    let check = DataQualityCheck(region: try environment.tenant(call.scope).region, call)
    var report = DataQualityReport()
    var counts: [DataProblem: UInt64] = [:]
    var last = Uuid.zero
    while true {
      let customers = try db(
        try call.store.liveCustomers(after: last, limit: Self.rowsPerRead, call.scope))
      for customer in customers {
        let problems = try check.problems(of: customer)
        report.customers += 1
        if problems.isEmpty { report.sound += 1 }
        for problem in problems { counts[problem, default: 0] += 1 }
      }
      guard customers.count == Self.rowsPerRead, let end = customers.last else { break }
      last = end.id
    }
    report.problems = DataQualityCheck.all.map {
      DataProblemCount(problem: $0, customers: counts[$0] ?? 0)
    }
    return report
  }

  package func listDataProblems(
    _ request: ListDataProblemsRequest, _ call: ReadCall
  ) throws(RPCError) -> DataProblemPage {
    let wanted = Set(request.problems.isEmpty ? DataQualityCheck.all : request.problems)
    let cursor = environment.cursor(of: request, method: "listDataProblems", call)
    let limit = PageLimit(Int(request.pageSize)).rows
    let check = DataQualityCheck(region: try environment.tenant(call.scope).region, call)
    var last = try cursor.open(request.cursor)?.id ?? .zero
    var page = DataProblemPage()
    var examined = 0
    while true {
      let customers = try db(
        try call.store.liveCustomers(after: last, limit: Self.rowsPerRead, call.scope))
      for customer in customers {
        guard page.customers.count < limit, examined < Self.examinedMax else {
          page.nextCursor = cursor.seal(ListPosition(id: last))
          return page
        }
        last = customer.id
        examined += 1
        let problems = try check.problems(of: customer)
        guard !wanted.isDisjoint(with: problems) else { continue }
        page.customers.append(
          CustomerProblems(
            customerId: customer.id, number: customer.number, name: customer.name,
            problems: problems))
      }
      guard customers.count == Self.rowsPerRead else { return page }
    }
  }
}

/// What can be wrong with one customer's data.
private struct DataQualityCheck {
  static let all: [DataProblem] = [
    .unreachable, .unverifiedEmail, .bouncingEmail, .invalidPhone, .incompleteAddress,
  ]

  /// Telephone numbers are read in it.
  let region: String
  private let call: ReadCall

  init(region: String, _ call: ReadCall) {
    self.region = region
    self.call = call
  }

  /// The problems of `customer`, in their order.
  func problems(of customer: Customer) throws(RPCError) -> [DataProblem] {
    var problems: [DataProblem] = []
    let phones = [customer.phone, customer.alternatePhone, customer.whatsapp].compactMap(\.self)
    if phones.isEmpty, customer.email == nil { problems.append(.unreachable) }
    if let email = customer.email {
      let key = CustomerIdentifier(email: email)
      let isVerified = customer.identifiers.contains { $0.key == key && $0.verifiedAt != nil }
      if !isVerified { problems.append(.unverifiedEmail) }
      let last = try db(
        try call.store.lastStatus(of: customer.id, channel: .email, call.scope))
      if last == .bounced { problems.append(.bouncingEmail) }
    }
    if phones.contains(where: { !isValid($0) }) { problems.append(.invalidPhone) }
    if customer.addresses.contains(where: \.isIncomplete) { problems.append(.incompleteAddress) }
    return problems
  }

  private func isValid(_ phone: String) -> Bool {
    guard let region = ServiceEnvironment.region(for: phone, in: region) else { return false }
    return (try? PhoneNumbers.parse(phone, region: region))?.isInKnownRange == true
  }
}

extension Address {
  fileprivate var isIncomplete: Bool { street.isEmpty || city.isEmpty || country == nil }
}
