import Testing
import WireFormat

@testable import SchemaJSON

@Suite("Values as text")
struct ValueTextTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
    (951_782_400_000_000, "2000-02-29T00:00:00Z"), (1_500, "1970-01-01T00:00:00.001500Z"),
    (1_000, "1970-01-01T00:00:00.001Z"), (Int64.max, "+294247-01-10T04:00:54.775807Z"),
    (Int64.min, "-290308-12-21T19:59:05.224192Z"),
    (-62_167_219_200_000_000, "0000-01-01T00:00:00Z"),
  ])
  func `A timestamp and its text`(_ microseconds: Int64, _ text: String) {
    #expect(Timestamp(microseconds: microseconds).text == text)
    #expect(Timestamp(text: text)?.microseconds == microseconds)
  }

  @Test func `An offset is taken to UTC`() {
    #expect(
      Timestamp(text: "2026-03-01T01:30:00.5+02:00")?.text == "2026-02-28T23:30:00.500Z")
    #expect(Timestamp(text: "2026-03-01T01:30:00-00:30")?.text == "2026-03-01T02:00:00Z")
  }

  @Test(arguments: [
    "2026-03-01", "2026-03-01T24:00:00Z", "2026-02-30T00:00:00Z", "2026-03-01T00:00:00",
    "2026-03-01T00:00:00.1234567Z", "2026-03-01 00:00:00Z", "2026-03-01T00:00:60Z",
    "+9999999-01-01T00:00:00Z", "2026-03-01T00:00:00.Z", "",
  ])
  func `What is no moment is refused`(_ text: String) {
    #expect(Timestamp(text: text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (Int32.max, "+5881580-07-11"),
    (Int32.min, "-5877641-06-23"),
  ])
  func `A date and its text`(_ days: Int32, _ text: String) {
    #expect(CalendarDate(days: days).text == text)
    #expect(CalendarDate(text: text)?.days == days)
  }

  @Test(arguments: ["2026-13-01", "2026-00-01", "2026-04-31", "26-04-01", "2026-4-1", "1900-02-29"])
  func `What is no date is refused`(_ text: String) {
    #expect(CalendarDate(text: text) == nil)
  }

  @Test(arguments: [
    (0, "0s"), (1_500_000, "1.5s"), (5_400_000_000, "90m"), (7_200_000_000, "2h"),
    (-250_000, "-0.25s"), (1, "0.000001s"), (61_000_000, "61s"),
    (Int64.min, "-9223372036854.775808s"), (Int64.max, "9223372036854.775807s"),
  ])
  func `A duration and its text`(_ microseconds: Int64, _ text: String) {
    #expect(TimeSpan(microseconds: microseconds).text == text)
    #expect(TimeSpan(text: text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    ("1h30m", 5_400_000_000), ("250ms", 250_000), ("5us", 5), ("1d", 86_400_000_000),
    ("0.5h", 1_800_000_000),
  ])
  func `A duration may be written in parts`(_ text: String, _ microseconds: Int64) {
    #expect(TimeSpan(text: text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "", "1", "s", "1.s", ".5s", "1 s", "1x", "0.0000001s", "9223372036854775808us",
    "9223372036855s", "--1s", "1S",
  ])
  func `What is no duration is refused`(_ text: String) {
    #expect(TimeSpan(text: text) == nil)
  }

  @Test(arguments: [
    (1234, 2, "12.34"), (-1230, 2, "-12.30"), (0, 0, "0"), (5, 3, "0.005"), (0, 2, "0.00"),
    (Int64.min, 0, "-9223372036854775808"), (7, 40, "7e-40"), (1, UInt32.max, "1e-4294967295"),
  ])
  func `A decimal and its text`(_ unscaled: Int64, _ scale: UInt32, _ text: String) {
    let number = DecimalNumber(unscaled: unscaled, scale: scale)
    #expect(number.text == text)
    #expect(DecimalNumber(text: text) == number)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "1,5", "+1", "1e5", "1e-+5", "9223372036854775808", "1.2.3", "--1", "1e-",
    "1.5e-4294967295",
  ])
  func `What is no decimal is refused`(_ text: String) {
    #expect(DecimalNumber(text: text) == nil)
  }

  @Test(arguments: [
    ([], ""), ([0x66], "Zg=="), ([0x66, 0x6F], "Zm8="), ([0x66, 0x6F, 0x6F], "Zm9v"),
    ([0xFB, 0xEF, 0xFF, 0x00], "++//AA=="),
  ])
  func `Bytes and their base64`(_ bytes: [UInt8], _ text: String) {
    #expect(Base64Text.text(of: bytes) == text)
    #expect(Base64Text.bytes(of: text) == bytes)
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Zg===", "====", "Zh==", "Zm9=", "Zm 9", "-_==", "Zg==Zg=="])
  func `What is not base64 is refused`(_ text: String) {
    #expect(Base64Text.bytes(of: text) == nil)
  }
}
