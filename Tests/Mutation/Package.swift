// swift-tools-version: 6.2
import PackageDescription

// Planning and its tests alone, with the mutants in it: `script/mutate` puts the sources in place.
let package = Package(
    name: "mutation",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")],
    targets: [
        .target(name: "Planning", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "PlanningTests", dependencies: ["Planning", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
