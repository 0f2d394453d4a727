// Made by tools/make-tables from trove-classifiers 2026.9.21.13. Do not edit.

/// The classifiers that the package index has deprecated.
enum DeprecatedClassifiers {
  /// The classifiers to write in place of one, often none; nil if it is not deprecated.
  static func replacements(for classifier: String) -> [String]? {
    table.row(for: classifier.utf8)?.values
  }

  /// A classifier a line, then its replacements.
  static var table: StaticTable {
    StaticTable(
      """
      Framework :: Django CMS :: 4.2|Framework :: Django CMS :: 5.0
      License :: OSI Approved :: Intel Open Source License
      License :: OSI Approved :: Jabber Open Source License
      License :: OSI Approved :: MITRE Collaborative Virtual Workspace License (CVW)
      License :: OSI Approved :: Sun Industry Standards Source License (SISSL)
      License :: OSI Approved :: X.Net License
      Natural Language :: Ukranian|Natural Language :: Ukrainian
      Topic :: Communications :: Chat :: AOL Instant Messenger
      """
    )
  }
}
