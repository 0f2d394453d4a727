// Builds the editable wheel of the project in the folder `hello`, into `dist`.
import Editable
import EditableSystem
import Packaging
import SystemPackage

let backend = try BuildBackend(projectAt: "hello", cache: .located())
for warning in backend.warnings { print(warning.rendered()) }
for entry in backend.plan.entries { print("\(entry.path): \(entry.bytes.count) bytes") }
let wheel = try backend.buildEditable(into: "dist")
print("wrote \(wheel)")
