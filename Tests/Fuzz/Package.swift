// swift-tools-version: 6.2
import PackageDescription

// The fuzzer's harness, a package of its own so that it is no part of the product. It links to the sources that it
// drives, and so builds them, and nothing else, with the fuzzer's instruments.
// Of the linkers, gold stops with an internal error.
let sanitizers = Context.environment["FUZZ_SANITIZERS"] ?? "fuzzer"

let package = Package(
    name: "fuzz",
    dependencies: [.package(url: "https://github.com/apple/swift-algorithms", exact: "1.2.1")],
    targets: [
        .systemLibrary(name: "CFuzzer"),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "Crypto"),
        .target(name: "Planning", dependencies: ["Crypto"]),
        .target(name: "YAML", dependencies: ["CYAML"]),
        .target(
            name: "Declarations",
            dependencies: ["YAML", "Planning", .product(name: "Algorithms", package: "swift-algorithms")]),
        .executableTarget(
            name: "fuzz", dependencies: ["CFuzzer", "Declarations", "Planning"], path: "Sources/Fuzz",
            linkerSettings: [.unsafeFlags(["-sanitize=\(sanitizers)", "-use-ld=lld"])]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .unsafeFlags(["-sanitize=\(sanitizers)"]),
    ]
}
