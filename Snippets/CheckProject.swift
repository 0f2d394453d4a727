// Says everything that is wrong with the project in the folder `hello`.
import Editable
import Packaging
import SystemPackage

do throws(EditableError) {
  let tree = try SourceTree(at: "hello")
  for warning in tree.warnings { print(warning.rendered()) }
  print("\(tree.project.name.written) \(tree.project.version.rendered()) is valid")
} catch {
  for problem in error.problems { print(problem.rendered()) }
}
