import Testing
import WireFormat

struct ValidationTests {
  static let valid = Checked(name: "ok")

  private func paths(_ change: (inout Checked) -> Void) -> [String] {
    var message = Self.valid
    change(&message)
    return message.violations().map { "\($0.path) \($0.rule)" }
  }

  @Test func `a message that keeps every rule has no violation`() {
    var message = Self.valid
    message.email = "a@example.com"
    message.tags = ["a", "abc"]
    message.attributes = ["k": "v"]
    message.age = 150
    message.code = "AB12"
    message.colour = .blue
    message.price = Money(minor: 5, currency: "EUR")
    message.rate = DecimalNumber(unscaled: 5, scale: 18)
    message.channel = .phone("+49 30 901820")
    message.image = [1, 2, 3, 4]
    message.balance = -5
    message.inner = Self.valid
    #expect(message.violations().isEmpty)
  }

  @Test func `each broken rule is named with its path`() {
    #expect(paths { $0.name = "" } == ["name length"])
    #expect(paths { $0.name = "123456789" } == ["name length"])
    #expect(paths { $0.name = "éééééééé" } == [])
    #expect(paths { $0.email = "nobody" } == ["email format"])
    #expect(paths { $0.email = "" } == ["email format"])
    #expect(paths { $0.tags = ["a", "b", "c"] } == ["tags count"])
    #expect(paths { $0.tags = ["a", "abcd"] } == ["tags[1] length"])
    #expect(
      paths { $0.attributes = ["b": "", "a": "long", "keys": "v"] } == [
        "attributes count", "attributes[a] length", "attributes[b] length",
        "attributes[keys] length",
      ])
    #expect(paths { $0.age = 151 } == ["age range"])
    #expect(paths { $0.balance = 101 } == ["balance range"])
    #expect(paths { $0.code = "A1" } == ["code pattern"])
    #expect(paths { $0.colour = .unrecognized(5) } == ["colour enum"])
    #expect(paths { $0.colours = [5: .unrecognized(5)] } == ["colours[5] enum"])
    #expect(paths { $0.price = Money(minor: 5, currency: "eur") } == ["price currency"])
    #expect(paths { $0.price = Money(minor: 5) } == ["price currency"])
    #expect(paths { $0.rate.scale = 19 } == ["rate scale"])
    #expect(paths { $0.channel = .phone("12") } == ["phone format"])
    #expect(paths { $0.channel = .handle("12") } == [])
    #expect(paths { $0.image = [0, 0, 0, 0, 0] } == ["image length"])
    #expect(paths { $0.inner = Checked() } == ["inner.name length"])
    #expect(
      paths { $0.inner = Checked(name: "x", inner: Checked(name: "x", tags: ["", "x"])) } == [
        "inner.inner.tags[0] length"
      ])
  }

  @Test func `a violation says what would be right and never what was sent`() {
    var message = Self.valid
    message.colour = .unrecognized(5)
    message.email = "secret"
    message.name = ""
    message.age = 200
    #expect(
      message.violations().map(\.message) == [
        "must have 1 to 8 characters, and has 0",
        "must be an e-mail address such as name@example.com",
        "must lie between 0 and 150",
        "must be one of unspecified, name, default, blue, far, and is 5",
      ])
  }

  @Test func `no more than 64 violations are collected`() {
    var message = Self.valid
    message.tags = Array(repeating: "", count: 200)
    #expect(message.violations().count == 64)
  }

  @Test func `a long key is cut in a path`() {
    var message = Self.valid
    message.attributes = [String(repeating: "k", count: 500): "v"]
    #expect(message.violations().map(\.path.utf8.count).max() ?? 0 < 64)
  }

  @Test func `lengths count Unicode scalars at both bounds`() {
    for (text, bounds, holds) in [
      ("", 0...0, true), ("a", 0...0, false), ("é", 1...1, true), ("👩‍💻", 3...3, true),
      ("👩‍💻", 1...1, false), ("東京", 2...2, true), ("aaaa", 2...4, true), ("aaaa", 5...9, false),
      ("ééééé", 5...5, true), ("ééééé", 6...10, false),
    ] {
      var validator = Validator()
      validator.length("text", text, bounds)
      #expect(validator.violations.isEmpty == holds, "\(text) \(bounds)")
    }
  }

  @Test func `a double that is no number lies in no range`() {
    var validator = Validator()
    validator.range("a", Double.nan, 0, nil)
    validator.range("b", 0.5, 0, 1)
    validator.range("c", Double.infinity, 0, nil)
    #expect(validator.violations.map(\.path) == ["a"])
  }

  @Test func `a pattern judges the whole text and no endless one`() {
    let pattern = TextPattern("[a-z]+")
    #expect(pattern.matches("abc"))
    #expect(!pattern.matches("abc1"))
    #expect(!pattern.matches(String(repeating: "a", count: 2000)))
    #expect(!TextPattern("[").matches("["))
  }
}

struct TextFormatTests {
  static let cases: [(TextFormat, good: [String], bad: [String])] = [
    (
      .email, ["a@b.de", "first.last+tag@mail.example.com", "müller@bücher.example"],
      ["", "a", "a@b", "@b.de", "a@", "a b@c.de", "a@-b.de", "a..b@c.de", "a@b..de", "a@b.de "]
    ),
    (
      .phone, ["110", "+49 30 901820", "(030) 90-18.20", "0049/30/1"],
      ["", "12", "+", "12a456", "1+23456", String(repeating: "1", count: 33)]
    ),
    (
      .url, ["https://example.com", "http://localhost:8080/a?b=c#d", "HTTPS://bücher.example/"],
      ["", "example.com", "ftp://a.b", "https://", "https://a b", "https://u:p@a.b", "https://a:x"]
    ),
    (.hexColor, ["#1a2B3c"], ["", "#123", "1a2b3c", "#1a2b3g", "#1a2b3c4d"]),
    (.locale, ["en", "de-CH", "zh-Hant-TW", "es-419"], ["", "e", "de_CH", "de-", "1e", "en-x"]),
    (.currency, ["EUR"], ["", "eur", "EURO", "E1R"]),
    (
      .timeZone, ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"],
      ["", "/", "Europe/", "Europe Berlin", "+01:00", "a/b/c/d"]
    ),
    (.region, ["DE"], ["", "de", "DEU"]),
    (.slug, ["north-side-2", "a"], ["", "-a", "a-", "a--b", "A", "a_b", "é"]),
  ]

  @Test(arguments: cases.map(\.0))
  func `a format knows good from bad`(format: TextFormat) throws {
    let (_, good, bad) = try #require(Self.cases.first { $0.0 == format })
    for text in good { #expect(format.matches(text), "\(text)") }
    for text in bad { #expect(!format.matches(text), "\(text)") }
  }

  @Test func `every format has its cases`() {
    #expect(Set(Self.cases.map(\.0)) == Set(TextFormat.allCases))
  }
}
