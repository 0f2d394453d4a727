import EditableSystem
import SystemPackage
import Testing

/// Where the cache is: what was asked for, then the variables in their order; only an absolute
/// `XDG_CACHE_HOME` counts.
@Suite struct CacheLocationTests {
  @Test(
    arguments: [
      (nil, ["EDITABLE_CACHE_DIR": "/e", "XDG_CACHE_HOME": "/x", "HOME": "/"], "/e"),
      ("/given", ["EDITABLE_CACHE_DIR": "/e", "HOME": "/"], "/given"),
      (nil, ["XDG_CACHE_HOME": "/x", "HOME": "/"], "/x/editable"),
      (nil, ["XDG_CACHE_HOME": "x", "HOME": "/"], home),
      (nil, ["HOME": "/"], home),
      (nil, ["HOME": "."], nil),
      (nil, ["HOME": "/nonexistent/home"], nil),
      (nil, [:], nil),
    ] as [(String?, [String: String], String?)]
  )
  func located(given: String?, variables: [String: String], folder: String?) {
    let cache = Cache.located(at: given.map { FilePath($0) }) { variables[$0] }
    #expect(cache?.folder.string == folder)
  }

  #if canImport(Darwin)
    private static let home = "/Library/Caches/editable"
  #else
    private static let home = "/.cache/editable"
  #endif

  /// Links into the cache have to lead there from everywhere.
  @Test func becomesAbsolute() throws {
    let here = try FilePath(".").resolved()
    #expect(Cache.located(at: "a/../b")?.folder == here.appending("b"))
    #expect(Cache.located { $0 == "EDITABLE_CACHE_DIR" ? "c" : nil }?.folder == here.appending("c"))
  }
}
