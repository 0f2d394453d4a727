// Lists the editable projects of the environment `.venv`, and uninstalls one.
import Editable
import EditableSystem
import Packaging
import SystemPackage

// snippet.environment
let cache = try Cache.located() ?? .temporary()
let environment = try PythonEnvironment.find(
  PythonRequest(python: ".venv"),
  currentFolder: FilePath(".").resolved(),
  cache: cache
)

// snippet.list
for item in try Inventory(of: environment, cache: cache).items {
  let state =
    switch item.state {
    case .current: "current"
    case .stale: "changed since it was installed"
    case .gone: "without its sources"
    case .broken(let error): "broken: \(error)"
    case .foreign: "installed by another tool"
    }
  print("\(item.distribution.name) \(item.version ?? "?"): \(item.project), \(state)")
}

// snippet.uninstall
try environment.requireUnmanaged()
let uninstaller = Uninstaller(environment, cache: cache)
let report = try uninstaller.uninstall(ProjectName(parsing: "hello"))
for distribution in report.distributions { print("removed \(distribution.path)") }
for warning in report.warnings { print(warning.rendered()) }
