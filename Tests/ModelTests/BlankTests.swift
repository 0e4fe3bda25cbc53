import Testing

@testable import Model

@Suite struct `Blanks` {
  @Test(arguments: [
    ("", "", ""), (" ", "", ""), ("\u{3000}\t\n", "", ""), ("a", "a", "a"),
    ("Ana  de la\tCruz", "Ana  de la\tCruz", "Ana de la Cruz"),
    ("Ana Cruz ", "Ana Cruz", "Ana Cruz"), (" Ana Cruz", "Ana Cruz", "Ana Cruz"),
    ("\u{A0}Zoë \u{2003} Fée\u{85}", "Zoë \u{2003} Fée", "Zoë Fée"),
    ("a b\u{301} c", "a b\u{301} c", "a b\u{301} c"), ("a\0b", "a\0b", "a\0b"),
    ("a\r\nb", "a\r\nb", "a b"),
  ])
  func `around a text go, and within it are one space`(
    text: String, trimmed: String, spaced: String
  ) {
    #expect(Array(text.trimmed.utf8) == Array(trimmed.utf8))
    #expect(Array(text.spacedOnce.utf8) == Array(spaced.utf8))
  }
}
