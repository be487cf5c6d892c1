// swift-tools-version: 6.2
import PackageDescription

// The fuzzer of what decides on webhooks, apart from the reader's, which hashes nothing: this one links to the real
// swift-crypto, whose C takes most of its build and has no instruments.
let sanitizers = Context.environment["FUZZ_SANITIZERS"] ?? "fuzzer"

let package = Package(
    name: "fuzz-webhooks",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")],
    targets: [
        .systemLibrary(name: "CFuzzer"),
        .target(name: "Webhooks", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "Judging", dependencies: ["Webhooks", .product(name: "Crypto", package: "swift-crypto")]),
        .executableTarget(
            name: "fuzz-webhooks", dependencies: ["CFuzzer", "Judging"], path: "Sources/Fuzz",
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
