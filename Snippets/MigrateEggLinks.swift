// Installs a project by an egg-link, as setuptools once did, and migrates it.
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
let reader = try SourceReader(cache: cache)
let installer = Installer(environment, cache: cache, options: InstallOptions())
let old = try installer.install(reader.request(for: "hello", as: .eggLink))
print("installed \(old.distInfo)")

// snippet.migrate
let migration = try Migration(environment, cache: cache)
for candidate in migration.candidates {
  if let obstacle = candidate.obstacle {
    print("\(candidate.distribution.name) stays: \(obstacle)")
  } else {
    let report = try migration.migrate(candidate)
    print("migrated to \(report.distInfo)")
  }
}
