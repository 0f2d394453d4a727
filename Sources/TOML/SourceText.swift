/// The bytes of a document as lines and columns, counted anew for each question: a document without
/// problems is never asked.
struct SourceText {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func position(at offset: Int) -> TOMLPosition {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = contentStart
    for index in bytes[..<offset].indices where bytes[index] == .lineFeed {
      line += 1
      lineStart = index + 1
    }
    let before = bytes[min(lineStart, offset)..<offset]
    return TOMLPosition(line: line, column: 1 + before.count { !$0.isContinuation })
  }

  func line(_ number: Int) -> String {
    guard number >= 1 else { return "" }
    var start = contentStart
    for _ in 1..<number {
      guard let end = bytes[start...].firstIndex(of: .lineFeed) else { return "" }
      start = end + 1
    }
    var text = bytes[start...].prefix { $0 != .lineFeed }
    if text.last == .carriageReturn { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private var contentStart: Int {
    bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
  }
}
