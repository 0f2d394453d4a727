// Installs the project in the folder `hello` into the environment `.venv`.
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

// snippet.install
try environment.requireUnmanaged()
var options = InstallOptions()
options.links = try LinkChain(parsing: "clone,copy")
let installer = Installer(environment, cache: cache, options: options)
let reader = try SourceReader(cache: cache)
let report = try installer.install(reader.request(for: "hello"))
switch report.outcome {
case .installed(let replaced): print("installed, in place of \(replaced.count) others")
case .unchanged: print("installed already, and unchanged")
}
print(report.json.rendered())

// snippet.many
installer.install(["hello", "lib"].map { reader.request(for: $0) }) { index, result in
  switch result {
  case .success(let report): print("\(index): \(report.distInfo)")
  case .failure(let error): print("\(index): \(error)")
  }
}
