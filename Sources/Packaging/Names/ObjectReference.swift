extension Problem.Code {
  /// A text that does not refer to an object.
  public static var invalidObjectReference: Self { "invalid-object-reference" }
}

/// A module, or an object in it, such as `package.module:function`.
///
/// Source: entry points specification, data model.
public struct ObjectReference: Sendable {
  /// The module that is imported, with dots between the names of the packages that it is in and its
  /// own.
  public let module: String
  /// The object in the module, with dots between the names of its attributes; nil for the module
  /// itself.
  public let attribute: String?
  /// The extras that the object was said to need. They have meant nothing since long ago, so they
  /// are read but not written.
  public let extras: [ExtraName]

  /// A reference from its text.
  ///
  /// - Parameter text: a dotted name, a colon and a dotted name if it is an object in the module,
  ///   and extras in brackets if need be; spaces and tabs around these parts mean nothing.
  /// - Throws: `invalid-object-reference`.
  public init(parsing text: String) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: .invalidObjectReference) {
      (cursor) throws(SyntaxFault) in
      do throws(SyntaxFault) {
        return try ObjectReference(wholeOf: &cursor)
      } catch {
        var fault = error
        fault.hint = Self.mended(text).map { "write `\($0.rendered())`" } ?? fault.hint
        throw fault
      }
    }
  }

  private init(wholeOf cursor: inout ByteCursor) throws(SyntaxFault) {
    cursor.skipBlanks()
    module = try PythonIdentifier.readChain(from: &cursor, naming: "a module name")
    cursor.skipBlanks()
    if cursor.consume(":") {
      cursor.skipBlanks()
      attribute = try PythonIdentifier.readChain(from: &cursor, naming: "an attribute name")
      cursor.skipBlanks()
    } else {
      attribute = nil
    }
    extras = try ExtraName.readList(from: &cursor)
    cursor.skipBlanks()
    guard cursor.isAtEnd else {
      throw SyntaxFault(
        "\(cursor.currentDescription) cannot stand in an object reference",
        at: cursor.currentRange
      )
    }
  }

  /// The reference that was probably meant by a path, a call or a project name:
  /// `src/my-app.py:main()`.
  private static func mended(_ text: String) -> ObjectReference? {
    var bytes = Array(text.utf8)
    if bytes.ends(with: "()") { bytes.removeLast(2) }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let names = parts.enumerated().map { index, part in
      let path = index == 0 && part.ends(with: ".py") ? part.dropLast(3) : part
      return path.map { byte in
        switch byte {
        case UInt8(ascii: "/"): UInt8(ascii: ".")
        case UInt8(ascii: "-"): UInt8(ascii: "_")
        default: byte
        }
      }
    }
    let joined = Array(names.joined(separator: [UInt8(ascii: ":")]))
    var cursor = ByteCursor(String(decoding: joined, as: UTF8.self))
    return try? ObjectReference(wholeOf: &cursor)
  }

  /// The module, a colon and the attribute, without whitespace and extras.
  public func rendered() -> String { attribute.map { module + ":" + $0 } ?? module }
}

extension ObjectReference: Hashable {
  /// Whether both refer to the same object with the same extras, code point by code point.
  public static func == (left: Self, right: Self) -> Bool {
    left.rendered().utf8.elementsEqual(right.rendered().utf8) && left.extras == right.extras
  }

  /// Feeds what equality looks at.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rendered())
    hasher.combine(extras)
  }
}

extension BidirectionalCollection<UInt8> {
  fileprivate func ends(with suffix: String) -> Bool {
    reversed().starts(with: suffix.utf8.reversed())
  }
}
