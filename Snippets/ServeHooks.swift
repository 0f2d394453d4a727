// Answers the two hooks of PEP 660 that a frontend calls for one installation.
import Editable
import EditableSystem
import Packaging
import SystemPackage

let backend = try BuildBackend(projectAt: "hello", settings: [], cache: .located())

// snippet.prepare
// prepare_metadata_for_build_editable(metadata_directory)
let metadata = try backend.prepareMetadata(into: "metadata")
print(metadata.lastComponent?.string ?? "")

// snippet.build
// build_editable(wheel_directory, config_settings, metadata_directory)
let wheel = try backend.buildEditable(into: "wheels", prepared: metadata)
print(wheel.lastComponent?.string ?? "")
