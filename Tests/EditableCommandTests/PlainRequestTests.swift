import ArgumentParser
import TestSupport
import Testing

@testable import EditableCommand

/// What is read without the argument parser is what the parser would have read.
@Suite struct PlainRequestTests {
  /// What a reader understands, as text; nil where it does not.
  private func plain(_ arguments: [String]) -> String? {
    PlainRequests.request(for: arguments[...]).map { String(reflecting: $0) }
  }

  private func parsed(_ arguments: [String]) -> String? {
    switch try? EditableCommand.parseAsRoot(arguments) {
    case let command as any RequestCommand: (try? command.request()).map { String(reflecting: $0) }
    default: nil
    }
  }

  @Test(arguments: [
    ["hook", "build-editable", "--result-fd=5", "--wheel-directory=/tmp/w"],
    [
      "hook", "build-editable", "--result-fd=5", "--wheel-directory=w", "--metadata-directory=m",
      "--config-setting=a=b", "--config-setting=a=", "--config-setting=--x=-y",
    ],
    [
      "hook", "prepare-metadata-for-build-editable", "--result-fd=7", "--metadata-directory=/ü ",
    ],
    ["build"],
    ["build", "."],
    ["build", "a b", "--out", "x", "--cache-dir=/c", "--list", "-q", "--json"],
    ["build", "--out=a=b", "lib", "--no-cache", "--quiet"],
    ["install"],
    ["install", ".", "lib", "x-1.0-py3-none-any.whl", "--python", "3.12", "--explain"],
    ["install", "-e", ".", "--target=t", "--link-mode", "clone,copy", "--relative"],
    ["install", "--prefix", "p", "--reinstall", "--overwrite", "--compile", "--json", "--quiet"],
    ["install", "--system", "--break-system-packages"],
    ["install", "--user"],
  ])
  func plainCalls(arguments: [String]) throws {
    let request = try #require(plain(arguments))
    #expect(request == parsed(arguments))
  }

  /// What is not plain is left to the parser, whether it understands it or not.
  @Test(arguments: [
    [], ["--help"], ["--version"], ["list"], ["hook"], ["build", "--help"], ["build", "-h"],
    ["hook", "build-editable", "--result-fd=5"],
    ["hook", "build-editable", "--result-fd=five", "--wheel-directory=w"],
    ["hook", "build-editable", "--result-fd=5", "--wheel-directory="],
    ["hook", "build-wheel", "--result-fd=5", "--wheel-directory=w"],
    ["hook", "build-editable", "w", "--result-fd=5", "--wheel-directory=w"],
    ["hook", "build-editable", "--result-fd=5", "--result-fd=6", "--wheel-directory=w"],
    ["hook", "build-editable", "--result-fd=5", "--wheel-directory=w", "--setting=a"],
    ["build", "a", "b"], ["build", ""], ["build", "--out"], ["build", "--out", "--list"],
    ["build", "--out="], ["build", "--list=yes"], ["build", "--out=a", "--out=b"],
    ["build", "--list", "--list"], ["build", "--", "-a"], ["build", "-"], ["build", "-qx"],
    ["build", "--lis"], ["build", "--egg-link"], ["install", "--egg-link", "--relative"],
    ["hook", "build-editable", "--result-fd=5", "--wheel-directory=w", "--config-setting="],
    ["install", "--link-mode=clown"], ["install", "--system", "--python=x"],
    ["install", "--target=a", "--prefix=b"], ["install", "--python"],
  ])
  func otherCalls(arguments: [String]) {
    #expect(plain(arguments) == nil)
  }

  /// Of any arguments, what is read plainly means the same to the parser.
  @Test(arguments: 0..<5)
  func anyCalls(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let words = [
      "hook", "build", "install", "build-editable", "prepare-metadata-for-build-editable", ".", "",
      "a b", "-", "--", "--result-fd=3", "--result-fd", "3", "--wheel-directory=w", "--out",
      "--out=o", "--out=", "--metadata-directory=m", "--config-setting=k=v", "--config-setting",
      "--cache-dir=c", "--no-cache", "--list", "--quiet", "-q", "--json", "-e", "--editable",
      "--python=3.12", "--python", "--target=t", "--prefix=p", "--user", "--system", "--relative",
      "--link-mode=copy", "--link-mode", "auto", "--reinstall", "--explain", "--help", "--=",
      "--=x",
    ]
    var count = 0
    for _ in 0..<200 {
      let verb = ["hook", "build", "install"].randomElement(using: &generator) ?? "build"
      let arguments =
        [verb]
        + (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          words.randomElement(using: &generator) ?? ""
        }
      guard let request = plain(arguments) else { continue }
      count += 1
      try #require(request == parsed(arguments), "seed \(seed): \(arguments)")
    }
    #expect(count > 5)
  }
}
