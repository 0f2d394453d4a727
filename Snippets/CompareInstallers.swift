// Compares our installation of the project in the folder `hello` with another one.
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

// snippet.compare
var options = ComparisonOptions()
options.counterpart = try Counterpart(parsing: CommandLine.arguments.dropFirst().first ?? "pip")
let report = try Comparer(environment, options: options).compare("hello")
let comparison = report.comparison
for file in comparison.files where file.class != .same {
  print("\(file.path): \(file.class)")
  for difference in file.differences {
    print("  \(difference.subject): \(difference.rule?.rawValue ?? "no rule")")
  }
}
print("\(comparison.count(of: .same)) same, \(comparison.count(of: .equivalent)) equivalent")

// snippet.program
print(report.json.rendered())
