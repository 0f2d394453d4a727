import TOML
import Testing

/// TOML, sections "Integer" to "Local Time": each form of a value without parts.
@Suite struct ScalarTests {
  @Test(arguments: [
    ("0", 0), ("+0", 0), ("-0", 0), ("42", 42), ("+99", 99), ("-17", -17), ("1_000", 1000),
    ("5_349_221", 5_349_221), ("9223372036854775807", .max), ("-9223372036854775808", .min),
    ("0xDEADBEEF", 0xDEAD_BEEF), ("0xdead_beef", 0xDEAD_BEEF), ("0x0", 0), ("0x000f", 15),
    ("0x7fffffffffffffff", .max), ("0o755", 0o755), ("0o0_1", 1), ("0b1101_0110", 0b1101_0110),
  ])
  func integer(source: String, number: Int64) throws {
    #expect(try value(source) == .integer(number))
  }

  @Test(arguments: [
    ("1.0", 1), ("+1.0", 1), ("-0.01", -0.01), ("0.0", 0), ("-0.0", -0.0), ("5e+22", 5e22),
    ("1e06", 1e6), ("-2E-2", -2e-2), ("6.626e-34", 6.626e-34), ("0e0", 0), ("0e00", 0),
    ("224_617.445_991_228", 224617.445991228), ("3e1_4", 3e14), ("inf", .infinity),
    ("+inf", .infinity), ("-inf", -.infinity), ("nan", .nan), ("+nan", .nan), ("-nan", .nan),
    ("1e400", .infinity), ("-1e400", -.infinity), ("1e-400", 0),
    ("1e99999999999999999999", .infinity),
    // Between two doubles, and beside the middle by less than either can tell.
    ("9007199254740993.0", 9_007_199_254_740_992),
    ("9007199254740993.000000000000000000000000000001", 9_007_199_254_740_994),
    ("2.2250738585072014e-308", .leastNormalMagnitude), ("5e-324", .leastNonzeroMagnitude),
  ])
  func float(source: String, number: Double) throws {
    #expect(try value(source) == .float(number))
  }

  @Test func boolean() throws {
    #expect(try value("true") == true)
    #expect(try value("false") == false)
  }

  @Test(arguments: [
    ("1979-05-27T07:32:00Z", "offset date-time"), ("1979-05-27t07:32:00z", "offset date-time"),
    ("1979-05-27 07:32:00Z", "offset date-time"),
    ("1979-05-27T00:32:00.999999-07:00", "offset date-time"),
    ("1979-05-27 07:32-07:00", "offset date-time"),
    ("0000-01-01T00:00:00+23:59", "offset date-time"),
    ("1990-12-31T23:59:60Z", "offset date-time"), ("1979-05-27T07:32:00", "local date-time"),
    ("1979-05-27 07:32", "local date-time"), ("9999-12-31T23:59:59.5", "local date-time"),
    ("1979-05-27", "local date"), ("2000-02-29", "local date"), ("2024-02-29", "local date"),
    ("07:32:00", "local time"), ("00:32:00.0000000001", "local time"), ("23:59", "local time"),
  ])
  func dateTime(source: String, type: String) throws {
    #expect(try value(source) == .dateTime(type, source))
    // What follows is not part of it.
    #expect(
      try Plain(TOMLDocument("a = [\(source) , 1]").root) == ["a": [.dateTime(type, source), 1]]
    )
    #expect(try Plain(TOMLDocument("a = \(source) # 12:00").root) == ["a": .dateTime(type, source)])
  }

  @Test(arguments: [
    "string": "''", "integer": "1", "float": "1.0", "boolean": "true",
    "offset date-time": "1979-05-27T07:32:00Z", "local date-time": "1979-05-27T07:32:00",
    "local date": "1979-05-27", "local time": "07:32:00", "array": "[]", "table": "{}",
  ])
  func typeName(name: String, source: String) throws {
    #expect(try TOMLDocument("a = \(source)").value("a")?.typeName == name)
  }

  private func value(_ source: String) throws -> Plain? {
    try TOMLDocument("a = \(source)").value("a").map(Plain.init)
  }
}
