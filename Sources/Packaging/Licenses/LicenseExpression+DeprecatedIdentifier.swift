extension LicenseExpression {
  /// An identifier of an expression that the SPDX license list has deprecated.
  public struct DeprecatedIdentifier: Sendable, Equatable {
    /// The identifier as the list spells it, with its `+`.
    public let identifier: String
    /// Where it was read, in UTF-8 bytes of the text of the expression.
    public let range: Range<Int>
    /// What the list has in its place; two or more where the author has to know which is meant,
    /// none where nothing is.
    public let replacements: [String]

    /// What the author can do about it.
    public var hint: String? {
      replacements.isEmpty ? nil : "write \(LicenseExpression.alternatives(replacements))"
    }

    init(_ identifier: String, at range: Range<Int>) {
      self.identifier = identifier
      self.range = range
      self.replacements = Self.replacements(of: identifier)
    }
  }
}

extension LicenseExpression.DeprecatedIdentifier {
  /// The replacements that the SPDX license list names where it deprecates an identifier.
  private static func replacements(of identifier: String) -> [String] {
    switch identifier {
    case "BSD-2-Clause-FreeBSD": return ["BSD-2-Clause-Views", "BSD-2-Clause"]
    case "BSD-2-Clause-NetBSD": return ["BSD-2-Clause"]
    case "bzip2-1.0.5": return ["bzip2-1.0.6"]
    case "eCos-2.0": return ["GPL-2.0-or-later WITH eCos-exception-2.0"]
    case "GPL-2.0-with-autoconf-exception": return gnu("GPL-2.0", " WITH Autoconf-exception-2.0")
    case "GPL-2.0-with-bison-exception": return gnu("GPL-2.0", " WITH Bison-exception-2.2")
    case "GPL-2.0-with-classpath-exception": return gnu("GPL-2.0", " WITH Classpath-exception-2.0")
    case "GPL-2.0-with-font-exception": return gnu("GPL-2.0", " WITH Font-exception-2.0")
    case "GPL-2.0-with-GCC-exception": return gnu("GPL-2.0", " WITH GCC-exception-2.0")
    case "GPL-3.0-with-autoconf-exception": return gnu("GPL-3.0", " WITH Autoconf-exception-3.0")
    case "GPL-3.0-with-GCC-exception": return gnu("GPL-3.0", " WITH GCC-exception-3.1")
    case "Nunit": return ["zlib-acknowledgement"]
    case "StandardML-NJ": return ["SMLNJ"]
    case "wxWindows": return ["GPL-2.0-or-later WITH WxWindows-exception-3.1"]
    default: break
    }
    let plain = identifier.utf8.prefix { $0 != UInt8(ascii: "+") }
    let orLater = plain.count < identifier.utf8.count
    // What is left and has such a successor is a license of GNU without the word that says which
    // versions are meant.
    guard SPDXTable.licenses.row(for: plain + Array("-or-later".utf8)) != nil else { return [] }
    return gnu(String(decoding: plain, as: UTF8.self)).filter {
      !orLater || $0.hasSuffix("-or-later")
    }
  }

  /// The two readings of a license of GNU.
  private static func gnu(_ license: String, _ exception: String = "") -> [String] {
    ["\(license)-only\(exception)", "\(license)-or-later\(exception)"]
  }
}
