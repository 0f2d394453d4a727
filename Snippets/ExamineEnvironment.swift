// Says what is wrong with the environment `.venv`, and mends it.
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

// snippet.examine
let doctor = Doctor(environment, cache: cache)
for finding in try doctor.examine() {
  print(finding.problem.rendered())
  print(finding.remedy == nil ? "a person has to decide" : "can be mended")
}

// snippet.mend
try environment.requireUnmanaged()
let (findings, mended, failed) = try doctor.mend()
print("\(mended.count) mended, \(findings.count) left")
for problem in failed { print(problem.rendered()) }
