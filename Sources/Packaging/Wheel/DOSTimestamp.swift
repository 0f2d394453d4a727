/// A time as zip archives store it: to two seconds, without a time zone, from 1980 to 2107.
///
/// Source: .ZIP file format specification, 4.4.6; reproducible-builds.org, `SOURCE_DATE_EPOCH`.
public struct DOSTimestamp: Sendable, Equatable {
  /// Year since 1980, month and day in bits 9 to 15, 5 to 8 and 0 to 4.
  public let date: UInt16
  /// Hour, minute and half seconds in bits 11 to 15, 5 to 10 and 0 to 4.
  public let time: UInt16

  /// The earliest time that can be stored, which stands for no time in particular.
  public static let earliest = DOSTimestamp(secondsSince1970: 0)

  /// A time in UTC, moved into the range that can be stored.
  ///
  /// - Parameter seconds: seconds since 1 January 1970, UTC.
  public init(secondsSince1970 seconds: Int) {
    let seconds = min(max(seconds, 315_532_800), 4_354_819_198)
    let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)

    // Days are counted in eras of 400 years that start on 1 March, so that leap days come last and
    // need no case of their own.
    let (era, dayOfEra) = (day + 719_468).quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1

    let (hour, minute) = (second / 3600, second / 60 % 60)
    self.date = UInt16((year - 1980) << 9 | month << 5 | dayOfMonth)
    self.time = UInt16(hour << 11 | minute << 5 | (second % 60) / 2)
  }
}
