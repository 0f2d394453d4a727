import ArgumentParser
import EditableSystem
import Packaging

/// `editable cache size`: says how much the cache holds.
struct CacheSizeCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "Say how much the cache holds.",
    discussion: """
      EXAMPLES:
        editable cache size          a line for each part
        editable cache size --json   in bytes, for a program to read
      """
  )

  @OptionGroup var arguments: CacheFolderArguments

  @Flag(help: "Print the result as one line of JSON.")
  var json = false

  func run() throws {
    let rooms = try arguments.cache().size()
    let bytes = rooms.reduce(0) { $0 + $1.size.bytes }
    guard !json else {
      let members = rooms.map { room, size in
        let value = JSON.object([("files", .integer(size.files)), ("bytes", .integer(size.bytes))])
        return (key: room.rawValue, value: value)
      }
      let value = JSON.object([("bytes", .integer(bytes))] + members)
      return try StandardStream.output.write(value.rendered() + "\n")
    }
    let lines = rooms.map { "\($0.rawValue): \($1.bytes.asSize) in \($1.files.counted("file"))" }
    let total = "all: \(bytes.asSize)"
    try StandardStream.output.write((lines + [total]).joined(separator: "\n") + "\n")
  }
}

extension Int {
  /// A number of bytes as people read it: `17.3 KiB`.
  var asSize: String {
    guard self >= 1024 else { return "\(self) B" }
    var tenths = self * 10 / 1024
    var unit = 0
    while tenths >= 10_240, unit < 3 {
      tenths /= 1024
      unit += 1
    }
    return "\(tenths / 10).\(tenths % 10) \(["KiB", "MiB", "GiB", "TiB"][unit])"
  }

  /// A number of things: `1 file`, `2 files`.
  func counted(_ noun: String) -> String {
    "\(self) \(noun)\(self == 1 ? "" : "s")"
  }
}
