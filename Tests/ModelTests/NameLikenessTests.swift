import Testing

@testable import Model

@Suite struct `Two names` {
  @Test(arguments: [
    ("Ann Lee", "ann  LEE", NameLikeness.same), ("Ann Lee", "Lee, Ann", .same),
    ("Seán Ó Briain", "Sean O Briain", .same), ("Łukasz Żak", "Lukasz Zak", .same),
    ("Katharina Meyer", "Katarina Meyer", .near), ("Jonh Smith", "John Smith", .near),
    ("Ann Mary Lee", "Ann Lee", .near), ("J. Smith", "John Smith", .near),
    ("Meyer Katarina", "Katharina Maier", .different), ("Ann Lee", "Ann Li", .different),
    ("Ann Lee", "Bob Lee", .different), ("Ann", "Ann Lee", .different),
    ("A. B.", "Ann Bell", .different), ("", "Ann", .different), ("", "", .different),
    ("Ana Lee", "Ann Lee", .different), ("Maria Silva", "Mario Silva", .near),
    ("Ann Lee", "Ann Mary Jane Lee", .different), ("Sean Other", "Sean O Briain", .different),
  ])
  func `are as like as people find them`(left: String, right: String, expected: NameLikeness) {
    #expect(NameLikeness.of(left, right) == expected)
    #expect(NameLikeness.of(right, left) == expected, "either way")
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1),
    ("abcd", "badc", 2), ("abc", "xyz", 3), ("abcdef", "ab", 3), ("kitten", "sitting", 3),
  ])
  func `differ in so many letters`(left: String, right: String, expected: Int) {
    #expect(NameLikeness.distance(left, right) == expected)
    #expect(NameLikeness.distance(right, left) == expected)
  }
}
