// Reads TOML from standard input and writes it as the tagged JSON of the TOML project's conformance
// suite (https://github.com/toml-lang/toml-test) to standard output.
//
// What is valid but worth telling goes to standard error, a line for each notice, and the exit
// status stays 0. An error goes there too, and the exit status is 1.

import TOML

do {
  let document = try TOMLDocument(parsing: StandardStreams.readAll())
  for notice in document.notices {
    StandardStreams.printError("\(document.position(at: notice.byteOffset)): \(notice.message)\n")
  }
  StandardStreams.printOutput(TaggedJSON(document.root).text + "\n")
} catch {
  StandardStreams.fail("\(error)\n\(error.excerpt)\n")
}
