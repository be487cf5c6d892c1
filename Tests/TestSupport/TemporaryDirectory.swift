import Foundation

/// A folder of the test's own, gone afterwards. Its path is short: a Unix socket's may have 107 bytes.
package func withTemporaryDirectory<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let path = "/tmp/reeve-test-\(UInt32.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}
