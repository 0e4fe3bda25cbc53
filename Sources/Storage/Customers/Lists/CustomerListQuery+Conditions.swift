import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

// Which of those where it starts a list shows.
extension CustomerListQuery {
  mutating func appendConditions() {
    if !filter.sources.isEmpty {
      query.append(" AND c.source IN ")
      query.appendList(count: filter.sources.count)
      for source in filter.sources { values.append(.number(Int64(source.rawValue))) }
    }
    if let status = filter.status {
      query.append(" AND c.status = ?")
      values.append(.number(Int64(status.rawValue)))
    }
    appendCategory()
    appendTags()
    if filter.location == nil { appendVisits() } else { appendLocation() }
    appendBirthdays()
    appendFollowUp()
    appendTier()
    appendSnapshot()
    appendLimit()
  }

  private mutating func appendVisits() {
    if filter.visitsMin > 0 {
      let isWalked = start == .index && order.key == .visits
      if isWalked, !goesOn {
        // SQLite sorts what a bound gives when it expects few rows, and then reads all of them.
        query.append(" AND likely(c.visits >= ?)", postgres: " AND c.visits >= ?")
      } else {
        // With two lower bounds SQLite sorts; with + it walks on from the position alone.
        query.append(isWalked ? " AND +c.visits >= ?" : " AND c.visits >= ?")
      }
      values.append(.number(filter.visitsMin))
    }
    if let moment = filter.lastVisitUntil {
      query.append(" AND c.last_visit_at > 0 AND c.last_visit_at <= ?")
      values.append(.number(moment.microseconds))
    }
    if let spent = filter.spentMin, start != .spent {
      query.append(
        """
         AND EXISTS (SELECT 1 FROM customer_spent p WHERE p.tenant_id = ?1
          AND p.customer_id = c.id AND p.currency = ? AND p.minor >= ?)
        """)
      values.append(.text(spent.currency))
      values.append(.number(spent.minor))
    }
  }

  private mutating func appendCategory() {
    guard let category = filter.category, start != .category else { return }
    if filter.isDefaultCategory {
      query.append(
        """
         AND (c.category_id = ? OR EXISTS (SELECT 1 FROM category_moves d
          WHERE d.tenant_id = ?1 AND d.category_id = c.category_id))
        """)
    } else {
      query.append(" AND c.category_id = ?")
    }
    values.append(.id(category))
  }

  private mutating func appendTags() {
    for (index, tag) in filter.tags.enumerated() where start != .tag(index) {
      append(" AND (", [tag])
      query.append(
        """
         OR c.tags = ?) AND (c.tags <> ? OR EXISTS (SELECT 1 FROM customer_tags t
          WHERE t.tenant_id = ?1 AND t.tag = ? AND t.customer_id = c.id))
        """)
      values += [.text(TagPair.many), .text(TagPair.many)]
      values.append(.text(SearchTerms.caseless(tag)))
    }
    if !filter.tagsAny.isEmpty {
      append(" AND (", filter.tagsAny)
      query.append(
        """
         OR c.tags = ?) AND (c.tags <> ? OR EXISTS
          (SELECT 1 FROM customer_tags t WHERE t.tenant_id = ?1 AND t.tag IN
        """)
      query.append(" ")
      values += [.text(TagPair.many), .text(TagPair.many)]
      query.appendList(count: filter.tagsAny.count)
      query.append(" AND t.customer_id = c.id))")
      for tag in filter.tagsAny { values.append(.text(SearchTerms.caseless(tag))) }
    }
  }

  /// Any of `tags`, as the indexes of the orders have them. What these say of all is a condition
  /// of its own, which is held against them before the row is read.
  private mutating func append(_ first: StaticString, _ tags: [String]) {
    query.append(first)
    for (index, tag) in tags.enumerated() {
      if index > 0 { query.append(" OR ") }
      query.append("instr(c.tags, ?) > 0", postgres: "strpos(c.tags, ?) > 0")
      values.append(.text(TermWords.whole(SearchTerms.caseless(tag))))
    }
  }

  private mutating func appendBirthdays() {
    guard !filter.birthdays.isEmpty else { return }
    query.append(" AND c.birth_day > 0 AND (")
    for (index, days) in filter.birthdays.enumerated() {
      query.append(index == 0 ? "c.birth_day BETWEEN ? AND ?" : " OR c.birth_day BETWEEN ? AND ?")
      values.append(.number(Int64(days.lowerBound)))
      values.append(.number(Int64(days.upperBound)))
    }
    query.append(")")
  }

  private mutating func appendFollowUp() {
    guard let moment = filter.followUpUntil else { return }
    query.append(" AND c.follow_up_at > 0 AND c.follow_up_at <= ?")
    values.append(.number(moment.microseconds))
  }
}
