import Crypto
import FrontdeskAPI
import Model
import Storage

/// What makes two customers alike, and how much.
enum CustomerLikeness {
  /// Pairs below this are not told.
  static let scoreMin = 45

  /// What other customers that are like this one have too, for finding them: digests, so that
  /// no address stands in a table for it.
  static func keys(_ customer: Customer) -> Set<String> {
    Set(
      likenesses(customer).map { likeness in
        let digest = SHA256.hash(Array(likeness.utf8).span.bytes)
        return Base64URL.encode(Array(digest.bytes.prefix(12)))
      })
  }

  /// Birthdays with the beginnings of names, and addresses; one kind a letter.
  private static func likenesses(_ customer: Customer) -> Set<String> {
    var keys: Set<String> = []
    if let date = customer.birthdate {
      for word in SearchTerms.words(customer.name).prefix(4) {
        keys.insert("b\(date.month * 100 + date.day).\(word.prefix(3))")
      }
    }
    for address in customer.addresses {
      let street = SearchTerms.words(address.street).joined(separator: " ")
      guard !street.isEmpty else { continue }
      let places = [address.postalCode, address.city].map {
        SearchTerms.words($0).joined()
      }
      for (index, place) in places.enumerated() where !place.isEmpty {
        keys.insert("\(index == 0 ? "p" : "c")\(street)|\(place)")
      }
    }
    return keys
  }

  /// The beginnings of search terms that those with the same identifiers have.
  static func identifierTerms(_ customer: Customer) -> [String] {
    phones(customer).map { "p" + $0 } + emails(customer).map { "e" + $0 }
  }

  /// The beginnings of search terms that those with the same last digits have.
  static func digitTerms(_ customer: Customer) -> [String] {
    phones(customer).compactMap { phone in
      phone.count > digitsCompared ? "r" + String(phone.reversed().prefix(digitsCompared)) : nil
    }
  }

  private static let digitsCompared = 7

  private static func phones(_ customer: Customer) -> [String] {
    customer.everyIdentifier().filter { $0.kind == .phone }.map { $0.canonical.filter(\.isNumber) }
  }

  private static func emails(_ customer: Customer) -> [String] {
    customer.everyIdentifier().filter { $0.kind == .email }
      .map { SearchTerms.folded($0.canonical) }
  }

  /// Why the two may be one person; nil where that is too little.
  static func compare(
    _ left: Customer, _ right: Customer
  ) -> (score: Int, reasons: DuplicateReasons)? {
    var reasons = identifiers(left, right)
    switch NameLikeness.of(left.name, right.name) {
    case .same: reasons.insert(.sameName)
    case .near: reasons.insert(.nearName)
    case .different: break
    }
    if let birthdate = left.birthdate, let other = right.birthdate,
      birthdate.month == other.month, birthdate.day == other.day,
      birthdate.year == nil || other.year == nil || birthdate.year == other.year
    {
      reasons.insert(.sameBirthdate)
    }
    if !addresses(left).isDisjoint(with: addresses(right)) { reasons.insert(.sameAddress) }
    if reasons.isDisjoint(with: [.samePhone, .sharedIdentifier]) {
      let digits = Set(digitTerms(left))
      if digitTerms(right).contains(where: digits.contains) { reasons.insert(.sameLastDigits) }
    }
    let score = score(reasons)
    return score >= scoreMin ? (score, reasons) : nil
  }

  /// What the reasons come to, at most 100.
  static func score(_ reasons: DuplicateReasons) -> Int {
    let weights: [(DuplicateReasons, Int)] = [
      (.samePhone, 60), (.sameEmail, 60), (.sharedIdentifier, 25), (.sameName, 35),
      (.nearName, 25), (.sameBirthdate, 25), (.sameAddress, 25), (.sameLastDigits, 20),
    ]
    return min(100, weights.reduce(0) { reasons.contains($1.0) ? $0 + $1.1 : $0 })
  }

  private static func addresses(_ customer: Customer) -> Set<String> {
    likenesses(customer).filter { !$0.hasPrefix("b") }
  }

  /// Identifiers that both have: two who both own one cannot be, but one may have retired it.
  private static func identifiers(_ left: Customer, _ right: Customer) -> DuplicateReasons {
    var reasons: DuplicateReasons = []
    let others = Dictionary(
      right.everyIdentifier().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for own in left.everyIdentifier() {
      guard let other = others[own.key] else { continue }
      if own.shared || other.shared {
        reasons.insert(.sharedIdentifier)
      } else {
        reasons.insert(own.kind == .email ? .sameEmail : .samePhone)
      }
    }
    return reasons
  }
}
