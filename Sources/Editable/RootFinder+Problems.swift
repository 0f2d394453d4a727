internal import EditableSystem
internal import Packaging
internal import SystemPackage

extension Problem {
  static func missingRoot(_ setting: Located<String>) -> Problem {
    Problem(
      "missing-root",
      "the source root `\(setting.value)` is not a folder of the project",
      at: setting.location,
      hint: "name a folder that holds modules"
    )
  }

  static func rootOutside(_ setting: Located<String>, _ path: FilePath) -> Problem {
    Problem(
      "missing-root",
      "the source root `\(setting.value)` leads out of the project folder, to `\(path)`",
      at: setting.location,
      hint: "name a folder inside the project"
    )
  }

  static func emptyRoot(_ setting: Located<String>) -> Problem {
    Problem(
      "missing-module",
      "the source root `\(setting.value)` holds no modules",
      at: setting.location,
      hint: "name a folder that holds modules"
    )
  }

  static func missingModule(
    _ name: String,
    in roots: [ModuleFolder],
    _ location: SourceLocation?,
    hint: String?
  ) -> Problem {
    let places = roots.map { "`\($0.path.lastComponent?.string ?? "/")/`" }
    let found = roots.flatMap(\.modules).prefix(8).map { "`\($0)`" }
    return Problem(
      "missing-module",
      "there is no module \(name) in \(places.joined(separator: " or ")); found "
        + (found.isEmpty ? "none at all" : found.joined(separator: ", ")),
      at: location,
      hint: hint ?? "name the folders of the modules: `roots = [\"…\"]` in `[tool.editable]`"
    )
  }
}
