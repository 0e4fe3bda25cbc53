import Testing

@testable import PhoneNumbers

@Suite struct PhoneNumbersTests {
  @Test(
    "All spellings of an Argentine mobile meet",
    arguments: [
      "+54 9 11 2345-6789", "+54 11 2345-6789", "+54 11 15-2345-6789", "5491123456789",
      "54 11 15 2345 6789", "011 15-2345-6789", "11 15 2345 6789", "11 2345-6789", "1123456789",
      "(011) 2345-6789", "0054 9 11 2345 6789", "+54 (9) 11-2345-6789",
    ])
  func argentina(raw: String) throws {
    #expect(try PhoneNumbers.canonical(raw, region: "AR") == "+541123456789")
  }

  @Test(
    "An area code of three or four digits does too",
    arguments: [
      ("+54 9 223 512-3456", "+542235123456"), ("0223 15 512-3456", "+542235123456"),
      ("+54 223 512-3456", "+542235123456"), ("+54 9 2944 12-3456", "+542944123456"),
      ("0294 15 412-3456", "+542944123456"), ("03541 15 43-1234", "+543541431234"),
    ])
  func argentineProvinces(raw: String, expected: String) throws {
    #expect(try PhoneNumbers.canonical(raw, region: "AR") == expected)
  }

  @Test(
    "All spellings of a Brazilian mobile meet",
    arguments: [
      "+55 11 98765-4321", "+55 11 8765-4321", "(11) 98765-4321", "(11) 8765-4321",
      "011 98765-4321", "0 15 11 98765-4321", "5511987654321", "551187654321", "1187654321",
    ])
  func brazil(raw: String) throws {
    #expect(try PhoneNumbers.canonical(raw, region: "BR") == "+5511987654321")
    #expect(try PhoneNumbers.parse(raw, region: "BR").isInKnownRange)
  }

  @Test("A Brazilian fixed line gets no ninth digit")
  func brazilianFixedLine() throws {
    #expect(try PhoneNumbers.canonical("(11) 3765-4321", region: "BR") == "+551137654321")
  }

  @Test(
    "All spellings of a Mexican mobile meet",
    arguments: [
      "+52 1 55 1234 5678", "+52 55 1234 5678", "5215512345678", "525512345678",
      "044 55 1234 5678", "045 55 1234 5678", "55 1234 5678", "01 55 1234 5678",
      "1 55 1234 5678",
    ])
  func mexico(raw: String) throws {
    #expect(try PhoneNumbers.canonical(raw, region: "MX") == "+525512345678")
  }

  @Test(
    "Ordinary numbers are read as their region dials them",
    arguments: [
      ("0788 123 456", "RW", "+250788123456"), ("+250788123456", "RW", "+250788123456"),
      ("250 788 123 456", "rw", "+250788123456"), ("+250788123456", "ZA", "+250788123456"),
      ("082 123 4567", "ZA", "+27821234567"), ("+27 (0)82 123 4567", "ZA", "+27821234567"),
      ("0027821234567", "ZA", "+27821234567"), ("011 234 5678", "ZA", "+27112345678"),
      ("+27 11 234 5678", "AR", "+27112345678"), ("02 1234567", "IT", "+39021234567"),
      ("(650) 253-0000 ext. 12", "US", "+16502530000"), ("1-800-FLOWERS", "US", "+18003569377"),
      ("٠٨٢١٢٣٤٥٦٧", "ZA", "+27821234567"), ("０８２１２３４５６７", "ZA", "+27821234567"),
    ])
  func ordinary(raw: String, region: String, expected: String) throws {
    let number = try PhoneNumbers.parse(raw, region: region)
    #expect(number.canonical == expected && number.dialable == expected)
    #expect(number.isInKnownRange)
  }

  @Test("The Argentine 9 that was given is dialled")
  func dialable() throws {
    #expect(try PhoneNumbers.parse("011 15-2345-6789", region: "AR").dialable == "+5491123456789")
    #expect(try PhoneNumbers.parse("11 2345-6789", region: "AR").dialable == "+541123456789")
  }

