import ArgumentParser
import Packaging
import SystemPackage

/// A subcommand whose argument can be repeated.
protocol RepeatingCommand: ParsableCommand {
  /// Takes one more value of the argument.
  ///
  /// - Throws: where it is none; the argument parser says why then.
  mutating func append(_ word: String) throws
}

extension InstallCommand: RepeatingCommand {
  mutating func append(_ word: String) throws { paths.append(try FilePath(argument: word)) }
}

extension UninstallCommand: RepeatingCommand {
  mutating func append(_ word: String) throws {
    names.append(try ProjectName(argument: word))
  }
}

/// Arguments in two parts: what has to be parsed, and words behind it that can only be values of the
/// argument that is repeated.
///
/// The argument parser's time for a value grows with the number of those before it: 1,000 projects
/// take it 30 ms, as long as a third of finding out that none of them has changed.
struct RepeatedArguments {
  /// What has to be parsed.
  let head: [String]
  /// The values of the repeated argument that follow.
  let rest: ArraySlice<String>

  /// Divides arguments, of which no option takes more than one value.
  init(dividing arguments: [String]) {
    // Behind `--`, nothing is an option.
    let terminator = arguments.firstIndex(of: "--")
    let last = terminator ?? arguments.lastIndex { $0.hasPrefix("-") }
    // The word behind an option may be its value.
    let start = (last ?? -1) + (last == nil || terminator != nil ? 2 : 3)
    head = Array(arguments.prefix(start))
    rest = arguments.dropFirst(start)
  }
}
