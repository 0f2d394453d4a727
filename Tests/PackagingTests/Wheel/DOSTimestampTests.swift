import Packaging
import Testing

/// The time of a zip entry: UTC, to two seconds, moved into the years 1980 to 2107.
@Suite struct DOSTimestampTests {
  private static func fields(_ timestamp: DOSTimestamp) -> [Int] {
    let date = Int(timestamp.date)
    let time = Int(timestamp.time)
    return [
      (date >> 9) + 1980, date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2,
    ]
  }

  @Test(arguments: [
    (315_532_800, [1980, 1, 1, 0, 0, 0]),
    (0, [1980, 1, 1, 0, 0, 0]),
    (-5, [1980, 1, 1, 0, 0, 0]),
    (951_782_399, [2000, 2, 28, 23, 59, 58]),
    (951_782_400, [2000, 2, 29, 0, 0, 0]),
    (951_868_800, [2000, 3, 1, 0, 0, 0]),
    (1_700_000_001, [2023, 11, 14, 22, 13, 20]),
    (4_107_542_399, [2100, 2, 28, 23, 59, 58]),
    (4_107_542_400, [2100, 3, 1, 0, 0, 0]),
    (4_354_819_199, [2107, 12, 31, 23, 59, 58]),
    (Int.max, [2107, 12, 31, 23, 59, 58]),
  ])
  func fields(seconds: Int, fields: [Int]) {
    #expect(Self.fields(DOSTimestamp(secondsSince1970: seconds)) == fields)
  }

  @Test func earliestIsTheStart() {
    #expect(DOSTimestamp.earliest == DOSTimestamp(secondsSince1970: 315_532_800))
  }
}
