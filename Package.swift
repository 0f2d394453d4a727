// swift-tools-version: 6.2
import PackageDescription

/// What every target of the package is compiled with.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "editable",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "TOML", targets: ["TOML"]),
    .library(name: "Packaging", targets: ["Packaging"]),
    .library(name: "Editable", targets: ["Editable", "EditableSystem"]),
    .executable(name: "editable", targets: ["EditableCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // A plug-in for the documentation only: nothing that is built depends on it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Pure: bytes in, values out. No arrow points back.
    .target(name: "TOML", swiftSettings: settings),
    .target(name: "Packaging", dependencies: ["TOML"], swiftSettings: settings),

    // Effects: the only targets that touch the world.
    .systemLibrary(
      name: "CLibzip",
      pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]
    ),
    .systemLibrary(name: "CKernel"),
    .target(
      name: "EditableSystem",
      dependencies: [
        "CKernel",
        "CLibzip",
        "Packaging",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),

    // The verbs, and the doors to them.
    .target(
      name: "Editable",
      dependencies: [
        "EditableSystem",
        "Packaging",
        "TOML",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    // Only in releases: see there.
    .target(name: "CStandIns"),
    .executableTarget(
      name: "EditableCommand",
      dependencies: [
        "CStandIns",
        "Editable",
        "EditableSystem",
        "Packaging",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),

    // Reads TOML, prints tagged JSON: what the conformance suite of the TOML project talks to.
    .executableTarget(
      name: "toml-decoder",
      dependencies: ["TOML"],
      path: "Sources/TOMLDecoder",
      swiftSettings: settings
    ),

    // Reads names, versions and requirements a line each, and prints their normal forms: what the
    // comparisons with other readers of them talk to.
    .executableTarget(
      name: "names-decoder",
      dependencies: ["Packaging"],
      path: "Sources/NamesDecoder",
      swiftSettings: settings
    ),

    .testTarget(
      name: "TOMLTests",
      dependencies: ["TOML", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "PackagingTests",
      dependencies: ["Packaging", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "EditableSystemTests",
      dependencies: [
        "EditableSystem",
        "Packaging",
        "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "EditableTests",
      dependencies: [
        "Editable",
        "EditableSystem",
        "Packaging",
        "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "EditableCommandTests",
      dependencies: [
        "EditableCommand",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport",
      dependencies: [.product(name: "SystemPackage", package: "swift-system")],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
  ]
)