  @Test("A number of the right length in no known range is taken, and said to be unknown")
  func unknownRange() throws {
    let number = try PhoneNumbers.parse("+1 555 123 4567", region: "US")
    #expect(number.canonical == "+15551234567" && !number.isInKnownRange)
  }

  @Test(
    "What is no number is refused with its reason",
    arguments: [
      ("", "ZA", .notANumber), ("abc", "ZA", .notANumber), ("+", "ZA", .notANumber),
      ("*123#", "ZA", .notANumber), ("82\n1234567", "ZA", .notANumber),
      ("08212\u{0}34567", "ZA", .notANumber), ("12", "ZA", .tooShort), ("112", "ZA", .tooShort),
      ("555-1234", "US", .tooShort), ("+1234567890", "US", .tooShort),
      ("+27 82 123 4567 8910", "ZA", .tooLong), ("+1 650 253 00000", "US", .tooLong),
      ("12345678901234567890", "ZA", .tooLong), ("+999 123 4567", "ZA", .unknownCountryCode),
      ("082 123 4567", "XX", .unknownRegion), ("082 123 4567", "", .unknownRegion),
      ("+27 82 123 4567", "ZAF", .unknownRegion), ("082 123 4567", "Z1", .unknownRegion),
      ("082 123 4567", "zé", .unknownRegion),
    ] as [(String, String, PhoneNumberError)])
  func refused(raw: String, region: String, expected: PhoneNumberError) {
    #expect(throws: expected) { try PhoneNumbers.parse(raw, region: region) }
    // And again, from memory.
    #expect(throws: expected) { try PhoneNumbers.parse(raw, region: region) }
  }

  @Test("Texts of any length and content are safe")
  func anyText() {
    #expect(throws: PhoneNumberError.tooLong) {
      try PhoneNumbers.parse(String(repeating: "1", count: 65), region: "ZA")
    }
    #expect(throws: PhoneNumberError.tooLong) {
      try PhoneNumbers.parse(String(repeating: "9", count: 5_000_000), region: "ZA")
    }
    let seed: UInt64 = 0x5EED_0002
    print("seed: \(seed)")
    var state = seed
    let letters = Array("0123456789+-() ./xX*#;=%extphone-ctx😀éａ٣０\t\u{7F}\u{200B}~")
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(letters[Int(state >> 33) % letters.count])
      }
      if let number = try? PhoneNumbers.parse(
        text, region: ["AR", "BR", "MX", "ZA"][text.count % 4])
      {
        #expect(number.canonical.hasPrefix("+") && number.canonical.utf8.count <= 18)
      }
    }
  }

  @Test("Regions are known by their two letters, in either case")
  func regions() {
    for region in ["AR", "BR", "MX", "ZA", "RW", "US", "za"] {
      #expect(PhoneNumbers.regionExists(region))
    }
    for region in ["", "Z", "XX", "ZZ", "ZAF", "001", "Z\u{0}", "É"] {
      #expect(!PhoneNumbers.regionExists(region))
    }
  }

  @Test("Digits are found in any script and nothing else is")
  func digits() {
    #expect(PhoneNumbers.digits(of: "+27 (0)82-123 4567 x") == "270821234567")
    #expect(PhoneNumbers.digits(of: "٠٨٢ ０１２ ½ ² Ⅷ 三") == "082012")
    #expect(PhoneNumbers.digits(of: "").isEmpty)
  }

  @Test("The memory of readings is bounded and keeps what is asked for")
  func cacheBound() throws {
    let cache = ParseCache()
    let region = try #require(RegionCode("ZA"))
    let reading = ParseCache.Reading.failure(.tooShort)
    cache.insert(reading, for: "favourite", in: region)
    for number in 0..<50_000 {
      cache.insert(reading, for: "0\(820_000_000 + number)", in: region)
      _ = cache.result(for: "favourite", in: region)
    }
    #expect(cache.count <= ParseCache.entriesMax)
    #expect(cache.count > ParseCache.entriesMax / 4)
    #expect(cache.result(for: "favourite", in: region) == reading)
    #expect(cache.result(for: "favourite", in: try #require(RegionCode("AR"))) == nil)
  }

  @Test("Messages are sentences")
  func messages() {
    for error in PhoneNumberError.allCases { #expect(error.message.hasSuffix(".")) }
  }
}
